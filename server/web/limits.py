"""How often one address may try what costs the server or could be guessed.

What is counted is by address (of IPv6 by network), and high enough for a hall whose people all
come through one: the brake on wrong passwords (`server.domain.people`) is the narrow one.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Final

from flask import Response, request
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from contract.errors import ProblemType, Refusal
from server.domain.networks import network_of

SIGN_INS: Final = parse("60/minute")
WRONG_PASSWORDS: Final = parse("100/hour")
ENROLMENTS: Final = parse("30/minute")
PROOFS: Final = parse("240/minute")
"""Of devices that look for their server: all those of a hall may come through one address."""

WRONG_TICKETS: Final = parse("120/minute")
"""Wrong tokens of tickets; there are 2^160 to guess from."""

type View = Callable[..., Response]


class Limits:
    """The limits of an application, counted in this process alone: they must neither wait for
    another machine nor fail where that one does. Of several processes each lets as many
    through."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    @contextmanager
    def signing_in(self, known: str | None = None) -> Iterator[None]:
        """Bound how often an address signs in, and how often wrongly.

        Args:
            known: what tells a counter's PC or a known browser apart, which has limits of its own.

        Raises:
            Refusal: `too_fast`.
        """
        key = ("sign_in", known or _address())
        if not self._limiter.test(WRONG_PASSWORDS, *key):
            raise self._too_fast(WRONG_PASSWORDS, *key)
        self._count(SIGN_INS, *key)
        try:
            yield
        except Refusal as refusal:
            if refusal.kind is ProblemType.WRONG_SIGN_IN:
                self._limiter.hit(WRONG_PASSWORDS, *key)
            raise

    def enrolling(self, view: View) -> View:
        """Bound how often an address asks to be let in; each costs a slow hash."""
        return self._bounded(view, lambda: self._count(ENROLMENTS, "enrol", _address()))

    def proving(self, view: View) -> View:
        """Bound how often an address asks for a server's proof."""
        return self._bounded(view, lambda: self._count(PROOFS, "prove", _address()))

    def _bounded(self, view: View, count: Callable[[], None]) -> View:
        @wraps(view)
        def bounded(**variables: str) -> Response:
            count()
            return view(**variables)

        return bounded

    def wrong_ticket(self) -> None:
        """Count a wrong ticket token of this address.

        Raises:
            Refusal: `too_fast` where there were too many.
        """
        self._count(WRONG_TICKETS, "ticket", _address())

    def _count(self, limit: RateLimitItem, *key: str) -> None:
        if not self._limiter.hit(limit, *key):
            raise self._too_fast(limit, *key)

    def _too_fast(self, limit: RateLimitItem, *key: str) -> Refusal:
        """What an address is told that has reached a limit: in how many seconds it may again."""
        until = self._limiter.get_window_stats(limit, *key).reset_time
        return Refusal(ProblemType.TOO_FAST, {"seconds": max(1, math.ceil(until - time.time()))})


def _address() -> str:
    """By what whoever gives this request is counted; whoever has no address (at a Unix socket)
    as this machine. Nothing is counted without a key."""
    return network_of(request.remote_addr or "127.0.0.1")
