"""Figures of reports: quantiles and shares of many durations, by group.

Durations are counted in whole seconds, so that the half million of a year are a few thousand rows.
Quantiles use the nearest rank: the smallest duration that at least the given per cent of all
durations do not exceed (the lower empirical quantile of ISO 3534-1).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

QUANTILES = (50, 90, 95)
"""The quantiles that reports show, in per cent."""

BIAS: Final = "bias below zero: it took longer"
"""The explanation of the sign of a bias, the same in all reports."""


class Measure(StrEnum):
    """The measured duration."""

    WAIT = "wait"
    """From joining the queue to the call."""
    WALK = "walk"
    """From the call to the start of the service."""
    SERVICE = "service"
    """From start to finish, without the time on hold."""
    STAY = "stay"
    """From the ticket to the end of the last service, of tickets that were served."""


class By(StrEnum):
    """The grouping of figures."""

    SERVICE = "service"
    AGENCY = "agency"
    HOUR = "hour"
    WEEKDAY = "weekday"
    DAY = "day"
    COUNTER = "counter"
    OPERATOR = "operator"


LONGEST: Final = timedelta(days=4 * 366)
"""A longer span is refused: it would take too long."""


@dataclass(frozen=True, slots=True)
class Period:
    """The business days of a report, and the key of an agency, None for all."""

    first: date
    last: date
    agency: str | None = None


@dataclass(slots=True)
class Durations:
    """A histogram of durations in whole seconds.

    Attributes:
        counts: the number of occurrences, by seconds.
        kept: how many were within the target of their service; for waits only.
    """

    counts: Counter[int] = field(default_factory=Counter)
    kept: int = 0

    def add(self, seconds: int, count: int, kept: int) -> None:
        """Add occurrences of a duration, and how many of them were within the target."""
        self.counts[seconds] += count
        self.kept += kept

    @property
    def count(self) -> int:
        """The number of durations."""
        return self.counts.total()

    def quantile(self, percent: int) -> int | None:
        """The quantile by the nearest rank, in seconds; None without durations."""
        wanted = ceil(self.count * percent / 100)
        passed = 0
        for seconds in sorted(self.counts):
            passed += self.counts[seconds]
            if passed >= wanted:
                return seconds
        return None

    def by_step(self, edges: Sequence[int]) -> list[int]:
        """The number of durations below each edge (seconds, ascending) and not below the previous
        one; the last: all above."""
        counts = [0] * (len(edges) + 1)
        for seconds, count in self.counts.items():
            place = next((i for i, edge in enumerate(edges) if seconds < edge), len(edges))
            counts[place] += count
        return counts


type Group = str | int | date | None
"""The group of a figure: an id, a key, an hour, a weekday, a day; None: not known."""

type Figures = Mapping[str, float]
"""Counts and sums by name; those of several groups or queries may be added."""


def added(many: Iterable[Figures]) -> Figures:
    """The sums of all of them; 0 for a name that none of them has."""
    whole: dict[str, float] = defaultdict(int)
    for counts in many:
        for name, value in counts.items():
            whole[name] += value
    return whole


def together(many: Iterable[Durations]) -> Durations:
    """The durations of all groups together."""
    whole = Durations()
    for spread in many:
        whole.counts.update(spread.counts)
        whole.kept += spread.kept
    return whole


def share(part: float, whole: float) -> float | None:
    """A part of a whole, 0 to 1; None if the whole is 0."""
    return part / whole if whole else None
