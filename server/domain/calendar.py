"""The centre's days and hours, in its own time zone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from contract.centre import WEEKDAYS, CentreHead, Service, WeekHours, minutes_of
from contract.words import ClosedReason

LOOK_AHEAD = 15
"""How many days are searched for the next opening."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Whether tickets can be taken, and until or from when.

    Attributes:
        reason: why not; None when open.
        opens_at: when it opens next, where that is known.
        last_ticket: until when tickets can be taken, while open.
    """

    reason: ClosedReason | None
    opens_at: datetime | None = None
    last_ticket: datetime | None = None


def business_day(now: datetime, head: CentreHead) -> date:
    """The date of local time minus `day_starts_at`."""
    local = now.astimezone(ZoneInfo(head.time_zone))
    today = local.date()
    return today if local.time() >= head.day_starts_at else today - timedelta(days=1)


def opening(
    head: CentreHead, service: Service | None, day: date
) -> list[tuple[datetime, datetime]]:
    """The intervals of a date in which tickets are taken, in UTC-comparable instants."""
    if day in head.holidays:
        return []
    hours = head.hours if service is None or service.hours is None else service.hours
    zone = ZoneInfo(head.time_zone)
    last = service.last_ticket if service is not None else None
    spans = []
    # A file may name the afternoon before the morning.
    for span in sorted(minutes_of(interval) for interval in _of_day(hours, day)):
        start, end = (_instant(day, minutes, zone) for minutes in span)
        if last is not None:
            end = min(end, datetime.combine(day, last, zone))
        if start < end:
            spans.append((start, end))
    return spans


def intake(head: CentreHead, service: Service, now: datetime, day: date | None) -> Intake:
    """Whether a ticket for the service can be taken now.

    Args:
        head: the centre.
        service: the service.
        now: the present moment.
        day: the open business day; None while the day is closed.
    """
    local_day = now.astimezone(ZoneInfo(head.time_zone)).date()
    spans = opening(head, service, local_day)
    for start, end in spans:
        if start <= now < end:
            if day is None:
                return Intake(ClosedReason.DAY_NOT_OPEN)
            return Intake(None, last_ticket=end)
    opens_at = next_opening(head, service, now)
    if local_day in head.holidays:
        return Intake(ClosedReason.HOLIDAY, opens_at)
    hall_open = any(start <= now < end for start, end in opening(head, None, local_day))
    if spans and now >= spans[-1][1] and hall_open and service.last_ticket is not None:
        return Intake(ClosedReason.LAST_TICKET_PASSED, opens_at)
    return Intake(ClosedReason.OUTSIDE_HOURS, opens_at)


def next_opening(head: CentreHead, service: Service | None, now: datetime) -> datetime | None:
    """The next moment from which tickets are taken; None within the days searched."""
    first = now.astimezone(ZoneInfo(head.time_zone)).date()
    for offset in range(LOOK_AHEAD):
        for start, _end in opening(head, service, first + timedelta(days=offset)):
            if start > now:
                return start
    return None


def said(moment: datetime | None, now: datetime, head: CentreHead) -> dict[str, str | date]:
    """How a person at the centre says a coming moment.

    `day` is `today`, `tomorrow`, a weekday (`mon`) within the week, `later` or,
    where the moment is not known, `unknown`; `time` is the local `09:00`; `date`
    the local date.
    """
    if moment is None:
        return {"day": "unknown", "time": "", "date": ""}
    zone = ZoneInfo(head.time_zone)
    local = moment.astimezone(zone)
    days = (local.date() - now.astimezone(zone).date()).days
    if days < 2:
        day: str = "tomorrow" if days else "today"
    else:
        day = WEEKDAYS[local.weekday()] if days < 7 else "later"
    return {"day": day, "time": local.strftime("%H:%M"), "date": local.date()}


def _of_day(hours: WeekHours, day: date) -> Sequence[str]:
    return hours.get(WEEKDAYS[day.weekday()], ())


def _instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    if minutes == 24 * 60:
        return datetime.combine(day + timedelta(days=1), time(), zone)
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each date from `first` to `last`, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)
