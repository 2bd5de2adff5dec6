"""How exact the waits were that visitors were shown: a day's promises against what happened."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from contract.answers import Accuracy, ServiceAccuracy
from server.application.ports import PromisedWait, Reading
from server.domain import accuracy as rules
from server.domain.accuracy import Told
from server.domain.suspension import Suspension, stood_still


def of_day(reading: Reading, day: date) -> Accuracy:
    """The accuracy of a day, per service and (first) of the whole hall.

    What stood still between the taking of a ticket and its call is left out. A promise is that
    of the service for which it was made, whatever the ticket waited for later.
    """
    zone = ZoneInfo(reading.layout.config.centre.time_zone)
    begin = datetime.combine(day, time(), zone)
    intervals = reading.suspensions(begin)
    told = [_told(one, intervals) for one in reading.promised(day)]
    known = rules.by_service(told)
    return Accuracy(
        centre=reading.centre.id,
        day=day,
        services=(
            _said(None, rules.accuracy(told)),
            *(_said(key, known[key]) for key in reading.layout.services if key in known),
        ),
    )


def _told(one: PromisedWait, intervals: Iterable[Suspension]) -> Told:
    actual = one.called_at - one.issued_at
    waits = [(one.issued_at, one.service), *one.changes, (one.called_at, "")]
    for (since, service), (until, _) in pairwise(waits):
        actual -= stood_still(intervals, since, min(until, one.called_at), service)
    return Told(
        service=one.service,
        estimate=float(one.estimate),
        late=float(one.promise),
        actual=max(0.0, actual / timedelta(seconds=1)),
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
        # Without a sign where there is none: rounded, it may be below zero by nothing.
        bias=round(found.bias, 1) + 0.0,
        coverage=round(found.coverage, 4),
    )
