"""What the server itself keeps: tokens, its clock, when it was last alive."""

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
"""Tokens made by hand, as hashes: of other systems, and of people and rehearsals without a
sign-in. Devices have theirs in `device`, those who sign in in `session`."""

hall_clock = Table(
    "hall_clock",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("start", InstantColumn, nullable=False),
    Column("rate", String(24), nullable=False),
    Column("anchor", InstantColumn, nullable=False),
)
"""The anchor of a hall's own time (demo, training, tests), so that a restart goes on
where it was: at `anchor` of the machine's clock it was `start` in the hall."""

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", InstantColumn, nullable=False),
)
"""When a server was last alive, so that the next one knows of a gap."""
