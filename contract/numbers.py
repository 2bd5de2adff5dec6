"""Numbers of tickets, as they are printed and as people type them."""

import re
from collections.abc import Sequence
from typing import Final

LEAST_DIGITS: Final = 3
"""How many digits a printed number has at least."""

MOST_DIGITS: Final = 4

_TYPED: Final = re.compile(rf"([A-Z]{{0,2}})(\d{{1,{MOST_DIGITS}}})", re.ASCII)


def numbers_meant(typed: str) -> Sequence[str]:
    """The printed numbers that may be meant: A012 and A0012 by `a12` or `A 012`; none where a
    number is not what was typed."""
    compact = "".join(typed.split()).upper()
    if not compact.isalnum():
        return ()
    found = _TYPED.fullmatch(compact)
    if found is None:
        return (compact,)
    prefix, value = found[1], int(found[2])
    lengths = range(LEAST_DIGITS, MOST_DIGITS + 1)
    return tuple(dict.fromkeys(f"{prefix}{value:0{digits}d}" for digits in lengths))
