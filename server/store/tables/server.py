"""The server's own data: tokens, the hall's clock, heartbeats."""

from sqlalchemy import Column, Integer, String, Table

from contract.access.enums import Scope
from contract.enums import Role
from server.store.tables.base import ID, metadata
from server.store.types import InstantColumn, WordColumn, WordsColumn

token = Table(
    "token",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("centre", ID, nullable=False, index=True),
    Column("role", WordColumn(Role), nullable=False),
    Column("counter", ID),
    Column("scopes", WordsColumn(Scope)),
    Column("expires_at", InstantColumn),
    Column("label", String(80), nullable=False),
    Column("created_at", InstantColumn, nullable=False),
    Column("revoked_at", InstantColumn),
)
"""Hashes of tokens created by hand: for other systems, and for demos and tests. The secrets of
devices are in `device`, those of people in `session`."""

hall_clock = Table(
    "hall_clock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("start", InstantColumn, nullable=False),
    Column("rate", String(24), nullable=False),
    Column("anchor", InstantColumn, nullable=False),
)
"""The anchor of a shifted clock (demo, training, tests), so that it continues after a restart: at
`anchor` of the machine's clock the hall's clock was `start`."""

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", InstantColumn, nullable=False),
)
"""The last heartbeat of a server, so that the next start detects a gap."""
