"""What a board shows in turns: one language at a time, one page of services at a time.

Both change at the same moment and nowhere else, so that the board is still in
between; and in the course of time every page is seen in every language.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd
from typing import Final

TURN_SECONDS: Final = 8.0


@dataclass(frozen=True, slots=True)
class Face:
    """What is shown at one time: a language and the number of a page, from 0."""

    language: str
    page: int


def face(languages: Sequence[str], pages: int, turn: int) -> Face:
    """The face of a turn (0, 1, 2, ...).

    With six languages and four pages, going on with both at once would meet
    only half of the pairs: after each common period the page is moved by one.
    """
    pages = max(1, pages)
    period = len(languages) * pages // gcd(len(languages), pages)
    return Face(languages[turn % len(languages)], (turn + turn // period) % pages)
