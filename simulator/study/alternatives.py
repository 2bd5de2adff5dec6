"""Other ways to foretell a wait, to measure ours beside.

Last to enter service and head of line: Ibrahim and Whitt, *Real-Time Delay Estimation
Based on Delay History*, Manufacturing & Service Operations Management 11 (2009). The
queue length with abandonment is that of a Markovian line with exponential patience.
All in seconds; each knows the line of one service, and takes a line that it knows
nothing of for an empty one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LAST = 30
"""How many waits the mean is of."""


class Method(StrEnum):
    """How a wait is foretold."""

    OURS = "ours"
    LAST_TO_ENTER = "last_to_enter"
    HEAD_OF_LINE = "head_of_line"
    MEAN_OF_LAST = "mean_of_last"
    ABANDONMENT = "abandonment"


@dataclass(frozen=True, slots=True)
class Past:
    """What became of those who waited in a line.

    Attributes:
        waits: of the last who were called, at most `LAST`, newest last.
        called: the seconds that all who were called had waited.
        left: how many left the line, or were not there when called.
    """

    waits: tuple[float, ...] = ()
    called: float = 0.0
    left: int = 0

    def after(self, wait: float, *, came: bool) -> "Past":
        """After one more was called, or left."""
        return Past(
            (*self.waits, wait)[-LAST:] if came else self.waits,
            self.called + wait,
            self.left + (not came),
        )

    @property
    def theta(self) -> float:
        """How many leave in a second of waiting."""
        return self.left / self.called if self.called else 0.0


def last_to_enter(past: Past) -> float:
    """What the last who was called had waited."""
    return past.waits[-1] if past.waits else 0.0


def head_of_line(waited: Sequence[float]) -> float:
    """What the one who has waited longest has waited by now."""
    return max(waited, default=0.0)


def mean_of_last(past: Past) -> float:
    """The mean of the last waits."""
    return sum(past.waits) / len(past.waits) if past.waits else 0.0


def abandonment(ahead: int, servers: int, mean: float, theta: float) -> float:
    """The queue length with abandonment: `sum_{i=0..n} 1 / (s / m + i theta)`.

    Args:
        ahead: n.
        servers: s, taken for one where nobody is there.
        mean: m, seconds.
        theta: how many of those who wait leave in a second.
    """
    rate = max(servers, 1) / mean
    return sum(1 / (rate + i * theta) for i in range(ahead + 1))
