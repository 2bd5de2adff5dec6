"""Other methods to estimate a wait, for comparison.

Last to enter service and head of line: Ibrahim and Whitt, *Real-Time Delay Estimation
Based on Delay History*, Manufacturing & Service Operations Management 11 (2009). The
queue length with abandonment is that of a Markovian queue with exponential patience.
All in seconds. Each knows the queue of one service only; without a past it assumes an empty
queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

LAST = 30
"""The number of waits in the mean."""


class EstimateMethod(StrEnum):
    """A method to estimate a wait: ours, those of the literature, and ours without a part of it."""

    OURS = "ours"
    LAST_TO_ENTER = "last to enter service"
    HEAD_OF_LINE = "head of line"
    MEAN_OF_LAST = "mean of the last 30"
    ABANDONMENT = "queue length with abandonment"
    WITHOUT_IDLE = "ours, every idle counter calls at once"
    MODEL = "ours, without how such waits were"


ALTERNATIVES = (
    EstimateMethod.LAST_TO_ENTER,
    EstimateMethod.HEAD_OF_LINE,
    EstimateMethod.MEAN_OF_LAST,
    EstimateMethod.ABANDONMENT,
)


@dataclass(frozen=True, slots=True)
class Past:
    """The past waits of a service.

    Attributes:
        waits: of the last tickets called, at most `LAST`, newest last.
        called: the seconds that all tickets together have waited.
        left: the number of visitors who gave up.
    """

    waits: tuple[float, ...] = ()
    called: float = 0.0
    left: int = 0

    def after(self, wait: float, *, came: bool) -> "Past":
        """After one more ticket was called, or given up."""
        return Past(
            (*self.waits, wait)[-LAST:] if came else self.waits,
            self.called + wait,
            self.left + (not came),
        )

    @property
    def theta(self) -> float:
        """Visitors who give up per second of waiting."""
        return self.left / self.called if self.called else 0.0


def estimates(
    past: Past, waited: Sequence[float], servers: int, mean: float
) -> dict[EstimateMethod, float]:
    """What each of the other methods estimates.

    Args:
        waited: how long each ticket in the queue has waited.
        servers, mean: as for `abandonment`.
    """
    return {
        EstimateMethod.LAST_TO_ENTER: past.waits[-1] if past.waits else 0.0,
        EstimateMethod.HEAD_OF_LINE: max(waited, default=0.0),
        EstimateMethod.MEAN_OF_LAST: sum(past.waits) / len(past.waits) if past.waits else 0.0,
        EstimateMethod.ABANDONMENT: abandonment(len(waited), servers, mean, past.theta),
    }


def abandonment(ahead: int, servers: int, mean: float, theta: float) -> float:
    """The queue length with abandonment: `sum_{i=0..n} 1 / (s / m + i theta)`.

    Args:
        ahead: n, the tickets that wait.
        servers: s, the active counters; at least 1 is assumed.
        mean: m, the seconds that a ticket takes.
        theta: visitors who give up per second of waiting.
    """
    rate = max(servers, 1) / mean
    return sum(1 / (rate + i * theta) for i in range(ahead + 1))
