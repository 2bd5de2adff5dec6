"""Whether a ticket can be taken for a service now: hours, staff, suspension, quota, closing."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial
from itertools import islice

from contract.enums import ClosedReason
from server.domain import calendar, numbering, quotas
from server.domain.calendar import Intake, business_day
from server.domain.quotas import QuotaState
from server.engine.centre_view import CentreView


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
    head, service = reading.layout.config.centre, reading.layout.services[identity]
    intake = calendar.intake(head, service, now, reading.centre.day)
    if intake.reason is not None:
        return intake
    if centre.intake_stopped_for is not None:
        opens_at = calendar.opening_after(head, service, centre.intake_until, now)
        return Intake(ClosedReason.INTAKE_STOPPED, opens_at)
    if state is not None and state.closed_for is not None:
        opens_at = calendar.opening_after(head, service, state.closed_until, now)
        return Intake(ClosedReason.CLOSED_BY_STAFF, opens_at)
    closing = calendar.closing(head, service, now)
    if (
        reading.layout.config.rules.intake_ends_by_wait
        and closing is not None
        and expected_seconds is not None
        and expected_seconds > (closing - now).total_seconds()
    ):
        opens_at = calendar.next_opening(head, service, closing)
        return Intake(ClosedReason.WAIT_PASSES_CLOSING, opens_at)
    quota = quota_of(reading, identity, now)
    if quota.left != 0:
        return replace(intake, quota_left=quota.left)
    free = quota.nearest_free
    later = free is not None and business_day(free, head) == business_day(now, head)
    reason = ClosedReason.WINDOW_USED if later else ClosedReason.QUOTA_USED
    return replace(intake, reason=reason, opens_at=free, quota_left=0)


def quota_of(reading: CentreView, identity: str, now: datetime) -> QuotaState:
    """What is left of the quota of a service, whether tickets can be taken or not."""
    day = reading.centre.day
    if day is None:
        return QuotaState(None)
    head, service = reading.layout.config.centre, reading.layout.services[identity]
    return quotas.quota(service, head, now, partial(reading.taken, identity, day))


def _coming(end: datetime | None, now: datetime) -> datetime | None:
    """The expected end of a suspension; None if it is in the past."""
    return end if end is not None and end > now else None


def next_number(
    reading: CentreView, key: str, last: int | None, day: date, now: datetime
) -> str | None:
    """The next free number of a series after the last one; None if all are in use or not free again
    yet."""
    series = reading.layout.series[key]
    span = numbering.open_range(series)
    tried = (numbering.written(series, one) for one in numbering.candidates(span, last))
    # Nearly always the next one is free; only otherwise the whole range is searched.
    for some in (islice(tried, 1), tried):
        if numbers := list(some):
            taken = reading.numbers_taken(min(numbers), max(numbers), day, now, resting=True)
            free = next((one for one in numbers if one not in taken), None)
            if free is not None:
                return free
    return None


def used_up(reading: CentreView, now: datetime) -> frozenset[str]:
    """The series of which no number is free now."""
    day, layout = reading.centre.day, reading.layout
    return frozenset(
        key
        for key, state in reading.series_states().items()
        if day is not None
        and state.day == day
        and key in layout.series
        # Until the end of the range is reached there is always one.
        and state.given >= len(numbering.open_range(layout.series[key]))
        and next_number(reading, key, state.last, day, now) is None
    )
