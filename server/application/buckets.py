"""Token buckets: how often a principal may ask."""

import math
from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Final

from contract.errors import ProblemType, Refusal

BUCKETS_AT_MOST: Final = 10_000
"""With more than this the full ones are dropped: one that is not known is full."""


class LimitReached(Refusal):
    """A principal gives commands faster than it may."""


class TokenBuckets:
    """Token buckets in memory, one for each key.

    Each process counts for itself, and a restart fills all buckets. Time is the caller's: a hall
    whose clock runs faster refills faster.
    """

    def __init__(self) -> None:
        self._full_at: dict[Hashable, datetime] = {}
        """When each bucket will be full again."""

    def take(
        self, key: Hashable, now: datetime, *, per_minute: float, size: int, wanted: int = 1
    ) -> int:
        """Take as many tokens as there are; returns how many.

        Args:
            key: whose bucket.
            now: the present moment.
            per_minute: how many tokens come back.
            size: how many tokens a full bucket holds.
            wanted: how many to take at most.
        """
        each = timedelta(minutes=1) / per_minute
        full_at = max(self._full_at.get(key, now), now)
        if full_at > now + size * each:
            # The clock was ahead and is set back: the device took nothing since.
            full_at = now
        taken = min(wanted, int(size - (full_at - now) / each))
        if len(self._full_at) >= BUCKETS_AT_MOST:
            # In one step: commands of several centres take at the same time.
            self._full_at = {one: at for one, at in list(self._full_at.items()) if at > now}
        self._full_at[key] = full_at + taken * each
        return taken

    def give_back(self, key: Hashable, *, per_minute: float) -> None:
        """Give back the token that was taken last: what it was for did not count."""
        if key in self._full_at:
            self._full_at[key] -= timedelta(minutes=1) / per_minute


class CommandBuckets(TokenBuckets):
    """The buckets as one command takes from them: its work may run again, which takes nothing more.

    Args:
        buckets: of all commands.
        taken: what earlier runs of the command took, in order; grows with this one.
    """

    def __init__(self, buckets: TokenBuckets, taken: list[int]) -> None:
        super().__init__()
        self._buckets = buckets
        self._taken = taken
        self._takes = 0

    def take(
        self, key: Hashable, now: datetime, *, per_minute: float, size: int, wanted: int = 1
    ) -> int:
        """As `TokenBuckets.take`, once for each place in the command's work."""
        if self._takes == len(self._taken):
            self._taken.append(
                self._buckets.take(key, now, per_minute=per_minute, size=size, wanted=wanted)
            )
        self._takes += 1
        return min(wanted, self._taken[self._takes - 1])


def too_fast(per_minute: int, what: str = "requests") -> LimitReached:
    """The refusal where a bucket is empty, with the seconds until it has a token again.

    Args:
        per_minute: how many tokens come back.
        what: was asked for: `requests` or `tickets`.
    """
    seconds = max(1, math.ceil(60 / per_minute))
    return LimitReached(ProblemType.TOO_FAST, {"seconds": seconds, "what": what})
