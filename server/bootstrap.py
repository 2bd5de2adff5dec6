"""Creates a hall from settings, as the command line needs it: its database, its clock, its keys.
`server.serving` adds what serves it, which takes half a second to import."""

import fcntl
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from functools import partial
from io import TextIOWrapper
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy import Engine as SqlEngine
from sqlalchemy.engine import make_url

from contract.commands import Command, ShiftClock, due_at
from contract.errors import Refusal
from server.accounts import by_hand
from server.clock import Clock, MachineClock, ShiftedClock
from server.commands import dispatch
from server.context import AppContext, LocalBus, call_directly
from server.domain.principal import clock_of
from server.engine.engine import Engine
from server.engine.store import Store
from server.passwords import ArgonPasswords
from server.settings import CannotStart, ServerSettings
from server.signing import KEY_FILE, NEEDS_THE_KEY, KeySigner, UnusableKey, key_at
from server.store import schema, server_key
from server.store import tables as t
from server.store.connections import (
    READERS,
    Connections,
    PersistentConnection,
    Trouble,
    cause_of,
    disk_trouble,
)
from server.store.databases import disposed, open_engine, open_reading_engine, sqlite_file
from server.store.erasures import FOLDER as ERASURES
from server.store.erasures import ErasureList
from server.store.server_key import KeyState
from server.store.serving_lock import LockedConnection, is_lent_by_transaction

if TYPE_CHECKING:
    from server.tls import Certificate

_log = logging.getLogger("novbe.server")

LOCK_WAIT_SECONDS: Final = 5.0
"""How long a process waits for the lock of a database that another one has for a moment: a command
line, or a server that starts or ends."""

LOCK_RETRY_SECONDS: Final = 0.2
"""How often the lock is tried meanwhile."""

_ELSEWHERE: Final = "Name another --data or --database (or NOVBE_DATA, NOVBE_DATABASE)."

# The application.


def open_hall(
    settings: ServerSettings,
    store: Store,
    clock: Clock,
    key: bytes | None = None,
    certificate: "Certificate | None" = None,
    *,
    bus: LocalBus | None = None,
    passwords: ArgonPasswords | None = None,
    machine: Clock | None = None,
    in_thread: Callable[..., Any] = call_directly,
    count: Callable[[Command, str, float], None] | None = None,
) -> AppContext:
    """Create the application without its HTTP parts; `CannotStart` if the server's key cannot be
    opened. By default slow functions run in the caller's thread."""
    machine = machine or Clock()
    return AppContext(
        store=store,
        clock=clock,
        machine=machine,
        started=machine.now(),
        passwords=passwords or ArgonPasswords(in_thread),
        in_thread=in_thread,
        signer=KeySigner(key or open_key(settings, store)),
        bus=bus or LocalBus(),
        erased=ErasureList(settings.data / ERASURES).add,
        public_url=settings.public_url,
        certificate=certificate,
        by_tls=settings.served_securely,
        alive_before=store.last_alive(),
        count=count,
        mail_server=settings.mail,
        webhook_networks=settings.webhook_networks,
    )


# The clock; a shifted one is anchored in the database.


def open_clock(store: Store, start: datetime | None, rate: float) -> tuple[Clock, bool]:
    """The hall's clock, and whether it is a shifted clock that was just anchored in the database:
    after a restart with the same start and rate it continues."""

    def work(connection: Connection) -> tuple[Clock, bool]:
        row = _anchor(connection)
        if row is not None and row.start == start and float(row.rate) == rate:
            return ShiftedClock(row.start, rate, row.anchor), False
        # Delete the anchor of an earlier shifted clock too, which commands would still use.
        connection.execute(delete(t.hall_clock))
        if start is None:
            return MachineClock(), False
        anchor = datetime.now(UTC)
        values = {"id": 1, "start": start, "rate": repr(rate), "anchor": anchor}
        connection.execute(insert(t.hall_clock), values)
        return ShiftedClock(start.astimezone(UTC), rate, anchor), True

    return store.on_connection(work, write=True)


def stored_clock(store: Store) -> Clock:
    """The hall's clock as stored in the database; for command-line programs."""
    row = store.on_connection(_anchor)
    return MachineClock() if row is None else ShiftedClock(row.start, float(row.rate), row.anchor)


def _anchor(connection: Connection) -> Row[Any] | None:
    return connection.execute(select(t.hall_clock)).one_or_none()


def record_clock_shift(app: AppContext, start: datetime, rate: float) -> None:
    """Record in the log of every centre that the hall's clock is shifted."""
    for centre in app.store.configured():
        command = ShiftClock(
            command_id=due_at(centre.id, ShiftClock.name, datetime.now(UTC)),
            centre=centre.id,
            start=start,
            rate=rate,
        )
        _log.info("the clock of %s is shifted to %s", centre.id, app.clock.now())
        dispatch.execute(app, clock_of(centre.id), command)


# The server's key and its certificate.


def open_key(settings: ServerSettings, store: Store, *, new: bool = False) -> bytes:
    """The server's key, the same for all servers of a database, or `CannotStart`. It is made
    at the first start. Another than the hall's is taken, or made, if a person wants a `new` one;
    that is in the access log."""
    path, now = settings.data / KEY_FILE, datetime.now(UTC)
    with _usable_folder(settings.data):
        known = store.on_connection(server_key.known)
        state = _key_state(settings, store, new=new)
        key = key_at(path)
    own = KeySigner(key).fingerprint
    if known != own:
        store.on_connection(partial(server_key.record, fingerprint=own, now=now), write=True)
    if state is not KeyState.OK:
        _log.warning("the hall goes on with a new key: %s are void", NEEDS_THE_KEY)
        for centre in store.revisions():
            entry = methodcaller("add_entry", now, centre, "new_key", by_hand(centre).id)
            store.access(entry, write=True)
    return key


def _key_state(settings: ServerSettings, store: Store, *, new: bool = False) -> KeyState:
    """The state of the server's key; `UnusableKey` if it is not the hall's, unless it may be
    `new`."""
    state = store.on_connection(partial(server_key.state_in, settings.data))
    if state in (KeyState.MISSING, KeyState.OTHER) and not new:
        # Only a command that fails needs it, and it is slow to import.
        from server import care

        raise UnusableKey(
            f"{care.told(care.key(settings, store))} Check also --data (or NOVBE_DATA). Only "
            "if the key is lost for good: 'novbe server try --new-key' goes on with a new one."
        )
    return state


def require_key(settings: ServerSettings) -> None:
    """Check the key of a server that will wait, or `CannotStart`: with another key it could not
    take over."""
    try:
        store = existing_store(settings)
    except CannotStart:
        # Another schema, or none yet: the key is compared when the server has the lock.
        return
    with closing(store):
        _key_state(settings, store)


def open_certificate(settings: ServerSettings) -> "Certificate | None":
    """The TLS certificate, or `CannotStart`; None if the server does not serve TLS."""
    from server import tls

    chain, key = settings.certificate, settings.certificate_key
    if settings.tls and (chain or key):
        raise CannotStart(
            "--tls is for a certificate that the server makes, --certificate for one from a "
            "file. Use one of the two (or NOVBE_TLS, NOVBE_CERTIFICATE)."
        )
    if bool(chain) is not bool(key):
        raise CannotStart(
            "A certificate needs its key, and a key its certificate. Name both, by --certificate "
            "and --certificate-key."
        )
    with _usable_folder(settings.data):
        if chain and key:
            certificate = tls.from_files(chain, key)
        elif settings.tls:
            certificate = tls.self_signed(settings.data, settings.host)
        else:
            return None
    left = certificate.ends - datetime.now(UTC)
    if left < timedelta():
        _log.error("the certificate expired on %s: renew it", certificate.ends.date())
    elif left < tls.EXPIRES_SOON:
        _log.warning(
            "the certificate expires in %d days, on %s", left.days, certificate.ends.date()
        )
    return certificate


@contextmanager
def _usable_folder(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotStart(
            f"The folder {folder} cannot be used: {error.strerror}. "
            f"{advice(disk_trouble(folder / KEY_FILE), _ELSEWHERE)}"
        ) from error


# The database.


def store_of(settings: ServerSettings, *, serving: bool, locked: bool = False) -> Store:
    """The store of a database with the current schema; it connects at the first use. If it is
    `serving`, it has threads; else each job runs in the caller's thread. If it is `locked` or
    serving, it writes to PostgreSQL only with the lock of the server."""
    url, locked = settings.database_url, locked or serving
    file = sqlite_file(url)

    def reading() -> SqlEngine:
        # Transactions with snapshot isolation.
        options = {"isolation_level": "REPEATABLE READ"} if file is None else {"reading": True}
        return open_engine(url).execution_options(**options)

    return Store(
        Engine(
            partial(open_engine, url),
            threaded=serving,
            kind=LockedConnection if locked and file is None else PersistentConnection,
        ),
        Connections(reading, READERS if serving else 0),
        Connections(reading, 1 if serving else 0),
        file,
    )


def existing_store(settings: ServerSettings, *, writing: bool = False) -> Store:
    """Open the store of an existing hall for a command, or `CannotStart`; creates no file. Unless
    it is for `writing`, read permission is enough."""
    file = sqlite_file(settings.database_url)
    if writing and (file is None or (file.is_file() and file.stat().st_size)):
        # Another command may begin to write, which read permission alone does not go with.
        with usable(settings), disposed(open_engine(settings.database_url)) as engine:
            schema.check(engine.execution_options(reading=True))
        return store_of(settings, serving=False)
    open_one = partial(open_reading_engine, settings.database_url)
    with usable(settings), disposed(open_one()) as engine:
        schema.check(engine)
    return Store(
        Engine(open_one, threaded=False), Connections(open_one, 0), Connections(open_one, 0)
    )


def has_hall(settings: ServerSettings) -> bool:
    """Whether the database holds a hall, or `CannotStart`; creates no file or folder."""
    file = sqlite_file(settings.database_url)
    if file is not None and not file.exists():
        return False
    with (
        usable(settings),
        disposed(open_reading_engine(settings.database_url)) as engine,
        engine.connect() as connection,
    ):
        return schema.version(connection) is not None


def require_own_session(settings: ServerSettings) -> None:
    """Check that no pooler lends the sessions of PostgreSQL by transactions, or `CannotStart`: the
    lock of a server belongs to a session."""
    with usable(settings):
        is_lent = sqlite_file(settings.database_url) is None and is_lent_by_transaction(
            settings.database_url
        )
    if is_lent:
        raise CannotStart(
            f"{settings.database_shown} is a pooler that lends a session for a transaction or a "
            "statement, and the server holds a lock in its session. Name PostgreSQL itself by "
            "--database (or NOVBE_DATABASE)."
        )


def lock_database(settings: ServerSettings, *, wait: float = 0.0) -> TextIOWrapper | None:
    """Lock the SQLite database by a file, after some seconds (`wait`) if another process has the
    lock; or `DatabaseInUse`, `CannotStart`. None for PostgreSQL, whose lock is in
    `server.store.serving_lock`."""
    database = sqlite_file(settings.database_url)
    if database is None:
        return None
    path = Path(f"{database}.lock")
    with _usable_folder(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w")
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if time.monotonic() < end:
                time.sleep(LOCK_RETRY_SECONDS)
                continue
            file.close()
            raise DatabaseInUse("Another Novbe server", str(database)) from error
        return file


@contextmanager
def locked_store(settings: ServerSettings) -> Iterator[Store]:
    """The store of a database with the schema of this release, on which no other process writes
    meanwhile; or `DatabaseInUse`, `CannotStart`, `unavailable`."""
    with (
        lock_database(settings) or nullcontext(),
        closing(store_of(settings, serving=False, locked=True)) as store,
    ):
        try:
            store.take_lock()
        except Refusal as refusal:
            if not store.lock_holder:
                raise
            raise DatabaseInUse(store.lock_holder, settings.database_shown) from refusal
        with usable(settings):
            store.on_connection(schema.upgrade, write=True)
        yield store


class DatabaseInUse(CannotStart):
    """Another process, the `holder`, has the lock of a database."""

    def __init__(self, holder: str, database: str) -> None:
        super().__init__(
            f"{holder} already serves {database}. Stop it first, or name another --database."
        )
        self.holder = holder


@contextmanager
def usable(settings: ServerSettings) -> Iterator[None]:
    """A block that uses the database; a failure of the database is `CannotStart`."""
    try:
        yield
    except CannotStart:
        raise
    except schema.UnusableDatabase as error:
        raise CannotStart(str(error)) from error
    except Exception as error:
        shown = make_url(settings.database_url).render_as_string(hide_password=True)
        # A store refuses what the database cannot do.
        cause = (error.__cause__ if isinstance(error, Refusal) else None) or error
        trouble = cause_of(cause, sqlite_file(settings.database_url))
        other = (
            "Check --data and --database (or NOVBE_DATA, NOVBE_DATABASE), and that the file or "
            "server can be reached."
        )
        raise CannotStart(
            f"The database {shown} cannot be used: {str(cause).splitlines()[0]}. "
            f"{advice(trouble, other)}"
        ) from error


def advice(trouble: Trouble | None, other: str) -> str:
    """What is wrong with the database and what to do; `other` if it was not even reached."""
    if trouble in (None, Trouble.GONE, Trouble.REFUSED):
        return other
    from server import care

    return care.told(care.database(trouble))
