"""Which counter serves which services now, by the current work profiles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial

from contract.enums import CounterState
from server.domain import selection
from server.domain.centres import ServiceState
from server.domain.counters import Counter
from server.domain.estimation import is_active
from server.domain.idle_counters import NOTICED_WITHIN
from server.domain.selection import Choice, Head, Levels
from server.domain.setup import counters_serving
from server.domain.state.queues import Queue
from server.domain.tickets import for_counter
from server.engine.centre_view import CentreView


def profile_of(reading: CentreView, counter: Counter) -> str:
    """The key of the work profile of a counter."""
    return reading.setup.profile_of(counter.id, counter.profile)


def levels_of(reading: CentreView, counter: Counter) -> Levels:
    """The services of a counter, in levels."""
    return reading.setup.levels[profile_of(reading, counter)]


def numbers_serving(reading: CentreView, service: str) -> tuple[str, ...]:
    """The numbers of the counters that serve a service by their current work profiles, and that are
    not closed."""
    levels = {
        counter.id: levels
        for counter, levels in with_levels(reading)
        if service in levels.level_of and counter.state is not CounterState.CLOSED
    }
    counters = reading.setup.counters
    return tuple(counters[key].number for key in counters_serving(service, levels))


def suspended_services(reading: CentreView) -> frozenset[str]:
    """The services that are suspended."""
    services = reading.services()
    return reading.kept(
        ServiceState,
        "suspended",
        lambda: frozenset(key for key, service in services.items() if service.suspended_at),
    )


def late_queues(reading: CentreView, now: datetime) -> frozenset[str]:
    """The queues in which a ticket has waited for a minute since the last suspension ended, by
    their service, or by the counter or operator that they are reserved for."""
    suspended = suspended_services(reading)
    return frozenset(
        queue.key
        for queue in reading.queues()
        if queue.service not in suspended and _is_late(reading, queue, now)
    )


def _is_late(reading: CentreView, queue: Queue, now: datetime) -> bool:
    """Whether a ticket has waited for a minute since the last suspension ended."""
    return now - reading.centre.running_since(queue.came_at[0]) >= NOTICED_WITHIN


def works(
    reading: CentreView, counter: Counter, now: datetime, late: Callable[[], frozenset[str]]
) -> bool:
    """Whether a counter is active: with a ticket; or open, and its operator has acted recently.
    While the centre was suspended no operator could act, and in a quiet hall there is no work: an
    operator counts as away once a ticket has waited for a minute in a queue of the counter.
    `late` gives the late queues."""
    if counter.ticket is not None or counter.state is not CounterState.OPEN:
        return counter.ticket is not None
    acted_at = counter.acted_at
    if acted_at is not None:
        acted_at = reading.centre.running_since(acted_at)
    return is_active(is_open=True, busy=False, acted_at=acted_at, now=now) or late().isdisjoint(
        (for_counter(counter.id), *levels_of(reading, counter).level_of)
    )


def with_profiles(reading: CentreView) -> Sequence[tuple[Counter, str]]:
    """The counters in the order of the hall, each with the key of its work profile."""
    profile_of = reading.setup.profile_of
    return reading.kept(
        Counter,
        "profiles",
        lambda: [(place, profile_of(place.id, place.profile)) for place in reading.counters()],
    )


def how_many_serve(
    reading: CentreView, service: str, now: datetime, late: Callable[[], frozenset[str]]
) -> int:
    """How many active counters have a service in their profile; `late` gives the late queues."""
    levels = reading.setup.levels
    return sum(
        service in levels[profile].level_of and works(reading, counter, now, late)
        for counter, profile in with_profiles(reading)
    )


def unserved(
    reading: CentreView, now: datetime, counters: Iterable[tuple[Counter, Levels]]
) -> list[str]:
    """The services with a queue that none of the counters serves.

    An open counter whose operator has not acted recently still counts until a ticket has waited in
    the queue for a minute: in a quiet hall a present operator calls sooner. The minute begins again
    when a suspension ends.
    """
    if reading.centre.suspended_at is not None:
        return []
    suspended = suspended_services(reading)
    late_now = cache(partial(late_queues, reading, now))
    at_work = [
        (counter, works(reading, counter, now, late_now), levels.level_of, for_counter(counter.id))
        for counter, levels in counters
    ]
    services = set()
    for queue in reading.queues():
        late = _is_late(reading, queue, now)
        served = any(
            (queue.reserved_for == reserved if queue.reserved_for else queue.service in levels)
            and (busy or (counter.state is CounterState.OPEN and not late))
            for counter, busy, levels, reserved in at_work
        )
        if not served and queue.service not in suspended:
            services.add(queue.service)
    return [key for key in reading.setup.services if key in services]


def with_levels(reading: CentreView) -> list[tuple[Counter, Levels]]:
    """The counters, each with its services."""
    levels = reading.setup.levels
    return [(counter, levels[profile]) for counter, profile in with_profiles(reading)]


def names_of(reading: CentreView, services: Iterable[str]) -> Mapping[str, str]:
    """The names of the first of some services, by language, for a sentence."""
    for service in services:
        if (known := reading.setup.services.get(service)) is not None:
            return known.names
    return {}


def heads_for(reading: CentreView, counter: Counter, now: datetime) -> list[Head]:
    """The heads of the queues from which a counter may call now."""
    if reading.centre.suspended_at is not None:
        return []
    suspended = suspended_services(reading)
    services = levels_of(reading, counter).level_of
    heads = reading.heads(services, [for_counter(counter.id)], now)
    return [head for head in heads if head.service not in suspended]


def next_of(
    reading: CentreView, counter: Counter, now: datetime, heads: Sequence[Head]
) -> Choice | None:
    """The head that is next for a counter, and why."""
    return selection.choose(
        heads,
        now,
        reading.setup.priority_rules,
        levels_of(reading, counter),
        reading.recent_calls(profile_of(reading, counter)),
    )
