"""Who is there: what devices say of themselves every few seconds, kiosks and sessions in use.

It is kept in memory and written down together every few seconds: a hall of thirty devices
costs one commit and not thirty, and no command waits for any.
"""

from datetime import datetime

from contract.access import Health, HealthTaken
from contract.enums import Role
from contract.ids import full_id
from server.application.hall import Hall
from server.application.ports import Access, Reading
from server.application.principal import Principal
from server.domain import machines, voices
from server.domain.machines import DeviceHealth

WRITE_SECONDS = 2.5
"""How often it is written down."""


class Presence:
    """What was heard in this process and is not written down yet."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        # By device and start of its program: of two that bear the same secret, both.
        self._reports: dict[tuple[str, str], DeviceHealth] = {}
        self._sessions: dict[str, datetime] = {}
        self._kiosks: dict[str, datetime] = {}

    def heard(self, who: Principal, report: Health) -> HealthTaken:
        """A device said how it is."""
        device, boot = who.id, str(report.boot)
        # In the order in which they were heard, whatever the clock says meanwhile.
        self._reports.pop((device, boot), None)
        self._reports[device, boot] = DeviceHealth(
            id=device,
            at=self._hall.machine.now(),
            boot=boot,
            version=report.version,
            clock_offset=report.clock_offset,
            screen=report.screen,
            printer=report.printer,
            sound=report.sound,
        )
        now = self._hall.machine.now()
        if who.role is not Role.DISPLAY:
            return HealthTaken(at=now, again_in=machines.REPORT_SECONDS)
        return HealthTaken(at=now, again_in=voices.REPORT_SECONDS, voice=self._voice(who))

    def _voice(self, who: Principal) -> tuple[str, ...]:
        """Of which zones the display is the voice now."""

        def work(reading: Reading) -> tuple[str, ...]:
            layout, centre = reading.layout, reading.centre.id
            healths = {**reading.access.healths(centre), **self._newest()}
            found = voices.candidates(reading.access.devices(centre), healths, layout.displays)
            zones = ["", *(one.key for one in layout.config.zones)]
            mine = voices.voice_of(who.id, found, zones, self._hall.machine.now())
            return tuple(full_id(centre, zone) if zone else "" for zone in mine)

        return self._hall.transactions.reading(str(who.centre), work)

    def _newest(self) -> dict[str, DeviceHealth]:
        return {device: one for (device, _boot), one in self._reports.items()}

    def used(self, who: Principal) -> None:
        """A session or a device was used."""
        if who.session is not None:
            self._sessions[who.session] = self._hall.machine.now()
        if who.role is Role.KIOSK:
            self._kiosks[who.id] = self._hall.clock.now()

    def write(self) -> None:
        """Write down what was heard; where that fails it is kept for the next time.

        Raises:
            contract.errors.Refusal: `unavailable`.
        """
        reports, sessions, kiosks = self._reports, self._sessions, self._kiosks
        if not (reports or sessions or kiosks):
            return
        self._reports, self._sessions, self._kiosks = {}, {}, {}

        def work(access: Access) -> None:
            now = self._hall.machine.now()
            for report in reports.values():
                known = access.health(report.id)
                access.keep_health(machines.heard(known, report, now))
            access.seen(sessions)
            for identity, at in kiosks.items():
                device = access.device(identity)
                if device is not None:
                    access.keep_device(device, machines.heard_at(device, at))

        try:
            self._hall.transactions.access(work, write=True)
        except BaseException:
            missed = {key: one for key, one in reports.items() if key not in self._reports}
            self._reports = missed | self._reports
            self._sessions = sessions | self._sessions
            self._kiosks = kiosks | self._kiosks
            raise
