"""Creates the application without its HTTP parts, as the command line needs it."""

from collections.abc import Callable
from typing import Any

from server import tls
from server.bootstrap.keys import open_key
from server.clock import Clock, Now, WallClock
from server.context import AppContext, Bus, Meter, NoMeter, call_directly
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
    in_thread: Callable[..., Any] = call_directly,
    meter: Meter | None = None,
) -> AppContext:
    """Create the application.

    Args:
        settings: the settings.
        store: the store.
        clock: the hall's clock.
        bus: the bus.
        key: the server's key, if it is open already.
        certificate: the TLS certificate, if the server serves TLS.
        passwords: the password hasher; by default Argon2id.
        machine: real time; by default the machine's clock.
        elsewhere: calls slow functions in another thread; by default in the caller's.
        meter: counts commands.

    Raises:
        CannotStart: the server's key cannot be read or created.
    """
    machine = machine or WallClock()
    return AppContext(
        store=store,
        clock=clock,
        machine=machine,
        started=machine.now(),
        passwords=passwords or ArgonPasswords(in_thread),
        in_thread=in_thread,
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
