"""Derives the facts of a ticket from an event and from the ticket before and after it.

Pure: the fold (`server.domain.fold`) collects the changes of each event, and the store writes them.
The same events give the same facts, whenever they are folded.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contract import events as e
from contract.enums import CounterState, Paper, Rule, StopState, TicketState
from server.domain.calendar import ONE_DAY, day_begins
from server.domain.calls import ENDS, Call
from server.domain.centres import Centre
from server.domain.counters import Counter, same
from server.domain.facts import (
    CallEnd,
    CallFact,
    CallKind,
    Change,
    Dropped,
    End,
    IntervalFact,
    RatingFact,
    RecordedEvent,
    StopFact,
    TicketFact,
)
from server.domain.layout import Layout
from server.domain.tickets import Stop, Ticket

_OVER = (StopState.SERVED, StopState.UNSERVED)
_NO_PAPER = (Paper.PENDING, Paper.FAILED)
_ENDS = {
    TicketState.FINISHED: End.SERVED,
    TicketState.MISSED: End.MISSED,
    TicketState.EXPIRED: End.EXPIRED,
}


def of_ticket(
    what: RecordedEvent, before: Ticket | None, after: Ticket, layout: Layout
) -> Iterator[Change]:
    """The changes of an event on a ticket (`before` is None for its issue): the facts of the
    ticket, its stops and its ratings."""
    if after is before:
        return
    fact = _ticket(after, layout)
    # The end of a missed ticket that expires stays when it was missed, not the end of its day.
    expires = after.state is TicketState.EXPIRED
    was_missed = expires and before is not None and before.state is TicketState.MISSED
    if not was_missed and (before is None or fact != _ticket(before, layout)):
        yield fact
    for index, stop in enumerate(after.stops):
        was = before.stops[index] if before is not None and index < len(before.stops) else None
        if stop is not was:
            yield from _of_stop(what, after, index, was, layout)
    if isinstance(what.data, e.ServiceRated):
        yield _rating(what, what.data, after, layout)


def _ticket(ticket: Ticket, layout: Layout) -> TicketFact:
    end = _end_of(ticket)
    ended_at = None if end is None else ticket.since
    first = ticket.stops[0].service
    hour, weekday = _hour_and_weekday(ticket.issued_at, layout)
    return TicketFact(
        centre=ticket.centre,
        ticket=ticket.id,
        day=ticket.day,
        number=ticket.number,
        series=ticket.series,
        channel=ticket.channel,
        ticket_class=ticket.ticket_class,
        language=ticket.language,
        service=first,
        agency=layout.agency_of(first),
        stops=len(ticket.stops),
        issued_at=ticket.issued_at,
        issued_by=ticket.issued_by,
        hour=hour,
        weekday=weekday,
        ended_at=ended_at,
        end=end,
        stay=None if ended_at is None else ended_at - ticket.issued_at,
        waited=None if end is None else ticket.waited,
        first_wait=ticket.first_wait,
        promise=ticket.promise,
        estimate=ticket.estimate,
        promise_kept=ticket.promise_kept,
    )


def _end_of(ticket: Ticket) -> End | None:
    """How a ticket ended; None while it is open."""
    if ticket.state is not TicketState.CANCELLED:
        return _ENDS.get(ticket.state)
    if ticket.ended_with_coupon:
        return End.COUPON
    return End.VOID if ticket.paper in _NO_PAPER else End.CANCELLED


def _of_stop(
    what: RecordedEvent, ticket: Ticket, index: int, was: Stop | None, layout: Layout
) -> Iterator[Change]:
    """The fact of a stop that has ended now, or the removal of a fact whose stop is open again."""
    stop = ticket.stops[index]
    if stop.state in _OVER and stop.joined_at is not None:
        # The service of a missed ticket can still be corrected.
        if was is None or was.state not in _OVER or was.service != stop.service:
            yield _stop(what, ticket, index, stop.joined_at, layout)
    elif was is not None and was.state in _OVER:
        yield Dropped(StopFact, (ticket.centre, ticket.day, ticket.id, index))


def _stop(
    what: RecordedEvent, ticket: Ticket, index: int, joined_at: datetime, layout: Layout
) -> StopFact:
    stop, wait = ticket.stops[index], ticket.stops[index].wait()
    service = layout.services.get(stop.service)
    target = None if service is None else round(service.target_minutes * 60)
    kept = None if wait is None or target is None else wait <= timedelta(seconds=target)
    hour, weekday = _hour_and_weekday(joined_at, layout)
    return StopFact(
        centre=ticket.centre,
        ticket=ticket.id,
        stop=index,
        day=ticket.day,
        number=ticket.number,
        service=stop.service,
        agency=layout.agency_of(stop.service),
        counter=stop.counter,
        operator=stop.operator,
        channel=ticket.channel,
        ticket_class=ticket.ticket_class,
        end=_stop_end(what.data, ticket),
        outcome=stop.outcome,
        quantity=stop.quantity,
        joined_at=joined_at,
        hour=hour,
        weekday=weekday,
        ended_at=ticket.since if ticket.state is TicketState.MISSED else what.at,
        ended_by=what.by,
        wait=wait,
        walk=stop.walk(),
        service_time=stop.time(),
        target=target,
        target_kept=kept,
    )


def _stop_end(data: e.Payload, ticket: Ticket) -> End:
    match data:
        case e.ServiceFinished():
            return End.SERVED
        case e.TicketTransferred():
            return End.TRANSFERRED_UNSERVED if data.left_unserved else End.TRANSFERRED
        case e.TicketEndedWithCoupon():
            return End.COUPON
        case _:
            # The last stop of a ticket ends as the ticket does.
            end = _end_of(ticket)
            assert end is not None
            return end


def _rating(
    what: RecordedEvent, data: e.ServiceRated, ticket: Ticket, layout: Layout
) -> RatingFact:
    stop = ticket.stops[data.stop]
    return RatingFact(
        centre=ticket.centre,
        ticket=ticket.id,
        stop=data.stop,
        day=ticket.day,
        at=what.at,
        service=stop.service,
        agency=layout.agency_of(stop.service),
        counter=stop.counter,
        operator=stop.operator,
        stars=data.stars,
        comment=data.note,
    )


def _hour_and_weekday(at: datetime, layout: Layout) -> tuple[int, int]:
    local = at.astimezone(ZoneInfo(layout.config.centre.time_zone))
    return local.hour, local.weekday()


def of_call(
    what: RecordedEvent, before: Call, after: Call, ticket: Ticket, layout: Layout
) -> Iterator[Change]:
    """The changes of an event on a called ticket, as it was before: the fact of its call, if the
    call is now over, or active again."""
    if before.over_at is None and after.over_at is not None:
        yield _call(what, after, ticket, layout)
    elif before.over_at is not None and after.over_at is None:
        yield Dropped(CallFact, (after.centre, ticket.day, after.call))


def _call(what: RecordedEvent, call: Call, ticket: Ticket, layout: Layout) -> CallFact:
    reasons = call.reasons
    kind = CallKind.RESUMED
    if call.recall:
        kind = CallKind.RECALL
    elif reasons is not None:
        kind = CallKind.CHOSEN if reasons.rule == Rule.CHOSEN else CallKind.NEXT
    is_suspended = isinstance(what.data, e.CallWithdrawn) and what.data.reason != "slip"
    return CallFact(
        centre=call.centre,
        call=call.call,
        day=ticket.day,
        at=call.at,
        ticket=call.ticket,
        service=call.service,
        agency=layout.agency_of(call.service),
        counter=call.counter,
        operator=ticket.present.operator,
        called_by=call.called_by,
        kind=kind,
        rule=None if reasons is None else Rule(reasons.rule),
        reason=None if reasons is None else reasons.reason,
        waited=None if reasons is None else ticket.waited,
        ended_at=what.at,
        end=CallEnd.SUSPENDED if is_suspended else ENDS[type(what.data)],
        shown_after=None if call.shown_at is None else call.shown_at - call.at,
    )


def of_counter(
    what: RecordedEvent, before: Counter, after: Counter, centre: Centre, layout: Layout
) -> Iterator[Change]:
    """The changes of an event at a counter in a centre, as it was before: the fact of the interval
    that it ends, if it ends one. The close of the day ends one, too."""
    changed = not same(before, after) or isinstance(what.data, e.DayClosed)
    if changed and (ended := lasting(before, centre, layout, what.at)) is not None:
        yield ended


def lasting(
    counter: Counter, centre: Centre, layout: Layout, until: datetime
) -> IntervalFact | None:
    """The current interval of a counter, up to now; None without an open day."""
    if centre.day is None or centre.opened_at is None:
        return None
    since = max(counter.same_since or counter.since, centre.opened_at)
    until = min(until, day_begins(layout.config.centre, centre.day + ONE_DAY))
    if since >= until:
        return None
    configured = counter.id in layout.counters
    return IntervalFact(
        centre=counter.centre,
        counter=counter.id,
        since=since,
        day=centre.day,
        operator=counter.operator,
        profile=layout.profile_of(counter.id, counter.profile) if configured else counter.profile,
        state=counter.state,
        reason=counter.break_reason if counter.state is CounterState.PAUSED else None,
        until=until,
        length=until - since,
        connected=counter.connected,
    )
