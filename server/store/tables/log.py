"""The log, and related data that must not be in it: personal texts, results of commands."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from contract.enums import Role
from server.store.tables.base import ID, metadata
from server.store.types import DayColumn, InstantColumn, JsonText, WordColumn

centre = Table(
    "centre",
    metadata,
    Column("id", ID, primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("head", String(64), nullable=False),
)
"""One row for each centre with the head of its log; every command of a centre locks it first."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("head", String(64), nullable=False),
    Column("fold", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The state of a centre at a revision, so that a start need not read the whole log."""

archived = Table(
    "archived",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("head", String(64), nullable=False),
    Column("day", DayColumn, nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("fold", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The last archived event of a centre (the close of a day), and the state after it. The log in
`event` continues from there."""

event = Table(
    "event",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("type", String(24), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("actor_role", WordColumn(Role), nullable=False),
    Column("actor_id", String(80), nullable=False),
    Column("command", String(36), nullable=False),
    Column("data", JsonText, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

_DAY_CLOSED = "type = 'day_closed'"
DAY_CLOSED = text(f"event.{_DAY_CLOSED}")
Index(
    "ix_event_day_closed",
    event.c.centre,
    event.c.revision,
    sqlite_where=text(_DAY_CLOSED),
    postgresql_where=text(_DAY_CLOSED),
)

_CONFIGURED = "type = 'centre_configured'"
CONFIGURED = text(f"event.{_CONFIGURED}")
Index(
    "ix_event_configured",
    event.c.centre,
    event.c.revision,
    sqlite_where=text(_CONFIGURED),
    postgresql_where=text(_CONFIGURED),
)

success = Table(
    "success",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("command", String(36), primary_key=True),
    Column("name", String(40), nullable=False),
    Column("principal", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", InstantColumn, nullable=False, index=True),
)
"""Stored successes: a command whose id is repeated gets the stored result and is not run again."""

words_kept = Table(
    "text",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("hash", String(64), nullable=False),
    Column("salt", String(32)),
    Column("words", Text),
    Column("delete_after", InstantColumn, index=True),
)
"""Personal texts. The log holds salted hashes, so erasing a text leaves the chain intact."""
