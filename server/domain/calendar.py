"""The centre's days and hours, in its own time zone.

A centre file gives hours by date; the hall works by business days. A business day, from its turn to
the next, has the part of each interval that lies within it, also of intervals that begin after
midnight or run past it; adjoining intervals of a hall that never closes are joined. Every returned
instant is in UTC.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from contract.centre import CentreConfig, CentreHead, Service
from contract.enums import ClosedReason
from contract.hours import WEEKDAYS, Clock, minutes_of

LOOK_AHEAD = 15
"""How many days are searched for the next opening."""

ONE_DAY = timedelta(days=1)
type Span = tuple[datetime, datetime]
"""An interval of instants; its end is not part of it."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Whether tickets can be taken, and until or from when.

    Attributes:
        reason: why not; None when open.
        opens_at: when it opens next, if that is known.
        last_ticket: until when tickets can be taken, while open.
        quota_left: how many can still be taken; None without a quota.
    """

    reason: ClosedReason | None
    opens_at: datetime | None = None
    last_ticket: datetime | None = None
    quota_left: int | None = None


def business_day(now: datetime, head: CentreHead) -> date:
    """The business day of an instant, the last that has begun: the date of local time minus
    `day_starts_at`, except where daylight saving sets the clock back over the turn; the day has
    then turned nevertheless."""
    today = now.astimezone(ZoneInfo(head.time_zone)).date()
    for day in (today + ONE_DAY, today):
        if day_begins(head, day) <= now:
            return day
    return today - ONE_DAY


def day_begins(head: CentreHead, day: date) -> datetime:
    """When a business day turns."""
    return opens(datetime.combine(day, head.day_starts_at), ZoneInfo(head.time_zone))


def day_ends_at_the_latest(head: CentreHead, day: date) -> datetime:
    """When the clock closes a business day that was not closed before."""
    turn = day_begins(head, day + ONE_DAY)
    if head.day_end_latest is None or head.day_end_latest == head.day_starts_at:
        return turn
    return min(turn, _by(head, day, head.day_end_latest))


def business_day_ends(head: CentreHead, now: datetime) -> datetime:
    """When the business day of an instant ends and the next begins."""
    return day_begins(head, business_day(now, head) + ONE_DAY)


def working(head: CentreHead, service: Service | None, day: date) -> list[Span]:
    """The intervals of a business day in which the hall, or a service, works, in order."""
    # An interval ends at the latest when the day turns after its date: so only intervals of this
    # date and of the following night can occur.
    spans = [*_of_date(head, service, day), *_of_date(head, service, day + ONE_DAY)]
    whole = day_begins(head, day), day_begins(head, day + ONE_DAY)
    return list(joined(common(spans, [whole])))


def hall_hours(config: CentreConfig, day: date) -> list[Span]:
    """The intervals of a business day in which any part of the hall works, in order."""
    own = [service for service in config.services if service.hours is not None]
    spans = [span for hours in (None, *own) for span in working(config.centre, hours, day)]
    return list(joined(spans))


def opening(head: CentreHead, service: Service | None, day: date) -> list[Span]:
    """The same intervals, up to the service's last ticket."""
    spans = working(head, service, day)
    if service is None or service.last_ticket is None:
        return spans
    last = _by(head, day, service.last_ticket)
    return [(start, min(end, last)) for start, end in spans if start < last]


class DayHours(NamedTuple):
    """The hours of a service, or of the hall, on a business day.

    Attributes:
        opening: when its tickets are taken (`opening`).
        closing: until when a visitor who takes a ticket can be called: the end of the last
            interval, independent of the time of the last ticket, and at the latest the end of the
            day. None if there is no interval on that day.
    """

    opening: Sequence[Span]
    closing: datetime | None


def day_hours(head: CentreHead, service: Service | None, day: date) -> DayHours:
    """The hours on a business day."""
    spans = working(head, service, day)
    closes_at = min(spans[-1][1], day_ends_at_the_latest(head, day)) if spans else None
    return DayHours(opening(head, service, day), closes_at)


def intake(
    head: CentreHead, service: Service, now: datetime, day: date | None, hours: DayHours
) -> Intake:
    """Whether a ticket for the service can be taken now, by the hours only.

    Args:
        day: the open business day; None while the day is closed.
        hours: those of the current business day.
    """
    for start, end in hours.opening:
        if start <= now < end:
            if day is None:
                return Intake(ClosedReason.DAY_NOT_OPEN)
            return Intake(None, last_ticket=end)
    opens_at = next_opening(head, service, now)
    if _is_holiday(head, service, now.astimezone(ZoneInfo(head.time_zone)).date()):
        return Intake(ClosedReason.HOLIDAY, opens_at)
    if holds(working(head, service, business_day(now, head)), now):
        return Intake(ClosedReason.LAST_TICKET_PASSED, opens_at)
    return Intake(ClosedReason.OUTSIDE_HOURS, opens_at)


def next_opening(head: CentreHead, service: Service | None, now: datetime) -> datetime | None:
    """The next time, from `now` on, at which tickets begin to be taken; None within the searched
    days."""
    first = business_day(now, head)
    for offset in range(LOOK_AHEAD):
        for start, _end in opening(head, service, first + offset * ONE_DAY):
            if start >= now:
                return start
    return None


def opening_after(
    head: CentreHead, service: Service, until: datetime | None, now: datetime
) -> datetime | None:
    """When tickets of a service are issued again that staff have stopped until a time, or (None)
    for the rest of the business day."""
    hours = day_hours(head, service, business_day(now, head))
    for start, end in hours.opening:
        if until is not None and until < end:
            return max(until, start)
    return next_opening(head, service, hours.closing or now)


def next_open_day(head: CentreHead, service: Service | None, day: date) -> date:
    """The next day on which the hall, or a service, is open; a week ahead if none is known."""
    for offset in range(1, LOOK_AHEAD):
        after = day + offset * ONE_DAY
        if opening(head, service, after):
            return after
    return day + 7 * ONE_DAY


def said(moment: datetime | None, now: datetime, head: CentreHead) -> dict[str, str | date]:
    """A future time in the words of a person at the centre.

    `day` is `today`, `tomorrow`, a weekday (`mon`) within the week, `later` or, if the time is not
    known or in the past, `unknown`; `time` is the local `09:00`; `date` the local date.
    """
    if moment is None or moment < now:
        return {"day": "unknown", "time": "", "date": ""}
    zone = ZoneInfo(head.time_zone)
    local = moment.astimezone(zone)
    days = (local.date() - now.astimezone(zone).date()).days
    if days < 2:
        day: str = "tomorrow" if days else "today"
    else:
        day = WEEKDAYS[local.weekday()] if days < 7 else "later"
    return {"day": day, "time": local.strftime("%H:%M"), "date": local.date()}


# Hours of a date in the file.


def placed(head: CentreHead, day: date, clock: Clock) -> date:
    """The date of a local time on a business day: after midnight it is the next date."""
    return day if clock >= head.day_starts_at else day + ONE_DAY


def _by(head: CentreHead, day: date, clock: Clock) -> datetime:
    """The end of an interval, limited to the end of the business day."""
    wall = datetime.combine(placed(head, day, clock), clock)
    return closes(wall, ZoneInfo(head.time_zone))


def _is_holiday(head: CentreHead, service: Service | None, date_: date) -> bool:
    if date_ in head.holidays or head.special_hours.get(date_) == ():
        return True
    return service is not None and date_ in service.holidays


def _of_date(head: CentreHead, service: Service | None, date_: date) -> list[Span]:
    """The intervals that begin on a date; one that runs past midnight belongs to that date."""
    if _is_holiday(head, service, date_):
        return []
    zone, weekday = ZoneInfo(head.time_zone), WEEKDAYS[date_.weekday()]
    own = service.hours if service is not None else None
    special = head.special_hours.get(date_)
    if own is None:
        hours = head.hours.get(weekday, ()) if special is None else special
        return [span_of(hour, date_, zone) for hour in hours]
    spans = [span_of(hour, date_, zone) for hour in own.get(weekday, ())]
    if special is None:
        return spans
    # On a special day a service works at its own hours, as far as the hall is open.
    return common(spans, [span_of(hour, date_, zone) for hour in special])


KEPT = 4096
"""The size of a cache: every revision needs the hours of all services again."""


@lru_cache(KEPT)
def opens(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which the local time is reached; where the clock skips it, by the offset
    of before (PEP 495): as long after the jump as it is after the skipped hour began."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


@lru_cache(KEPT)
def closes(wall: datetime, zone: ZoneInfo) -> datetime:
    """The last instant at which the local time is reached; where it is skipped, as `opens`."""
    return max(opens(wall, zone), wall.replace(tzinfo=zone, fold=1).astimezone(UTC))


@lru_cache(KEPT)
def span_of(interval: str, day: date, zone: ZoneInfo) -> Span:
    """The instants of an interval, `20:00-02:00`, that begins on a date."""
    start, end = (
        datetime.combine(day, time()) + timedelta(minutes=minutes)
        for minutes in minutes_of(interval)
    )
    begin = opens(start, zone)
    # One that ends within a skipped hour may end before it begins, and is empty.
    return begin, max(begin, closes(end, zone))


def common(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The intersection of two lists of intervals, in order."""
    others = list(others)
    pairs = ((max(a, c), min(b, d)) for a, b in spans for c, d in others)
    return sorted((start, end) for start, end in pairs if start < end)


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The union of intervals, in order: adjoining and overlapping ones are joined."""
    present: Span | None = None
    for start, end in sorted(spans):
        if present is not None and start <= present[1]:
            present = present[0], max(present[1], end)
            continue
        if present is not None:
            yield present
        present = start, end
    if present is not None:
        yield present


def holds(spans: Iterable[Span], moment: datetime) -> bool:
    """Whether an instant is in one of the spans."""
    return any(start <= moment < end for start, end in spans)
