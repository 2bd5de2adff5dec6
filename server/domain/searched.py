"""What visitors of kiosks typed into the search without touching a result: words, counted by week.
No visitor can be recognized by a word that several typed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

KEPT: Final = timedelta(weeks=8)

VISITS: Final = 5
"""The minimum number of visits in a week in which a word was typed, for it to be shown."""

_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Searched:
    """A word, and the visits of a week in which it was typed; `week` is its Monday."""

    week: date
    word: str
    visits: int


def tells(word: str) -> bool:
    """Whether a word may be counted: a number may be that of a person or a document."""
    return len(word) >= _LETTERS and not any(one.isnumeric() for one in word)


def week_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())
