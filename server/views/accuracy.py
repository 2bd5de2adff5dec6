"""How exact the waits shown to visitors were: a day's promises compared with the actual waits."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from contract.answers import Accuracy, ServiceAccuracy
from server.engine.centre_view import CentreView

BIAS: Final = "bias below zero: it took longer"
"""The explanation of the sign of a bias."""


def of_day(reading: CentreView, day: date) -> Accuracy:
    """The accuracy of a day, per service and (first) of the whole centre. Suspensions are left out,
    and so are tickets whose service was changed before their call."""
    by_service: dict[str, list[tuple[int, int, timedelta]]] = {}
    for service, estimate, promise, waited in reading.promised(day):
        by_service.setdefault(service, []).append((estimate, promise, waited))
    return Accuracy(
        centre=reading.centre.id,
        day=day,
        services=(
            _of(None, [one for some in by_service.values() for one in some]),
            *(_of(key, by_service[key]) for key in reading.layout.services if key in by_service),
        ),
    )


def _of(service: str | None, waits: Sequence[tuple[int, int, timedelta]]) -> ServiceAccuracy:
    """The accuracy of estimates and promises, in seconds, of some waits."""
    if not waits:
        return ServiceAccuracy(
            service=service, calls=0, mean_absolute_error=None, bias=None, coverage=None
        )
    errors = [estimate - waited.total_seconds() for estimate, _, waited in waits]
    return ServiceAccuracy(
        service=service,
        calls=len(waits),
        mean_absolute_error=round(fmean(map(abs, errors)), 1),
        # Avoid a negative zero: rounded, it may be just below zero.
        bias=round(fmean(errors), 1) + 0.0,
        coverage=round(fmean(wait.total_seconds() <= promise for _, promise, wait in waits), 4),
    )
