"""The centre's days and hours, in its own time zone.

Every instant that comes out is in UTC: two moments of the same zone would compare by
what their clocks show, which is wrong on the two days on which summer time turns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from contract.centre import WEEKDAYS, CentreHead, Service, minutes_of
from contract.words import ClosedReason

LOOK_AHEAD = 15
"""How many days are searched for the next opening."""

TRUSTED_GAP = timedelta(days=3)
"""A clock that is further ahead of what is believed does nothing by itself."""

STANDS_STILL_AT_MOST = timedelta(hours=2)
"""A clock that went back by up to so much stands still until it has caught up; by more, it
was wrong before, and is followed."""

ONE_DAY = timedelta(days=1)

type Span = tuple[datetime, datetime]
"""An interval of instants; its end is not part of it."""


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
    return today if local.time() >= head.day_starts_at else today - ONE_DAY


def day_begins(head: CentreHead, day: date) -> datetime:
    """When a business day turns."""
    return _opens(datetime.combine(day, head.day_starts_at), ZoneInfo(head.time_zone))


def day_ends_at_the_latest(head: CentreHead, day: date) -> datetime:
    """When the clock ends a business day that has not ended before."""
    turn = day_begins(head, day + ONE_DAY)
    if head.day_end_latest is None:
        return turn
    end_date = day if head.day_end_latest > head.day_starts_at else day + ONE_DAY
    wall = datetime.combine(end_date, head.day_end_latest)
    return min(turn, _closes(wall, ZoneInfo(head.time_zone)))


def opening(head: CentreHead, service: Service | None, day: date) -> list[Span]:
    """The intervals that begin on a date and in which tickets are taken.

    One that runs past midnight is of the date on which it begins.
    """
    last = service.last_ticket if service is not None else None
    spans = []
    for start, end in working(head, service, day):
        if last is not None:
            # A last ticket in the small hours is of the night that follows.
            last_date = day if last >= head.day_starts_at else day + ONE_DAY
            wall = datetime.combine(last_date, last)
            end = min(end, _closes(wall, ZoneInfo(head.time_zone)))
        if start < end:
            spans.append((start, end))
    return spans


def working(head: CentreHead, service: Service | None, day: date) -> list[Span]:
    """The same up to closing, whenever the last ticket is taken."""
    if day in head.holidays or (service is not None and day in service.holidays):
        return []
    weekday = WEEKDAYS[day.weekday()]
    own = service.hours if service is not None else None
    hours = (head.hours if own is None else own).get(weekday, ())
    special = head.special_hours.get(day)
    zone = ZoneInfo(head.time_zone)
    if special is None:
        return _spans(hours, day, zone)
    if own is None:
        return _spans(special, day, zone)
    # On a special day a service works at its own hours, as far as the hall is open.
    return _common(_spans(hours, day, zone), _spans(special, day, zone))


def intake(head: CentreHead, service: Service, now: datetime, day: date | None) -> Intake:
    """Whether a ticket for the service can be taken now, by the hours alone.

    Args:
        head: the centre.
        service: the service.
        now: the present moment.
        day: the open business day; None while the day is closed.
    """
    for start, end in _around(head, service, now):
        if start <= now < end:
            if day is None:
                return Intake(ClosedReason.DAY_NOT_OPEN)
            return Intake(None, last_ticket=end)
    opens_at = next_opening(head, service, now)
    today = now.astimezone(ZoneInfo(head.time_zone)).date()
    if today in head.holidays or today in service.holidays:
        return Intake(ClosedReason.HOLIDAY, opens_at)
    works = any(
        start <= now < end
        for date_ in (today - ONE_DAY, today)
        for start, end in working(head, service, date_)
    )
    if works and service.last_ticket is not None:
        return Intake(ClosedReason.LAST_TICKET_PASSED, opens_at)
    return Intake(ClosedReason.OUTSIDE_HOURS, opens_at)


def closing(head: CentreHead, service: Service, now: datetime) -> datetime | None:
    """When the service's last interval of this business day ends; None where it has none."""
    spans = working(head, service, business_day(now, head))
    return spans[-1][1] if spans else None


def next_opening(head: CentreHead, service: Service | None, now: datetime) -> datetime | None:
    """The next moment from which tickets are taken; None within the days searched."""
    first = now.astimezone(ZoneInfo(head.time_zone)).date()
    for offset in range(LOOK_AHEAD):
        for start, _end in opening(head, service, first + timedelta(days=offset)):
            if start > now:
                return start
    return None


# The clock: what is believed of it.


def steady(now: datetime, last_at: datetime | None) -> datetime:
    """The time with which a command is recorded.

    A clock that went back by a little stands still at the last event until it has
    caught up, so that nobody's arrival precedes that of somebody who was there before.
    """
    if last_at is not None and timedelta() < last_at - now <= STANDS_STILL_AT_MOST:
        return last_at
    return now


def believed(trusted_at: datetime | None, at: datetime) -> datetime:
    """The newest time that is believed, after an event at `at`.

    A jump of more than three days, or back, is not: what the log says then may be the
    time of a wrong clock. A person who opens the day vouches for it.
    """
    if trusted_at is None or timedelta() <= at - trusted_at <= TRUSTED_GAP:
        return at
    return trusted_at


def doubtful(now: datetime, last_at: datetime | None, trusted_at: datetime | None) -> bool:
    """Whether the clock is behind the last event, or too far ahead of what is believed.

    While it is, the clock neither opens a day by itself nor ends one.
    """
    if last_at is not None and now < last_at:
        return True
    return trusted_at is not None and now - trusted_at > TRUSTED_GAP


# What is said.


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


def days_between(first: date, last: date) -> Iterator[date]:
    """Each date from `first` to `last`, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


# Intervals.


def span_of(interval: str, day: date, zone: ZoneInfo) -> Span:
    """The instants of an interval that begins on a date."""
    start, end = (
        datetime.combine(day, time()) + timedelta(minutes=minutes)
        for minutes in minutes_of(interval)
    )
    return _opens(start, zone), _closes(end, zone)


def _spans(hours: Sequence[str], day: date, zone: ZoneInfo) -> list[Span]:
    # A file may name the afternoon before the morning.
    return sorted(span_of(interval, day, zone) for interval in hours)


def _around(head: CentreHead, service: Service, now: datetime) -> Iterator[Span]:
    """The intervals that begin on the local date, or run into it from the day before."""
    today = now.astimezone(ZoneInfo(head.time_zone)).date()
    for date_ in (today - ONE_DAY, today):
        yield from opening(head, service, date_)


def _common(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return sorted((start, end) for start, end in pairs if start < end)


def _opens(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which the clock on the wall shows this, or has passed over it.

    An hour that comes twice begins with its first time; in one that summer time leaves
    out the clock first shows the moment after it.
    """
    return _instant(wall, zone, fold=0)


def _closes(wall: datetime, zone: ZoneInfo) -> datetime:
    """The last instant at which the clock on the wall shows this: nobody who reads it is
    shut out while it still shows a time before closing."""
    return _instant(wall, zone, fold=1)


def _instant(wall: datetime, zone: ZoneInfo, fold: int) -> datetime:
    instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    # Left out by summer time: with the offset of before it is as long after the gap
    # began as the wall says; the clock jumped at the moment that both offsets name.
    before = wall.replace(tzinfo=zone, fold=0).utcoffset()
    after = wall.replace(tzinfo=zone, fold=1).utcoffset()
    assert before is not None
    assert after is not None
    return _jump(wall, zone, max(before, after) - min(before, after))


def _jump(wall: datetime, zone: ZoneInfo, gap: timedelta) -> datetime:
    """The instant at which the clock jumped over a local time that is not there."""
    late = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    early = late - gap
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
