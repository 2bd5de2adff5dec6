"""What each event on a ticket teaches a hall about its waits.

The statistics are in `server.domain.durations`, `attendance`, `pickup` and `spreading`.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from contract import events as e
from contract.enums import ACTIVE, CounterState, Paper, TicketState
from server.domain import attendance, durations, numbering, pickup, spreading
from server.domain.attendance import Attendance, attendance_id
from server.domain.counters import Counter
from server.domain.durations import History, Pace
from server.domain.pickup import Pickup
from server.domain.recorded import RecordedEvent, State, clocks_at
from server.domain.spreading import KEPT, KEPT_OF_ALL, Spread
from server.domain.tickets import Ticket

_MILLISECOND = timedelta(milliseconds=1)

_NO_DEPARTURE = frozenset({"print_failed", numbering.ANOTHER})
"""The reasons of cancellations where no waiting visitor has left."""


def learn(state: State, what: RecordedEvent, before: Ticket) -> None:
    """Update the statistics of durations, departures, absences, idle counters and estimates.

    Args:
        state: the state with the statistics.
        what: the event.
        before: the ticket before it.
    """
    known = _attendance_of(state, before)
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


def _waited(state: State, ticket: Ticket, actual: float) -> None:
    """Compare the first wait with what the model expected of it, once the hall knows how long the
    service takes: what a wrong typical time does to an estimate says nothing about later ones."""
    service, centre = ticket.stops[0].service, state.centre.id
    pace = state.get(Pace, service)
    if ticket.model_wait is None or pace is None or pace.known_since is None:
        return
    if ticket.served_by is None or ticket.stop != 0:
        # Its service was changed since.
        return
    if ticket.issued_at < pace.known_since:
        return
    expected = float(ticket.model_wait)
    ids = spreading.spread_ids(centre, service, expected, is_free=ticket.counter_free)
    for key, kept in zip(ids, (KEPT, KEPT_OF_ALL), strict=True):
        spread = state.get(Spread, key) or Spread(key, centre)
        state.put(spreading.waited(spread, expected, actual, kept))


def _picked_up(state: State, what: RecordedEvent, ticket: Ticket, caller: str) -> None:
    """Count for how long counters were idle while the ticket waited, and that one called it."""
    layout = state.layout
    idle: dict[str, dict[str, datetime]] = {}
    for key in layout.counters:
        counter = state.get(Counter, key)
        if counter is None or counter.state is not CounterState.OPEN or counter.ticket is not None:
            continue
        profile = layout.profile_of(key, counter.profile)
        serves = ticket.present.service in layout.levels[profile].level_of
        if serves and counter.acted_at is not None:
            idle.setdefault(profile, {})[key] = state.centre.running_since(counter.acted_at)
    begin = _callable_since(state, what, ticket)
    for profile, some in idle.items():
        known = state.get(Pickup, profile) or Pickup(profile, state.centre.id)
        state.put(pickup.called(known, what.at, begin, some.values(), some.get(caller)))


def _callable_since(state: State, what: RecordedEvent, ticket: Ticket) -> datetime:
    """From when a waiting ticket could be called, since it joined its queue and since the last
    suspension."""
    begin = state.centre.running_since(ticket.since)
    if ticket.not_before is not None:
        stopped = what.at - clocks_at(state, what.at)(ticket.present.service)
        begin = max(begin, ticket.not_before + stopped)
    return min(begin, what.at)


def _in_queue(state: State, what: RecordedEvent, ticket: Ticket) -> float:
    """For how many seconds a ticket was in its queue, since the last suspension."""
    begin = state.centre.running_since(ticket.since)
    return max(0.0, (what.at - begin).total_seconds())


def _since_call(state: State, what: RecordedEvent, ticket: Ticket) -> timedelta:
    """How long it has been at the counter, without suspensions."""
    clock = clocks_at(state, what.at)(ticket.present.service)
    return max(timedelta(), clock - (ticket.called_at or clock))


def _served(
    state: State, what: RecordedEvent, ticket: Ticket, quantity: int, confirmed: bool
) -> None:
    service, centre = ticket.present.service, state.centre.id
    taken = ticket.present.served + _since_call(state, what, ticket)
    local = what.at.astimezone(ZoneInfo(state.layout.config.centre.time_zone))
    key = durations.history_id(service, local)
    pace, history = durations.served(
        state.get(Pace, service) or Pace(service, centre),
        state.get(History, key) or History(key, centre),
        taken // _MILLISECOND,
        what.at,
        quantity,
        confirmed=confirmed,
    )
    state.put(pace)
    state.put(history)


def _has_left(ticket: Ticket, reason: str) -> bool:
    """Whether a visitor gave up a ticket after waiting; a ticket whose paper no visitor got does
    not count."""
    in_a_hand = ticket.paper not in (Paper.PENDING, Paper.FAILED)
    return ticket.state is TicketState.WAITING and in_a_hand and reason not in _NO_DEPARTURE


def _attendance_of(state: State, ticket: Ticket) -> Attendance:
    key = attendance_id(ticket.present.service, ticket.ticket_class)
    return state.get(Attendance, key) or Attendance(key, state.centre.id)


def _stayed_away(state: State, what: RecordedEvent, ticket: Ticket, known: Attendance) -> None:
    if ticket.state in ACTIVE:
        lost = _since_call(state, what, ticket) // _MILLISECOND
        state.put(attendance.stayed_away(known, ticket.waited.total_seconds(), lost))


def _came(state: State, ticket: Ticket, known: Attendance) -> None:
    if ticket.state in ACTIVE:
        state.put(attendance.came(known, ticket.waited.total_seconds()))
