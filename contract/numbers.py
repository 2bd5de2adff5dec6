"""Numbers of tickets, as they are printed and as people type them."""

import re
from collections.abc import Sequence
from typing import Final

LEAST_DIGITS: Final = 3
MOST_DIGITS: Final = 4
"""Of a printed number."""

_TYPED: Final = re.compile(rf"([A-Z]{{0,2}})(\d{{1,{MOST_DIGITS}}})")
"""The pattern of a typed number, with the decimal digits of any script."""

_BETWEEN: Final = re.compile(r"[\s.#№–-]")
"""The separators that people write in a number."""

_LATIN: Final = str.maketrans("АВЕКМНОРСТУХЅІЈ", "ABEKMHOPCTYXSIJ")
"""Cyrillic letters that look like Latin ones, and the Latin letters: printed prefixes are Latin."""


def numbers_meant(typed: str) -> Sequence[str]:
    """The printed numbers that a typed text may mean: A012 and A0012 for `a12`, `A-012` or `#A
    ٠١٢`; none if it is no number."""
    compact = _BETWEEN.sub("", typed).upper().translate(_LATIN)
    if not compact.isalnum():
        return ()
    found = _TYPED.fullmatch(compact)
    if found is None:
        return (compact,)
    prefix, value = found[1], int(found[2])
    lengths = range(LEAST_DIGITS, MOST_DIGITS + 1)
    return tuple(dict.fromkeys(f"{prefix}{value:0{digits}d}" for digits in lengths))
