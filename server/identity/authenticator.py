"""Authentication of requests, by a secret or by the token of a ticket, and presence: the reports
that devices send every few seconds, and the last use of kiosks and sessions."""

import threading
import time
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from contract.access import Health, HealthTaken
from contract.enums import ENDED, Role
from contract.errors import ProblemType, Refusal
from contract.ids import centre_of, full_id
from contract.pairing import hash_of
from server.context import AppContext
from server.domain import machines, voices
from server.domain.calendar import business_day
from server.domain.machines import DeviceHealth
from server.domain.principal import ANONYMOUS, Principal
from server.domain.tickets import Ticket
from server.engine.centre_view import CentreView
from server.store import tokens
from server.store.access import Access
from server.views.lookups import is_lost, was_issued
from server.views.staffing import is_used

REMEMBERED_SECONDS = 1.0
"""How long a valid secret is cached; so a revoked one becomes invalid within a second."""

REMEMBERED_AT_MOST = 10_000

WRITE_SECONDS = 2.5
"""The interval at which reports are stored."""


class Presence:
    """The reports and uses of this process that are not stored yet. They are stored together:
    thirty devices cost one commit."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        # By device and start of its program: if two machines use the same secret, both are kept.
        self._reports: dict[tuple[str, str], DeviceHealth] = {}
        self._sessions: dict[str, datetime] = {}
        self._kiosks: dict[str, datetime] = {}
        self._choosing = threading.Lock()

    def heard(self, who: Principal, report: Health, address: str = "") -> HealthTaken:
        """Accept the report of a device, from an address."""
        now = self._app.machine.now()
        health = DeviceHealth(
            id=who.id,
            at=now,
            boot=str(report.boot),
            version=report.version,
            clock_offset=report.clock_offset,
            screen=report.screen,
            printer=report.printer,
            sound=report.sound,
            address=address[: machines.ADDRESS_SIGNS],
            ended=bool(report.ends),
        )
        if who.role is not Role.DISPLAY:
            self._keep(health)
            return HealthTaken(at=now, again_in=machines.REPORT_SECONDS)
        with self._choosing:
            before, voice = self._voice(who, health)
            health = replace(health, voice=voice)
            self._keep(health)
            if voice != before:
                # Whether a display's reports of calls count depends on the stored state.
                self.write()
        zones = tuple(
            "" if one == voices.NO_ZONE else full_id(str(who.centre), one) for one in health.voice
        )
        return HealthTaken(at=now, again_in=voices.REPORT_SECONDS, voice=zones)

    def _keep(self, health: DeviceHealth) -> None:
        # In the order of arrival, even if the clock goes back meanwhile.
        self._reports.pop((health.id, health.boot), None)
        self._reports[health.id, health.boot] = health

    def _voice(
        self, who: Principal, health: DeviceHealth
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The zones whose voice the display was, and those whose voice it is from now on."""

        def work(reading: CentreView) -> tuple[tuple[str, ...], tuple[str, ...]]:
            layout = reading.layout
            # A copy: other threads keep adding reports.
            newest = {device: one for (device, _boot), one in list(self._reports.items())}
            devices, stored = reading.machines()
            healths = {**stored, **newest}
            before = healths.get(who.id)
            held = before is not None and voices.is_there(before, health.at)
            healths[who.id] = replace(health, voice=before.voice if before and held else ())
            found = voices.candidates(devices, healths, layout.displays)
            zones = [voices.NO_ZONE, *(one.key for one in layout.config.zones)]
            voice = voices.voice_of(who.id, list(found), zones, health.at)
            return before.voice if before is not None else (), voice

        return self._app.store.read(str(who.centre), work)

    def used(self, who: Principal) -> None:
        """Note the use of a session or a device."""
        if who.session is not None:
            self._sessions[who.session] = self._app.machine.now()
        if who.role is Role.KIOSK:
            self._kiosks[who.id] = self._app.clock.now()

    def write(self) -> None:
        """Store the collected reports; if that is `unavailable` they are kept for the next
        attempt."""
        reports, sessions, kiosks = self._reports, self._sessions, self._kiosks
        if not (reports or sessions or kiosks):
            return
        self._reports, self._sessions, self._kiosks = {}, {}, {}

        def work(access: Access) -> None:
            now = self._app.machine.now()
            for report in reports.values():
                known = access.health(report.id)
                access.put(machines.heard(known, report, now))
            access.update_last_seen(sessions)
            for identity, at in kiosks.items():
                device = access.device(identity)
                if device is not None:
                    heard = machines.heard_at(device, at, self._app.clock.rate)
                    access.save(device, heard)

        try:
            self._app.store.access(work, write=True)
        except BaseException:
            missed = {key: one for key, one in reports.items() if key not in self._reports}
            self._reports = missed | self._reports
            self._sessions = sessions | self._sessions
            self._kiosks = kiosks | self._kiosks
            raise


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
        now = time.monotonic()
        known = self._known.get(secret)
        if known is not None and known.until > now and (known.counted or not counts):
            return known.who
        who = self._find(secret)
        if who is None:
            self._known.pop(secret, None)
            raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})
        if len(self._known) >= REMEMBERED_AT_MOST:
            self._known.clear()
        self._known[secret] = _Known(now + REMEMBERED_SECONDS, who, counts)
        if counts:
            self.presence.used(who)
        return who

    def _find(self, secret: str) -> Principal | None:
        now, run = self.app.machine.now(), self.app.store.on_connection
        who = run(lambda each: tokens.authenticate(each, secret, now))
        if who is None or not who.renewed:
            return who
        run(lambda each: tokens.activate_next_secret(each, hash_of(secret), now), write=True)
        # The device may have been revoked meanwhile.
        return run(lambda each: tokens.authenticate(each, secret, now))

    def void(self, secrets: Collection[str]) -> set[str]:
        """The invalid ones of some secrets."""
        now = self.app.machine.now()
        return self.app.store.on_connection(lambda each: tokens.invalid_secrets(each, secrets, now))

    def forget(self, secret: str | None = None) -> None:
        """Drop a secret, or all, from the cache, after a change of its principal."""
        if secret is None:
            self._known.clear()
        else:
            self._known.pop(secret, None)

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
    is_past = ticket.day < business_day(now, reading.layout.config.centre)
    if reading.centre.day is not None:
        is_past = ticket.day != reading.centre.day
    today = reading.centre.day or reading.centre.last_day or ticket.day
    coupons = (one for one in reading.coupons(ticket.id) if not is_used(reading, one))
    return is_past and not any(today <= one.valid_through for one in coupons)
