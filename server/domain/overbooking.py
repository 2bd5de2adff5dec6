"""How many bookings an hour takes beyond its slots, from how many visitors have come so far.

Overbooking one slot does nothing; an hour pooled does. An hour with n slots takes one more booking
while

    P(X > n) <= RISK

with X the number of visitors who come: each with the probability of the cell of the booking's lead
time, those who are here, and whose booking is not confirmed yet, with probability 1 (a
Poisson-binomial distribution). At 0.71 an hour of 12 slots takes 14, one of 16 takes 19, one of 24
takes 30; at 0.85 they take 12, 17 and 26. Never more than the slots and a part of them (a quarter,
unless a centre sets less).
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from math import sqrt
from typing import Final

from msgspec import Struct

RISK: Final = 0.1
"""How probable it may be that more visitors come than there are slots."""

LEAST_SLOTS: Final = 12
"""Below this the hours differ too much."""

LEAST_OUTCOMES: Final = 200
"""With fewer outcomes in a cell all of its visitors are expected."""

HALVED_AFTER: Final = timedelta(weeks=8)
NINETY_PER_CENT: Final = 1.2816
"""The quantile of the normal distribution."""

CELLS: Final = (timedelta(days=1), timedelta(days=7))
"""The cells of the lead time: to tomorrow, to a week, longer; each without and with an answer that
the visitor comes."""


class ShowRate(Struct, frozen=True):
    """How many visitors with bookings of one cell came in time, and how many did not; an outcome
    counts half after eight weeks.

    Attributes:
        at: of the last outcome.
    """

    came: float = 0.0
    missed: float = 0.0
    at: datetime | None = None

    @property
    def upper(self) -> float:
        """The probability with which a visitor is expected: the upper 90 % bound (Wilson, JASA 22,
        1927); 1 with too few outcomes."""
        number = self.came + self.missed
        if number < LEAST_OUTCOMES:
            return 1.0
        share, spread = self.came / number, NINETY_PER_CENT**2 / number
        root = sqrt(share * (1 - share) * spread + spread**2 / 4)
        return min(1.0, (share + spread / 2 + root) / (1 + spread))


def cell_of(lead: timedelta, *, answered: bool = False) -> int:
    """The cell of a booking that was made so long before its time."""
    return sum(lead > limit for limit in CELLS) + (len(CELLS) + 1) * answered


def learned(
    rates: Sequence[ShowRate], cell: int, *, came: bool, at: datetime
) -> tuple[ShowRate, ...]:
    """The rates of all cells after one more outcome of one."""
    known = list(rates) or [ShowRate()] * (len(CELLS) + 1) * 2
    rate = known[cell]
    kept = 0.5 ** ((at - rate.at) / HALVED_AFTER) if rate.at is not None else 1.0
    known[cell] = ShowRate(rate.came * kept + came, rate.missed * kept + (not came), at)
    return tuple(known)


def are_taken(slots: int, chances: Sequence[float], part: float) -> bool:
    """Whether an hour takes bookings that come with these chances.

    Args:
        part: by which part of its slots it may be overbooked.
    """
    if len(chances) <= slots:
        return True
    return len(chances) <= most_of(slots, part) and more_than(slots, tuple(sorted(chances))) <= RISK


def most_of(slots: int, part: float) -> int:
    """How many bookings an hour takes at most."""
    return int(slots * (1 + part)) if slots >= LEAST_SLOTS else slots


@lru_cache(maxsize=4096)
def more_than(number: int, chances: tuple[float, ...]) -> float:
    """The probability that more than a number of independent events happen, each with its own
    probability; exact."""
    exactly = [1.0]
    for chance in chances:
        with_it = [0.0, *(before * chance for before in exactly)]
        without = [*(before * (1 - chance) for before in exactly), 0.0]
        exactly = [a + b for a, b in zip(with_it, without, strict=True)]
    return sum(exactly[number + 1 :])
