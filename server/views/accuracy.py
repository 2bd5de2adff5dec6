"""How exact the waits shown to visitors were: a day's promises compared with the actual waits."""

from datetime import date

from contract.answers import Accuracy, ServiceAccuracy
from server.domain import accuracy as rules
from server.engine.centre_view import CentreView


def of_day(reading: CentreView, day: date) -> Accuracy:
    """The accuracy of a day, per service and (first) of the whole centre. Suspensions are left out,
    and so are tickets whose service was changed before their call."""
    told = reading.promised(day)
    known = {key: rules.accuracy(some) for key, some in rules.by_service(told).items()}
    return Accuracy(
        centre=reading.centre.id,
        day=day,
        services=(
            _said(None, rules.accuracy(told)),
            *(_said(key, known[key]) for key in reading.layout.services if key in known),
        ),
    )


def _said(service: str | None, found: rules.Accuracy | None) -> ServiceAccuracy:
    if found is None:
        return ServiceAccuracy(
            service=service, calls=0, mean_absolute_error=None, bias=None, coverage=None
        )
    return ServiceAccuracy(
        service=service,
        calls=found.count,
        mean_absolute_error=round(found.error, 1),
        # Avoid a negative zero: rounded, it may be just below zero.
        bias=round(found.bias, 1) + 0.0,
        coverage=round(found.coverage, 4),
    )
