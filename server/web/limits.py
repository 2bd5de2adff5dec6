"""Rate limits per address (for IPv6 per network), for expensive requests and for secrets that could
be guessed. They are high enough for a hall whose clients all share one address: the limit on wrong
passwords (`server.domain.people`) is the strict one."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from threading import Lock
from typing import Final, NamedTuple

from flask import request

from contract.errors import ProblemType, Refusal
from server.domain.buckets import TokenBuckets, network_of, too_fast


class Rate(NamedTuple):
    """So many requests at once, and then so many a minute."""

    size: int
    per_minute: float


SIGN_INS: Final = Rate(60, 60)
WRONG_PASSWORDS: Final = Rate(100, 100 / 60)
ENROLMENTS: Final = Rate(30, 30)
"""Enrolment requests, each of which costs a slow hash."""

PROOFS: Final = Rate(240, 240)
"""Device proofs: all devices of a hall may share one address."""

WRONG_TICKETS: Final = Rate(120, 120)
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
        self._buckets = TokenBuckets()
        self._hashing: list[str] = []
        self._turn = Lock()

    @contextmanager
    def signing_in(self, known: str | None = None, patience: float = 0.0) -> Iterator[None]:
        """Limit the sign-ins, and the failed ones, of an address, or of a counter's PC or browser
        that is known by its mark and is no stranger; refuse with `too_fast`."""
        client, was_wrong = known or _address(), False
        # Counted before it is known to be wrong: many may be tried at once.
        self.count(WRONG_PASSWORDS, "password", client)
        try:
            with nullcontext() if known else self.hashing(patience):
                self.count(SIGN_INS, "sign_in", client)
                yield
        except Refusal as refusal:
            was_wrong = refusal.kind is ProblemType.WRONG_SIGN_IN
            raise
        finally:
            if not was_wrong:
                per_minute = WRONG_PASSWORDS.per_minute
                self._buckets.give_back(("password", client), per_minute=per_minute)

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

    def count(self, rate: Rate, kind: str, client: str = "") -> None:
        """Count a request of a kind, by default of this address; refuse with `too_fast` if there
        were too many."""
        key = (kind, client or _address())
        if not self._buckets.take(key, datetime.now(UTC), **rate._asdict()):
            raise too_fast(rate.per_minute)


def _address() -> str:
    """The rate-limit key of the current request: its address; for a client without one (at a Unix
    socket) this machine. Without a key there is no limit."""
    return network_of(request.remote_addr or "127.0.0.1")
