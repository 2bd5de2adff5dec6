"""What the clock on the wall shows, as instants.

Every instant that comes out is in UTC: two moments of the same zone would compare by
what their clocks show, which is wrong on the two days on which summer time turns.

The hall is open at every moment at which its clock shows a time within the hours on the
door. So an hour that comes twice opens at its first time and closes at its second, else
somebody who reads the door and the clock would be shut out; and one that summer time
leaves out is over, or has begun, at the moment at which the clock jumps.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from contract.hours import minutes_of

KEPT = 4096
"""Every revision asks for the hours of all services again: how many answers are kept."""

type Span = tuple[datetime, datetime]
"""An interval of instants; its end is not part of it."""


def opens(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant at which the clock shows a local time, or has passed over it."""
    return _instant(wall, zone, fold=0)


def closes(wall: datetime, zone: ZoneInfo) -> datetime:
    """The last instant at which the clock shows a local time, or has passed over it."""
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
    """What lies in one of the first and in one of the second, in order."""
    others = list(others)
    pairs = ((max(a, c), min(b, d)) for a, b in some for c, d in others)
    return sorted((start, end) for start, end in pairs if start < end)


def joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The same instants in order, what touches or overlaps made one."""
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
    """Whether a moment lies in one of the spans."""
    return any(start <= moment < end for start, end in spans)


@lru_cache(KEPT)
def _instant(wall: datetime, zone: ZoneInfo, fold: int) -> datetime:
    instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    return _jump(wall, zone)


def _jump(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant at which the clock jumped over a local time that is not there.

    It lies between the two readings of that time, with the offset of after the jump and
    with that of before it (PEP 495); offsets change at whole seconds.
    """
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
