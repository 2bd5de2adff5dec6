"""The log, and beside it what must not be in it: texts of people, answers to commands."""

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
"""One row a centre, with where its log ends; every command of a centre takes it first."""

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("head", String(64), nullable=False),
    Column("fold", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The state of a centre after a revision: what a start begins with in place of the whole log."""

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
"""Through which event, the close of a day, the log of a centre is in an archive, and the state
after it: with that the log in `event` begins."""

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
"""The stored successes: the same command id again is answered and not repeated."""

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
"""Texts of people. The log holds the salted hash, so erasing one leaves the chain intact."""
