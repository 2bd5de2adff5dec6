"""The tables.

The log (`event`) is the truth. The tables of `STATE` (and `centre`) are its state
beside it, for speed, and can be rebuilt from it. The others hold what must not be in
the log: texts of people, tokens, answers to commands.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
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
    Claim,
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
    NumbersColumn,
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
    Column("last_at", InstantColumn),
    Column("trusted_at", InstantColumn),
    Column("suspended_at", InstantColumn),
    Column("suspended_for", String(40)),
    Column("stood_still_at", InstantColumn),
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
    Column("claim", WordColumn(Claim), nullable=False, server_default=Claim.NONE.value),
    Column("bound", ID, nullable=False, server_default=""),
    Column("last_called_at", InstantColumn),
    Column("estimate", Integer),
    Column("parked_for", String(40)),
    Column("remind_at", InstantColumn),
    Column("return_until", DayColumn),
    Column("returned_as", ID),
)

# The states stand in the indexes as literals, and so they must in the statements
# that are to use them: a bound parameter would keep the planner from seeing it.
_WAITING = "state = 'waiting'"
_ACTIVE = "state IN ('called', 'serving')"
_LIVING = "state IN ('waiting', 'called', 'serving', 'parked', 'missed')"
_ASIDE = "state IN ('parked', 'missed')"

WAITING = text(f"ticket.{_WAITING}")
ACTIVE = text(f"ticket.{_ACTIVE}")
LIVING = text(f"ticket.{_LIVING}")
ASIDE = text(f"ticket.{_ASIDE}")

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
Index(
    "ix_ticket_aside",
    ticket.c.centre,
    ticket.c.state,
    sqlite_where=text(_ASIDE),
    postgresql_where=text(_ASIDE),
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
    Column("bound", ID, nullable=False, server_default=""),
    Column("served", SpanColumn, nullable=False, server_default="0"),
    Column("stars", Integer),
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
    Column("language", String(3), nullable=False),
    Column("assist", WordsColumn(Assist), nullable=False),
    Column("at", InstantColumn, nullable=False),
    Column("recall", Boolean, nullable=False),
    Column("over_at", InstantColumn),
    Column("withdrawn", Boolean, nullable=False),
    Column("shown_at", InstantColumn),
    Column("spoken_at", InstantColumn),
)

profile = Table(
    "profile",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("recent", String(20), nullable=False),
)
"""The last calls of each work profile."""

service = Table(
    "service",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("closed_for", String(40)),
    Column("suspended_at", InstantColumn),
    Column("suspended_for", String(40)),
    Column("expected_end", InstantColumn),
)
"""What staff have done to services."""

standstill = Table(
    "standstill",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("subject", ID, nullable=False),
    Column("since", InstantColumn, nullable=False),
    Column("reason", String(40), nullable=False),
    Column("until", InstantColumn),
    Index("ix_standstill_centre_since", "centre", "since"),
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

pace = Table(
    "pace",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("recent", NumbersColumn, nullable=False),
    Column("seen", NumbersColumn, nullable=False),
    Column("items", Double, nullable=False),
)
"""How fast each service has been served of late."""

history = Table(
    "history",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("count", Integer, nullable=False),
    Column("total", BigInteger, nullable=False),
)
"""The durations of each service at each hour of each weekday."""

absence = Table(
    "absence",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("calls", Integer, nullable=False),
    Column("rate", Double, nullable=False),
    Column("lost", Double, nullable=False),
)
"""How many of those who wait do not come."""

spread = Table(
    "spread",
    metadata,
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False),
    Column("ratios", NumbersColumn, nullable=False),
    Index("ix_spread_centre", "centre"),
)
"""How actual waits lie about their estimates."""

STATE = (
    counter,
    line,
    profile,
    series,
    ticket,
    stop,
    call,
    service,
    standstill,
    lease,
    note,
    notice,
    help_wanted,
    pace,
    history,
    absence,
    spread,
)
"""The tables that folding the log makes again, beside the row of the centre."""

PRIVATE = frozenset({("ticket", "assist"), ("call", "assist")})
"""Columns of state that are not made from the log: what is deleted with the visit."""

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

heartbeat = Table(
    "heartbeat",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", InstantColumn, nullable=False),
)
"""When a server was last alive, so that the next one knows of a gap."""

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

_DAY_CLOSED = "type = 'day_closed'"
DAY_CLOSED = text(f"event.{_DAY_CLOSED}")
Index(
    "ix_event_day_closed",
    event.c.centre,
    event.c.revision,
    sqlite_where=text(_DAY_CLOSED),
    postgresql_where=text(_DAY_CLOSED),
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
