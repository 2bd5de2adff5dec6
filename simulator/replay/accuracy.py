"""How exact predicted waits were: predictions compared with the actual waits."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prediction:
    """A prediction for a visitor and the actual wait; seconds.

    Attributes:
        late: the promise: nine of ten wait less.
        actual: the wait until the first call.
        is_free: no other ticket was ahead and a counter was free.
    """

    service: str
    estimate: float
    late: float
    actual: float
    is_free: bool = False


@dataclass(frozen=True, slots=True)
class PredictionErrors:
    """The accuracy of many predictions; seconds.

    Attributes:
        error: mean absolute error of the estimate.
        bias: mean of estimate minus actual; below zero: it took longer.
        longer: the share of waits that were longer than the estimate, a median: about a half.
        coverage: the share of waits that were at most `late`.
    """

    count: int
    error: float
    bias: float
    longer: float
    coverage: float


def accuracy(told: Iterable[Prediction]) -> PredictionErrors | None:
    """The accuracy of some predictions; None if there are none."""
    some = list(told)
    if not some:
        return None
    count = len(some)
    return PredictionErrors(
        count=count,
        error=sum(abs(wait.estimate - wait.actual) for wait in some) / count,
        bias=sum(wait.estimate - wait.actual for wait in some) / count,
        longer=sum(wait.actual > wait.estimate for wait in some) / count,
        coverage=sum(wait.actual <= wait.late for wait in some) / count,
    )


def by_service(told: Iterable[Prediction]) -> dict[str, list[Prediction]]:
    """The predictions for each service."""
    grouped: dict[str, list[Prediction]] = {}
    for prediction in told:
        grouped.setdefault(prediction.service, []).append(prediction)
    return grouped
