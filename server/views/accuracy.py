"""How exact the waits shown to visitors were: a day's promises compared with the actual waits."""

from datetime import date

from contract.answers import Accuracy, ServiceAccuracy
from server.domain.figures import By, Figures, Period, added
from server.engine.centre_view import CentreView
from server.store.fact_queries import Facts


def of_day(reading: CentreView, day: date) -> Accuracy:
    """The accuracy of a day, per service and (first) of the whole centre. Suspensions are left out,
    and so are tickets whose service was changed before their call."""
    centre = reading.centre.id
    known = reading.on_connection(
        lambda connection: Facts(connection, centre).promises(By.SERVICE, Period(day, day))
    )
    return Accuracy(
        centre=centre,
        day=day,
        services=(
            _said(None, added(known.values())),
            *(_said(key, known[key]) for key in reading.setup.services if key in known),
        ),
    )


def _said(service: str | None, figures: Figures) -> ServiceAccuracy:
    if not (calls := int(figures["promised"])):
        return ServiceAccuracy(service=service, calls=0)
    return ServiceAccuracy(
        service=service,
        calls=calls,
        mean_absolute_error=round(figures["error"] / calls, 1),
        # Avoid a negative zero: rounded, it may be just below zero.
        bias=round(figures["bias"] / calls, 1) + 0.0,
        coverage=round(figures["covered"] / calls, 4),
    )
