"""Opens SQLAlchemy engines, with the settings that make commits survive a power cut."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

from contract.errors import ProblemType, Refusal

BUSY_SECONDS = 10
"""How long a write waits for a lock of the database that another program has."""

TRUNCATE_SECONDS = 3
"""How long truncating SQLite's write-ahead log is retried."""

PEER_SECONDS = 5
"""TCP keepalives are sent to a database on another machine after this idle time; a connection to it
is opened in the same time."""


def is_sqlite(url: str) -> bool:
    """Whether a database URL is for SQLite."""
    return make_url(url).get_backend_name() == "sqlite"


def open_engine(url: str) -> Engine:
    """Open an engine without a pool: each caller keeps its connection, in one thread. SQLite: WAL
    with full synchronisation, and transactions that take the write lock when they begin, except on
    connections for reading. PostgreSQL: psycopg 3, read committed."""
    where = make_url(url)
    if not is_sqlite(url):
        return _postgres(postgres_url(url))
    if where.database:
        Path(where.database).parent.mkdir(parents=True, exist_ok=True)
    engine = _sqlite_engine(where, "synchronous = FULL", "foreign_keys = ON")
    event.listen(engine, "connect", _use_wal)
    return engine


def _use_wal(connection: sqlite3.Connection, _record: Any) -> None:
    """Give a database its write-ahead log. Of two connections that do this to a new file at once,
    SQLite refuses one, and does not let it wait."""
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.02)
        else:
            return


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    return Path(str(make_url(url).database)) if is_sqlite(url) else None


@contextmanager
def disposed(engine: Engine) -> Iterator[Engine]:
    """An engine that is disposed of at the end of the block."""
    try:
        yield engine
    finally:
        engine.dispose()


def postgres_url(url: str) -> URL:
    """The URL of a PostgreSQL database, with its driver."""
    where = make_url(url)
    is_plain = where.drivername in ("postgresql", "postgres")
    return where.set(drivername="postgresql+psycopg") if is_plain else where


def _postgres(url: URL) -> Engine:
    # Read committed is enough: one session writes.
    arguments = {
        "options": f"-c lock_timeout={BUSY_SECONDS}s",
        "connect_timeout": PEER_SECONDS,
        # Detects a lost peer on another machine; has no effect on a Unix socket.
        "keepalives_idle": PEER_SECONDS,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": BUSY_SECONDS * 1000,
    }
    # Options in the URL override these.
    arguments = {name: value for name, value in arguments.items() if name not in url.query}
    # Error messages do not show parameters here either.
    return create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)


def _sqlite_engine(url: URL, *pragmas: str, **options: Any) -> Engine:
    engine = create_engine(
        url,
        # Each caller keeps its own connection; there is nothing to pool.
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        execution_options=options,
        # Error messages do not show parameters: they may be personal data.
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would begin transactions as DEFERRED. Two of them that read before they
        # write would fail at once, so `on_begin` begins them.
        connection.isolation_level = None
        for pragma in (*pragmas, "cache_size = -16000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def on_begin(connection: Any) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    @event.listens_for(engine, "commit")
    def on_commit(connection: Any) -> None:
        if connection.get_execution_options().get("reading", False):
            # SQLite refuses to commit what met a damaged page, of a checkpoint maybe.
            connection.exec_driver_sql("ROLLBACK")

    return engine


def open_reading_engine(url: str) -> Engine:
    """Open a read-only engine on an existing database, or `FileNotFoundError`; it creates and
    changes no files. Read permission is enough. Each transaction has snapshot isolation."""
    where = make_url(url)
    if not is_sqlite(url):
        return _postgres(postgres_url(url)).execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    # Resolve links: the write-ahead log is next to the real file.
    path = Path(where.database or "").resolve()
    if not path.is_file():
        raise FileNotFoundError("the file does not exist")
    query = {**where.query, "mode": "ro", "uri": "true"}
    rest = _idle_signature(path)
    if rest is not None:
        # Without `immutable` SQLite would create the -wal and -shm files. A user without write
        # permission could not read then, and one with it (root) would leave files that the
        # server cannot open.
        query["immutable"] = "1"
    database = f"file:{quote(str(path))}"
    engine = _sqlite_engine(where.set(database=database, query=query), reading=True)

    @event.listens_for(engine, "commit")
    def on_commit(_connection: Any) -> None:
        if rest is not None and _idle_signature(path) != rest:
            # Another process began to write during this read without a lock: the result may be
            # inconsistent.
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": "written meanwhile"})

    return engine


def _idle_signature(path: Path) -> tuple[int, ...] | None:
    """The signature of a database file that no process has open; None if one has it open."""
    if any(Path(f"{path}{ending}").exists() for ending in ("-wal", "-journal")):
        return None
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns


def truncate_wal(url: str) -> bool:
    """Truncate SQLite's write-ahead log, which may hold earlier versions of pages; returns whether
    it is empty now, which a reader of an earlier snapshot prevents."""
    if not is_sqlite(url):
        return True
    with closing(sqlite3.connect(str(make_url(url).database), isolation_level=None)) as database:
        # Writers are blocked while this waits for readers: wait shortly, and retry instead.
        database.execute("PRAGMA busy_timeout = 100")
        end = time.monotonic() + TRUNCATE_SECONDS
        while True:
            busy, _pages, _moved = database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy or time.monotonic() > end:
                return not busy
            time.sleep(0.1)
