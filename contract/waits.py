"""What a wait says to people: in minutes up to an hour and a half, above that in hours.

`server/web/static/words.js` decides in the same way for a wait that changes on a phone.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from contract.snapshots import Expected
from contract.texts import Say

LEFT_TO_RIGHT: Final = "\u2066"
END_ISOLATE: Final = "\u2069"


@dataclass(frozen=True, slots=True)
class Unit:
    """How waits of one size are said.

    Attributes:
        name: what its messages end with.
        seconds: the length of one.
        step: figures are multiples of it.
        slack: by how many seconds the lower end of a range may be rounded up.
        longest: the longest wait that is said in it, in the unit.
    """

    name: str
    seconds: int
    step: int
    slack: int
    longest: int

    def at_most(self, seconds: int) -> int:
        """The figure that a wait does not pass."""
        size = self.seconds * self.step
        return max(1, -(-seconds // size)) * self.step

    def at_least(self, seconds: int) -> int:
        """The figure from which on a wait lies; an hour may be half an hour too much."""
        return max(0, seconds + self.slack) // (self.seconds * self.step) * self.step


MINUTES: Final = Unit("minutes", seconds=60, step=5, slack=0, longest=90)
HOURS: Final = Unit("hours", seconds=3600, step=1, slack=1799, longest=12)
"""Longer waits than twelve hours are not foretold."""


@dataclass(frozen=True, slots=True)
class WaitRange:
    """A wait that is usually between `low` and `high`, in a unit."""

    low: int
    high: int
    unit: Unit

    @property
    def figures(self) -> str:
        """`10–20`; reads the same from the right."""
        return f"{LEFT_TO_RIGHT}{self.low}–{self.high}{END_ISOLATE}"


def unit_of(seconds: int) -> Unit:
    """The unit in which a wait is said."""
    return MINUTES if seconds <= MINUTES.longest * MINUTES.seconds else HOURS


def wait_range(expected: Expected) -> WaitRange:
    """The usual wait in round figures; the upper end is never less than is expected."""
    unit = unit_of(expected.high)
    high = unit.at_most(expected.high)
    return WaitRange(min(unit.at_least(expected.low), high - unit.step), high, unit)


def usual_wait(expected: Expected, say: Say) -> str:
    """`usually 10–20 min` or `about 2 to 4 hours`.

    Args:
        expected: the wait.
        say: the messages of `contract.texts.SENTENCES`.
    """
    wait = wait_range(expected)
    if not wait.low:
        return say(f"wait_{wait.unit.name}_below", high=wait.high)
    return say(f"wait_{wait.unit.name}", low=wait.low, high=wait.high)


def late_wait(expected: Expected, say: Say) -> str:
    """`9 in 10 wait less than 25 min`; "" where that is no longer than the usual wait."""
    wait, unit = wait_range(expected), unit_of(expected.late)
    late = unit.at_most(expected.late)
    if late * unit.seconds <= wait.high * wait.unit.seconds:
        return ""
    return say(f"late_{unit.name}", late=late)


def wait_sentences(say: Say) -> Mapping[str, Mapping[str, str]]:
    """Every sentence of a wait, with `{low}` and `{figure}` in the places of its figures: what a
    page needs to say a wait that it learns of later. Of each form, the most usual sentence
    (`other`), and by its greatest figure each that differs."""
    found: dict[str, Mapping[str, str]] = {}
    for unit in (MINUTES, HOURS):
        # A wait of one hour is said in minutes.
        figures = range(max(2, unit.step), unit.longest + 1, unit.step)
        name = unit.name
        found |= {
            name: _forms({n: say(f"wait_{name}", low="{low}", high=n) for n in figures}),
            f"{name}_below": _forms({n: say(f"wait_{name}_below", high=n) for n in figures}),
            f"{name}_late": _forms({n: say(f"late_{name}", late=n) for n in figures}),
        }
    return found


def _forms(sentences: Mapping[int, str]) -> Mapping[str, str]:
    placed = {n: _with_place(sentence, str(n)) for n, sentence in sentences.items()}
    ((usual, _count),) = Counter(placed.values()).most_common(1)
    return {"other": usual} | {str(n): one for n, one in placed.items() if one != usual}


def _with_place(sentence: str, figure: str) -> str:
    """The figure comes last: before it may stand that 9 in 10 wait less."""
    before, found, after = sentence.rpartition(figure)
    return f"{before}{{figure}}{after}" if found else sentence
