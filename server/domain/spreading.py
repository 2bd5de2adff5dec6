"""The distribution of actual waits around the wait that the model expects. Visitors are shown its
median, its middle half, and the time within which nine of ten are called.

It depends on the length of the wait: a short one may last three times as long as expected, a long
one at most half as long again. So it is learned for bands of expected waits, for each service, and
in a band of its own for tickets which no other is ahead of while a counter is free. A factor alone
says nothing about an expected wait of zero, so waits are compared with `ADDED` seconds added.
"""

from collections.abc import Callable, Sequence
from copy import replace
from functools import lru_cache
from math import ceil, log2
from typing import NamedTuple

from msgspec import Struct

from contract.snapshots import Expected

ADDED = 30.0
"""Seconds."""

BANDS = 8
"""The middle of each is at twice the wait of the one before, with `ADDED` added; the last has no
end."""

FREE = BANDS
"""The band of a ticket that no other is ahead of while a counter is free."""

KEPT = 128
"""How many ratios are kept for a band of a service ..."""

KEPT_OF_ALL = 256
"""... and for a band of a whole centre."""

GUESSED = (
    *(150, 300, 420, 520, 600, 660, 720, 780, 840, 900),
    *(960, 1020, 1080, 1140, 1200, 1360, 1560, 1800, 2150, 2800),
)
"""The ratios in thousandths for a hall without history: those of a gamma-like wait with a
coefficient of variation near one half."""

BORROWED = len(GUESSED)
"""How many ratios a service has of its centre, and a centre of `GUESSED` ..."""

ENOUGH = 64
"""... until a service, with those that are called alike, has this many of its own."""


def point(ordered: Sequence[int], share: float) -> int:
    """The smallest value that at least `share` of the values do not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


class Points(NamedTuple):
    """The 25, 50, 75 and 90 % points of actual over expected wait."""

    low: float
    middle: float
    high: float
    late: float


type PointsOf = Callable[[int], Points]
"""Gives the points of the waits that are shown in a band."""


class Spread(Struct, frozen=True):
    """The distribution for one band of a service, or of a centre: actual over expected in
    thousandths, newest last."""

    id: str
    centre: str
    ratios: tuple[int, ...] = ()

    def __hash__(self) -> int:
        # Hashing all ratios would cost more than what is cached by them.
        return hash((self.id, self.ratios[:2], self.ratios[-2:]))


def spread_id(owner: str, band: int) -> str:
    """The id of the spread of a service or a centre in a band."""
    return f"{owner}/{band}"


def spread_ids(centre: str, service: str, expected: float, *, is_free: bool) -> tuple[str, str]:
    """The ids of the spreads of an expected wait: the service's and the centre's."""
    band = FREE if is_free else round(_place(expected))
    return spread_id(service, band), spread_id(centre, band)


def waited(spread: Spread, expected: float, actual: float, kept: int) -> Spread:
    """The statistics after the first call of a ticket, by the seconds that the model expected when
    it was taken, and those it waited, without suspensions."""
    ratio = round(1000 * (actual + ADDED) / (expected + ADDED))
    return replace(spread, ratios=(*spread.ratios, ratio)[-kept:])


@lru_cache(maxsize=4096)
def points(own: tuple[Spread, ...], centre: Spread | None) -> Points:
    """The points of a band of some services, completed by those of their centre, and those by what
    is guessed, while they are few."""
    known = tuple(ratio for spread in own for ratio in spread.ratios)
    ordered = sorted(known if len(known) >= ENOUGH else (*known, *_borrowed(centre)))
    return Points(*(point(ordered, share) / 1000 for share in (0.25, 0.5, 0.75, 0.9)))


@lru_cache(maxsize=256)
def _borrowed(centre: Spread | None) -> tuple[int, ...]:
    """As many ratios as are borrowed, spread evenly over those of a centre."""
    ordered = sorted((*(centre.ratios if centre else ()), *GUESSED))
    return tuple(point(ordered, (place + 0.5) / BORROWED) for place in range(BORROWED))


def told(expected: float, points_of: PointsOf, *, is_free: bool) -> tuple[float, Expected]:
    """The median of a wait that the model expects, in seconds, and the range that is shown. The
    points of two bands are interpolated."""
    place = _place(expected)
    band = FREE if is_free else min(int(place), BANDS - 2)
    lower = points_of(band)
    other, share = (lower, 0.0) if is_free else (points_of(band + 1), place - band)

    whole = expected + ADDED
    low, middle, high, late = (
        whole * (near + share * (far - near)) - ADDED
        for near, far in zip(lower, other, strict=True)
    )
    # Less than nothing where short waits were expected and came shorter.
    if low < 0:
        low, middle, high, late = (max(0.0, point) for point in (low, middle, high, late))
    return middle, Expected(low=round(low), high=round(high), late=round(late))


def _place(expected: float) -> float:
    return min(max(0.0, log2((expected + ADDED) / ADDED)), BANDS - 1.0)
