"""How well a wait was foretold: what was said beside what happened."""

from collections.abc import Iterable
from dataclasses import dataclass

BIAS = "bias below zero: it took longer"
"""What whoever reads the figures is told of its sign, which is the same everywhere."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a visitor was told, and what it came to; seconds.

    Attributes:
        estimate: the central one.
        late: what nine of ten should stay under; the promise.
        actual: until the first call.
    """

    service: str
    estimate: float
    late: float
    actual: float


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How well many waits were foretold; seconds.

    Attributes:
        count: how many waits.
        error: mean absolute error of the estimate.
        bias: mean of estimate minus actual; below zero: it took longer.
        coverage: the share of waits that were at most `late`.
    """

    count: int
    error: float
    bias: float
    coverage: float


def accuracy(told: Iterable[Told]) -> Accuracy | None:
    """How well some waits were foretold; None where there were none."""
    some = list(told)
    if not some:
        return None
    count = len(some)
    return Accuracy(
        count=count,
        error=sum(abs(one.estimate - one.actual) for one in some) / count,
        bias=sum(one.estimate - one.actual for one in some) / count,
        coverage=sum(one.actual <= one.late for one in some) / count,
    )


def by_service(told: Iterable[Told]) -> dict[str, Accuracy]:
    """The same for each service, in their order."""
    grouped: dict[str, list[Told]] = {}
    for one in told:
        grouped.setdefault(one.service, []).append(one)
    return {key: found for key in sorted(grouped) if (found := accuracy(grouped[key]))}
