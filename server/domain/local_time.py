"""Local times of the hall as instants.

Every returned instant is in UTC: two times in the same zone would be compared by their local
values, which is wrong on the two days on which daylight saving changes.

The hall is open whenever its local time is within the hours on the door. So an hour that occurs
twice opens at its first occurrence and closes at its second: otherwise a visitor who reads the door
and the clock would be shut out. An hour that daylight saving skips is over, or has begun, at the
instant at which the clock jumps.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from contract.hours import minutes_of

KEPT = 4096
"""The size of a cache: every revision needs the hours of all services again."""

type Span = tuple[datetime, datetime]
"""An interval of instants; its end is not part of it."""


def opens(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which the local time is reached, or skipped."""
    return _instant(wall, zone, fold=0)


def closes(wall: datetime, zone: ZoneInfo) -> datetime:
    """The last instant at which the local time is reached, or skipped."""
    return _instant(wall, zone, fold=1)


@lru_cache(KEPT)
def span_of(interval: str, day: date, zone: ZoneInfo) -> Span:
    """The instants of an interval, `20:00-02:00`, that begins on a date."""
    start, end = (
        datetime.combine(day, time()) + timedelta(minutes=minutes)
        for minutes in minutes_of(interval)
    )
    return opens(start, zone), closes(end, zone)


def common(some: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The intersection of two lists of intervals, in order."""
    others = list(others)
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
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


@lru_cache(KEPT)
def _instant(wall: datetime, zone: ZoneInfo, fold: int) -> datetime:
    instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    return _jump(wall, zone)


def _jump(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the clock skipped a local time that does not exist.

    It is between the two interpretations of that time, with the offset after the jump and with that
    before it (PEP 495); offsets change at whole seconds.
    """
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
