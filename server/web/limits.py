"""How often one address may try what costs the server or could be guessed.

What is counted is by address (of IPv6 by network), and high enough for a hall whose people all
come through one: the brake on wrong passwords (`server.domain.people`) is the narrow one.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from flask import Flask, Response, request
from flask_limiter import Limiter, RequestLimit
from limits import RateLimitItem, parse

from contract.errors import ProblemType, Refusal
from server.domain.networks import network_of

SIGN_INS: Final = parse("60/minute")
WRONG_PASSWORDS: Final = parse("100/hour")
ENROLMENTS: Final = "30/minute"
WRONG_TICKETS: Final = parse("120/minute")
"""Wrong tokens of tickets; there are 2^160 to guess from."""

type View = Callable[..., Response]


class Limits:
    """The limits of an application, counted in this process alone: it is asked at every look
    of every phone, and must neither wait for another machine nor fail where that one does. Of
    several processes each lets as many through."""

    def __init__(self) -> None:
        self._limiter = Limiter(
            _address,
            storage_uri="memory://",
            strategy="moving-window",
            headers_enabled=False,
        )
        # It would name the address of whoever is slowed.
        self._limiter.logger.disabled = True

    def put_before(self, app: Flask) -> None:
        """Count the requests of an application."""
        self._limiter.init_app(app)

    @contextmanager
    def signing_in(self, known: str | None = None) -> Iterator[None]:
        """Bound how often an address signs in, and how often wrongly.

        Args:
            known: what tells a counter's PC or a known browser apart, which has limits of its own.

        Raises:
            Refusal: `too_fast`.
        """
        key = ("sign_in", known or _address())
        limiter = self._limiter.limiter
        if not limiter.test(WRONG_PASSWORDS, *key):
            raise _too_fast(limiter.get_window_stats(WRONG_PASSWORDS, *key).reset_time)
        self._count(SIGN_INS, *key)
        try:
            yield
        except Refusal as refusal:
            if refusal.kind is ProblemType.WRONG_SIGN_IN:
                limiter.hit(WRONG_PASSWORDS, *key)
            raise

    def enrolling(self, view: View) -> View:
        """Bound how often an address asks to be let in; each costs a slow hash."""
        return self._bounded(view, ENROLMENTS)

    def wrong_ticket(self) -> None:
        """Count a wrong ticket token of this address.

        Raises:
            Refusal: `too_fast` where there were too many.
        """
        self._count(WRONG_TICKETS, "ticket", _address())

    def _count(self, limit: RateLimitItem, *key: str) -> None:
        if not self._limiter.limiter.hit(limit, *key):
            raise _too_fast(self._limiter.limiter.get_window_stats(limit, *key).reset_time)

    def _bounded(self, view: View, bound: str) -> View:
        bounded: View = self._limiter.limit(bound, on_breach=_breached)(view)
        return bounded


def _address() -> str:
    """By what whoever gives this request is counted; whoever has no address (at a Unix socket)
    as this machine. Nothing is counted without a key."""
    return network_of(request.remote_addr or "127.0.0.1")


def _breached(limit: RequestLimit) -> Response:
    raise _too_fast(limit.reset_at)


def _too_fast(until: float) -> Refusal:
    """What an address is told that has to wait until a moment, in seconds since the epoch."""
    return Refusal(ProblemType.TOO_FAST, {"seconds": max(1, math.ceil(until - time.time()))})
