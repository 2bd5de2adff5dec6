"""How many counters of a work profile keep the target, hour by hour.

An hour keeps the target if at least nine of ten of the visitors who took a ticket in it are called
within the target of their service. How many are not is computed for a steady state of each hour, in
which some visitors leave (Erlang A). `lambda` visitors come in a second, each takes one of `n`
counters for `m` seconds on average, and while it waits it leaves at the rate `theta`:

    A(x, y) = 1 + y / (x + 1) + y^2 / ((x + 1) (x + 2)) + ...
    1 / p_n = sum_{k < n} n! / k! (lambda m)^(k - n)  +  A(n / (m theta), lambda / theta)
    P(V > T) = p_n exp(lambda / theta (1 - e^(-theta T)) - n T / m)
                   A(n / (m theta), lambda / theta e^(-theta T))

`p_n` is the probability that all counters are busy and no visitor waits, `V` the wait of a visitor
who would not leave; `e^(-theta T)` of them still wait after `T`. Times that are not exponential
stretch the wait by Allen and Cunneen's factor.

Sources: Palm 1957; Garnett, Mandelbaum and Reiman, *Designing a Call Center with Impatient
Customers*, Manufacturing & Service Operations Management 4 (2002); Allen, *Probability, Statistics,
and Queueing Theory*, 1990, 5.4.
"""

from math import exp
from typing import Final

from server.staffing.demand import HOUR, Demand

KEPT: Final = 0.9
"""The share of an hour's visitors to be called within their target."""

_EXACT: Final = 1e-9
_MOST: Final = 1e250
"""A sum that is larger belongs to a queue that grows and grows."""


def advised(demand: Demand) -> dict[int, int]:
    """The fewest counters by hour that keep its target; none for an hour without visitors."""
    return {hour: _fewest(demand, hour) for hour in demand.hours}


def _fewest(demand: Demand, hour: int) -> int:
    pace = demand.paces.get(hour, 1.0)
    mean = pace * sum(service.share * service.seconds for service in demand.services)
    square = pace**2 * sum(
        service.share * service.seconds**2 * (1 + service.variation) for service in demand.services
    )
    rate, longer = demand.in_hour(hour) / HOUR, square / mean**2 / 2
    if not rate:
        return 0

    def is_enough(counters: int) -> bool:
        late = sum(
            service.share * late_share(rate, mean, demand.leaves, counters, service.target, longer)
            for service in demand.services
        )
        return late <= 1 - KEPT

    # Near the number that are busy on average.
    counters = int(rate * mean) + 1
    while not is_enough(counters):
        counters += 1
    while counters > 1 and is_enough(counters - 1):
        counters -= 1
    return counters


def late_share(
    rate: float, mean: float, leaves: float, counters: int, target: float, longer: float = 1.0
) -> float:
    """The share of visitors who wait for longer than `target` seconds.

    Args:
        rate, mean, leaves: lambda, m and theta, in seconds; above zero.
        counters: n, at least 1.
        longer: Allen and Cunneen's factor of the wait.
    """
    load, freed, wait = rate * mean, counters / mean, target / longer
    # Of all states, in the probability that just all counters are busy.
    below, state = 0.0, 1.0
    for busy in range(counters, 0, -1):
        state *= busy / load
        below += state
    all_busy = 1 / (below + _sum(freed / leaves, rate / leaves))
    still = exp(-leaves * wait)
    growth = exp(min(rate / leaves * (1 - still) - freed * wait, 500.0))
    waits = all_busy * growth * _sum(freed / leaves, rate / leaves * still)
    return exp(-leaves * target) * min(1.0, waits)


def _sum(x: float, y: float) -> float:
    """A(x, y)."""
    found = term = 1.0
    while _EXACT * found < term < _MOST:
        x += 1
        term *= y / x
        found += term
    return found
