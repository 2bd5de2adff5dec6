"""Numbers of tickets, as they are printed and as people type them."""

import re
from collections.abc import Sequence
from typing import Final

LEAST_DIGITS: Final = 3
"""How many digits a printed number has at least."""

MOST_DIGITS: Final = 4

_TYPED: Final = re.compile(rf"([A-Z]{{0,2}})(\d{{1,{MOST_DIGITS}}})")
"""With the decimal digits of any script."""

_BETWEEN: Final = re.compile(r"[\s.#№–-]")
"""What people write around the parts of a number."""

_LATIN: Final = str.maketrans("АВЕКМНОРСТУХЅІЈ", "ABEKMHOPCTYXSIJ")
"""Printed prefixes are Latin: letters of a Cyrillic keyboard that look like them are meant so."""


def numbers_meant(typed: str) -> Sequence[str]:
    """The printed numbers that may be meant: A012 and A0012 by `a12`, `A-012` or `#A ٠١٢`; none
    where a number is not what was typed."""
    compact = _BETWEEN.sub("", typed).upper().translate(_LATIN)
    if not compact.isalnum():
        return ()
    found = _TYPED.fullmatch(compact)
    if found is None:
        return (compact,)
    prefix, value = found[1], int(found[2])
    lengths = range(LEAST_DIGITS, MOST_DIGITS + 1)
    return tuple(dict.fromkeys(f"{prefix}{value:0{digits}d}" for digits in lengths))
