"""Figures of reports: quantiles and shares of many durations, by group.

Durations are counted in whole seconds, so that a year's half million of them is a few thousand
rows. A quantile is by the nearest rank: the least duration that at least so many per cent of
all durations do not exceed (ISO 3534-1 calls it the lower empirical quantile).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from typing import Final

QUANTILES = (50, 90, 95)
"""The quantiles that reports show, in per cent."""


class Measure(StrEnum):
    """What is measured."""

    WAIT = "wait"
    """From joining the queue to the call."""
    WALK = "walk"
    """From the call to the start of the service."""
    SERVICE = "service"
    """From start to finish, without the time on hold."""
    STAY = "stay"
    """From the ticket to the end of the last stop."""


class By(StrEnum):
    """By what figures are grouped."""

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
    """The business days that a report is about, and for which agency.

    Attributes:
        agency: the key of an agency; None for all.
    """

    first: date
    last: date
    agency: str | None = None


@dataclass(slots=True)
class Durations:
    """Many durations: how often each number of whole seconds occurred.

    Attributes:
        counts: how often, by seconds.
        kept: how many were within the target of their service; of waits alone.
    """

    counts: dict[int, int] = field(default_factory=dict)
    kept: int = 0

    def add(self, seconds: int, count: int, kept: int) -> None:
        """Count a duration so many times, so often within the target."""
        self.counts[seconds] = self.counts.get(seconds, 0) + count
        self.kept += kept

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    def quantile(self, percent: int) -> int | None:
        """The quantile by the nearest rank, in seconds; None where there is none."""
        wanted = ceil(self.count * percent / 100)
        passed = 0
        for seconds in sorted(self.counts):
            passed += self.counts[seconds]
            if passed >= wanted:
                return seconds
        return None

    def by_step(self, edges: Sequence[int]) -> list[int]:
        """How many lie below each edge and not below the one before; the last: at all above.

        Args:
            edges: seconds, ascending.
        """
        found = [0] * (len(edges) + 1)
        for seconds, count in self.counts.items():
            place = next((i for i, edge in enumerate(edges) if seconds < edge), len(edges))
            found[place] += count
        return found


type Group = str | int | date | None
"""What figures are grouped by: an id, a key, an hour, a weekday, a day; None: not known."""


def durations_by(rows: Iterable[tuple[Group, int, int, int]]) -> Mapping[Group, Durations]:
    """Durations by group, from rows of group, seconds, count and how many were kept."""
    found: dict[Group, Durations] = {}
    for group, seconds, count, kept in rows:
        found.setdefault(group, Durations()).add(seconds, count, kept)
    return found


def together(many: Iterable[Durations]) -> Durations:
    """All durations of several groups."""
    whole = Durations()
    for one in many:
        for seconds, count in one.counts.items():
            whole.add(seconds, count, 0)
        whole.kept += one.kept
    return whole


def share(part: float, whole: float) -> float | None:
    """A part of a whole, 0 to 1; None where there is no whole."""
    return part / whole if whole else None
