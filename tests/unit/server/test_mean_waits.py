"""The rule for calls gives two classes the mean waits of the textbook.

Arrivals are Poisson, service times exponential with the same mean, and no service is interrupted.
A run is corrected by its own luck: the same visitors first come, first served, have a known mean.
"""

from collections import deque
from datetime import timedelta
from heapq import heappop, heappush
from math import factorial
from random import Random
from typing import NamedTuple

import pytest

from contract.centre import ClassRule
from server.domain.selection import Head, PriorityRules, choose
from tests.unit.server.heads import NOW, PRIORITY, STANDARD, rules_of, some_levels

NEAR = 0.05
VISITORS = 50_000
SERVICE_MINUTES = 2.0


class Hall(NamedTuple):
    """Counters, and the arrivals a minute of each class."""

    counters: int
    priority: float
    standard: float

    def load(self, arrivals: float) -> float:
        """The share of the counters' time that these arrivals take."""
        return arrivals * SERVICE_MINUTES / self.counters


class Means(NamedTuple):
    """The mean minutes of waiting of each class."""

    priority: float
    standard: float


class Visitor(NamedTuple):
    arrives: float
    lasts: float
    head: Head


def mean_in_order(hall: Hall) -> float:
    """The mean wait of an M/M/c queue, first come, first served (Erlang 1917)."""
    load = hall.load(hall.priority + hall.standard)
    offered = load * hall.counters
    busy = offered**hall.counters / factorial(hall.counters) / (1 - load)
    waits = busy / (sum(offered**n / factorial(n) for n in range(hall.counters)) + busy)
    return waits * SERVICE_MINUTES / hall.counters / (1 - load)


def strict_means(hall: Hall) -> Means:
    """Priority visitors always go first.

    Source: Cobham, Priority assignment in waiting line problems, Operations Research 2, 1954.
    With W0 the wait for the first counter to be free, and loads a and b of the two classes,
    the waits are W0 / (1 - a) and W0 / ((1 - a) (1 - a - b)).
    """
    favoured, all_loads = hall.load(hall.priority), hall.load(hall.priority + hall.standard)
    first_free = mean_in_order(hall) * (1 - all_loads)
    return Means(
        first_free / (1 - favoured),
        first_free / (1 - favoured) / (1 - all_loads),
    )


def accumulating_means(hall: Hall, rate: float) -> Means:
    """The score of priority visitors grows `rate` times as fast.

    Source: Kleinrock, A delay dependent queue discipline, Naval Research Logistics 11, 1964.
    """
    behind, in_order = 1 - 1 / rate, mean_in_order(hall)
    standard = in_order / (1 - hall.load(hall.priority) * behind)
    return Means(in_order - hall.load(hall.standard) * behind * standard, standard)


def visitors_of(hall: Hall, seed: int) -> list[Visitor]:
    chance, minute, found = Random(seed), 0.0, list[Visitor]()
    arrivals = hall.priority + hall.standard
    for number in range(VISITORS):
        minute += chance.expovariate(arrivals)
        favoured = chance.random() * arrivals < hall.priority
        queued_from = NOW + timedelta(minutes=minute)
        ticket_class = PRIORITY if favoured else STANDARD
        head = Head(f"v.t{number}", "A001", "a", queued_from, number, ticket_class)
        found.append(Visitor(minute, chance.expovariate(1 / SERVICE_MINUTES), head))
    return found


def simulated_in_order(hall: Hall, visitors: list[Visitor]) -> float:
    free, total = [0.0] * hall.counters, 0.0
    for visitor in visitors:
        begins = max(heappop(free), visitor.arrives)
        total += begins - visitor.arrives
        heappush(free, begins + visitor.lasts)
    return total / len(visitors)


def simulated_by_rule(hall: Hall, rules: PriorityRules, visitors: list[Visitor]) -> Means:
    """Each counter that becomes free calls the ticket that the product's rule names."""
    coming = deque(visitors)
    waiting = {PRIORITY: deque[Visitor](), STANDARD: deque[Visitor]()}
    free, levels = [0.0] * hall.counters, some_levels("a")
    waits: dict[str, list[float]] = {PRIORITY: [], STANDARD: []}
    for _ in visitors:
        minute = heappop(free)
        if not any(waiting.values()):
            minute = max(minute, coming[0].arrives)
        while coming and coming[0].arrives <= minute:
            visitor = coming.popleft()
            waiting[visitor.head.ticket_class].append(visitor)
        heads = [queue[0].head for queue in waiting.values() if queue]
        choice = choose(heads, NOW + timedelta(minutes=minute), rules, levels, ())
        assert choice is not None
        called = waiting[choice.head.ticket_class].popleft()
        waits[called.head.ticket_class].append(minute - called.arrives)
        heappush(free, minute + called.lasts)
    return Means(*(sum(of_class) / len(of_class) for of_class in waits.values()))


@pytest.mark.parametrize(
    "hall", [Hall(1, priority=0.12, standard=0.18), Hall(3, priority=0.36, standard=0.54)]
)
@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(2, 7))]
)
def test_mean_waits_of_two_classes_follow_the_closed_form(hall: Hall, seed: int) -> None:
    visitors = visitors_of(hall, seed)
    luck = simulated_in_order(hall, visitors) / mean_in_order(hall)
    always_first, twice_as_fast = ClassRule(head_start=100.0), ClassRule(rate=2.0)
    for rule, expected in (
        (always_first, strict_means(hall)),
        (twice_as_fast, accumulating_means(hall, rate=2.0)),
    ):
        found = simulated_by_rule(hall, rules_of({PRIORITY: rule}), visitors)
        corrected = Means(found.priority / luck, found.standard / luck)
        assert tuple(corrected) == pytest.approx(tuple(expected), rel=NEAR)
