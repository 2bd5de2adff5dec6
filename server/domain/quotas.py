"""Quotas: how many tickets a service gives on a day, and in parts of it.

What counts are the tickets of the business day for the service that were not given up.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from contract.centre import CentreHead, Service
from server.domain.calendar import (
    LOOK_AHEAD,
    ONE_DAY,
    Span,
    business_day,
    day_begins,
    opening,
    span_of,
)

type Taken = Callable[[datetime, datetime], int]
"""How many tickets of the business day were issued from a moment up to another."""


@dataclass(frozen=True, slots=True)
class QuotaState:
    """What is left of a quota.

    Attributes:
        left: how many tickets can be taken now; None where nothing bounds them.
        nearest_free: when there are tickets again, where none are left.
    """

    left: int | None
    nearest_free: datetime | None = None


def quota(service: Service, head: CentreHead, now: datetime, taken: Taken) -> QuotaState:
    """What is left for a service now: the smaller of the day's and the present window's.

    Outside of all windows only the day's counts.
    """
    if service.quota is None:
        return QuotaState(None)
    day = business_day(now, head)
    day_left: int | None = None
    if service.quota.per_day is not None:
        span = day_begins(head, day), day_begins(head, day + ONE_DAY)
        day_left = max(0, service.quota.per_day - taken(*span))
    windows = list(_windows(service, head, now))
    here = [max(0, tickets - taken(*span)) for span, tickets in windows if span[0] <= now < span[1]]
    bounds = [one for one in (day_left, *here) if one is not None]
    if not bounds:
        return QuotaState(None)
    left = min(bounds)
    if left:
        return QuotaState(left)
    later = _later_today(service, head, now, windows) if day_left != 0 else None
    return QuotaState(0, later or _another_day(service, head, now))


def _windows(service: Service, head: CentreHead, now: datetime) -> Iterator[tuple[Span, int]]:
    zone, day = ZoneInfo(head.time_zone), business_day(now, head)
    if service.quota is not None:
        for window in service.quota.windows:
            yield span_of(window.interval, day, zone), window.tickets


def _later_today(
    service: Service, head: CentreHead, now: datetime, windows: list[tuple[Span, int]]
) -> datetime | None:
    """The first moment of today, after the present window, at which tickets are taken.

    Nobody has taken any of a window that is still to come.
    """
    spans = opening(head, service, business_day(now, head))
    starts = {start for start, _ in spans} | {one for span, _ in windows for one in span}
    for moment in sorted(one for one in starts if one > now):
        is_open = any(start <= moment < end for start, end in spans)
        full = any(span[0] <= moment < span[1] and not tickets for span, tickets in windows)
        inside = any(span[0] <= now < span[1] and moment < span[1] for span, _ in windows)
        if is_open and not full and not inside:
            return moment
    return None


def _another_day(service: Service, head: CentreHead, now: datetime) -> datetime | None:
    """The next opening of another day: its quota is untouched."""
    today = business_day(now, head)
    for offset in range(1, LOOK_AHEAD):
        spans = opening(head, service, today + offset * ONE_DAY)
        if spans:
            return spans[0][0]
    return None
