"""Passwords, kept by Argon2id."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

AT_ONCE = 2
"""How many are looked at at the same time: each takes 64 MB and a core for a moment."""

_QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)

LOOKED_AT = 24
"""So many signs at the beginning and at the end of a password are compared with what people
choose: what has a strong part is strong, and the time grows faster than the length."""

_FOR_LETTERS = frozenset("4@8({[<3690!|1$5+7%2")
MANY_FOR_LETTERS = 14
"""More different signs of those that stand for letters are in no word; the ways to read them
would be looked through for seconds."""


def _guesses(password: str, known: Sequence[str]) -> float:
    if not password:
        return 0
    if len(_FOR_LETTERS & set(password)) > MANY_FOR_LETTERS:
        return math.inf
    # Its lists of words take their time and place where passwords are chosen, and at no start.
    from zxcvbn import zxcvbn

    return float(zxcvbn(password, list(known))["guesses"])


@dataclass(slots=True)
class ArgonPasswords:
    """Argon2id with the library's parameters of today (RFC 9106, low memory).

    Attributes:
        run: calls a function with its arguments where it does not hold up others.
        hasher: with other parameters, for tests.
    """

    run: Callable[..., Any]
    hasher: PasswordHasher = field(default_factory=PasswordHasher)
    _nobodys: str = ""

    def hashed(self, password: str) -> str:
        """What is kept of a password."""
        kept: str = self.run(self.hasher.hash, password)
        return kept

    def guesses(self, password: str, known: Sequence[str]) -> float:
        """After about how many guesses it is found, by zxcvbn."""
        parts = {password[:LOOKED_AT], password[-LOOKED_AT:]}
        return max(float(self.run(_guesses, part, known)) for part in parts)

    def drawn(self, password: str) -> str:
        """The same, quickly: nobody guesses 60 bits, whatever a try costs."""
        return _QUICK.hash(password)

    def right(self, kept: str, password: str) -> bool:
        """Whether it is the one; where there is none it takes as long to say no."""
        if not self._nobodys:
            self._nobodys = self.hashed("nobody's")
        found: bool = self.run(self._looked_at, kept, password)
        return found

    def _looked_at(self, kept: str, password: str) -> bool:
        found = bool(kept) and self._right(kept, password)
        if not kept or self.hasher.check_needs_rehash(kept):
            # Nor does a drawn one tell, by how quickly it was looked at, that it is there.
            self._right(self._nobodys, password)
        return found

    def _right(self, kept: str, password: str) -> bool:
        try:
            return self.hasher.verify(kept, password)
        except (VerifyMismatchError, InvalidHashError):
            return False
