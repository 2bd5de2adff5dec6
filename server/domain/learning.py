"""What a hall learns from its events: how long services take, what each event on a ticket teaches,
and all of it as the estimate of waits uses it.

An expected time is the mean of the recent services, shrunk towards all services of its kind, and
that towards what the configuration says. The last is worth two services: a typical time that is
wrong is unlearned within some visits.

Small frozen values that are folded from the log, so that a rebuild gives exactly the same values.
"""

from collections.abc import Iterable, Mapping
from copy import replace
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec import Struct

from contract import events as e
from contract.enums import ACTIVE, CounterState
from server.domain import idle_counters, spreading
from server.domain.centres import MILLISECOND
from server.domain.counters import Counter
from server.domain.facts import RecordedEvent
from server.domain.idle_counters import Pickup, Takes, takes
from server.domain.spreading import KEPT, KEPT_OF_ALL, Points, Spread, point, points, spread_id
from server.domain.state.hall_queries import HallQueries
from server.domain.state.hall_state import HallState
from server.domain.tickets import Ticket

RECENT = 64
"""How many durations of a service are kept."""

FADES = 0.97
"""The weight of a duration relative to the next newer one: effectively the last 33 count."""

ALL_WEIGH = 8.0
"""The weight of all services of a kind, in recent durations."""

TYPICAL_WEIGHS = 2.0
"""The weight of the configured time, in durations of the service."""

MEMORYLESS = 2.0
"""The weight, in observations, of the assumption that a ticket at a counter needs its mean
again."""

ODD_FROM = 20
"""From this many durations on, one above their 95th percentile is an outlier."""

HALVED_AT = 512
"""At this many durations their number and sum are halved, so that old years fade."""

KNOWN_FROM = 10
"""From this many durations on an expected time is the hall's own, and not the configuration's."""


class Pace(Struct, frozen=True):
    """The service times of a service; its id is the service's.

    Attributes:
        recent: milliseconds from call to end, newest last, without outliers.
        seen: the same with outliers, for the percentile.
        faded, weights: the sum of all of them in milliseconds and their number, both weighted: each
            newer one counts more by 1 / `FADES`.
        count, total: of all durations, the older ones fading: their number and their sum in
            milliseconds.
        known_since: when the last of the first `KNOWN_FROM` ended.
    """

    id: str
    centre: str
    recent: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    faded: float = 0.0
    weights: float = 0.0
    count: int = 0
    total: int = 0
    known_since: datetime | None = None


def with_service(pace: Pace, taken: int, at: datetime) -> Pace:
    """The statistics after one more ticket was served.

    A service longer than 95 of 100 of its kind counts as a forgotten finish and is replaced by the
    95th percentile. If it were only left out, the longest twentieth of all services would be
    missing, and every estimate a tenth too short.

    Args:
        taken: milliseconds that it kept the counter, from call to end.
        at: when it ended.
    """
    capped = taken
    if len(pace.seen) >= ODD_FROM:
        capped = min(taken, point(sorted(pace.seen), 0.95))
    recent = (*pace.recent, capped)[-RECENT:]
    count, total = pace.count + 1, pace.total + capped
    if count >= HALVED_AT:
        count, total = count // 2, total // 2
    known_since = pace.known_since or (at if len(recent) >= KNOWN_FROM else None)
    return replace(
        pace,
        recent=recent,
        seen=(*pace.seen, taken)[-RECENT:],
        faded=pace.faded * FADES + capped,
        weights=pace.weights * FADES + 1,
        count=count,
        total=total,
        known_since=known_since,
    )


def mean(pace: Pace, typical: float) -> float:
    """Expected seconds; `typical` are the configured ones."""
    every = (pace.total / 1000 + TYPICAL_WEIGHS * typical) / (pace.count + TYPICAL_WEIGHS)
    return (pace.faded / 1000 + ALL_WEIGH * every) / (pace.weights + ALL_WEIGH)


def remaining_time(pace: Pace, elapsed: float, expected: float) -> float:
    """Expected seconds that a ticket still needs which was called `elapsed` seconds ago: the mean
    of the remaining times of longer services of its kind; if few were longer, close to the mean of
    all (`expected`), as if the elapsed time were not known."""
    over, count = 0.0, 0
    for lasted in pace.recent:
        if lasted / 1000 > elapsed:
            over += lasted / 1000 - elapsed
            count += 1
    return max(1.0, (over + MEMORYLESS * expected) / (count + MEMORYLESS))


@dataclass(frozen=True, slots=True)
class Learned:
    """What a hall has learned so far, as the estimate of waits uses it; `typical` has the
    configured seconds of services, the same for all questions on a state."""

    state: HallQueries
    typical: Mapping[str, float] = field(default_factory=dict)

    def pace(self, service: str) -> Pace:
        """The recent service times of a service."""
        return self.state.get(Pace, service) or Pace(service, self.state.centre.id)

    def need(self, service: str) -> float:
        """The expected seconds of a ticket of a service, kept until the hall learns."""
        return self.state.kept(
            Pace, service, lambda: mean(self.pace(service), self.typical[service])
        )

    def takes(self, profile: str) -> Takes:
        """How soon the counters of a work profile take a ticket that waits for them."""
        known = self.state.get(Pickup, profile)
        return takes(known or Pickup("", ""))

    def points(self, services: frozenset[str], band: int) -> Points:
        """The points of the shown waits for services that are called alike, for a band of expected
        waits."""
        own = (self.state.get(Spread, spread_id(service, band)) for service in services)
        centre = self.state.get(Spread, spread_id(self.state.centre.id, band))
        return points(tuple(spread for spread in own if spread is not None), centre)


# What events teach.


def learn(state: HallState, event: RecordedEvent, before: Ticket) -> None:
    """Update the statistics of durations, idle counters and estimates by an event on a ticket, as
    it was before the event."""
    service = before.present.service

    def learn_service() -> None:
        clock = state.clock(service, event.at)
        at_counter = max(timedelta(), clock - (before.called_at or clock))
        taken = (before.present.served + at_counter) // MILLISECOND
        served(state, service, taken, event.at)

    match event.data:
        case e.TicketCalled(waited=first) if before.call is None:
            expected = before.model_wait
            # Otherwise it has no estimate, or its service was changed since.
            if expected is not None and before.served_by is not None and before.stop == 0:
                times = before.issued_at, float(expected), first / 1000
                first_wait(state, service, *times, is_free=before.counter_free)
            if before.promise is not None:
                # One that a kiosk issued alone could not be called before it was handed in.
                _picked_up(state, event, before, event.data.counter)
        case e.ServiceFinished():
            at = state.get(Counter, event.data.counter)
            # No other person knows when the service ended.
            if at is not None and at.operator == event.by:
                learn_service()
        case e.TicketTransferred(left_unserved=False) if before.state in ACTIVE:
            learn_service()
        case _:
            pass


def _picked_up(state: HallState, event: RecordedEvent, ticket: Ticket, caller: str) -> None:
    """Learn from the counters that were idle while the ticket could be called: since it joined its
    queue, and since the last suspension."""
    setup, service = state.setup, ticket.present.service
    idle: list[tuple[str, str, datetime]] = []
    for key in setup.counters:
        counter = state.get(Counter, key)
        if counter is None or counter.state is not CounterState.OPEN or counter.ticket is not None:
            continue
        profile = setup.profile_of(key, counter.profile)
        if service in setup.levels[profile].level_of and counter.acted_at is not None:
            idle.append((profile, key, state.centre.running_since(counter.acted_at)))
    begin = state.centre.running_since(ticket.since)
    if ticket.not_before is not None:
        begin = max(begin, ticket.not_before + (event.at - state.clock(service, event.at)))
    picked_up(state, event.at, min(begin, event.at), idle, caller)


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
    for profile, own in by_profile.items():
        before = state.get(Pickup, profile) or Pickup(profile, state.centre.id)
        state.put(idle_counters.picked_up(before, at, waits_since, own.values(), own.get(caller)))


def served(state: HallState, service: str, taken: int, at: datetime) -> None:
    """Learn from a service; arguments as for `with_service`."""
    state.put(with_service(Learned(state).pace(service), taken, at))
