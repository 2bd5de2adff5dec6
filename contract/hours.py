"""Times of day and opening hours, local to the centre."""

import re
from datetime import time
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, WithJsonSchema

from contract.hints import nearest
from contract.model import written


def _lasting(interval: str) -> str:
    start, _, end = interval.partition("-")
    if start == end:
        raise ValueError(
            "the interval ends when it starts: write 09:00-18:00, or 00:00-24:00 for a whole day"
        )
    return interval


def _local_minute(value: time) -> time:
    if value.tzinfo is not None:
        raise ValueError(
            'a time of day is local to the centre: write it without a zone, like "16:30"'
        )
    if value.second or value.microsecond:
        raise ValueError('a time of day has hours and minutes: write it like "16:30"')
    return value


Clock = Annotated[
    time,
    AfterValidator(_local_minute),
    PlainSerializer(lambda value: f"{value:%H:%M}", return_type=str, when_used="json"),
    # JSON Schema's own `time` has seconds and a zone.
    WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}),
]
"""A local time of day, `HH:MM`."""

_TIME: Final = r"(\d{1,2})(?:[:.hH](\d\d)|h|H)?"
_SAID: Final = re.compile(rf"(?<![\d:.]){_TIME}\s*[-–—]\s*{_TIME}(?![\d:.])")


def intervals_of(text: str) -> list[str]:
    """The intervals that a text names, written in full: `8-12, 13.00-17.30` becomes `08:00-12:00`
    and `13:00-17:30`. Other text stays as it is."""

    def full(written_times: re.Match[str]) -> str:
        times = (written_times.group(1, 2), written_times.group(3, 4))
        return "-".join(f"{int(hour):02}:{int(minute or 0):02}" for hour, minute in times)

    return [part for part in re.split(r"[,;\s]+", _SAID.sub(full, text)) if part]


def _in_full(value: object) -> object:
    """A text that names one interval, written in full; any other value as it is."""
    intervals = intervals_of(value) if isinstance(value, str) else []
    return intervals[0] if len(intervals) == 1 else value


OpenInterval = Annotated[
    str,
    written(
        r"^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$",
        'an interval has two times of day: write it like "09:00-18:00"',
        example="09:00-18:00",
    ),
    AfterValidator(_lasting),
    BeforeValidator(_in_full),
]
"""An interval, `09:00-18:00`; its end is not part of it. One whose end is before its start
runs past midnight: `20:00-02:00`. What people write in short, `9-18`, is written in full."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days in the order of `date.weekday()`."""

WeekHours = dict[Weekday, tuple[OpenInterval, ...]]
"""Opening hours by day of the week; a day that is not named is closed."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        known = {zone.rpartition("/")[2]: zone for zone in sorted(available_timezones())}
        place = nearest(name.rpartition("/")[2], known)
        instead = f"did you mean '{known[place]}'?" if place else "write it like 'Asia/Baku'"
        raise ValueError(f"'{name}' is not a time zone; {instead}") from error
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone), Field(examples=["Asia/Baku"])]
"""The IANA name of a time zone, `Asia/Baku`."""

_INTERVAL = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


def minutes_of(interval: str) -> tuple[int, int]:
    """Start and end of an interval in minutes since midnight; past it, 1440 and more."""
    match = _INTERVAL.fullmatch(interval)
    if match is None:
        raise ValueError(f"'{interval}' is not an interval like '09:00-18:00'")
    h1, m1, h2, m2 = (int(part) for part in match.groups())
    start, end = h1 * 60 + m1, h2 * 60 + m2
    return start, end if end > start else end + 24 * 60


def is_within(local: time, interval: str) -> bool:
    """Whether a time of day is within an interval, which may go over midnight.

    Raises:
        ValueError: as `minutes_of`.
    """
    start, end = minutes_of(interval)
    minute = local.hour * 60 + local.minute
    return start <= minute < end or start <= minute + 24 * 60 < end
