"""Engines: the settings without which a ticket on paper could vanish with the power."""

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

from contract.errors import ProblemType, Refusal

if TYPE_CHECKING:
    # Loaded by SQLAlchemy where the database is PostgreSQL.
    import psycopg

BUSY_SECONDS = 10
"""How long a write waits for another process that holds SQLite's lock, or on PostgreSQL
the centre's row."""

FORSAKEN_SECONDS = 15
"""After how long PostgreSQL takes back the transaction of a process that fell silent in it,
and with it the centre's row: a machine that lost its power says no goodbye."""

CLEARING_SECONDS = 3
"""For how long clearing SQLite's write-ahead file is tried."""

_QUIET: Final[dict[str, Any]] = {"hide_parameters": True}
"""What a statement was given stands in no error of it: it may be a person's."""

_SERVED: Final = 0x4E_4F_56_53
"""The number of PostgreSQL's advisory lock that every process that serves shares. Connections
are not counted: those of a pooler, a monitor or psql are no servers."""

_PEER_SECONDS = 5
"""How long a database on another machine may be silent before it is asked whether it lives."""


def is_sqlite(url: str) -> bool:
    """Whether a database URL names the embedded store."""
    return make_url(url).get_backend_name() == "sqlite"


def open_engine(url: str) -> Engine:
    """An engine with the settings of the house.

    SQLite: WAL with full synchronisation, real transactions that take the write
    lock at their beginning (`BEGIN IMMEDIATE`) unless the connection is for
    reading. PostgreSQL: psycopg 3, read committed.
    Who takes a connection keeps it, in one thread.
    """
    return _sqlite(url) if is_sqlite(url) else _postgres(make_url(url))


def connect_to_listen(url: str) -> "psycopg.Connection[Any]":
    """An autocommit connection to PostgreSQL for LISTEN and NOTIFY, which waits for no disk.

    Each process that serves has one; as long as it lasts, nothing else has the database alone.
    """
    lent = open_engine(url).raw_connection()
    connection = cast("psycopg.Connection[Any]", lent.driver_connection)
    lent.detach()
    try:
        connection.autocommit = True
        connection.execute("SET synchronous_commit = off")
        connection.execute("SELECT pg_advisory_lock_shared(%s)", (_SERVED,))
    except BaseException:
        connection.close()
        raise
    return connection


def take_alone(connection: Connection) -> bool:
    """Keep servers from a PostgreSQL database until the transaction ends; False where one is
    there already. A server of SQLite is known by its lock file."""
    if connection.dialect.name != "postgresql":
        return True
    taken: bool = connection.execute(
        text("SELECT pg_try_advisory_xact_lock(:lock)"), {"lock": _SERVED}
    ).scalar_one()
    return taken


def _postgres(url: URL) -> Engine:
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    # Read committed is enough: the centre's row is taken first, `FOR UPDATE`.
    settings = {
        "lock_timeout": f"{BUSY_SECONDS}s",
        "idle_in_transaction_session_timeout": f"{FORSAKEN_SECONDS}s",
    }
    arguments = {
        "options": " ".join(f"-c {name}={value}" for name, value in settings.items()),
        "connect_timeout": _PEER_SECONDS,
        # Of a peer on another machine that vanished; a Unix socket knows nothing of it.
        "keepalives_idle": _PEER_SECONDS,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": BUSY_SECONDS * 1000,
    }
    # What the URL says itself stands over ours.
    arguments = {name: value for name, value in arguments.items() if name not in url.query}
    return create_engine(url, poolclass=NullPool, connect_args=arguments, **_QUIET)


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        # Whoever keeps a connection keeps it in one thread; nothing is shared.
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        **_QUIET,
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own transactions would begin DEFERRED, and two that read
        # before they write would then fail at once; we begin our own.
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -16000")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def open_reading_engine(url: str) -> Engine:
    """An engine that reads a database that there is and changes nothing, nor makes a file.

    Rights to read are enough. Each transaction sees one moment, whoever writes meanwhile.

    Raises:
        FileNotFoundError: SQLite has no such file.
    """
    where = make_url(url)
    if not is_sqlite(url):
        return _postgres(where).execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    # Where a link leads to: the write-ahead file is beside that.
    path = Path(where.database or "").resolve()
    if not path.is_file():
        raise FileNotFoundError("there is no such file")
    return _reading_sqlite(where, path)


def _reading_sqlite(url: URL, path: Path) -> Engine:
    query = {**url.query, "mode": "ro", "uri": "true"}
    rest = _at_rest(path)
    if rest is not None:
        # To read as others do, SQLite would have to make the files beside it: whoever may
        # not write there could not read, and whoever may would leave files of theirs, on
        # which the server might trip.
        query["immutable"] = "1"
    engine = create_engine(
        url.set(database=f"file:{quote(str(path))}", query=query),
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        **_QUIET,
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA cache_size = -16000")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    @event.listens_for(engine, "commit")
    def on_commit(_connection: Any) -> None:
        if rest is not None and _at_rest(path) != rest:
            # Somebody began to write while it was read without a lock: what was read may
            # be of two moments.
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": "written meanwhile"})

    return engine


def _at_rest(path: Path) -> tuple[int, ...] | None:
    """By what a database file is known that nobody has open; None where somebody has."""
    if any(Path(f"{path}{ending}").exists() for ending in ("-wal", "-journal")):
        return None
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def clear_write_ahead(url: str) -> bool:
    """Empty SQLite's write-ahead file: it holds pages as they were before the last writes.

    Returns whether it is empty now; it is not while somebody reads an earlier moment. True
    for PostgreSQL, where there is nothing to be done from here.
    """
    if not is_sqlite(url):
        return True
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return _cleared(connection.connection.driver_connection)
    finally:
        engine.dispose()


def _cleared(raw: Any) -> bool:
    # While it waits for readers nobody can write: shortly, then, and rather again.
    raw.execute("PRAGMA busy_timeout = 100")
    end = time.monotonic() + CLEARING_SECONDS
    while True:
        busy, _pages, _moved = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy or time.monotonic() > end:
            return not busy
        time.sleep(0.1)
