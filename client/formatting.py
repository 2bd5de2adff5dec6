"""Times and ranges as people say them: pure functions, no words of any language.

The words around the figures are messages in the `texts` folders.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from contract.snapshots import Expected

STEP_MINUTES: Final = 5
"""Ranges are said in steps of five minutes: more would be a promise nobody keeps."""

HAIR_SPACE: Final = "\u200a"
EN_DASH: Final = "–"
FIRST_STRONG: Final = "\u2068"
END_ISOLATE: Final = "\u2069"
LEFT_TO_RIGHT: Final = "\u2066"


@dataclass(frozen=True, slots=True)
class WaitRange:
    """A wait in whole minutes: usually between `low` and `high`, nine of ten under `late`."""

    low: int
    high: int
    late: int

    @property
    def figures(self) -> str:
        """`10–20`, or `5` where both ends are the same; reads the same from the right."""
        if self.low == self.high:
            return str(self.high)
        return f"{LEFT_TO_RIGHT}{self.low}{EN_DASH}{self.high}{END_ISOLATE}"


def wait_range(expected: Expected | None) -> WaitRange | None:
    """An expected wait (seconds) in steps of five minutes.

    The lower end is rounded down, the upper ends up, so that the range never
    promises less than it says. None stays None: nothing is known.
    """
    if expected is None:
        return None
    low = _down(expected.low)
    high = max(_up(expected.high), low + STEP_MINUTES)
    return WaitRange(low, high, max(_up(expected.late), high))


def _down(seconds: int) -> int:
    return max(0, seconds) // 60 // STEP_MINUTES * STEP_MINUTES


def _up(seconds: int) -> int:
    return -(-max(0, seconds) // (60 * STEP_MINUTES)) * STEP_MINUTES


def clock_time(at: datetime, zone: tzinfo | None) -> str:
    """The local time of day, `10:42`; without a zone the machine's own."""
    return at.astimezone(zone).strftime("%H:%M")


def duration(seconds: int) -> str:
    """A running time: `03:12`, from an hour on `1:03:12`."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def whole_minutes(seconds: int) -> int:
    """A wait in minutes for a short line: begun minutes count from half on."""
    return (max(0, seconds) + 30) // 60


def spaced_number(number: str) -> str:
    """A ticket's number with a hair space between its letters and its digits.

    `A042` and `A 042` both give `A<hair space>042`; isolated, so that it reads
    from the left inside a text from the right.
    """
    compact = "".join(number.split())
    letters = compact.rstrip("0123456789")
    digits = compact[len(letters) :]
    inner = f"{letters}{HAIR_SPACE}{digits}" if letters and digits else compact
    return f"{LEFT_TO_RIGHT}{inner}{END_ISOLATE}"
