"""Engines: the settings without which a ticket on paper could vanish with the power."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

BUSY_SECONDS = 10
"""How long a write waits for another process that holds SQLite's lock."""


def is_sqlite(url: str) -> bool:
    """Whether a database URL names the embedded store."""
    return make_url(url).get_backend_name() == "sqlite"


def sqlite_url(path: Path) -> str:
    """The URL of an embedded database file."""
    return f"sqlite:///{path}"


def open_engine(url: str, *, pool_size: int = 10) -> Engine:
    """An engine with the settings of the house.

    SQLite: WAL with full synchronisation, real transactions that take the write
    lock at their beginning (`BEGIN IMMEDIATE`) unless the connection is for
    reading. PostgreSQL: psycopg 3.
    """
    if is_sqlite(url):
        return _sqlite(url)
    parsed = make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    # Read committed is enough: the centre's row is taken first, `FOR UPDATE`.
    return create_engine(parsed, pool_size=pool_size, max_overflow=pool_size, pool_pre_ping=True)


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
