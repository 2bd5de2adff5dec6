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


class Floor:
    """The active counters, arranged so that who serves what is one operation on bits.

    Args:
        counters: those that are open or have a ticket.
    """

    def __init__(self, counters: Sequence[ActiveCounter]) -> None:
        self._serving: dict[str, int] = {}
        self._idle = 0
        for place, counter in enumerate(counters):
            bit = 1 << place
            if not counter.busy:
                self._idle |= bit
            for service in counter.services:
                self._serving[service] = self._serving.get(service, 0) | bit

    def expected(self, service: str, ahead: Ahead) -> Expected | None:
        """The expected wait in seconds of a ticket for `service`; None where nobody serves it."""
        serving = self._serving.get(service, 0)
        if not serving:
            return None
        tickets = 0.0
        work = 0.0
        for other, count in ahead.waiting.items():
            able = self._serving.get(other, 0)
            shared = (able & serving).bit_count()
            if not shared:
                continue
            weight = count * shared / able.bit_count()
            tickets += weight
            work += weight * ahead.typical[other]
        if tickets < 1e-9 and serving & self._idle:
            return Expected(low=0, high=0, late=0)
        mean = (work + ahead.typical[service]) / (tickets + 1)
        estimate = (tickets + 1) * mean / serving.bit_count()
        low, high, late = (round(estimate * point) for point in SPREAD)
        return Expected(low=low, high=high, late=late)


def expected(service: str, ahead: Ahead, counters: Sequence[ActiveCounter]) -> Expected | None:
    """The expected wait of one ticket on one floor."""
    return Floor(counters).expected(service, ahead)
