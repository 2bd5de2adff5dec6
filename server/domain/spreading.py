"""How actual waits lie about their estimates: the range that is shown.

It depends on the length of the wait: a short one may last three times as long as
estimated, a long one hardly half as long again. So the points are learned for bands of
estimates: about 90 seconds, twice as much, four times, ...
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from contract.snapshots import Expected

BANDS = 6
SHORTEST_BAND = 90.0
"""The seconds about which the first of the bands lies; each further one doubles them."""

LEAST_LATE = 60
"""Seconds: nobody is promised less, since even a free operator needs a moment to call."""


@dataclass(frozen=True, slots=True)
class Points:
    """The 25, 75 and 90 % points of actual over estimated wait."""

    low: float
    high: float
    late: float


SPREAD = Points(0.6, 1.2, 1.8)
"""For a hall without a past: the points of a gamma-like wait with a coefficient of
variation near one half."""


def band_of(seconds: float) -> int:
    """The band to which an estimate belongs, 0 the shortest."""
    return round(_place(seconds))


def spread_about(seconds: float, points: Sequence[Points]) -> Expected:
    """The range of an estimate.

    Args:
        points: of each of the `BANDS`; between two, in proportion.
    """
    place = _place(seconds)
    below = min(int(place), BANDS - 2)
    one, other, share = points[below], points[below + 1], place - below
    return Expected(
        low=round(seconds * (one.low + share * (other.low - one.low))),
        high=round(seconds * (one.high + share * (other.high - one.high))),
        late=max(LEAST_LATE, round(seconds * (one.late + share * (other.late - one.late)))),
    )


def _place(seconds: float) -> float:
    return min(max(0.0, log2(max(seconds, 1.0) / SHORTEST_BAND)), BANDS - 1.0)
