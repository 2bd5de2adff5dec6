"""One counter, two classes of visitors: a simulation that asks the rule itself, and the
closed form of its mean waits.

Arrivals are Poisson, times of service exponential, nobody is interrupted. Class i earns
priority at the rate b_i while it waits, b1 < b2.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from contract.centre import ClassRule
from server.domain.selection import Head, choose
from tests.unit.server.heads import ALL, NOW, PRIORITY, STANDARD, rules_of

CLASSES = (STANDARD, PRIORITY)


@dataclass(frozen=True)
class Stream:
    """One class of visitors.

    Attributes:
        arrivals: per minute.
        mean: minutes of service.
        rate: at which it earns priority.
    """

    arrivals: float
    mean: float
    rate: float

    @property
    def load(self) -> float:
        """The share of the counter's time that it takes."""
        return self.arrivals * self.mean


def alike(first: Stream, second: Stream) -> float:
    """Mean minutes of waiting where both classes are equal (Pollaczek and Khinchine).

    W0 / (1 - rho), with W0 = sum lambda_i E[S_i^2] / 2 and E[S^2] = 2 mean^2 for an
    exponential time.
    """
    residual = sum(one.arrivals * 2 * one.mean**2 for one in (first, second)) / 2
    return residual / (1 - first.load - second.load)


def closed_form(first: Stream, second: Stream) -> tuple[float, float]:
    """Mean minutes of waiting of both classes, `first` the slower one (Kleinrock 1964)."""
    behind = 1 - first.rate / second.rate
    wait_1 = alike(first, second) / (1 - second.load * behind)
    wait_2 = alike(first, second) - first.load * behind * wait_1
    return wait_1, wait_2


@dataclass(frozen=True)
class Waits:
    """What a run came to, in minutes.

    Attributes:
        people: how many there were of each class.
        raw: the mean wait of each class.
        alike: the mean wait of the same people, first come, first served.
    """

    people: tuple[int, int]
    raw: tuple[float, float]
    alike: float

    def steadied(self, expected: float) -> tuple[float, float]:
        """The mean waits, without the luck of this run's arrivals and times of service.

        The same arrivals, served first come, first served, are the control: how far
        these were off what is known of them (`expected`), so far were both classes.
        """
        luck = expected / self.alike
        return self.raw[0] * luck, self.raw[1] * luck


def simulated(first: Stream, second: Stream, people: int, seed: int) -> Waits:
    """The waits of so many people; the counter calls whom `choose` says."""
    chance = Random(seed)
    streams = (first, second)
    arrived, which, lasts = _drawn(streams, people, chance)
    rules = rules_of(
        {one: ClassRule(rate=stream.rate) for one, stream in zip(CLASSES, streams, strict=True)}
    )
    lines: tuple[deque[int], deque[int]] = (deque(), deque())
    total, count = [0.0, 0.0], [0, 0]
    now, coming = 0.0, 0
    heads: dict[int, Head] = {}
    for _ in range(people):
        if not lines[0] and not lines[1]:
            now = max(now, arrived[coming])
        while coming < people and arrived[coming] <= now:
            lines[which[coming]].append(coming)
            coming += 1
        some = [
            heads.setdefault(line[0], _head(line[0], arrived[line[0]], which[line[0]]))
            for line in lines
            if line
        ]
        choice = choose(some, NOW + timedelta(minutes=now), rules, ALL, ())
        assert choice is not None
        called = choice.head.ordinal
        del heads[called]
        of = which[called]
        assert lines[of].popleft() == called
        total[of] += now - arrived[called]
        count[of] += 1
        now += lasts[called]
    return Waits(
        people=(count[0], count[1]),
        raw=(total[0] / count[0], total[1] / count[1]),
        alike=_in_order(arrived, lasts),
    )


def _drawn(
    streams: Sequence[Stream], people: int, chance: Random
) -> tuple[list[float], list[int], list[float]]:
    """When they come, of which class they are, how long they take."""
    both = sum(one.arrivals for one in streams)
    arrived, which, lasts, now = [], [], [], 0.0
    for _ in range(people):
        now += chance.expovariate(both)
        of = 0 if chance.random() * both < streams[0].arrivals else 1
        arrived.append(now)
        which.append(of)
        lasts.append(chance.expovariate(1 / streams[of].mean))
    return arrived, which, lasts


def _head(person: int, arrived: float, of: int) -> Head:
    return Head(
        ticket="v.t",
        number="A001",
        service="a",
        queued_from=NOW + timedelta(minutes=arrived),
        ordinal=person,
        ticket_class=CLASSES[of],
    )


def _in_order(arrived: Sequence[float], lasts: Sequence[float]) -> float:
    """The mean wait of the same people, first come, first served."""
    free, total = 0.0, 0.0
    for at, time in zip(arrived, lasts, strict=True):
        total += max(0.0, free - at)
        free = max(free, at) + time
    return total / len(arrived)
