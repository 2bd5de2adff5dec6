"""Who serves what at this moment: the work profiles as they are set now."""

from collections.abc import Iterable, Mapping

from contract.words import CounterState
from server.application.ports import Reading
from server.domain.counters import Counter
from server.domain.selection import Duty
from server.domain.tickets import counter_bound, operator_bound


def profile_of(reading: Reading, counter: Counter) -> str:
    """The key of the work profile of a counter."""
    return reading.layout.profile_of(counter.id, counter.profile)


def duty_of(reading: Reading, counter: Counter) -> Duty:
    """What a counter serves, in levels."""
    return reading.layout.duties[profile_of(reading, counter)]


def services_of(reading: Reading, counter: Counter) -> tuple[str, ...]:
    """The ids of the services of a counter, best level first."""
    return tuple(duty_of(reading, counter).level_of)


def bounds_of(counter: Counter) -> tuple[str, ...]:
    """What tickets may be bound to that wait for this counter or its operator."""
    if counter.operator is None:
        return (counter_bound(counter.id),)
    return (counter_bound(counter.id), operator_bound(counter.operator))


def counters_serving(reading: Reading, service: str) -> tuple[str, ...]:
    """The numbers of the counters that serve a service at their first level; where none
    does, of those that serve it at any."""
    first: list[str] = []
    other: list[str] = []
    for counter in reading.counters():
        level = duty_of(reading, counter).level_of.get(service)
        if level is not None:
            number = reading.layout.counters[counter.id].number
            (other if level else first).append(number)
    return tuple(first or other)


def standing_still(reading: Reading) -> frozenset[str]:
    """The services that are suspended."""
    return frozenset(key for key, one in reading.services().items() if one.suspended_at)


def unserved(
    reading: Reading, without: str | None = None, instead: Duty | None = None
) -> list[str]:
    """The services for which people wait though no open counter serves them.

    Args:
        reading: the centre.
        without: leave this counter out, or ...
        instead: ... take it with this duty in place of its own.
    """
    served: set[str] = set()
    for counter in reading.counters():
        if counter.id == without:
            if instead is not None and counter.state is CounterState.OPEN:
                served |= set(instead.level_of)
        elif counter.state is CounterState.OPEN:
            served |= set(duty_of(reading, counter).level_of)
    still = standing_still(reading)
    return [
        count.service
        for count in reading.counts()
        if count.service not in served and count.service not in still
    ]


def names_of(reading: Reading, services: Iterable[str]) -> Mapping[str, str]:
    """The names of the first of some services, by language, for a sentence."""
    for service in services:
        if (known := reading.layout.services.get(service)) is not None:
            return known.names
    return {}
