"""The tables. Checkpoints and the tables of `FACTS` can be rebuilt from the log (`event`). The
others hold what must not be in the log and cannot be rebuilt: names, addresses and personal texts,
hashes of secrets, results of commands."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from msgspec.structs import fields
from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TextClause,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

from contract.access.enums import PrinterState, Scope, SoundState, Step
from contract.alerts import AlarmKind, Alert, AlertWay
from contract.device_settings import DeviceSettings
from contract.enums import Role
from server.domain.bookings import BookingFact
from server.domain.calls import CallFact
from server.domain.counters import IntervalFact
from server.domain.facts import Fact
from server.domain.ticket_facts import RatingFact, StopFact, TicketFact
from server.store.types import DAY, IDS, INSTANT, JSON_TEXT, SPAN, model_text, several, word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ID = String(120)


def _table(name: str, *parts: SchemaItem, **options: Any) -> Table:
    return Table(name, metadata, *parts, **options)


# The log, and what belongs to it.

centre = _table(
    "centre",
    Column("id", ID, primary_key=True),
    Column("epoch", String(36), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("head", String(64), nullable=False),
)
"""One row for each centre with the head of its log; every command of a centre locks it first."""

checkpoint = _table(
    "checkpoint",
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("head", String(64), nullable=False),
    Column("fold", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The state of a centre at a revision, so that a start need not read the whole log."""

event = _table(
    "event",
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("type", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", INSTANT, nullable=False),
    Column("actor_role", word(Role), nullable=False),
    Column("actor_id", String(80), nullable=False),
    Column("command", String(36), nullable=False),
    Column("data", JSON_TEXT, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)


def _index_of_type(name: str, event_type: str) -> TextClause:
    """Index the events of a type; returns the condition of the queries that use the index."""
    where = text(f"type = '{event_type}'")
    columns = event.c.centre, event.c.revision
    Index(f"ix_event_{name}", *columns, sqlite_where=where, postgresql_where=where)
    return text(f"event.type = '{event_type}'")


DAY_CLOSED = _index_of_type("day_closed", "day_closed")
CONFIGURED = _index_of_type("configured", "centre_configured")

success = _table(
    "success",
    Column("centre", ID, ForeignKey("centre.id"), primary_key=True),
    Column("command", String(36), primary_key=True),
    Column("name", String(40), nullable=False),
    Column("principal", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", INSTANT, nullable=False, index=True),
)
"""Stored successes: a command whose id is repeated gets the stored result and is not run again."""

words_kept = _table(
    "text",
    Column("id", ID, primary_key=True),
    Column("centre", ID, ForeignKey("centre.id"), nullable=False, index=True),
    Column("hash", String(64), nullable=False),
    Column("salt", String(32)),
    Column("words", Text),
    Column("delete_after", INSTANT, index=True),
)
"""Personal texts. The log holds salted hashes, so erasing a text leaves the chain intact."""

# Facts.

_TYPES: Final[dict[type, Any]] = {
    int: Integer,
    bool: Boolean,
    date: DAY,
    datetime: INSTANT,
    timedelta: SPAN,
}
_ACTOR, _KEY = String(80), String(60)
_TEXTS: Final = {
    **dict.fromkeys(("operator", "issued_by", "ended_by", "called_by"), _ACTOR),
    **dict.fromkeys(("series", "agency", "profile"), _KEY),
    "number": String(12),
    "language": String(3),
    "reason": String(40),
}
"""The types of text columns that are not ids, by the names of the fields."""


def _fact_table(name: str, fact: type[Fact]) -> Table:
    hints = get_type_hints(fact)
    # Rows are clustered by their key, which orders them by centre and day; there is no other
    # index. Reading some days reads few pages, and writing a fact writes one.
    columns = (
        _column(field.name, hints[field.name], field.name in fact.key_fields)
        for field in fields(fact)
    )
    return _table(name, *columns, sqlite_with_rowid=False)


def _column(name: str, hint: Any, is_key: bool) -> Column[Any]:
    kinds = get_args(hint) or (hint,)
    kind = next(part for part in kinds if part is not NoneType)
    if issubclass(kind, StrEnum):
        column: Any = word(kind)
    else:
        column = _TEXTS.get(name, ID) if kind is str else _TYPES[kind]
    return Column(name, column, primary_key=is_key, nullable=NoneType in kinds)


fact_ticket = _fact_table("fact_ticket", TicketFact)
fact_stop = _fact_table("fact_stop", StopFact)
fact_call = _fact_table("fact_call", CallFact)
fact_interval = _fact_table("fact_interval", IntervalFact)
fact_rating = _fact_table("fact_rating", RatingFact)
fact_booking = _fact_table("fact_booking", BookingFact)

FACT_TABLES: Final[Mapping[type[Fact], Table]] = {
    TicketFact: fact_ticket,
    StopFact: fact_stop,
    CallFact: fact_call,
    IntervalFact: fact_interval,
    RatingFact: fact_rating,
    BookingFact: fact_booking,
}
"""The tables of facts, for reports and history. Each is derived from its class. They refer to
no other table, so that they can outlive the state."""

FACTS = tuple(FACT_TABLES.values())


# People, devices and the access log.

person = _table(
    "person",
    Column("id", String(40), primary_key=True),
    Column("login", String(60), unique=True),
    Column("name", String(120), nullable=False),
    Column("language", String(3), nullable=False),
    Column("password", String(200), nullable=False),
    Column("first_until", INSTANT),
    Column("factor", String(400), nullable=False),
    Column("factor_step", Integer, nullable=False),
    Column("badge", String(64), unique=True),
    Column("made_at", INSTANT, nullable=False),
    Column("forgotten_at", INSTANT),
    Column("failed", Integer, nullable=False),
    Column("failed_at", INSTANT),
    Column("browsers", Integer, nullable=False),
)
"""People. A first password expires (`first_until`); `factor` is encrypted with the server's key;
`badge` is a keyed hash. A forgotten person has neither login nor name."""

duty = _table(
    "duty",
    Column("id", String(240), primary_key=True),
    Column("person", String(40), nullable=False, index=True),
    Column("role", word(Role), nullable=False),
    Column("centre", ID, nullable=False, index=True),
    Column("agency", String(60)),
    Column("counter", ID),
)
"""The role that a person has in a centre."""

session = _table(
    "session",
    Column("hash", String(64), primary_key=True),
    Column("person", String(40), nullable=False, index=True),
    Column("role", word(Role), nullable=False),
    Column("centre", ID, nullable=False),
    Column("agency", String(60)),
    Column("counter", ID),
    Column("device", String(80)),
    Column("step", word(Step)),
    Column("offered", String(400), nullable=False),
    Column("made_at", INSTANT, nullable=False),
    Column("seen_at", INSTANT, nullable=False),
    Column("expires_at", INSTANT, nullable=False, index=True),
    Column("ended_at", INSTANT, index=True),
)
"""Sessions; `offered` is a second factor that is being set up, encrypted."""

attempt = _table(
    "attempt",
    Column("id", String(240), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", INSTANT, nullable=False, index=True),
    Column("barred_until", INSTANT),
)
"""Recent failed sign-in attempts, by a keyed hash of login, badge or factor."""

device = _table(
    "device",
    Column("id", String(80), primary_key=True),
    Column("centre", ID, nullable=False, index=True),
    Column("role", word(Role), nullable=False),
    Column("label", String(80), nullable=False),
    Column("counter", ID),
    Column("hash", String(64), nullable=False, unique=True),
    Column("next_hash", String(64), unique=True),
    Column("enrolled_at", INSTANT, nullable=False),
    Column("revoked_at", INSTANT, index=True),
    Column("restart_since", INSTANT),
    Column("screenshot_since", INSTANT),
    Column("rotate_since", INSTANT),
    Column("display", String(60)),
    Column("settings", model_text(DeviceSettings), nullable=False),
    Column("heard_at", INSTANT),
    Column("silent_from", INSTANT),
    Column("back_at", INSTANT),
)
"""The kiosks, displays and counter PCs; `hash` is the hash of the device's secret."""

health = _table(
    "health",
    Column("id", String(80), primary_key=True),
    Column("at", INSTANT, nullable=False),
    Column("boot", String(36), nullable=False),
    Column("boots", IDS, nullable=False),
    Column("copied", Boolean, nullable=False),
    Column("version", String(40), nullable=False),
    Column("clock_offset", Double),
    Column("screen", String(40), nullable=False),
    Column("printer", word(PrinterState), nullable=False),
    Column("sound", word(SoundState), nullable=False),
    Column("ticket_seconds", Double),
    Column("voice", IDS, nullable=False),
    Column("address", String(80), nullable=False),
    Column("ended", Boolean, nullable=False),
    Column("in_browser", Boolean, nullable=False),
)
"""The last health report of each device."""

searched = _table(
    "searched",
    Column("centre", ID, primary_key=True),
    Column("week", DAY, primary_key=True),
    Column("word", String(30), primary_key=True),
    Column("visits", Integer, nullable=False),
)
"""In how many visits a word was typed into the search of a kiosk and no result touched, by the
Monday of the week."""

picture = _table(
    "picture",
    Column("device", String(80), primary_key=True),
    Column("at", INSTANT, nullable=False),
    Column("png", LargeBinary, nullable=False),
)
"""The last screenshot of each device."""

file = _table(
    "file",
    Column("centre", ID, primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""Logos, pictures and sounds that centre files name."""

enrolment = _table(
    "enrolment",
    Column("hash", String(64), primary_key=True),
    Column("role", word(Role), nullable=False),
    Column("name", String(80), nullable=False),
    Column("address", String(80), nullable=False),
    Column("version", String(40), nullable=False),
    Column("code", String(8), nullable=False, index=True),
    Column("vouched_code", String(8), nullable=False, index=True),
    Column("begun_at", INSTANT, nullable=False),
    Column("expires_at", INSTANT, nullable=False),
    Column("device", String(80)),
    Column("refused_by", IDS, nullable=False),
)
"""Enrolment requests of devices, by the hash of the secret that the device created."""

invitation = _table(
    "invitation",
    Column("hash", String(64), primary_key=True),
    Column("centre", ID, nullable=False),
    Column("person", String(80)),
    Column("made_at", INSTANT, nullable=False),
    Column("expires_at", INSTANT, nullable=False),
    Column("used_at", INSTANT),
)
"""Links that can be used once: for a person to sign in, or else to create a manager."""

access_entry = _table(
    "access_entry",
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", INSTANT, nullable=False, index=True),
    Column("centre", ID),
    Column("what", String(40), nullable=False),
    Column("who", String(120), nullable=False),
    Column("detail", String(120), nullable=False),
    Index("ix_access_entry_centre_at", "centre", "at"),
)
"""The access log; old entries are deleted."""

# The outbox.

receiver = _table(
    "receiver",
    Column("id", String(40), primary_key=True),
    Column("centre", ID, nullable=False, index=True),
    Column("label", String(80), nullable=False),
    Column("way", word(AlertWay), nullable=False),
    Column("address", String(500), nullable=False),
    Column("language", String(3), nullable=False),
    Column("kinds", IDS, nullable=False),
    Column("digest", Boolean, nullable=False),
    Column("quiet_from", String(5), nullable=False),
    Column("quiet_until", String(5), nullable=False),
    Column("told_at", INSTANT),
    Column("failures", Integer, nullable=False),
    Column("failed_since", INSTANT),
    Column("failure", String(40), nullable=False),
    Column("next_at", INSTANT),
    Column("given_up", Integer, nullable=False),
)
"""Receivers of messages: the recipients of alerts. The secrets of webhooks are derived from the
server's key."""

message = _table(
    "message",
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("receiver", String(40), nullable=False),
    Column("problem", String(40), nullable=False),
    Column("made_at", INSTANT, nullable=False),
    Column("not_before", INSTANT),
    Column("what", model_text(Alert), nullable=False),
    Index("ix_message_receiver_number", "receiver", "number"),
)
"""Queued messages, in order, with nothing personal in them: that is read when they are sent. A
message is deleted when it was sent."""

problem = _table(
    "problem",
    Column("id", String(40), primary_key=True),
    Column("centre", ID, nullable=False),
    Column("key", String(300), nullable=False),
    Column("alarm", Text, nullable=False),
    Column("told_at", INSTANT, nullable=False),
    Column("gone_at", INSTANT),
    UniqueConstraint("centre", "key"),
)
"""Open alarms that are reported to receivers."""

booking_contact = _table(
    "booking_contact",
    Column("booking", ID, primary_key=True),
    Column("centre", ID, nullable=False, index=True),
    Column("address", String(64), nullable=False, index=True),
    Column("mail", String(240)),
    Column("phone", String(24)),
    Column("owed", String(20), nullable=False),
    Column("owed_at", INSTANT),
    Column("remind_at", INSTANT),
    Column("invited", Boolean, nullable=False),
    Column("missed_at", INSTANT),
    Column("until", INSTANT, nullable=False, index=True),
    Column("failures", Integer, nullable=False),
    Column("failed_since", INSTANT),
    Column("failure", String(40), nullable=False),
    Column("next_at", INSTANT),
)
"""How visitors with a booking are reached, and the mail that each is owed, which is written when it
is sent. `address` is a keyed hash of the mail address. After `until` only that of an absent visitor
is kept, for a time."""

contact = _table(
    "contact",
    Column("centre", ID, primary_key=True),
    Column("kind", word(AlarmKind), primary_key=True),
    Column("line", String(120), nullable=False),
)
"""Contact lines for staff, by the kind of alarm."""

# The server itself.

token = _table(
    "token",
    Column("hash", String(64), primary_key=True),
    Column("id", String(80), nullable=False, unique=True),
    Column("centre", ID, nullable=False, index=True),
    Column("role", word(Role), nullable=False),
    Column("counter", ID),
    Column("scopes", several(Scope)),
    Column("expires_at", INSTANT),
    Column("label", String(80), nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("revoked_at", INSTANT),
)
"""Hashes of tokens created by hand: for other systems, and for demos and tests. The secrets of
devices are in `device`, those of people in `session`."""

hall_clock = _table(
    "hall_clock",
    Column("id", Integer, primary_key=True),
    Column("start", INSTANT, nullable=False),
    Column("rate", String(24), nullable=False),
    Column("anchor", INSTANT, nullable=False),
)
"""The anchor of a shifted clock (demo, training, tests), so that it continues after a restart: at
`anchor` of the machine's clock the hall's clock was `start`."""

heartbeat = _table(
    "heartbeat",
    Column("id", Integer, primary_key=True),
    Column("at", INSTANT, nullable=False),
)
"""The last heartbeat of a server, so that the next start detects a gap."""

server_key = _table(
    "server_key",
    Column("id", Integer, primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("since", INSTANT, nullable=False),
)
"""The fingerprint of the server's key, in one row: a server with another key does not start."""
