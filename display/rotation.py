"""The rotation of a display: language and page of services change only at the same moment, and over
time every page is shown in every language."""

from collections.abc import Sequence
from math import gcd
from typing import Final

TURN_SECONDS: Final = 8.0


def face(languages: Sequence[str], pages: int, turn: int) -> tuple[str, int]:
    """The language and the page (from 0) of a turn (0, 1, 2, ...).

    With six languages and four pages, advancing both would reach only half of the pairs: so after
    each common period the page is shifted by one.
    """
    pages = max(1, pages)
    period = len(languages) * pages // gcd(len(languages), pages)
    return languages[turn % len(languages)], (turn + turn // period) % pages
