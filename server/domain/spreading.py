"""The distribution of actual waits around their estimates, which gives the range that is shown.

It depends on the length of the wait: a short one may last three times as long as estimated, a long
one at most half as long again. So the quantiles are learned for bands of estimates: about 90
seconds, twice that, four times, ...
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from contract.snapshots import Expected

BANDS = 6
SHORTEST_BAND = 90.0
"""The centre of the first band in seconds; each further one doubles it."""

LEAST_LATE = 60
"""The minimum promise in seconds, because even a free operator needs a moment to call."""


@dataclass(frozen=True, slots=True)
class Points:
    """The 25, 75 and 90 % points of actual over estimated wait."""

    low: float
    high: float
    late: float


SPREAD = Points(0.6, 1.2, 1.8)
"""The points for a hall without history: those of a gamma-like wait with a coefficient of variation
near one half."""


def band_of(seconds: float) -> int:
    """The band of an estimate, 0 for the shortest."""
    return round(_place(seconds))


def spread_about(seconds: float, points: Sequence[Points]) -> Expected:
    """The range of an estimate.

    Args:
        points: the points of each of the `BANDS`; interpolated between two.
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
