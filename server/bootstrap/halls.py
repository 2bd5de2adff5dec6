"""The application on its store, without any web: enough for the command line."""

from collections.abc import Callable
from typing import Any

from server import tls
from server.bootstrap.keys import open_key
from server.clock import Clock, Now, WallClock
from server.context import AppContext, Bus, Meter, NoMeter, called_here
from server.engine.store import Store
from server.passwords import ArgonPasswords
from server.settings import ServerSettings
from server.signing import KeySigner
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
    passwords: ArgonPasswords | None = None,
    machine: Now | None = None,
    elsewhere: Callable[..., Any] = called_here,
    meter: Meter | None = None,
) -> AppContext:
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
    return AppContext(
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
