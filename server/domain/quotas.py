"""Quotas: how many tickets of a service are issued on a day, and in parts of it.

The tickets of the service on the business day count, except cancelled ones. What is left of one
part of the day is not added to the next.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo

from contract.centre import CentreHead, Quota, Service
from server.domain.calendar import (
    LOOK_AHEAD,
    ONE_DAY,
    Span,
    business_day,
    day_begins,
    holds,
    opening,
    placed,
    span_of,
)

type Taken = Callable[[datetime, datetime], int]
"""The number of tickets of the business day that were issued between two times."""


@dataclass(frozen=True, slots=True)
class QuotaState:
    """What is left of a quota.

    Attributes:
        left: how many tickets can be taken now; None without a limit.
        nearest_free: when there are tickets again, if none are left; None if that is not within the
            searched days.
    """

    left: int | None
    nearest_free: datetime | None = None


def quota(service: Service, head: CentreHead, now: datetime, taken: Taken) -> QuotaState:
    """What is left for a service now: the smaller of the day's and the current window's rest.
    Outside of all windows only the day's counts."""
    if service.quota is None:
        return QuotaState(None)
    today, counted = business_day(now, head), cache(taken)
    left = _left(head, service.quota, today, now, counted)
    if left != 0:
        return QuotaState(left)
    return QuotaState(0, next(_free(service, head, service.quota, now, counted), None))


def _left(head: CentreHead, quota: Quota, day: date, moment: datetime, taken: Taken) -> int | None:
    bounds = []
    if quota.per_day is not None:
        bounds.append(quota.per_day - taken(day_begins(head, day), day_begins(head, day + ONE_DAY)))
    for (start, end), tickets in _windows(head, quota, day):
        if start <= moment < end:
            bounds.append(tickets - taken(start, end))
    return max(0, min(bounds)) if bounds else None


def _windows(head: CentreHead, quota: Quota, day: date) -> Iterator[tuple[Span, int]]:
    zone = ZoneInfo(head.time_zone)
    for window in quota.windows:
        begins = placed(head, day, time.fromisoformat(window.interval.partition("-")[0]))
        yield span_of(window.interval, begins, zone), window.tickets


def _free(
    service: Service, head: CentreHead, quota: Quota, now: datetime, taken: Taken
) -> Iterator[datetime]:
    """The future times at which tickets are taken and some are left, where the hours or the windows
    change; each other day with its full quota."""
    today = business_day(now, head)
    for offset in range(LOOK_AHEAD):
        day = today + offset * ONE_DAY
        spans = opening(head, service, day)
        moments = {start for start, _ in spans}
        moments |= {moment for span, _ in _windows(head, quota, day) for moment in span}
        counted: Taken = (lambda _since, _until: 0) if offset else taken
        for moment in sorted(moments):
            if moment <= now or not holds(spans, moment):
                continue
            if _left(head, quota, day, moment, counted) != 0:
                yield moment
