"""Engines: the settings without which a ticket on paper could vanish with the power."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

BUSY_SECONDS = 10
"""How long a write waits for another process that holds SQLite's lock, or on PostgreSQL
the centre's row."""

FORSAKEN_SECONDS = 15
"""After how long PostgreSQL takes back the transaction of a process that fell silent in it,
and with it the centre's row: a machine that lost its power says no goodbye."""

_PEER_SECONDS = 5
"""How long a database on another machine may be silent before it is asked whether it lives."""


def is_sqlite(url: str) -> bool:
    """Whether a database URL names the embedded store."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_url(path: Path) -> str:
    """The URL of an embedded database file."""
    return f"sqlite:///{path}"


def open_engine(url: str, *, kept: bool = False) -> Engine:
    """An engine with the settings of the house.

    SQLite: WAL with full synchronisation, real transactions that take the write
    lock at their beginning (`BEGIN IMMEDIATE`) unless the connection is for
    reading. PostgreSQL: psycopg 3, read committed.

    Args:
        url: which database.
        kept: whether whoever takes a connection keeps it, in one thread; else
            PostgreSQL's are lent from a pool. SQLite's are always kept.
    """
    return _sqlite(url) if is_sqlite(url) else _postgres(make_url(url), kept)


def _postgres(url: URL, kept: bool) -> Engine:
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    # Read committed is enough: the centre's row is taken first, `FOR UPDATE`.
    if not kept:
        return create_engine(url, pool_size=10, max_overflow=10, pool_pre_ping=True)
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
    return create_engine(url, poolclass=NullPool, connect_args=arguments)


def _sqlite(url: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        # Whoever keeps a connection keeps it in one thread; nothing is shared.
        poolclass=NullPool,
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
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
