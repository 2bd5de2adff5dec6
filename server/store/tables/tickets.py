"""The state of tickets: their lines and numbers, stops and calls, notes and leases."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, text

from contract.enums import (
    Assist,
    Channel,
    Claim,
    Outcome,
    Paper,
    Silence,
    StopState,
    TicketClass,
    TicketState,
)
from contract.snapshots import Reasons
from server.store.tables.base import ID, LINE, metadata
from server.store.types import (
    DayColumn,
    InstantColumn,
    ModelColumn,
    SpanColumn,
    WordColumn,
    WordsColumn,
)

ticket = Table(
    "ticket",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("day", DayColumn, nullable=False),
    Column("number", String(12), nullable=False),
    Column("series", ID, nullable=False),
    Column("state", WordColumn(TicketState), nullable=False),
    Column("paper", WordColumn(Paper), nullable=False),
    Column("language", String(3), nullable=False),
    Column("ticket_class", WordColumn(TicketClass), nullable=False),
    Column("assist", WordsColumn(Assist), nullable=False),
    Column("channel", WordColumn(Channel), nullable=False),
    Column("issued_at", InstantColumn, nullable=False),
    Column("since", InstantColumn, nullable=False),
    Column("queued_from", InstantColumn, nullable=False),
    Column("line", LINE, nullable=False),
    Column("promise", Integer),
    Column("stop", Integer, nullable=False),
    Column("waited", SpanColumn, nullable=False),
    Column("counter", ID),
    Column("call", Integer),
    Column("called_at", InstantColumn),
    Column("recalls", Integer, nullable=False),
    Column("not_before", InstantColumn),
    Column("comeback_until", InstantColumn),
    Column("copy", Integer, nullable=False),
    Column("reopens", Integer, nullable=False),
    Column("reasons", ModelColumn(Reasons)),
    Column("claim", WordColumn(Claim), nullable=False, server_default=Claim.NONE.value),
    Column("reserved_for", ID, nullable=False, server_default=""),
    Column("last_called_at", InstantColumn),
    Column("estimate", Integer),
    Column("served_by", Integer),
    Column("hold_reason", String(40)),
    Column("remind_at", InstantColumn),
    Column("coupon", ID),
    Column("first_wait", SpanColumn),
    Column("counted", String(61)),
    Column("quantity", Integer, nullable=False, server_default="1"),
    Column("device", String(80)),
    Column("issued_by", String(80), nullable=False),
)

# The states stand in the indexes as literals, and so they must in the statements
# that are to use them: a bound parameter would keep the planner from seeing it.
_WAITING = "state = 'waiting'"
_ACTIVE = "state IN ('called', 'serving')"
_LIVING = "state IN ('waiting', 'called', 'serving', 'on_hold', 'missed')"
_BEARS_NUMBER = "state IN ('waiting', 'called', 'serving', 'on_hold')"
_ASIDE = "state IN ('on_hold', 'missed')"
_CLAIMS = "state = 'waiting' AND claim = 'open'"

WAITING = text(f"ticket.{_WAITING}")
ACTIVE = text(f"ticket.{_ACTIVE}")
LIVING = text(f"ticket.{_LIVING}")
BEARS_NUMBER = text(f"ticket.{_BEARS_NUMBER}")
MISSED = text("ticket.state = 'missed'")
ASIDE = text(f"ticket.{_ASIDE}")
CLAIMS = text(f"ticket.{_CLAIMS}")

Index(
    "ix_ticket_waiting",
    ticket.c.line,
    ticket.c.queued_from,
    ticket.c.ordinal,
    ticket.c.since,
    ticket.c.quantity,
    sqlite_where=text(_WAITING),
    postgresql_where=text(_WAITING),
)
Index(
    "uq_ticket_active_counter",
    ticket.c.counter,
    unique=True,
    sqlite_where=text(_ACTIVE),
    postgresql_where=text(_ACTIVE),
)
Index(
    "uq_ticket_number",
    ticket.c.centre,
    ticket.c.number,
    unique=True,
    sqlite_where=text(_BEARS_NUMBER),
    postgresql_where=text(_BEARS_NUMBER),
)
Index(
    "ix_ticket_living",
    ticket.c.centre,
    ticket.c.number,
    sqlite_where=text(_LIVING),
    postgresql_where=text(_LIVING),
)
Index(
    "ix_ticket_aside",
    ticket.c.centre,
    ticket.c.state,
    sqlite_where=text(_ASIDE),
    postgresql_where=text(_ASIDE),
)
Index(
    "ix_ticket_claims",
    ticket.c.centre,
    ticket.c.ordinal,
    sqlite_where=text(_CLAIMS),
    postgresql_where=text(_CLAIMS),
)
Index("ix_ticket_day_number", ticket.c.centre, ticket.c.day, ticket.c.number)

stop = Table(
    "stop",
    metadata,
    Column("ticket", ID, ForeignKey("ticket.id"), primary_key=True),
    Column("index", Integer, primary_key=True),
    Column("day", DayColumn, nullable=False),
    Column("service", ID, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("state", WordColumn(StopState), nullable=False),
    Column("queued_at", InstantColumn),
    Column("called_at", InstantColumn),
    Column("started_at", InstantColumn),
    Column("begun_at", InstantColumn),
    Column("finished_at", InstantColumn),
    Column("counter", ID),
    Column("operator", String(80)),
    Column("outcome", WordColumn(Outcome)),
    Column("reserved_for", ID, nullable=False, server_default=""),
    Column("served", SpanColumn, nullable=False, server_default="0"),
    Column("stars", Integer),
    Column("coupon", ID),
    Column("joined_at", InstantColumn),
    Index("ix_stop_counter_day", "counter", "day"),
    Index("ix_stop_service_day", "service", "day"),
)

call = Table(
    "call",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("call", Integer, primary_key=True),
    Column("ticket", ID, nullable=False, index=True),
    Column("number", String(12), nullable=False),
    Column("counter", ID, nullable=False),
    Column("service", ID, nullable=False),
    Column("language", String(3), nullable=False),
    Column("assist", WordsColumn(Assist), nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("recall", Boolean, nullable=False),
    Column("over_at", InstantColumn),
    Column("withdrawn", Boolean, nullable=False),
    Column("shown_at", InstantColumn),
    Column("spoken_at", InstantColumn),
    Column("silent_for", WordColumn(Silence)),
    Column("reasons", ModelColumn(Reasons)),
    Column("called_at", InstantColumn),
    Column("called_by", String(80), nullable=False),
    Index("ix_call_service", "service", "call"),
)

line = Table(
    "line",
    metadata,
    Column("id", LINE, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("service", ID, nullable=False, index=True),
    Column("ticket_class", WordColumn(TicketClass), nullable=False),
    Column("reserved_for", ID, nullable=False),
)

profile = Table(
    "profile",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("recent", String(20), nullable=False),
)
"""The last calls of each work profile."""

coupon = Table(
    "coupon",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("ticket", ID, nullable=False, index=True),
    Column("service", ID, nullable=False),
    Column("valid_through", DayColumn, nullable=False),
    Column("used_by", ID),
)

series = Table(
    "series",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("day", DayColumn, nullable=False),
    Column("last", Integer),
    Column("given", Integer, nullable=False),
)

lease = Table(
    "lease",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("device", String(80), nullable=False),
    Column("day", DayColumn, nullable=False),
    Column("series", ID, nullable=False),
    Column("number", String(12), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("granted_at", InstantColumn, nullable=False),
    Column("until", InstantColumn, nullable=False),
    Column("ended_at", InstantColumn),
    Index("ix_lease_centre_day", "centre", "day"),
)

note = Table(
    "note",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("ticket", ID, nullable=False, index=True),
    Column("stop", Integer, nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("by", String(80), nullable=False),
)
