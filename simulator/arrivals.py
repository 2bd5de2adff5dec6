"""Arrivals: a Poisson process whose intensity follows the hour of the day.

Pure: times are instants of the hall, randomness comes from a seed.
"""

import random
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from contract.catalogue import Catalogue, CatalogueService

SHAPE: Final = (
    *(0.0,) * 8,
    0.25,  # some wait at the door before opening
    1.15,
    1.4,
    1.35,
    1.1,
    0.75,  # lunch
    0.95,
    1.0,
    0.85,
    0.45,
    0.1,
    *(0.0,) * 5,
)
"""Relative intensity of arrivals in each hour of the local day, 0 to 23."""

POPULARITY_SPREAD: Final = 0.2
"""Sigma of the lognormal factor of the popularity of services."""

SHORT_IS_FREQUENT: Final = 1.5
"""The popularity of a service at a counter is its usual time to the power of minus this."""

_LOOK_AHEAD_HOURS: Final = 24 * 8


class Arrivals:
    """The instants at which visitors come.

    Within an hour the process is homogeneous, so an exponentially distributed amount of expected
    visitors, consumed hour by hour, gives the next instant.

    Args:
        per_day: expected visitors of a whole day.
        shape: relative intensity in each hour of the local day.
    """

    def __init__(
        self,
        per_day: float,
        zone: ZoneInfo,
        chance: random.Random,
        shape: Sequence[float] = SHAPE,
    ) -> None:
        if per_day < 0:
            raise ValueError("visitors a day cannot be below zero")
        if len(shape) != 24 or min(shape) < 0 or not sum(shape):
            raise ValueError("the shape of a day has 24 hours, not all of them empty")
        self._zone = zone
        self._chance = chance
        self._per_second = [per_day * share / sum(shape) / 3600 for share in shape]

    def intensity(self, at: datetime) -> float:
        """Expected visitors a second at an instant."""
        return self._per_second[at.astimezone(self._zone).hour]

    def after(self, at: datetime) -> datetime | None:
        """The next arrival after an instant; None if there is none within eight days."""
        due = self._chance.expovariate(1.0)
        for _ in range(_LOOK_AHEAD_HOURS):
            intensity = self.intensity(at)
            left = _to_next_hour(at.astimezone(self._zone))
            if due < intensity * left:
                return at + timedelta(seconds=due / intensity)
            due -= intensity * left
            at += timedelta(seconds=left)
        return None

    def between(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """The arrivals after an instant and before another."""
        at = self.after(start)
        while at is not None and at < end:
            yield at
            at = self.after(at)


def _to_next_hour(at: datetime) -> float:
    """Seconds to the next full hour of the local time."""
    return 3600 - (at.minute * 60 + at.second + at.microsecond / 1e6)


@dataclass(frozen=True, slots=True)
class ServiceMix:
    """The distribution of services, by weight."""

    services: tuple[str, ...]
    cumulated: tuple[float, ...]

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> "ServiceMix":
        """A distribution from weights.

        Raises:
            ValueError: none is above zero.
        """
        positive = {service: weight for service, weight in weights.items() if weight > 0}
        if not positive:
            raise ValueError("no service has a weight above zero")
        return cls(tuple(positive), tuple(accumulate(positive.values())))

    def pick(self, chance: random.Random) -> str:
        """Draw the id of a service."""
        return self.services[bisect(self.cumulated, chance.random() * self.cumulated[-1])]


def weights_of(catalogue: Catalogue, chance: random.Random) -> dict[str, float]:
    """The weights of services that give all counters equal work.

    Halls are staffed by demand, so the demand, which a catalogue lacks, is derived from the staff:
    every counter has equal work, and short services are more frequent than long ones. A random
    factor makes some queues longer than others.
    """
    served_at: dict[str, list[CatalogueService]] = {}
    for service in catalogue.services:
        for counter in service.counters:
            served_at.setdefault(counter, []).append(service)
    weights = dict.fromkeys((service.id for service in catalogue.services), 0.0)
    for services in served_at.values():
        shares = {service.id: max(service.typical, 1) ** -SHORT_IS_FREQUENT for service in services}
        work = sum(shares[service.id] * max(service.typical, 1) for service in services)
        for service_id, share in shares.items():
            weights[service_id] += share / work
    return {
        service_id: weight * chance.lognormvariate(0, POPULARITY_SPREAD)
        for service_id, weight in weights.items()
    }
