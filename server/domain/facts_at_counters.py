"""Derives the facts of calls and of counters from an event and from the values before and after it;
pure, as for tickets (`server.domain.facts_derived`)."""

from collections.abc import Iterator
from datetime import datetime

from contract import events as e
from contract.enums import CounterState, Rule
from server.domain.calendar import ONE_DAY, day_begins
from server.domain.calls import Call
from server.domain.centres import Centre
from server.domain.counters import Counter, same
from server.domain.facts import CallEnd, CallFact, CallKind, Change, Dropped, IntervalFact
from server.domain.layout import Layout
from server.domain.recorded import RecordedEvent
from server.domain.tickets import Ticket


def of_call(
    what: RecordedEvent, before: Call, after: Call, ticket: Ticket, layout: Layout
) -> Iterator[Change]:
    """The changes of an event on a called ticket: the fact of its call, if the call is now over, or
    active again.

    Args:
        what: the event.
        before: the call before.
        after: the call after.
        ticket: the ticket before.
        layout: the configuration at that time.
    """
    if before.over_at is None and after.over_at is not None:
        yield _call(what, after, ticket, layout)
    elif before.over_at is not None and after.over_at is None:
        yield Dropped(CallFact, (after.centre, ticket.day, after.call))


def _call(what: RecordedEvent, call: Call, ticket: Ticket, layout: Layout) -> CallFact:
    reasons = call.reasons
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
        kind=_kind(call),
        rule=None if reasons is None else Rule(reasons.rule),
        reason=None if reasons is None else reasons.reason,
        waited=None if reasons is None else ticket.waited,
        ended_at=what.at,
        end=_call_end(what.data),
        shown_after=None if call.shown_at is None else call.shown_at - call.at,
    )


def _kind(call: Call) -> CallKind:
    if call.recall:
        return CallKind.RECALL
    if call.reasons is None:
        return CallKind.RESUMED
    return CallKind.CHOSEN if call.reasons.rule == Rule.CHOSEN else CallKind.NEXT


def _call_end(data: e.Payload) -> CallEnd:
    """The outcome of a call that an event ended (`server.domain.calls.ended`)."""
    match data:
        case e.ServiceStarted() | e.ServiceFinished():
            return CallEnd.CAME
        case e.TicketMissed():
            return CallEnd.MISSED
        case e.TicketRequeued():
            return CallEnd.REQUEUED
        case e.TicketRecalled():
            return CallEnd.RECALLED
        case e.CallWithdrawn():
            return CallEnd.WITHDRAWN if data.reason == "slip" else CallEnd.SUSPENDED
        case e.TicketHeld():
            return CallEnd.HELD
        case e.TicketTransferred():
            return CallEnd.TRANSFERRED
        case e.TicketCancelled():
            return CallEnd.CANCELLED
        case e.TicketExpired():
            return CallEnd.EXPIRED
        case _:
            raise ValueError(f"{type(data).__name__} ends no call")


def of_counter(
    what: RecordedEvent, before: Counter, after: Counter, centre: Centre, layout: Layout
) -> Iterator[Change]:
    """The changes of an event at a counter: the fact of the interval that it ends, if it ends one.

    Args:
        what: the event.
        before: the counter before.
        after: the counter after; at the close of the day the same.
        centre: the centre before the event.
        layout: the configuration at that time.
    """
    closes = isinstance(what.data, e.DayClosed)
    if same(before, after) and not closes:
        return
    ended = lasting(before, centre, layout, what.at)
    if ended is not None:
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
