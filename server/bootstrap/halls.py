"""The application on its store, without any web: enough for the command line."""

from collections.abc import Callable, Collection
from typing import Any

from contract.pairing import hash_of
from server import tls
from server.application.hall import Hall, NoMeter, called_here
from server.application.identity.presence import Presence
from server.application.ports import Bus, Clock, Meter, Now, Passwords
from server.authenticator import Authenticator
from server.bootstrap.keys import open_key
from server.clock import WallClock
from server.domain.principal import Principal
from server.engine.store import Store
from server.passwords import ArgonPasswords
from server.settings import ServerSettings
from server.signing import KeySigner
from server.store import tokens
from server.store.erasures import FOLDER as ERASURES
from server.store.erasures import ErasureList


def open_hall(
    settings: ServerSettings,
    store: Store,
    clock: Clock,
    bus: Bus,
    key: bytes | None = None,
    certificate: tls.Certificate | None = None,
    *,
    passwords: Passwords | None = None,
    machine: Now | None = None,
    elsewhere: Callable[..., Any] = called_here,
    meter: Meter | None = None,
) -> Hall:
    """The application on its store.

    Args:
        settings: where the key is, and where phones reach the hall.
        store, clock, bus: what it stands on.
        key: the server's key, where it was opened already.
        certificate: what it is served with, where it is served by TLS.
        passwords: how they are kept; by default by Argon2id.
        machine: the world's time; by default the machine's.
        elsewhere: where slow hashes are made; by default where they are asked for.
        meter: measures commands.

    Raises:
        CannotStart: the server's key cannot be read or made.
    """
    machine = machine or WallClock()
    return Hall(
        transactions=store,
        clock=clock,
        machine=machine,
        started=machine.now(),
        passwords=passwords or ArgonPasswords(elsewhere),
        elsewhere=elsewhere,
        signer=KeySigner(key or open_key(settings)),
        bus=bus,
        erased=ErasureList(settings.data / ERASURES).add,
        public_url=settings.public_url,
        certificate=certificate,
        by_tls=settings.served_securely,
        alive_before=store.last_alive(),
        meter=meter or NoMeter(),
        mail_server=settings.mail,
    )


def make_authenticator(hall: Hall, store: Store, presence: Presence) -> Authenticator:
    """Who asks, by what the store knows."""

    def find(secret: str) -> Principal | None:
        now = hall.machine.now()

        def looked_up() -> Principal | None:
            return store.on_connection(lambda connection: tokens.find(connection, secret, now))

        who = looked_up()
        if who is None or not who.renewed:
            return who
        secret_hash = hash_of(secret)
        store.on_connection(
            lambda connection: tokens.promote(connection, secret_hash, now), write=True
        )
        # Somebody may have shut the device out before it came to that.
        return looked_up()

    def void(secrets: Collection[str]) -> set[str]:
        now = hall.machine.now()
        return store.on_connection(lambda connection: tokens.void(connection, secrets, now))

    return Authenticator(hall, find, void, presence.used)
