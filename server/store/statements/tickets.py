"""Of tickets, their stops, their calls and their notes."""

from sqlalchemy import bindparam, func, select, tuple_, union

from contract.enums import StopState, TicketState
from server.store import tables as t
from server.store.prepared import Prepared
from server.store.types import DayColumn, InstantColumn

TICKET = Prepared(select(t.ticket).where(t.ticket.c.id == bindparam("id")))

STOPS = Prepared(select(t.stop).where(t.stop.c.ticket == bindparam("id")).order_by(t.stop.c.index))

STOPS_OF = (
    select(t.stop)
    .where(t.stop.c.ticket.in_(bindparam("ids", expanding=True)))
    .order_by(t.stop.c.ticket, t.stop.c.index)
)

_numbered = union(
    select(t.ticket.c.id, t.ticket.c.ordinal).where(
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.day == bindparam("day", type_=DayColumn),
        t.ticket.c.number.in_(bindparam("numbers", expanding=True)),
    ),
    select(t.ticket.c.id, t.ticket.c.ordinal).where(
        t.LIVING,
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.number.in_(bindparam("numbers", expanding=True)),
    ),
).subquery()

NUMBERED = select(_numbered.c.id).order_by(_numbered.c.ordinal.desc()).limit(10)

TAKEN_ABOUT = (
    select(t.ticket.c.id)
    .where(
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.day == bindparam("day", type_=DayColumn),
        t.ticket.c.issued_at >= bindparam("since", type_=InstantColumn),
        t.ticket.c.issued_at < bindparam("until", type_=InstantColumn),
    )
    .order_by(t.ticket.c.ordinal.desc())
    .limit(50)
)

ASIDE = Prepared(
    select(t.ticket).where(
        t.ASIDE, t.ticket.c.centre == bindparam("centre"), t.ticket.c.state == bindparam("state")
    )
)

CLAIMS = Prepared(
    select(t.ticket)
    .where(t.CLAIMS, t.ticket.c.centre == bindparam("centre"))
    .order_by(t.ticket.c.ordinal)
)

NOTES = Prepared(
    select(t.note, t.words_kept.c.words)
    .select_from(t.note.join(t.words_kept, t.words_kept.c.id == t.note.c.id))
    .where(t.note.c.ticket == bindparam("ticket"), t.words_kept.c.words.is_not(None))
    .order_by(t.note.c.at, t.note.c.id)
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

CALLS_FOR = (
    select(t.call)
    .select_from(t.call.join(t.ticket, t.ticket.c.id == t.call.c.ticket))
    .where(
        t.call.c.centre == bindparam("centre"),
        t.call.c.service == bindparam("service"),
        t.call.c.reasons.is_not(None),
        t.call.c.withdrawn.is_(False),
        t.call.c.at >= bindparam("since", type_=InstantColumn),
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.day == bindparam("day", type_=DayColumn),
        # Where the clock stood, the order in which they were taken counts.
        tuple_(t.ticket.c.issued_at, t.ticket.c.ordinal)
        > tuple_(bindparam("taken", type_=InstantColumn), bindparam("ordinal")),
    )
    .order_by(t.call.c.call.desc())
    .limit(bindparam("limit"))
)
"""The last calls for a service since a moment, of tickets that were taken later than one."""

CALLS = select(t.call).where(t.call.c.centre == bindparam("centre"))

WAITS_OF_DAY = (
    select(t.stop.c.service, t.ticket.c.estimate, t.ticket.c.promise, t.ticket.c.first_wait)
    .select_from(t.ticket.join(t.stop, (t.stop.c.ticket == t.ticket.c.id) & (t.stop.c.index == 0)))
    .where(
        t.ticket.c.centre == bindparam("centre"),
        t.ticket.c.day == bindparam("day"),
        t.ticket.c.estimate.is_not(None),
        t.ticket.c.promise.is_not(None),
        t.ticket.c.first_wait.is_not(None),
        # Its service was not changed since.
        t.ticket.c.served_by.is_not(None),
        t.stop.c.called_at.is_not(None),
    )
    .order_by(t.ticket.c.ordinal)
)
"""What was promised on a day, and how long it took."""

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

BEHIND = Prepared(
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

OPEN = (
    select(t.ticket)
    .where(t.ticket.c.centre == bindparam("centre"), t.LIVING)
    .order_by(t.ticket.c.ordinal)
)

TICKETS = select(t.ticket).where(t.ticket.c.id.in_(bindparam("ids", expanding=True)))

# A stop that goes on after all has none any more.
COUPONS_OF = (
    select(t.coupon)
    .join(t.stop, (t.stop.c.ticket == t.coupon.c.ticket) & (t.stop.c.coupon == t.coupon.c.id))
    .where(t.coupon.c.ticket == bindparam("ticket"))
    .distinct()
)
