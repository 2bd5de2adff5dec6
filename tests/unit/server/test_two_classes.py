"""The rule is the accumulating-priority queue: its mean waits are those of the closed form.

One counter and two classes of visitors: arrivals are Poisson, times of service exponential, no
service is interrupted. Class i earns priority at the rate b_i while it waits, b1 < b2.
"""

from collections import deque
from dataclasses import dataclass
from datetime import timedelta
from random import Random

import pytest

from contract.centre import ClassRule
from server.domain.selection import Head, choose
from tests.unit.server.heads import ALL, NOW, PRIORITY, STANDARD, rules_of

CLASSES = (STANDARD, PRIORITY)
NEAR = 0.03
"""How near the means come in a run of 40,000 visitors; over twice their scatter."""


@dataclass(frozen=True)
class Stream:
    """One class of visitors: arrivals a minute, mean minutes of service, rate of priority."""

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
    return wait_1, alike(first, second) - first.load * behind * wait_1


def simulated(first: Stream, second: Stream, visitors: int = 40_000) -> tuple[float, float]:
    """The mean minutes of waiting of both classes; the counter calls what `choose` says.

    Without the luck of this run's arrivals and times: the same visitors, served first come,
    first served, are the control. By how much these are off the known mean, by so much are both.
    """
    chance, streams = Random(1), (first, second)
    rules = rules_of(
        {one: ClassRule(rate=stream.rate) for one, stream in zip(CLASSES, streams, strict=True)}
    )
    both, now = first.arrivals + second.arrivals, 0.0
    coming: deque[tuple[float, int, float, Head]] = deque()
    for number in range(visitors):
        now += chance.expovariate(both)
        of = 0 if chance.random() * both < first.arrivals else 1
        head = Head("v.t", "A001", "a", NOW + timedelta(minutes=now), number, CLASSES[of])
        coming.append((now, of, chance.expovariate(1 / streams[of].mean), head))
    free = in_order = 0.0
    for arrived, _, lasts, _ in coming:
        in_order += max(0.0, free - arrived)
        free = max(free, arrived) + lasts
    queues: tuple[deque[tuple[float, int, float, Head]], ...] = (deque(), deque())
    total, count, now = [0.0, 0.0], [0, 0], 0.0
    for _ in range(visitors):
        if not any(queues):
            now = max(now, coming[0][0])
        while coming and coming[0][0] <= now:
            queues[coming[0][1]].append(coming.popleft())
        heads = [queue[0][3] for queue in queues if queue]
        choice = choose(heads, NOW + timedelta(minutes=now), rules, ALL, ())
        assert choice is not None
        of = CLASSES.index(choice.head.ticket_class)
        arrived, _, lasts, _ = queues[of].popleft()
        total[of] += now - arrived
        count[of] += 1
        now += lasts
    luck = alike(first, second) / (in_order / visitors)
    return total[0] / count[0] * luck, total[1] / count[1] * luck


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Stream(0.2, 1.5, 1.0), Stream(0.6, 0.75, 4.0), id="short and urgent"),
        pytest.param(
            *(Stream(0.3, 1.0, 1.0), Stream(0.2, 1.0, 2.0)), id="half busy", marks=pytest.mark.soak
        ),
        pytest.param(
            *(Stream(0.1, 2.0, 1.0), Stream(0.3, 2.0, 10.0)),
            id="mostly urgent",
            marks=pytest.mark.soak,
        ),
    ],
)
def test_mean_waits_meet_the_closed_form(first: Stream, second: Stream) -> None:
    found = simulated(first, second)
    assert found == pytest.approx(closed_form(first, second), rel=NEAR)
    # What one class gains, the other loses: the work that waits stays the same.
    work = first.load * found[0] + second.load * found[1]
    assert work == pytest.approx((first.load + second.load) * alike(first, second), rel=NEAR / 2)
