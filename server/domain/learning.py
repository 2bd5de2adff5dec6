"""What each event on a ticket teaches a hall about its waits.

What an observation changes is in `server.domain.observations`.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contract import events as e
from contract.enums import ACTIVE, CounterState, Paper, TicketState
from server.domain import attendance, numbering, observations
from server.domain.counters import Counter
from server.domain.facts import RecordedEvent
from server.domain.state.hall_state import HallState
from server.domain.suspension import MILLISECOND
from server.domain.tickets import Ticket

_NO_DEPARTURE = frozenset({"print_failed", numbering.ANOTHER})
"""The reasons of cancellations where no waiting visitor has left."""


def learn(state: HallState, what: RecordedEvent, before: Ticket) -> None:
    """Update the statistics of durations, departures, absences, idle counters and estimates by an
    event on a ticket, as it was before the event."""
    service, clock = before.present.service, state.clock(before.present.service, what.at)
    known = observations.attendance_of(state, state.centre.id, service, before.ticket_class)
    # In its queue, since the last suspension; at the counter, without suspensions.
    in_queue = (what.at - state.centre.running_since(before.since)).total_seconds()
    at_counter = max(timedelta(), clock - (before.called_at or clock))
    was_active, waited = before.state in ACTIVE, before.waited.total_seconds()
    match what.data:
        case e.TicketCalled(waited=first_wait) if before.call is None:
            _waited(state, before, first_wait / 1000)
            if before.promise is not None:
                # One that a kiosk issued alone could not be called before it was handed in.
                _picked_up(state, what, before, what.data.counter)
            state.put(attendance.left_queue(known, max(0.0, in_queue), gave_up=False))
        case e.ServiceFinished(quantity=quantity, confirmed=confirmed):
            _served(state, what, before, at_counter, quantity, confirmed)
            if was_active:
                state.put(attendance.came(known, waited))
        case e.TicketTransferred(left_unserved=unserved) if was_active:
            if not unserved:
                _served(state, what, before, at_counter, before.present.quantity, confirmed=False)
            state.put(attendance.came(known, waited))
        case e.TicketRequeued() | e.TicketMissed():
            if was_active:
                state.put(attendance.stayed_away(known, waited, at_counter // MILLISECOND))
        case e.TicketCancelled(reason=reason) if _has_left(before, reason):
            if before.call is None:
                state.put(attendance.left_queue(known, max(0.0, in_queue), gave_up=True))
        case _:
            return
    state.centre = replace(state.centre, learned=state.centre.learned + 1)


def _waited(state: HallState, ticket: Ticket, actual: float) -> None:
    """Compare the first wait with what the model expected of it."""
    if ticket.model_wait is None or ticket.served_by is None or ticket.stop != 0:
        # It was issued without an estimate, or its service was changed since.
        return
    observations.first_wait(
        state,
        state.centre.id,
        ticket.stops[0].service,
        ticket.issued_at,
        float(ticket.model_wait),
        actual,
        is_free=ticket.counter_free,
    )


def _picked_up(state: HallState, what: RecordedEvent, ticket: Ticket, caller: str) -> None:
    """Learn from the counters that were idle while the ticket could be called: since it joined its
    queue, and since the last suspension."""
    layout, service = state.layout, ticket.present.service
    idle: list[tuple[str, str, datetime]] = []
    for key in layout.counters:
        counter = state.get(Counter, key)
        if counter is None or counter.state is not CounterState.OPEN or counter.ticket is not None:
            continue
        profile = layout.profile_of(key, counter.profile)
        if service in layout.levels[profile].level_of and counter.acted_at is not None:
            idle.append((profile, key, state.centre.running_since(counter.acted_at)))
    begin = state.centre.running_since(ticket.since)
    if ticket.not_before is not None:
        begin = max(begin, ticket.not_before + (what.at - state.clock(service, what.at)))
    begin = min(begin, what.at)
    observations.picked_up(state, state.centre.id, what.at, begin, idle, caller)


def _served(
    state: HallState,
    what: RecordedEvent,
    ticket: Ticket,
    at_counter: timedelta,
    quantity: int,
    confirmed: bool,
) -> None:
    observations.served(
        state,
        state.centre.id,
        ticket.present.service,
        (ticket.present.served + at_counter) // MILLISECOND,
        what.at.astimezone(ZoneInfo(state.layout.config.centre.time_zone)),
        quantity,
        confirmed=confirmed,
    )


def _has_left(ticket: Ticket, reason: str) -> bool:
    """Whether a visitor gave up a ticket after waiting; a ticket whose paper no visitor got does
    not count."""
    in_a_hand = ticket.paper not in (Paper.PENDING, Paper.FAILED)
    return ticket.state is TicketState.WAITING and in_a_hand and reason not in _NO_DEPARTURE
