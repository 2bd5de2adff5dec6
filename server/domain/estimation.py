"""How long it will take: `W = (n + 1) * m / s`, shown as a range.

`n` expected tickets ahead, where one that waits for another service weighs the
share of its counters that can also serve this one; `s` counters that serve it
and are active; `m` the mean time they need for a ticket. The points of the
range are fixed here (`SPREAD`); they are learned from the centre's own past
once there is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contract.snapshots import Expected

SPREAD = (0.6, 1.2, 1.8)
"""The 25, 75 and 90 % points of actual over estimated wait, for a hall without a past:
those of a gamma-like wait with a coefficient of variation near one half."""


@dataclass(frozen=True, slots=True)
class ActiveCounter:
    """An open counter, what it serves, and whether it has a ticket."""

    services: frozenset[str]
    busy: bool


@dataclass(frozen=True, slots=True)
class Ahead:
    """Tickets that wait ahead: how many for which service, and their usual seconds."""

    waiting: Mapping[str, int]
    typical: Mapping[str, float]


def expected(service: str, ahead: Ahead, counters: Sequence[ActiveCounter]) -> Expected | None:
    """The expected wait in seconds of a ticket for `service`; None where nobody serves it."""
    serving = [counter for counter in counters if service in counter.services]
    if not serving:
        return None
    tickets = 0.0
    work = 0.0
    for other, count in ahead.waiting.items():
        if not count:
            continue
        able = [counter for counter in counters if other in counter.services]
        if not able:
            continue
        shared = sum(1 for counter in able if service in counter.services)
        weight = count * shared / len(able)
        tickets += weight
        work += weight * ahead.typical[other]
    if tickets < 1e-9 and any(not counter.busy for counter in serving):
        return Expected(low=0, high=0, late=0)
    mean = (work + ahead.typical[service]) / (tickets + 1)
    estimate = (tickets + 1) * mean / len(serving)
    low, high, late = (round(estimate * point) for point in SPREAD)
    return Expected(low=low, high=high, late=late)
