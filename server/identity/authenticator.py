"""Authentication of requests, by a secret or by the token of a ticket."""

import time
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from contract.enums import ENDED, Role
from contract.errors import ProblemType, Refusal
from contract.ids import centre_of
from contract.pairing import hash_of
from server.context import AppContext
from server.domain.calendar import business_day
from server.domain.principal import ANONYMOUS, Principal
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.identity.presence import Presence
from server.rules.lookups import is_lost, was_issued
from server.rules.ticket_ends import is_used
from server.store import tokens

REMEMBERED_SECONDS = 1.0
"""How long a valid secret is cached, unless access changes in its centre."""

REMEMBERED_AT_MOST = 10_000


class _Known(NamedTuple):
    """A cached secret, until it is looked up again (on the monotonic clock); `counted`: whether
    its use was counted."""

    until: float
    who: Principal
    counted: bool


@dataclass(slots=True)
class Authenticator:
    """Authenticates requests; `presence` hears of each session and device that is used."""

    app: AppContext
    presence: Presence
    _known: dict[str, _Known] = field(default_factory=dict)

    def bearer(self, secret: str | None, *, counts: bool = True) -> Principal:
        """The principal of a secret, or `not_signed_in`; the anonymous one without a secret.
        Unless it `counts`, this use does not extend the session."""
        if not secret:
            return ANONYMOUS
        now, cache = time.monotonic(), self._known
        known = cache.get(secret)
        if known is not None and known.until > now and (known.counted or not counts):
            root = self.app.store.engine.root(str(known.who.centre))
            if known.who.proof == (hash_of(secret), root.access_revision if root else 0):
                return known.who
        who = self._find(secret)
        if who is None:
            cache.pop(secret, None)
            raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})
        if len(cache) >= REMEMBERED_AT_MOST:
            cache.clear()
        # Not in a cache that replaced this one meanwhile.
        cache[secret] = _Known(now + REMEMBERED_SECONDS, who, counts)
        if counts:
            self.presence.used(who)
        return who

    def _find(self, secret: str) -> Principal | None:
        now, run = self.app.machine.now(), self.app.store.on_connection
        before = {root.centre.id: root.access_revision for root in self.app.store.engine.roots()}
        who = run(lambda each: tokens.authenticate(each, secret, now))
        if who is not None and who.renewed:
            run(lambda each: tokens.activate_next_secret(each, hash_of(secret), now), write=True)
            # The device may have been revoked meanwhile.
            who = run(lambda each: tokens.authenticate(each, secret, now))
        return who and replace(who, proof=(hash_of(secret), before.get(str(who.centre), 0)))

    def void(self, secrets: Collection[str]) -> set[str]:
        """The invalid ones of some secrets."""
        now, hashes = self.app.machine.now(), {hash_of(secret): secret for secret in secrets}
        run = self.app.store.on_connection
        valid = run(lambda each: tokens.valid_hashes(each, hashes, now))
        return {secret for secret_hash, secret in hashes.items() if secret_hash not in valid}

    def forget(self) -> None:
        """Empty the cache, after a change of principals that no event tells: a step of a sign-in,
        the end of sessions by their own person."""
        self._known = {}

    def visitor(self, token: str) -> Principal:
        """The bearer of a ticket, by the token on its paper: `not_found` for a wrong one,
        `past_day` for one of a day that is over, `ticket_lost` for one of a reprinted paper or from
        hours that a restore lost."""
        signed = self.app.signer.verify_ticket(token)
        wrong = Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
        if signed is None:
            raise wrong
        identity, copy = signed
        centre = centre_of(identity)

        def work(reading: CentreView) -> Principal:
            ticket = reading.ticket(identity)
            if ticket is None and is_lost(reading, identity):
                raise Refusal(ProblemType.TICKET_LOST)
            if ticket is None and was_issued(reading, identity):
                raise Refusal(ProblemType.PAST_DAY)
            if ticket is None or ticket.copy > copy:
                raise wrong
            if ticket.copy < copy:
                raise Refusal(ProblemType.TICKET_LOST)
            if ticket.state in ENDED and _is_void(reading, ticket, self.app.context(reading).now):
                raise Refusal(ProblemType.PAST_DAY)
            return Principal(Role.VISITOR, identity, centre, ticket=identity)

        try:
            return self.app.store.read(centre, work)
        except Refusal as refusal:
            # The answer must not disclose whether a centre of that name exists.
            raise wrong if refusal.kind is ProblemType.NOT_FOUND else refusal from refusal


def _is_void(reading: CentreView, ticket: Ticket, now: datetime) -> bool:
    """Whether the day of an ended ticket is over (another day is open, or none is and the day has
    turned), and it has no valid coupon. Until then the last visitor before closing may still rate
    the service."""
    is_past = ticket.day < business_day(now, reading.setup.config.centre)
    if reading.centre.day is not None:
        is_past = ticket.day != reading.centre.day
    today = reading.centre.day or reading.centre.last_day or ticket.day
    coupons = (coupon for coupon in reading.coupons(ticket.id) if not is_used(reading, coupon))
    return is_past and not any(today <= coupon.valid_through for coupon in coupons)
