"""Token buckets: the rate limits of principals, of logins and of the networks of clients."""

import math
from collections.abc import Hashable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import Final

from contract.errors import ProblemType, Refusal

BUCKETS_AT_MOST: Final = 10_000
"""With more buckets than this the full ones are dropped: an unknown bucket is full."""

JITTER: Final = timedelta(seconds=1)
"""By which the times of commands that run at once may differ without the clock being set back."""


class LimitReached(Refusal):
    """A principal exceeds its rate limit."""


class TokenBuckets:
    """Token buckets in memory, one for each key; a restart fills all buckets. The caller gives the
    time: a hall whose clock runs faster refills faster."""

    def __init__(self) -> None:
        self._filled: dict[Hashable, tuple[datetime, datetime]] = {}
        """When each bucket will be full again, and when its last token was taken."""

    def take(
        self, key: Hashable, now: datetime, *, per_minute: float, size: int, wanted: int = 1
    ) -> int:
        """Take as many tokens as are available, up to `wanted`; returns their number. A full bucket
        holds `size`; `per_minute` are refilled."""
        interval, full_at = timedelta(minutes=1) / per_minute, self._full_at(key, now)
        taken = min(wanted, int(size - (full_at - now) / interval))
        self._filled[key] = full_at + taken * interval, now
        return taken

    def queue(self, key: Hashable, now: datetime, *, per_minute: float, size: int) -> float:
        """Take the next token, also one that is still to come; returns the seconds until then."""
        interval = timedelta(minutes=1) / per_minute
        full_at = self._full_at(key, now) + interval
        self._filled[key] = full_at, now
        return max(0.0, (full_at - now - size * interval).total_seconds())

    def _full_at(self, key: Hashable, now: datetime) -> datetime:
        """When a bucket will be full again; also makes room for it."""
        if len(self._filled) >= BUCKETS_AT_MOST:
            # Without a break: commands of several centres take tokens at the same time.
            self._filled = {bucket: at for bucket, at in list(self._filled.items()) if at[0] > now}
        full_at, last = self._filled.get(key, (now, now))
        # After the clock was set back, no time of before counts.
        return now if now < last - JITTER else max(now, full_at)

    def give_back(self, key: Hashable, *, per_minute: float) -> None:
        """Return the token that was taken last: its command does not count."""
        if key in self._filled:
            full_at, last = self._filled[key]
            self._filled[key] = full_at - timedelta(minutes=1) / per_minute, last


def too_fast(per_minute: float, what: str = "requests") -> LimitReached:
    """The refusal for an empty bucket of `requests` or `tickets`, with the seconds until its next
    token."""
    seconds = max(1, math.ceil(60 / per_minute))
    return LimitReached(ProblemType.TOO_FAST, {"seconds": seconds, "what": what})


OWN_NETWORK: Final = 64
"""The number of bits of an IPv6 address that identify the network; a client can choose the rest."""


def network_of(address: str) -> str:
    """The /64 network of an IPv6 address, else the address: an IPv4-mapped address as IPv4, other
    text unchanged."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    left = known.max_prefixlen - OWN_NETWORK
    return f"{IPv6Address(int(known) >> left << left)}/{OWN_NETWORK}"
