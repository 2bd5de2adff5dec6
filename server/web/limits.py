"""Rate limits per address (for IPv6 per network), for expensive requests and for secrets that could
be guessed. They are high enough for a hall whose clients all share one address: the limit on wrong
passwords (`server.domain.people`) is the strict one."""

import math
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import Final

from flask import request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from contract.errors import ProblemType, Refusal
from server.domain.buckets import network_of

SIGN_INS: Final = parse("60/minute")
WRONG_PASSWORDS: Final = parse("100/hour")
ENROLMENTS: Final = parse("30/minute")
"""Enrolment requests, each of which costs a slow hash."""

PROOFS: Final = parse("240/minute")
"""Device proofs: all devices of a hall may share one address."""

WRONG_TICKETS: Final = parse("120/minute")
"""Wrong tokens of tickets; there are 2^160 possible tokens."""

HASHING: Final = 8
"""The number of strangers whose secrets may wait for a slow hash, and that of one address."""
HASHING_OF_ONE: Final = 2

PATIENCE_SECONDS: Final = 30.0
"""How long a page tries again by itself to get such a place: a form needs no script for that."""


class Limits:
    """The rate limits of an application, in this process only: they must neither wait for another
    machine nor fail with it. Several processes each allow the full limit."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._hashing: list[str] = []
        self._turn = Lock()

    @contextmanager
    def signing_in(self, known: str | None = None, patience: float = 0.0) -> Iterator[None]:
        """Limit the sign-ins, and the failed ones, of an address, or of a counter's PC or browser
        that is known by its mark and is no stranger; refuse with `too_fast`."""
        key = ("sign_in", known or _address())
        if not self._limiter.test(WRONG_PASSWORDS, *key):
            raise self._too_fast(WRONG_PASSWORDS, *key)
        with nullcontext() if known else self.hashing(patience):
            self.count(SIGN_INS, *key)
            try:
                yield
            except Refusal as refusal:
                if refusal.kind is ProblemType.WRONG_SIGN_IN:
                    self._limiter.hit(WRONG_PASSWORDS, *key)
                raise

    @contextmanager
    def hashing(self, patience: float = 0.0) -> Iterator[None]:
        """Hash the secrets of strangers one after the other: they have one of the two threads, so
        that no one else waits for them. If enough wait, try again for some seconds, then refuse
        with `too_fast`."""
        address, end = _address(), time.monotonic() + patience
        while len(self._hashing) >= HASHING or self._hashing.count(address) >= HASHING_OF_ONE:
            if time.monotonic() >= end:
                raise Refusal(ProblemType.TOO_FAST)
            time.sleep(random.uniform(0.5, 1.5))
        self._hashing.append(address)
        try:
            with self._turn:
                yield
        finally:
            self._hashing.remove(address)

    def count(self, limit: RateLimitItem, kind: str, client: str = "") -> None:
        """Count a request of a kind, by default of this address; refuse with `too_fast` if there
        were too many."""
        key = (kind, client or _address())
        if not self._limiter.hit(limit, *key):
            raise self._too_fast(limit, *key)

    def _too_fast(self, limit: RateLimitItem, *key: str) -> Refusal:
        until = self._limiter.get_window_stats(limit, *key).reset_time
        return Refusal(ProblemType.TOO_FAST, {"seconds": max(1, math.ceil(until - time.time()))})


def _address() -> str:
    """The rate-limit key of the current request: its address; for a client without one (at a Unix
    socket) this machine. Without a key there is no limit."""
    return network_of(request.remote_addr or "127.0.0.1")
