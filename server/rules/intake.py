"""Whether a ticket can be taken for a service now: hours, staff, suspension, quota, closing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from contract.centre import CentreHead, Quota, Service
from contract.enums import ClosedReason
from server.domain import calendar, numbering
from server.domain.calendar import (
    LOOK_AHEAD,
    ONE_DAY,
    Intake,
    Span,
    business_day,
    day_begins,
    holds,
    opening,
    placed,
    span_of,
)
from server.engine.centre_view import CentreView

type Taken = Callable[[date, datetime, datetime], int]
"""How many places of a business day are taken between two times."""


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


def offer(
    reading: CentreView, identity: str, now: datetime, expected_seconds: float | None
) -> Intake:
    """Whether a ticket for a service can be taken now.

    Args:
        identity: the id of a service of the configuration.
        expected_seconds: the expected wait of a ticket that is taken now; infinite if it is too
            long to predict, None if no counter serves it.
    """
    centre = reading.centre
    if centre.suspended_at is not None:
        return Intake(ClosedReason.CENTRE_SUSPENDED, _coming(centre.expected_end, now))
    state = reading.services().get(identity)
    if state is not None and state.suspended_at is not None:
        return Intake(ClosedReason.SUSPENDED, _coming(state.expected_end, now))
    head, service = reading.setup.config.centre, reading.setup.services[identity]
    hours = reading.setup.hours(identity, business_day(now, head))
    intake = calendar.intake(head, service, now, reading.centre.day, hours)
    if intake.reason is not None:
        return intake
    if centre.intake_stopped_for is not None:
        opens_at = calendar.opening_after(head, service, centre.intake_until, now)
        return Intake(ClosedReason.INTAKE_STOPPED, opens_at)
    if state is not None and state.closed_for is not None:
        opens_at = calendar.opening_after(head, service, state.closed_until, now)
        return Intake(ClosedReason.CLOSED_BY_STAFF, opens_at)
    if (
        reading.setup.config.rules.intake_ends_by_wait
        and hours.closing is not None
        and expected_seconds is not None
        and expected_seconds > (hours.closing - now).total_seconds()
    ):
        opens_at = calendar.next_opening(head, service, hours.closing)
        return Intake(ClosedReason.WAIT_PASSES_CLOSING, opens_at)
    state_of_quota = quota_of(reading, identity, now)
    if state_of_quota.left != 0:
        return replace(intake, quota_left=state_of_quota.left)
    free = state_of_quota.nearest_free
    later = free is not None and business_day(free, head) == business_day(now, head)
    reason = ClosedReason.WINDOW_USED if later else ClosedReason.QUOTA_USED
    return replace(intake, reason=reason, opens_at=free, quota_left=0)


def quota_of(reading: CentreView, identity: str, now: datetime) -> QuotaState:
    """What is left of the quota of a service, whether tickets can be taken or not."""
    day = reading.centre.day
    if day is None:
        return QuotaState(None)
    head, service = reading.setup.config.centre, reading.setup.services[identity]
    return quota(service, head, now, partial(reading.taken, identity))


def _coming(end: datetime | None, now: datetime) -> datetime | None:
    """The expected end of a suspension; None if it is in the past."""
    return end if end is not None and end > now else None


def next_number(
    reading: CentreView, key: str, last: int | None, day: date, now: datetime
) -> str | None:
    """The next free number of a series after the last one; None if all are in use or not free again
    yet."""
    series = reading.setup.series[key]
    span = numbering.open_range(series)

    def numbers() -> Iterator[str]:
        return (numbering.written(series, value) for value in numbering.candidates(span, last))

    def is_free(number: str) -> bool:
        return not reading.is_number_taken(number, day, now, resting=True)

    # Nearly always the next one is free; only otherwise the whole range is searched.
    first = next(numbers(), None)
    if first is None or is_free(first):
        return first
    if now < reading.free_from(key, numbers(), day, now):
        return None
    return next(filter(is_free, numbers()), None)


def used_up(reading: CentreView, now: datetime) -> frozenset[str]:
    """The series of which no number is free now."""
    day, setup = reading.centre.day, reading.setup
    return frozenset(
        key
        for key, state in reading.series_states().items()
        if day is not None
        and state.day == day
        and key in setup.series
        # Until the end of the range is reached there is always one.
        and state.given >= len(numbering.open_range(setup.series[key]))
        and next_number(reading, key, state.last, day, now) is None
    )


# Quotas: the tickets and the expected bookings of the service on the business day count, except
# cancelled ones. What is left of one part of the day is not added to the next.


def quota(service: Service, head: CentreHead, now: datetime, taken: Taken) -> QuotaState:
    """What is left for a service now: the smaller of the day's and the current window's rest.
    Outside of all windows only the day's counts."""
    if service.quota is None:
        return QuotaState(None)
    left = _left(head, service.quota, business_day(now, head), now, taken)
    if left != 0:
        return QuotaState(left)
    return QuotaState(0, next(_free(service, head, service.quota, now, taken), None))


def _left(head: CentreHead, quota: Quota, day: date, moment: datetime, taken: Taken) -> int | None:
    bounds = []
    if quota.per_day is not None:
        begins, ends = day_begins(head, day), day_begins(head, day + ONE_DAY)
        bounds.append(quota.per_day - taken(day, begins, ends))
    for (start, end), tickets in quota_windows(head, quota, day):
        if start <= moment < end:
            bounds.append(tickets - taken(day, start, end))
    return max(0, min(bounds)) if bounds else None


def quota_windows(head: CentreHead, quota: Quota, day: date) -> Iterator[tuple[Span, int]]:
    """The parts of a business day that a quota limits, each with its number."""
    zone = ZoneInfo(head.time_zone)
    for window in quota.windows:
        begins = placed(head, day, time.fromisoformat(window.interval.partition("-")[0]))
        yield span_of(window.interval, begins, zone), window.tickets


def _free(
    service: Service, head: CentreHead, quota: Quota, now: datetime, taken: Taken
) -> Iterator[datetime]:
    """The future times at which tickets are taken and some are left, where the hours or the windows
    change."""
    today = business_day(now, head)
    for offset in range(LOOK_AHEAD):
        day = today + offset * ONE_DAY
        spans = opening(head, service, day)
        moments = {start for start, _ in spans}
        moments |= {moment for span, _ in quota_windows(head, quota, day) for moment in span}
        for moment in sorted(moments):
            if moment <= now or not holds(spans, moment):
                continue
            if _left(head, quota, day, moment, taken) != 0:
                yield moment
