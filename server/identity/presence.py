"""Presence: the reports that devices send every few seconds, and the last use of kiosks and
sessions."""

import threading
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from contract.access import Health, HealthTaken
from contract.enums import Role
from contract.ids import full_id
from server.context import AppContext
from server.domain import machines, voices
from server.domain.machines import DeviceHealth
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.store.access import Access

WRITE_SECONDS = 2.5
"""The interval at which reports are stored."""

SEARCHED_LETTERS: Final = 3
"""The minimum length of a word that is counted as searched for in vain."""


class Presence:
    """The reports and uses of this process that are not stored yet. They are stored together:
    thirty devices cost one commit."""

    def __init__(self, app: AppContext) -> None:
        self._app = app
        # By device and start of its program: if two machines use the same secret, both are kept.
        self._reports: dict[tuple[str, str], DeviceHealth] = {}
        self._sessions: dict[str, datetime] = {}
        self._kiosks: dict[str, datetime] = {}
        # In how many visits of a centre a word was searched for in vain.
        self._searched: Counter[tuple[str, str]] = Counter()
        self._choosing = threading.Lock()

    def heard(
        self, who: Principal, report: Health, address: str = "", *, in_browser: bool = False
    ) -> HealthTaken:
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
            ticket_seconds=report.ticket_seconds,
            address=address[: machines.ADDRESS_SIGNS],
            ended=bool(report.ends),
            in_browser=in_browser,
        )
        self._searched.update(
            (str(who.centre), word.casefold())
            for word in report.searched or ()
            # A number may be that of a person or a document.
            if len(word) >= SEARCHED_LETTERS and not any(sign.isnumeric() for sign in word)
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
            "" if zone == voices.NO_ZONE else full_id(str(who.centre), zone)
            for zone in health.voice
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
            setup = reading.setup
            # A copy: other threads keep adding reports.
            newest = {device: newer for (device, _boot), newer in list(self._reports.items())}
            devices, stored = reading.machines()
            healths = {**stored, **newest}
            before = healths.get(who.id)
            held = before is not None and voices.is_there(before, health.at)
            healths[who.id] = replace(health, voice=before.voice if before and held else ())
            candidates = voices.candidates(devices, healths, setup.displays)
            zones = [voices.NO_ZONE, *(zone.key for zone in setup.config.zones)]
            voice = voices.voice_of(who.id, list(candidates), zones, health.at)
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
        searched = self._searched
        if not (reports or sessions or kiosks or searched):
            return
        self._reports, self._sessions, self._kiosks, self._searched = {}, {}, {}, Counter()

        def work(access: Access) -> None:
            now, today = self._app.machine.now(), self._app.clock.now().date()
            for report in reports.values():
                known = access.health(report.id)
                access.put(machines.heard(known, report, now))
            access.update_last_seen(sessions)
            access.count_searched(today - timedelta(days=today.weekday()), searched)
            for identity, at in kiosks.items():
                device = access.device(identity)
                if device is not None:
                    heard = machines.heard_at(device, at, self._app.clock.rate)
                    access.save(device, heard)

        try:
            self._app.store.access(work, write=True)
        except BaseException:
            missed = {key: device for key, device in reports.items() if key not in self._reports}
            self._reports = missed | self._reports
            self._sessions = sessions | self._sessions
            self._kiosks = kiosks | self._kiosks
            self._searched.update(searched)
            raise
