"""The state of a hall: its day, its counters, what is closed or suspended, who waits for help."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, false, true

from contract.centre import CentreConfig
from contract.enums import BreakReason, CounterState
from server.store.tables.base import ID, metadata
from server.store.types import DayColumn, InstantColumn, ModelColumn, SpanColumn, WordColumn

centre = Table(
    "centre",
    metadata,
    Column("id", ID, primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("head", String(64), nullable=False),
    Column("config", ModelColumn(CentreConfig)),
    Column("catalogue", String(32), nullable=False),
    Column("call", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("day", DayColumn),
    Column("last_day", DayColumn),
    Column("opened_at", InstantColumn),
    Column("last_at", InstantColumn),
    Column("confirmed_at", InstantColumn),
    Column("suspended_at", InstantColumn),
    Column("suspended_for", String(40)),
    Column("expected_end", InstantColumn),
    Column("stopped", SpanColumn, nullable=False, server_default="0"),
    Column("resumed_at", InstantColumn),
    Column("gap_from", InstantColumn),
    Column("gap_until", InstantColumn),
    Column("intake_stopped_for", String(40)),
    Column("intake_until", InstantColumn),
    Column("resumes_automatically", Boolean, nullable=False, server_default=false()),
    Column("learned", Integer, nullable=False, server_default="0"),
)
"""One row a centre; every command of a centre takes it first."""

counter = Table(
    "counter",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("state", WordColumn(CounterState), nullable=False),
    Column("since", InstantColumn, nullable=False),
    Column("operator", String(80)),
    Column("ticket", ID),
    Column("break_reason", WordColumn(BreakReason)),
    Column("expected_end", InstantColumn),
    Column("acted_at", InstantColumn),
    Column("last_finished", ID),
    Column("last_finished_at", InstantColumn),
    Column("profile", String(60)),
    Column("same_since", InstantColumn),
    Column("connected", Boolean, nullable=False, server_default=true()),
)

service = Table(
    "service",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("closed_for", String(40)),
    Column("closed_until", InstantColumn),
    Column("resumes_automatically", Boolean, nullable=False, server_default=false()),
    Column("suspended_at", InstantColumn),
    Column("suspended_for", String(40)),
    Column("expected_end", InstantColumn),
    Column("stopped_at", InstantColumn),
    Column("stopped", SpanColumn, nullable=False, server_default="0"),
)
"""What staff have done to services."""

notice = Table(
    "notice",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("at", InstantColumn, nullable=False),
    Column("until", InstantColumn),
)

help_wanted = Table(
    "help_wanted",
    metadata,
    Column("id", String(250), primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("place", ID, nullable=False),
    Column("since", InstantColumn, nullable=False),
    Column("answered_at", InstantColumn),
)
