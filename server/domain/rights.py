"""The right to come back: from which open day to which it lasts."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from contract.centre import CentreHead, Service
from contract.ids import full_id
from server.domain import calendar
from server.domain.suspension import Suspension, stood_still


def next_open_day(head: CentreHead, service: Service, day: date) -> date:
    """The next day after one on which the service is open; a week ahead where none is known."""
    for offset in range(1, calendar.LOOK_AHEAD):
        after = day + timedelta(days=offset)
        if calendar.opening(head, service, after):
            return after
    return day + timedelta(days=7)


def lasts_until(
    head: CentreHead, service: Service, until: date, intervals: Sequence[Suspension], now: datetime
) -> date:
    """The last day on which a right to come back for a service can be used.

    That is the day that was promised, or the first open day after it in whose hours neither
    the service nor the hall stood still: whoever came while it did could not be served.

    Args:
        head: the centre.
        service: for which it is.
        until: the day that was promised.
        intervals: what stood still since that day began, or before.
        now: the present moment; of what is to come nothing is known.
    """
    identity = full_id(head.slug, service.key)
    day = until
    while calendar.day_begins(head, day) <= now and not _could_be_had(
        calendar.opening(head, service, day), intervals, now, identity
    ):
        day = next_open_day(head, service, day)
    return day


def _could_be_had(
    hours: Sequence[tuple[datetime, datetime]],
    intervals: Sequence[Suspension],
    now: datetime,
    service: str,
) -> bool:
    """Whether there were hours, and nothing stood still in them."""

    def still(since: datetime) -> timedelta:
        return stood_still(intervals, since, now, service)

    return bool(hours) and all(still(start) == still(end) for start, end in hours)
