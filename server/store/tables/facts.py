"""Facts: what happened, for reports and history (`server.domain.facts`).

They refer to no other table, so that they can outlive the tables of state. A dataclass's fields
are its table's columns. The day is part of each key, though the rest would be enough.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Integer, String, Table

from contract.enums import BreakReason, Channel, CounterState, Outcome, Rule, TicketClass
from server.domain.facts import CallEnd, CallKind, End
from server.store.tables.base import ID, metadata
from server.store.types import DayColumn, InstantColumn, SpanColumn, WordColumn

_ACTOR = String(80)
_KEY = String(60)

_BY_DAY: Any = {"sqlite_with_rowid": False}
"""The rows of a centre lie day by day in their key, which is all the index that there is: reading
some days reads some pages, and writing a fact writes one."""

fact_ticket = Table(
    "fact_ticket",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("day", DayColumn, primary_key=True),
    Column("ticket", ID, primary_key=True),
    Column("number", String(12), nullable=False),
    Column("series", _KEY, nullable=False),
    Column("channel", WordColumn(Channel), nullable=False),
    Column("ticket_class", WordColumn(TicketClass), nullable=False),
    Column("language", String(3), nullable=False),
    Column("service", ID, nullable=False),
    Column("agency", _KEY),
    Column("stops", Integer, nullable=False),
    Column("issued_at", InstantColumn, nullable=False),
    Column("issued_by", _ACTOR, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("ended_at", InstantColumn),
    Column("end", WordColumn(End)),
    Column("stay", SpanColumn),
    Column("waited", SpanColumn),
    Column("first_wait", SpanColumn),
    Column("promise", Integer),
    Column("estimate", Integer),
    Column("promise_kept", Boolean),
    **_BY_DAY,
)

fact_stop = Table(
    "fact_stop",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("day", DayColumn, primary_key=True),
    Column("ticket", ID, primary_key=True),
    Column("stop", Integer, primary_key=True),
    Column("number", String(12), nullable=False),
    Column("service", ID, nullable=False),
    Column("agency", _KEY),
    Column("counter", ID),
    Column("operator", _ACTOR),
    Column("channel", WordColumn(Channel), nullable=False),
    Column("ticket_class", WordColumn(TicketClass), nullable=False),
    Column("end", WordColumn(End), nullable=False),
    Column("outcome", WordColumn(Outcome)),
    Column("quantity", Integer, nullable=False),
    Column("joined_at", InstantColumn, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("ended_at", InstantColumn, nullable=False),
    Column("ended_by", _ACTOR, nullable=False),
    Column("wait", SpanColumn),
    Column("walk", SpanColumn),
    Column("service_time", SpanColumn),
    Column("target", Integer),
    Column("target_kept", Boolean),
    **_BY_DAY,
)

fact_call = Table(
    "fact_call",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("day", DayColumn, primary_key=True),
    Column("call", Integer, primary_key=True),
    Column("at", InstantColumn, nullable=False),
    Column("ticket", ID, nullable=False),
    Column("service", ID, nullable=False),
    Column("agency", _KEY),
    Column("counter", ID, nullable=False),
    Column("operator", _ACTOR),
    Column("called_by", _ACTOR, nullable=False),
    Column("kind", WordColumn(CallKind), nullable=False),
    Column("rule", WordColumn(Rule)),
    Column("reason", String(40)),
    Column("waited", SpanColumn),
    Column("ended_at", InstantColumn, nullable=False),
    Column("end", WordColumn(CallEnd), nullable=False),
    Column("shown_after", SpanColumn),
    **_BY_DAY,
)

fact_interval = Table(
    "fact_interval",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("day", DayColumn, primary_key=True),
    Column("counter", ID, primary_key=True),
    Column("since", InstantColumn, primary_key=True),
    Column("operator", _ACTOR),
    Column("profile", _KEY),
    Column("state", WordColumn(CounterState), nullable=False),
    Column("reason", WordColumn(BreakReason)),
    Column("until", InstantColumn, nullable=False),
    Column("length", SpanColumn, nullable=False),
    Column("connected", Boolean, nullable=False),
    **_BY_DAY,
)

fact_rating = Table(
    "fact_rating",
    metadata,
    Column("centre", ID, primary_key=True),
    Column("day", DayColumn, primary_key=True),
    Column("ticket", ID, primary_key=True),
    Column("stop", Integer, primary_key=True),
    Column("at", InstantColumn, nullable=False),
    Column("service", ID, nullable=False),
    Column("agency", _KEY),
    Column("counter", ID),
    Column("operator", _ACTOR),
    Column("stars", Integer, nullable=False),
    Column("comment", ID),
    **_BY_DAY,
)
