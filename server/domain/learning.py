"""What a hall learns about its waits: what each event on a ticket teaches, and which statistics an
observation changes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from contract import events as e
from contract.enums import ACTIVE, CounterState, Paper, TicketClass, TicketState
from server.domain import attendance, numbering, spreading
from server.domain.attendance import Attendance, Pickup, attendance_id
from server.domain.centres import MILLISECOND
from server.domain.counters import Counter
from server.domain.facts import RecordedEvent
from server.domain.learned import History, Pace, history_id, with_service
from server.domain.spreading import KEPT, KEPT_OF_ALL, Spread
from server.domain.state.hall_state import HallState
from server.domain.tickets import Ticket

_IN_NO_HAND = frozenset({Paper.PENDING, Paper.FAILED})
_NO_DEPARTURE = frozenset({"print_failed", numbering.ANOTHER})
"""The reasons of cancellations where no waiting visitor has left."""


def learn(state: HallState, what: RecordedEvent, before: Ticket) -> None:
    """Update the statistics of durations, departures, absences, idle counters and estimates by an
    event on a ticket, as it was before the event."""
    service = before.present.service
    clock = state.clock(service, what.at)
    known = attendance_of(state, service, before.ticket_class)
    # In its queue, since the last suspension; at the counter, without suspensions.
    in_queue = (what.at - state.centre.running_since(before.since)).total_seconds()
    at_counter = max(timedelta(), clock - (before.called_at or clock))
    was_active, waited = before.state in ACTIVE, before.waited.total_seconds()
    has_waited = before.state is TicketState.WAITING and before.paper not in _IN_NO_HAND

    def learn_service(quantity: int, *, confirmed: bool) -> None:
        taken = (before.present.served + at_counter) // MILLISECOND
        local = what.at.astimezone(ZoneInfo(state.layout.config.centre.time_zone))
        served(state, service, taken, local, quantity, confirmed=confirmed)

    match what.data:
        case e.TicketCalled(waited=first) if before.call is None:
            expected = before.model_wait
            # Otherwise it has no estimate, or its service was changed since.
            if expected is not None and before.served_by is not None and before.stop == 0:
                times = before.issued_at, float(expected), first / 1000
                first_wait(state, service, *times, is_free=before.counter_free)
            if before.promise is not None:
                # One that a kiosk issued alone could not be called before it was handed in.
                _picked_up(state, what, before, what.data.counter)
            state.put(attendance.left_queue(known, max(0.0, in_queue), gave_up=False))
        case e.ServiceFinished(quantity=quantity, confirmed=confirmed):
            learn_service(quantity, confirmed=confirmed)
            if was_active:
                state.put(attendance.came(known, waited))
        case e.TicketTransferred(left_unserved=unserved) if was_active:
            if not unserved:
                learn_service(before.present.quantity, confirmed=False)
            state.put(attendance.came(known, waited))
        case e.TicketRequeued() | e.TicketMissed():
            if was_active:
                state.put(attendance.stayed_away(known, waited, at_counter // MILLISECOND))
        case e.TicketCancelled(reason=reason) if has_waited and reason not in _NO_DEPARTURE:
            if before.call is None:
                state.put(attendance.left_queue(known, max(0.0, in_queue), gave_up=True))
        case _:
            return
    state.centre = replace(state.centre, learned=state.centre.learned + 1)


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
    picked_up(state, what.at, min(begin, what.at), idle, caller)


# Observations.


def first_wait(
    state: HallState,
    service: str,
    taken_at: datetime,
    expected: float,
    actual: float,
    *,
    is_free: bool,
) -> None:
    """Compare a first wait with what the model expected of it, in seconds, once the hall knows how
    long the service takes: what a wrong typical time does to an estimate says nothing about later
    ones."""
    centre, pace = state.centre.id, state.get(Pace, service)
    if pace is None or pace.known_since is None or taken_at < pace.known_since:
        return
    ids = spreading.spread_ids(centre, service, expected, is_free=is_free)
    for key, kept in zip(ids, (KEPT, KEPT_OF_ALL), strict=True):
        spread = state.get(Spread, key) or Spread(key, centre)
        state.put(spreading.waited(spread, expected, actual, kept))


def picked_up(
    state: HallState,
    at: datetime,
    waits_since: datetime,
    idle: Iterable[tuple[str, str, datetime]],
    caller: str,
) -> None:
    """Count for how long counters were idle while a ticket could be called, and that one called it.
    `idle` has the idle counters that serve it, with the caller: work profile, counter, and since
    when it has been idle."""
    by_profile: dict[str, dict[str, datetime]] = {}
    for profile, counter, since in idle:
        by_profile.setdefault(profile, {})[counter] = since
    for profile, some in by_profile.items():
        before = state.get(Pickup, profile) or Pickup(profile, state.centre.id)
        state.put(attendance.picked_up(before, at, waits_since, some.values(), some.get(caller)))


def served(
    state: HallState,
    service: str,
    taken: int,
    local: datetime,
    quantity: int,
    *,
    confirmed: bool = False,
) -> None:
    """Learn from a service; arguments as for `with_service`, and when it ended, in the hall's time
    zone."""
    key, centre = history_id(service, local), state.centre.id
    pace = state.get(Pace, service) or Pace(service, centre)
    history = state.get(History, key) or History(key, centre)
    at = local.astimezone(UTC)
    for learned in with_service(pace, history, taken, at, quantity, confirmed=confirmed):
        state.put(learned)


def attendance_of(state: HallState, service: str, ticket_class: TicketClass) -> Attendance:
    """Which visitors of a class are there when they are called, as known so far."""
    key = attendance_id(service, ticket_class)
    return state.get(Attendance, key) or Attendance(key, state.centre.id)
