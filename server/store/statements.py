"""The statements of reading, built once.

The states of the partial indexes stand in them as literals: a bound parameter would
keep the planner from seeing that an index fits.
"""

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    bindparam,
    func,
    select,
    text,
    tuple_,
    type_coerce,
    union,
)

from contract.words import StopState, TicketState
from server.store import tables as t
from server.store.types import DayColumn, InstantColumn

CENTRE = select(*(column for column in t.centre.c if column.name != "config")).where(
    t.centre.c.id == bindparam("id")
)
CENTRE_TAKEN = CENTRE.with_for_update()

TICKET = select(t.ticket).where(t.ticket.c.id == bindparam("id"))
STOPS = select(t.stop).where(t.stop.c.ticket == bindparam("id")).order_by(t.stop.c.index)
STOPS_OF = (
    select(t.stop)
    .where(t.stop.c.ticket.in_(bindparam("ids", expanding=True)))
    .order_by(t.stop.c.ticket, t.stop.c.index)
)
COUNTER = select(t.counter).where(t.counter.c.id == bindparam("id"))
COUNTERS = select(t.counter).where(t.counter.c.centre == bindparam("centre"))

_numbered = union(
    select(t.ticket.c.id, t.ticket.c.ordinal).where(
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.day == bindparam("day", type_=DayColumn),
        t.ticket.c.number == bindparam("number"),
    ),
    select(t.ticket.c.id, t.ticket.c.ordinal).where(
        t.LIVING,
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.number == bindparam("number"),
    ),
).subquery()
NUMBERED = select(_numbered.c.id).order_by(_numbered.c.ordinal.desc()).limit(10)

_WAITING_IN_CENTRE = (
    t.WAITING,
    # All lines of a centre and no other's: "." is followed by "/" in ASCII.
    t.ticket.c.line > bindparam("from_line"),
    t.ticket.c.line < bindparam("to_line"),
)


def lines_of(centre: str, service: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Of tickets: that they are in a line of a service, or ("") of any of the centre."""
    if not service:
        return t.ticket.c.line > f"{centre}.", t.ticket.c.line < f"{centre}/"
    # "/" is followed by "0" in ASCII: all lines of the service and no other's.
    return t.ticket.c.line > f"{service}/", t.ticket.c.line < f"{service}0"


COUNTS = (
    select(
        t.ticket.c.line,
        func.count().label("waiting"),
        func.min(t.ticket.c.queued_from).label("oldest"),
        func.max(t.ticket.c.queued_from).label("newest"),
    )
    .select_from(t.ticket)
    .where(*_WAITING_IN_CENTRE)
    .group_by(t.ticket.c.line)
)

CAME = (
    select(t.ticket.c.line, func.min(t.ticket.c.since))
    .select_from(t.ticket)
    .where(*_WAITING_IN_CENTRE)
    .group_by(t.ticket.c.line)
)

WAITING = (
    select(t.ticket.c.id, t.ticket.c.line, t.ticket.c.queued_from, t.ticket.c.ordinal)
    .where(*_WAITING_IN_CENTRE)
    .order_by(t.ticket.c.queued_from, t.ticket.c.ordinal)
)

AHEAD = (
    select(func.count())
    .select_from(t.ticket)
    .where(
        t.WAITING,
        t.ticket.c.line >= bindparam("from_line"),
        t.ticket.c.line < bindparam("to_line"),
        (t.ticket.c.queued_from < bindparam("since"))
        | (
            (t.ticket.c.queued_from == bindparam("since"))
            & (t.ticket.c.ordinal < bindparam("ordinal"))
        ),
    )
)
"""How many of some lines have waited since before a moment."""

_one = t.ticket.alias("one")
_any = t.ticket.alias("any_one")
_CALLABLE = (
    select(_one.c.id)
    .where(
        text("one.state = 'waiting'"),
        _one.c.line == t.line.c.id,
        _one.c.skip_until <= t.line.c.calls,
        text("(one.paper <> 'pending' OR one.issued_at <= :papers)"),
    )
    .order_by(_one.c.queued_from, _one.c.ordinal)
    .limit(1)
    .correlate(t.line)
    .scalar_subquery()
)
_SKIPPING = (
    select(_any.c.id)
    .where(
        text("any_one.state = 'waiting'"),
        _any.c.line == t.line.c.id,
        text("(any_one.paper <> 'pending' OR any_one.issued_at <= :papers)"),
    )
    .order_by(_any.c.queued_from, _any.c.ordinal)
    .limit(1)
    .correlate(t.line)
    .scalar_subquery()
)
_every_line = t.line.alias("every_line")
HALL_CALLS = select(func.coalesce(func.sum(_every_line.c.calls), 0)).where(
    _every_line.c.centre == bindparam("centre")
)
"""How many calls all lines together have made."""

# All of its line skip, and so few calls were made in the hall since it began to that it
# would be called again at once.
_deferred = (t.ticket.c.skip_until > t.line.c.calls) & (
    t.ticket.c.passed_until > HALL_CALLS.scalar_subquery()
)
# The head of each line: its oldest ticket that lets nobody pass; when all do, the oldest.
HEADS_OF_ALL = (
    select(
        t.ticket.c.id,
        t.ticket.c.number,
        t.line.c.service,
        t.ticket.c.queued_from,
        t.ticket.c.ordinal,
        t.line.c.ticket_class,
        t.line.c.bound,
        _deferred,
    )
    .select_from(t.line.join(t.ticket, t.ticket.c.id == func.coalesce(_CALLABLE, _SKIPPING)))
    .where(t.line.c.centre == bindparam("centre"))
)
"""The heads of all lines, those bound to a counter or an operator too."""

HEADS = HEADS_OF_ALL.where(
    (t.line.c.service.in_(bindparam("services", expanding=True)) & (t.line.c.bound == ""))
    | t.line.c.bound.in_(bindparam("bounds", expanding=True)),
)
"""The heads of some services' lines that are bound to nobody, and of lines bound to some."""

ASIDE = select(t.ticket).where(
    t.ASIDE, t.ticket.c.centre == bindparam("centre"), t.ticket.c.state == bindparam("state")
)

SERVICES = select(t.service).where(t.service.c.centre == bindparam("centre"))

STANDSTILLS = (
    select(t.standstill)
    .where(
        t.standstill.c.centre == bindparam("centre"),
        t.standstill.c.until.is_(None) | (t.standstill.c.until > bindparam("since")),
        # What began earlier than this cannot matter to anybody who is still here.
        t.standstill.c.since > bindparam("earliest"),
    )
    .order_by(t.standstill.c.since)
)

PROFILE = select(t.profile.c.recent).where(t.profile.c.id == bindparam("id"))

NOTES = (
    select(t.note, t.words_kept.c.words)
    .select_from(t.note.join(t.words_kept, t.words_kept.c.id == t.note.c.id))
    .where(t.note.c.ticket == bindparam("ticket"), t.words_kept.c.words.is_not(None))
    .order_by(t.note.c.at, t.note.c.id)
)

NOTICES = (
    select(t.notice, t.words_kept.c.words)
    .select_from(t.notice.join(t.words_kept, t.words_kept.c.id == t.notice.c.id))
    .where(
        t.notice.c.centre == bindparam("centre"),
        t.notice.c.until.is_(None) | (t.notice.c.until > bindparam("now")),
        t.words_kept.c.words.is_not(None),
    )
    .order_by(t.notice.c.at, t.notice.c.id)
)

HELP = (
    select(t.help_wanted)
    .where(t.help_wanted.c.centre == bindparam("centre"), t.help_wanted.c.answered_at.is_(None))
    .order_by(t.help_wanted.c.since)
)

LABELS = select(t.token.c.id, t.token.c.label).where(
    t.token.c.centre == bindparam("centre"), t.token.c.id.in_(bindparam("ids", expanding=True))
)

TAKEN = (
    # Of tickets, not of stops: who comes back after a transfer is the same visitor.
    select(func.count(t.stop.c.ticket.distinct()))
    .select_from(t.stop.join(t.ticket, t.ticket.c.id == t.stop.c.ticket))
    .where(
        t.stop.c.service == bindparam("service"),
        t.stop.c.day == bindparam("day"),
        t.ticket.c.state != TicketState.CANCELLED,
        # Left unserved for another stop, it can be had by somebody else.
        (t.stop.c.state != StopState.UNSERVED) | (t.stop.c.index == t.ticket.c.stop),
        t.ticket.c.issued_at >= bindparam("since", type_=InstantColumn),
        t.ticket.c.issued_at < bindparam("until", type_=InstantColumn),
    )
)

LEASES = (
    select(t.lease)
    .where(
        t.lease.c.centre == bindparam("centre"),
        t.lease.c.day >= bindparam("day"),
        t.lease.c.ended_at.is_(None),
    )
    .order_by(t.lease.c.ordinal)
)

LAST_LEASED = (
    select(t.lease.c.number)
    .where(
        t.lease.c.centre == bindparam("centre"),
        t.lease.c.day == bindparam("day"),
        t.lease.c.series == bindparam("series"),
    )
    .order_by(t.lease.c.ordinal.desc())
    .limit(1)
)

LATER_CALLS = (
    select(t.call)
    .select_from(t.call.join(t.ticket, t.ticket.c.id == t.call.c.ticket))
    .where(
        t.call.c.centre == bindparam("centre"),
        t.call.c.call > bindparam("above"),
        t.call.c.recall.is_(False),
        t.call.c.withdrawn.is_(False),
        t.call.c.at >= bindparam("since", type_=InstantColumn),
        t.call.c.at <= bindparam("until", type_=InstantColumn),
        t.call.c.counter.in_(bindparam("counters", expanding=True)),
        t.ticket.c.issued_at > bindparam("taken", type_=InstantColumn),
    )
    .order_by(t.call.c.call.desc())
    .limit(bindparam("limit"))
)
"""Calls between two moments, of tickets that were taken later than another."""

CALLS = select(t.call).where(t.call.c.centre == bindparam("centre"))
_service_time = (
    type_coerce(t.stop.c.finished_at, BigInteger)
    - type_coerce(t.stop.c.begun_at, BigInteger)
    + type_coerce(t.stop.c.served, BigInteger)
)
DAY_COUNT = (
    select(
        t.stop.c.state,
        func.count(),
        func.count(t.stop.c.begun_at),
        func.sum(_service_time),
        func.min(t.stop.c.begun_at),
    )
    .select_from(t.stop.join(t.ticket, t.ticket.c.id == t.stop.c.ticket))
    .where(
        t.stop.c.counter == bindparam("counter"),
        t.stop.c.day == bindparam("day"),
        # Sent on, given up or ended by the day at the counter, it is not missed.
        (t.stop.c.state != StopState.UNSERVED)
        | (t.ticket.c.comeback_until.is_not(None) & (t.ticket.c.stop == t.stop.c.index)),
    )
    .group_by(t.stop.c.state)
)
"""What a counter did on a day: by state how many, of how many the start is known, their
milliseconds of service together, and when the first of them began."""

SERVED_MEANWHILE = select(t.stop.c.service, t.stop.c.begun_at, t.stop.c.finished_at).where(
    t.stop.c.counter == bindparam("counter"),
    t.stop.c.day == bindparam("day"),
    t.stop.c.state == StopState.SERVED,
    t.stop.c.finished_at > bindparam("since", type_=InstantColumn),
    t.stop.c.begun_at < bindparam("until", type_=InstantColumn),
)
"""The services of a counter on a day that lasted at some time between two moments."""

PACES = select(t.pace).where(t.pace.c.centre == bindparam("centre"))
HISTORIES = select(t.history).where(
    t.history.c.centre == bindparam("centre"),
    t.history.c.id.in_(bindparam("ids", expanding=True)),
)
ABSENCES = select(t.absence).where(t.absence.c.centre == bindparam("centre"))
SPREADS = select(t.spread).where(t.spread.c.centre == bindparam("centre"))

WAITS_OF_DAY = (
    select(
        t.ticket.c.id,
        t.ticket.c.served_by,
        t.stop.c.service,
        t.ticket.c.issued_at,
        func.min(t.call.c.at).label("called_at"),
        t.ticket.c.estimate,
        t.ticket.c.promise,
    )
    .select_from(
        t.ticket.join(t.stop, (t.stop.c.ticket == t.ticket.c.id) & (t.stop.c.index == 0)).join(
            t.call, (t.call.c.ticket == t.ticket.c.id) & (t.call.c.centre == t.ticket.c.centre)
        )
    )
    .where(
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.day == bindparam("day"),
        t.ticket.c.estimate.is_not(None),
        t.ticket.c.promise.is_not(None),
        t.call.c.withdrawn.is_(False),
    )
    .group_by(t.ticket.c.id, t.stop.c.service)
    .order_by(t.ticket.c.ordinal)
)
"""What was promised on a day, and when each was first called. The service is that of the first
stop as it is now: without `served_by` it is not the one for which the promise was made."""

PRESENT_STOPS = select(t.ticket.c.id, t.ticket.c.stop, t.ticket.c.called_at).where(
    t.ticket.c.id.in_(bindparam("ids", expanding=True))
)
WORK_OF = select(
    t.stop.c.ticket,
    t.stop.c.index,
    t.stop.c.service,
    t.stop.c.quantity,
    t.stop.c.served,
).where(t.stop.c.ticket.in_(bindparam("ids", expanding=True)))
"""The stops of some tickets. Asked for by their ids, which the counters name: a planner that
has seen a long past would look for those at counters among all tickets of the centre."""

BEHIND = (
    select(t.ticket.c.id)
    .where(
        t.WAITING,
        t.ticket.c.line == bindparam("line"),
        tuple_(t.ticket.c.queued_from, t.ticket.c.ordinal)
        > tuple_(bindparam("queued_from", type_=InstantColumn), bindparam("ordinal")),
    )
    .order_by(t.ticket.c.queued_from, t.ticket.c.ordinal)
    .limit(1)
)
"""Who is next in a line after a place in it."""

TICKETS = select(t.ticket).where(t.ticket.c.id.in_(bindparam("ids", expanding=True)))
