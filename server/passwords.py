"""Password hashing by Argon2id, and password strength."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

MAX_CONCURRENT = 2
"""The number of passwords hashed at the same time: each needs 64 MB and a core for a moment."""

_QUICK = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)

RATED_CHARACTERS = 24
"""Only this number of characters at the start and at the end of a password is rated: a password
with a strong part is strong, and the time of zxcvbn is more than linear."""

_SUBSTITUTIONS = frozenset("4@8({[<3690!|1$5+7%2")
MAX_SUBSTITUTIONS = 14
"""A password with more different substitution characters is not based on a word; zxcvbn would try
all combinations for seconds."""


def _guesses(password: str, known: Sequence[str]) -> float:
    if not password:
        return 0
    if len(_SUBSTITUTIONS & set(password)) > MAX_SUBSTITUTIONS:
        return math.inf
    # Imported here because its word lists take time and memory.
    from zxcvbn import zxcvbn

    return float(zxcvbn(password, list(known))["guesses"])


@dataclass(slots=True)
class ArgonPasswords:
    """Argon2id with the default parameters of the library (RFC 9106, low memory); `run` calls a
    function in a thread that does not block other requests. Tests use a cheaper hasher."""

    run: Callable[..., Any]
    hasher: PasswordHasher = field(default_factory=PasswordHasher)
    _dummy_hash: str = ""

    def hash(self, password: str) -> str:
        """Hash a password for storage."""
        kept: str = self.run(self.hasher.hash, password)
        return kept

    def guesses(self, password: str, known: Sequence[str]) -> float:
        """The estimated number of guesses to find a password, by zxcvbn."""
        parts = {password[:RATED_CHARACTERS], password[-RATED_CHARACTERS:]}
        return max(float(self.run(_guesses, part, known)) for part in parts)

    def hash_random(self, password: str) -> str:
        """Hash a random password quickly: 60 random bits cannot be guessed even by cheap tries."""
        return _QUICK.hash(password)

    def verify(self, kept: str, password: str) -> bool:
        """Verify a password; takes the same time if there is no stored hash."""
        if not self._dummy_hash:
            self._dummy_hash = self.hash("no password")
        is_right: bool = self.run(self._verify, kept, password)
        return is_right

    def _verify(self, kept: str, password: str) -> bool:
        is_right = bool(kept) and self._matches(kept, password)
        if not kept or self.hasher.check_needs_rehash(kept):
            # Spend the same time for cheap hashes of random passwords.
            self._matches(self._dummy_hash, password)
        return is_right

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self.hasher.verify(kept, password)
        except (VerifyMismatchError, InvalidHashError):
            return False
