"""Figures that are kept apart by the length of a time, such as a wait or an idle time."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

type Counts = tuple[int, ...]
"""A count for each span."""


@dataclass(frozen=True)
class Spans:
    """Spans of a time, by the seconds at which they begin, from zero on; the last has no end."""

    edges: tuple[float, ...]

    @property
    def none(self) -> Counts:
        """A zero for each span."""
        return (0,) * len(self.edges)

    def of(self, seconds: float) -> int:
        """The span of a time."""
        return max(0, bisect_right(self.edges, seconds) - 1)

    def seconds(self, start: float, end: float) -> list[float]:
        """How many seconds of an interval are in each span."""
        return [
            max(0.0, min(end, last) - max(start, first))
            for first, last in pairwise((*self.edges, inf))
        ]


def one_more(counts: Sequence[int], span: int | None) -> Counts:
    """The counts after one more in a span; None: in none."""
    return tuple(one + (index == span) for index, one in enumerate(counts))


def longer(milliseconds: Sequence[int], seconds: Sequence[float]) -> Counts:
    """Milliseconds by span, after more seconds of each."""
    pairs = zip(milliseconds, seconds, strict=True)
    return tuple(known + round(1000 * more) for known, more in pairs)


def halved(counts: Sequence[int]) -> Counts:
    """Half of each count, so that old years fade."""
    return tuple(one // 2 for one in counts)
