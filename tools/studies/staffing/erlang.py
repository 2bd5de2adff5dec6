"""How long visitors wait at some counters in a steady state: Erlang C, with Allen and Cunneen's
factor for general traffic.

    B_0 = 1, B_k = a B_{k-1} / (k + a B_{k-1})         (Erlang's loss formula, `a = lambda m`)
    C = s B_s / (s - a (1 - B_s))                      (the probability of a wait)
    P(W > T) = C exp(-(s / m - lambda) T / f)
    f = (ca^2 + cs^2) / 2              (1 for Poisson arrivals and exponential services)

Sources: Erlang 1917; Allen, *Probability, Statistics, and Queueing Theory*, 1990, 5.4. All times in
seconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, floor

from server.domain.demand import HOUR, Demand
from server.domain.staffing import KEPT


@dataclass(frozen=True, slots=True)
class Traffic:
    """Visitors of one queue in a steady state.

    Attributes:
        rate: lambda, visitors a second.
        mean: m, the seconds that a visitor takes a counter.
        service_variation: cs^2, the squared coefficient of variation of these seconds.
    """

    rate: float
    mean: float
    service_variation: float = 1.0

    @property
    def load(self) -> float:
        """a, the counters that are busy on average; with fewer the queue grows without end."""
        return self.rate * self.mean

    @property
    def generality(self) -> float:
        """f, Allen and Cunneen's factor of the wait; visitors come independently, so ca^2 is 1."""
        return (1 + self.service_variation) / 2


def probability_of_wait(traffic: Traffic, counters: int) -> float:
    """C, the share of visitors who find no counter free; 1 where the counters are too few."""
    load = traffic.load
    if counters <= load:
        return 1.0
    blocked = 1.0
    for count in range(1, counters + 1):
        blocked = load * blocked / (count + load * blocked)
    return counters * blocked / (counters - load * (1 - blocked))


def share_within(traffic: Traffic, counters: int, target: float) -> float:
    """P(W <= T), the share of visitors who wait no longer than `target` seconds."""
    if counters <= traffic.load:
        return 0.0
    spare = counters / traffic.mean - traffic.rate
    return 1 - probability_of_wait(traffic, counters) * exp(-spare * target / traffic.generality)


def counters_for(traffic: Traffic, targets: Sequence[tuple[float, float]], share: float) -> int:
    """The fewest counters with which a share (0 to below 1) of the visitors is called within their
    target. `targets` has of each service its share of the visitors, and its target in seconds."""
    if not traffic.load:
        return 0
    counters = floor(traffic.load) + 1
    while sum(part * share_within(traffic, counters, target) for part, target in targets) < share:
        counters += 1
    return counters


def steady(demand: Demand, hour: int) -> int:
    """The fewest counters that keep an hour's target in a steady state."""
    mean = sum(one.share * one.seconds for one in demand.services)
    square = sum(one.share * one.seconds**2 * (1 + one.variation) for one in demand.services)
    pace = demand.paces.get(hour, 1.0)
    traffic = Traffic(demand.in_hour(hour) / HOUR, mean * pace, square / mean**2 - 1)
    return counters_for(traffic, [(one.share, one.target) for one in demand.services], KEPT)
