"""Epochs: each names the log of a centre from one restore to the next.

Before the first restore it is a UUID. A restore names it by its time and four random letters; so of
two servers of one hall it is known which one is out of date.
"""

import re
from datetime import UTC, datetime
from typing import Final

LETTERS: Final = "abcdefghijklmnopqrstuvwxyz234567"

LETTERS_LONG: Final = 4

_EPOCH: Final = re.compile(rf"([0-9]{{8}}T[0-9]{{6}}Z)-([a-z2-7]{{{LETTERS_LONG}}})")


def epoch_of(at: datetime, letters: str) -> str:
    """The epoch that begins with a restore, from the machine's time and random letters."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{letters}"


def letters_of(epoch: str) -> str:
    """The letters of an epoch; "" before the first restore."""
    return _parts(epoch)[1]


def is_out_of_date(epoch: str, known: str) -> bool:
    """Whether a server of one epoch is out of date for a reader that has seen another."""
    return _parts(epoch)[0] < _parts(known)[0]


def _parts(epoch: str) -> tuple[str, str]:
    """The time and the letters."""
    parts = _EPOCH.fullmatch(epoch)
    return (parts[1], parts[2]) if parts is not None else ("", "")
