"""What each event on a ticket teaches a hall about its waits.

What an observation changes is in `server.domain.observations`.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contract import events as e
from contract.enums import ACTIVE, CounterState, Paper, TicketState
from server.domain import attendance, numbering, observations
from server.domain.attendance import Attendance
from server.domain.counters import Counter
from server.domain.facts import RecordedEvent
from server.domain.state.hall_state import HallState
from server.domain.suspension import MILLISECOND
from server.domain.tickets import Ticket

_NO_DEPARTURE = frozenset({"print_failed", numbering.ANOTHER})
"""The reasons of cancellations where no waiting visitor has left."""


def learn(state: HallState, what: RecordedEvent, before: Ticket) -> None:
    """Update the statistics of durations, departures, absences, idle counters and estimates.

    Args:
        state: the state with the statistics.
        what: the event.
        before: the ticket before it.
    """
    known = observations.attendance_of(
        state, state.centre.id, before.present.service, before.ticket_class
    )
    match what.data:
        case e.TicketCalled(waited=waited) if before.call is None:
            _waited(state, before, waited / 1000)
            if before.promise is not None:
                # One that a kiosk issued alone could not be called before it was handed in.
                _picked_up(state, what, before, what.data.counter)
            state.put(attendance.left_queue(known, _in_queue(state, what, before), gave_up=False))
        case e.ServiceFinished(quantity=quantity, confirmed=confirmed):
            _served(state, what, before, quantity, confirmed)
            _came(state, before, known)
        case e.TicketTransferred(left_unserved=unserved) if before.state in ACTIVE:
            if not unserved:
                _served(state, what, before, before.present.quantity, confirmed=False)
            _came(state, before, known)
        case e.TicketRequeued() | e.TicketMissed():
            _stayed_away(state, what, before, known)
        case e.TicketCancelled(reason=reason) if _has_left(before, reason):
            if before.call is None:
                wait = _in_queue(state, what, before)
                state.put(attendance.left_queue(known, wait, gave_up=True))
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
    """Learn from the counters that were idle while the ticket waited."""
    layout = state.layout
    idle: list[tuple[str, str, datetime]] = []
    for key in layout.counters:
        counter = state.get(Counter, key)
        if counter is None or counter.state is not CounterState.OPEN or counter.ticket is not None:
            continue
        profile = layout.profile_of(key, counter.profile)
        serves = ticket.present.service in layout.levels[profile].level_of
        if serves and counter.acted_at is not None:
            idle.append((profile, key, state.centre.running_since(counter.acted_at)))
    begin = _callable_since(state, what, ticket)
    observations.picked_up(state, state.centre.id, what.at, begin, idle, caller)


def _callable_since(state: HallState, what: RecordedEvent, ticket: Ticket) -> datetime:
    """From when a waiting ticket could be called, since it joined its queue and since the last
    suspension."""
    begin = state.centre.running_since(ticket.since)
    if ticket.not_before is not None:
        stopped = what.at - state.clock(ticket.present.service, what.at)
        begin = max(begin, ticket.not_before + stopped)
    return min(begin, what.at)


def _in_queue(state: HallState, what: RecordedEvent, ticket: Ticket) -> float:
    """For how many seconds a ticket was in its queue, since the last suspension."""
    begin = state.centre.running_since(ticket.since)
    return max(0.0, (what.at - begin).total_seconds())


def _since_call(state: HallState, what: RecordedEvent, ticket: Ticket) -> timedelta:
    """How long it has been at the counter, without suspensions."""
    clock = state.clock(ticket.present.service, what.at)
    return max(timedelta(), clock - (ticket.called_at or clock))


def _served(
    state: HallState, what: RecordedEvent, ticket: Ticket, quantity: int, confirmed: bool
) -> None:
    taken = ticket.present.served + _since_call(state, what, ticket)
    observations.served(
        state,
        state.centre.id,
        ticket.present.service,
        taken // MILLISECOND,
        what.at.astimezone(ZoneInfo(state.layout.config.centre.time_zone)),
        quantity,
        confirmed=confirmed,
    )


def _has_left(ticket: Ticket, reason: str) -> bool:
    """Whether a visitor gave up a ticket after waiting; a ticket whose paper no visitor got does
    not count."""
    in_a_hand = ticket.paper not in (Paper.PENDING, Paper.FAILED)
    return ticket.state is TicketState.WAITING and in_a_hand and reason not in _NO_DEPARTURE


def _stayed_away(state: HallState, what: RecordedEvent, ticket: Ticket, known: Attendance) -> None:
    if ticket.state in ACTIVE:
        lost = _since_call(state, what, ticket) // MILLISECOND
        state.put(attendance.stayed_away(known, ticket.waited.total_seconds(), lost))


def _came(state: HallState, ticket: Ticket, known: Attendance) -> None:
    if ticket.state in ACTIVE:
        state.put(attendance.came(known, ticket.waited.total_seconds()))
