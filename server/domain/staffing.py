"""How many counters of a work profile keep the target, hour by hour.

An hour keeps the target if at least nine of ten of the visitors who took a ticket in it are called
within the target of their service. A hall has a rush in the morning, and an hour begins with the
queue of the one before. So the day is simulated many times from its first hour on, each hour begins
as the hours before it ended, and the fewest counters that keep the hour often enough are taken.

Visitors are called in order of arrival: what the calling rule does with equal classes and targets.
All times are seconds of the business day; an hour is a whole number of slots of
`server.domain.demand`.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapreplace
from itertools import accumulate, islice
from math import exp, log, log1p, sqrt
from statistics import NormalDist
from typing import Final, NamedTuple

from server.domain.demand import HOUR, SLOT, SLOTS, Demand

KEPT: Final = 0.9
"""The share of an hour's visitors to be called within their target."""

ADVISED: Final = 0.8
"""The share of the simulated days in which an hour has to keep its target. Real hours keep it more
often, nine of ten in the study: counters are whole, and those of other profiles help out."""

HINDSIGHT: Final = 0.5
"""The same, where it is known how many came and only the length of their services is chance."""

RUNS: Final = 100
"""How often a day is simulated, if it has few visitors."""

FEWEST_RUNS: Final = 25
VISITS: Final = 10_000
"""The visitors of all simulated days together. Where many come, a day says more, and one counter
more or less matters less."""

_NORMAL: Final = NormalDist()

type Chance = Callable[[], float]
"""Draws a number, evenly distributed from 0 to below 1."""


class Visit(NamedTuple):
    """A simulated visitor: the time of the ticket, the seconds at the counter, and those in which
    it is to be called."""

    at: float
    lasts: float
    target: float


@dataclass(slots=True)
class Run:
    """A simulated day.

    Attributes:
        visits: its visitors, by hour, each hour in order of arrival.
        free: when each of its counters is free.
        waiting: the visitors of the hours before who are still waiting.
    """

    visits: Mapping[int, Sequence[Visit]]
    free: Sequence[float] = ()
    waiting: Sequence[Visit] = ()

    def after(self, hour: int, counters: int) -> tuple[bool, "Run"]:
        """Whether some counters keep an hour, and the run at its end. A visitor who is still
        waiting then is judged as if the counters stayed the same."""
        start, end = float(hour * HOUR), float((hour + 1) * HOUR)
        free = _adjusted(self.free, counters, start)
        arrived = self.visits.get(hour, ())
        left: Sequence[Visit] = ()
        busy: list[float] | None = None
        queue = [*self.waiting, *arrived]
        late = 0
        for place, (at, lasts, target) in enumerate(queue):
            begins = free[0]
            if begins < at:
                begins = at
            if begins >= end and busy is None:
                busy, left = list(free), queue[place:]
            if at >= start and begins - at > target:
                late += 1
            heapreplace(free, begins + lasts)
        kept = len(arrived) - late >= KEPT * len(arrived)
        return kept, Run(self.visits, free if busy is None else busy, left)


def _adjusted(free: Sequence[float], counters: int, start: float) -> list[float]:
    """When counters are free after some opened or closed: idle ones close first, and a busy one
    goes on."""
    latest = sorted(max(one, start) for one in free)[-counters:]
    return [*[start] * (counters - len(latest)), *latest]


def advised(demand: Demand, chance: Chance, often: float = ADVISED) -> dict[int, int]:
    """The fewest counters by hour with which each hour keeps the target in a share of the runs."""
    visitors = sum(demand.visitors.values())
    many = min(RUNS, max(FEWEST_RUNS, round(VISITS / visitors))) if visitors else 0
    runs = [Run(visits) for visits in islice(_days(demand, chance), many)]
    found: dict[int, int] = {}
    for hour in demand.hours:
        # The search begins with the counters that are busy on average, and one more.
        seconds = sum(one.share * one.seconds for one in demand.services)
        busy = demand.in_hour(hour) / HOUR * seconds * demand.paces.get(hour, 1.0)
        found[hour], runs = _fewest(runs, hour, int(busy) + 1, often)
    return found


def _fewest(runs: Sequence[Run], hour: int, first: int, often: float) -> tuple[int, list[Run]]:
    """The fewest counters that keep an hour in enough runs, and the runs at its end."""

    def tried(counters: int) -> tuple[bool, list[Run]]:
        results = [run.after(hour, counters) for run in runs]
        kept = sum(one for one, _ in results)
        return kept >= often * len(runs), [run for _, run in results]

    enough, after = tried(first)
    counters = first
    while not enough:
        counters += 1
        enough, after = tried(counters)
    while 1 < counters <= first:
        fewer, after_fewer = tried(counters - 1)
        if not fewer:
            break
        counters, after = counters - 1, after_fewer
    return counters, after


def _days(demand: Demand, chance: Chance) -> Iterator[dict[int, list[Visit]]]:
    """The visitors of one day after the other, by hour."""
    shares = list(accumulate(one.share for one in demand.services))
    sigmas = [sqrt(log1p(one.variation)) for one in demand.services]
    times = _certain if demand.came else _poisson
    while True:
        factor = 1.0 if demand.came else _lognormal(demand.spread, chance)
        found: dict[int, list[Visit]] = {hour: [] for hour in demand.hours}
        for slot, visitors in sorted(demand.visitors.items()):
            if visitors:
                pace = demand.paces.get(slot // SLOTS, 1.0)
                for part in times(visitors * factor, chance):
                    place = min(bisect(shares, chance()), len(shares) - 1)
                    service = demand.services[place]
                    lasts = pace * service.seconds * _lognormal(sigmas[place], chance)
                    visit = Visit((slot + part) * SLOT, lasts, service.target)
                    found[slot // SLOTS].append(visit)
        yield found


def _poisson(expected: float, chance: Chance) -> list[float]:
    """The times of visitors who come by chance, as parts of a slot."""
    found = []
    at = _exponential(chance)
    while at < expected:
        found.append(at / expected)
        at += _exponential(chance)
    return found


def _certain(visitors: float, chance: Chance) -> list[float]:
    """The times of so many visitors, as parts of a slot; a part of one comes as often."""
    many = int(visitors) + (chance() < visitors % 1)
    return sorted(chance() for _ in range(many))


def _lognormal(sigma: float, chance: Chance) -> float:
    """A lognormal number with the mean 1."""
    # 0 has no quantile.
    return exp(sigma * _NORMAL.inv_cdf(chance() or 0.5) - sigma**2 / 2) if sigma else 1.0


def _exponential(chance: Chance) -> float:
    return -log(1 - chance())
