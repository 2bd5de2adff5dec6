"""The tables.

The log (`event`) is the truth; `centre`, `counter`, `ticket`, `stop`, `call`,
`line` and `series` are its state beside it, for speed, and can be rebuilt from it.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

from contract.centre import CentreConfig
from contract.snapshots import Reasons
from contract.words import (
    Assist,
    BreakReason,
    Channel,
    CounterState,
    EventName,
    Outcome,
    Paper,
    Role,
    StopState,
    TicketClass,
    TicketState,
)
from server.store.types import (
    DayColumn,
    InstantColumn,
    JsonText,
    ModelColumn,
    SpanColumn,
    WordColumn,
    WordsColumn,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = String(120)

LINE = String(200).with_variant(String(200, collation="C"), "postgresql")
"""All lines of a centre are a range of ids, in the order of their bytes; a database that
sorts by a language may order the same signs in another way."""

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
)

line = Table(
    "line",
    metadata,
    Column("id", LINE, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("service", ID, nullable=False, index=True),
    Column("ticket_class", WordColumn(TicketClass), nullable=False),
    Column("bound", ID, nullable=False),
    Column("calls", Integer, nullable=False),
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
    Column("skip_until", Integer, nullable=False),
    Column("comeback_until", InstantColumn),
    Column("copy", Integer, nullable=False),
    Column("reopens", Integer, nullable=False),
    Column("reasons", ModelColumn(Reasons)),
)

# The states stand in the indexes as literals, and so they must in the statements
# that are to use them: a bound parameter would keep the planner from seeing it.
_WAITING = "state = 'waiting'"
_ACTIVE = "state IN ('called', 'serving')"
_LIVING = "state IN ('waiting', 'called', 'serving', 'parked', 'missed')"

WAITING = text(f"ticket.{_WAITING}")
ACTIVE = text(f"ticket.{_ACTIVE}")
LIVING = text(f"ticket.{_LIVING}")

Index(
    "ix_ticket_waiting",
    ticket.c.line,
    ticket.c.queued_from,
    ticket.c.ordinal,
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
    "uq_ticket_living_number",
    ticket.c.centre,
    ticket.c.number,
    unique=True,
    sqlite_where=text(_LIVING),
    postgresql_where=text(_LIVING),
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
    Column("finished_at", InstantColumn),
    Column("counter", ID),
    Column("operator", String(80)),
    Column("outcome", WordColumn(Outcome)),
    Index("ix_stop_counter_day", "counter", "day"),
)

call = Table(
    "call",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("call", Integer, primary_key=True),
    Column("ticket", ID, nullable=False, index=True),
    Column("number", String(12), nullable=False),
    Column("counter", ID, nullable=False),
    Column("language", String(3), nullable=False),
    Column("assist", WordsColumn(Assist), nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("recall", Boolean, nullable=False),
    Column("over_at", InstantColumn),
    Column("withdrawn", Boolean, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("type", WordColumn(EventName), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("actor_role", WordColumn(Role), nullable=False),
    Column("actor_id", String(80), nullable=False),
    Column("command", String(36), nullable=False),
    Column("data", JsonText, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
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

token = Table(
    "token",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("centre", ID, nullable=False, index=True),
    Column("role", WordColumn(Role), nullable=False),
    Column("counter", ID),
    Column("label", String(80), nullable=False),
    Column("created_at", InstantColumn, nullable=False),
    Column("revoked_at", InstantColumn),
)
"""Tokens of devices and people, as hashes."""

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
