"""Formatting of times and numbers."""

from datetime import datetime, timedelta, tzinfo
from typing import Final

from contract.dates import on_weekday
from contract.texts import Say

HAIR_SPACE: Final = "\u200a"
FIRST_STRONG: Final = "\u2068"
END_ISOLATE: Final = "\u2069"
LEFT_TO_RIGHT: Final = "\u2066"


def clock_time(at: datetime, zone: tzinfo | None) -> str:
    """The local time of day, `10:42`; in the machine's zone where none is given."""
    return at.astimezone(zone).strftime("%H:%M")


def duration(seconds: int) -> str:
    """A duration: `03:12`, from one hour on `1:03:12`."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def whole_minutes(seconds: int) -> int:
    """A wait in whole minutes, rounded half up."""
    return (max(0, seconds) + 30) // 60


def spaced_number(number: str) -> str:
    """A ticket's number, `A042` or `A 042`, with a hair space between its letters and its digits;
    isolated, so that it reads from the left inside a text from the right."""
    compact = "".join(number.split())
    letters = compact.rstrip("0123456789")
    digits = compact[len(letters) :]
    inner = f"{letters}{HAIR_SPACE}{digits}" if letters and digits else compact
    return f"{LEFT_TO_RIGHT}{inner}{END_ISOLATE}"


def coming_moment(
    say: Say, message: str, at: datetime, now: datetime, zone: tzinfo, language: str
) -> str:
    """A message about a coming moment: `<what>_at` with the time, today; `<what>_tomorrow`;
    `<what>_on` with the day and the time."""
    today, day, time = now.astimezone(zone).date(), at.astimezone(zone).date(), clock_time(at, zone)
    if day == today:
        return say(f"{message}_at", time=time)
    if day == today + timedelta(days=1):
        return say(f"{message}_tomorrow", time=time)
    return say(f"{message}_on", day=on_weekday(day, language), time=time)
