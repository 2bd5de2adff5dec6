"""Rate limits per address (for IPv6 per network), for expensive requests and for secrets that could
be guessed. They are high enough for a hall whose clients all share one address: the limit on wrong
passwords (`server.domain.people`) is the strict one."""

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import Any, Final

from flask import request

from contract.enums import ProblemKind
from contract.errors import ProblemType, Refusal
from server.context import AppContext
from server.domain.buckets import network_of, too_fast

WRONG_PASSWORDS_AN_HOUR: Final = 100
SIGN_INS: Final = 60
"""This limit and the following ones are numbers a minute."""

ENROLMENTS: Final = 30
"""Enrolment requests, each of which costs a slow hash."""

PROOFS: Final = 240
"""Device proofs: all devices of a hall may share one address."""

WRONG_TICKETS: Final = 120
"""Wrong tokens of tickets; there are 2^160 possible tokens."""

TIMES: Final = 60
"""Pages with the times that can be booked."""

HOLDS: Final = 20
"""Slots that are kept while a form is filled in."""

CONFIRM_MAILS_AN_HOUR: Final = 30
CONFIRM_MAILS_OF_A_CENTRE: Final = 300
"""Mails an hour to addresses that were not confirmed, in all."""

HASHING: Final = 8
"""The number of strangers whose secrets may wait for a slow hash, and that of one address."""
HASHING_OF_ONE: Final = 2

PATIENCE_SECONDS: Final = 30.0
"""How long a page tries again by itself to get such a place: a form needs no script for that."""


class Limits:
    """The rate limits of an application, in memory: they work while the database does not."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        self._hashing: list[str] = []
        self._turn = Lock()

    @contextmanager
    def signing_in(self, known: str | None = None, patience: float = 0.0) -> Iterator[None]:
        """Limit the sign-ins, and the failed ones, of an address, or of a counter's PC or browser
        that is known by its mark and is no stranger; refuse with `too_fast`."""
        client, per_minute, is_wrong = (
            known or address_of(request.environ),
            WRONG_PASSWORDS_AN_HOUR / 60,
            False,
        )
        self.count("wrong_password", per_minute, client, WRONG_PASSWORDS_AN_HOUR)
        try:
            with nullcontext() if known else self.hashing(patience):
                self.count("sign_in", SIGN_INS, client)
                yield
        except Refusal as refusal:
            is_wrong = refusal.kind is ProblemType.WRONG_SIGN_IN
            raise
        finally:
            if not is_wrong:
                self.give_back("wrong_password", per_minute, client)

    @contextmanager
    def hashing(self, patience: float = 0.0) -> Iterator[None]:
        """Hash the secrets of strangers one after the other: they have one of the two threads, so
        that no one else waits for them. If enough wait, try again for some seconds, then refuse
        with `too_fast`."""
        address, end = address_of(request.environ), time.monotonic() + patience
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

    def count_booking(self, kind: str, per_minute: float, client: str = "", size: int = 0) -> None:
        """The same for what is done on the pages of bookings; refuse with `booking_limit`."""
        try:
            self.count(kind, per_minute, client, size)
        except Refusal as refusal:
            raise Refusal(ProblemType.BOOKING_LIMIT, {"what": "many"}) from refusal

    def count_confirm_mail(self, centre: str) -> None:
        """Count a mail to an address that was not confirmed; refuse with `booking_limit`. Too many
        of a centre are an alarm: its mail server might be blocked for them."""
        size = CONFIRM_MAILS_AN_HOUR
        self.count_booking("confirm_mail", size / 60, size=size)
        size = CONFIRM_MAILS_OF_A_CENTRE
        try:
            self.count_booking("confirm_mail", size / 60, centre, size)
        except Refusal:
            self._app.note_problem(centre, ProblemKind.LIMIT_REACHED, "/book")
            raise

    def count(self, kind: str, per_minute: float, client: str = "", size: int = 0) -> None:
        """Count a request of a kind, by default of this address; refuse with `too_fast` if there
        were too many: more than `size` at once, by default what is allowed a minute."""
        now, key = self._app.machine.now(), (kind, client or address_of(request.environ))
        if not self._app.buckets.take(
            key, now, per_minute=per_minute, size=size or int(per_minute)
        ):
            raise too_fast(per_minute)

    def give_back(self, kind: str, per_minute: float, client: str = "") -> None:
        """Take back one `count`: the request was no wrong one."""
        key = (kind, client or address_of(request.environ))
        self._app.buckets.give_back(key, per_minute=per_minute)


def address_of(environ: Mapping[str, Any]) -> str:
    """The rate-limit key of a request: its address; for a client without one (at a Unix socket)
    this machine. Without a key there is no limit."""
    return network_of(environ.get("REMOTE_ADDR") or "127.0.0.1")
