"""The kiosk without its server: issues tickets with leased numbers, and hands them in later."""

import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from pydantic import BaseModel
from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.net.api import RequestRefused, Unreachable
from client.net.json_store import JsonStore
from client.ui.bridge import Worker
from client.ui.qt import every, once
from contract.catalogue import Catalogue
from contract.commands import Cancel, GrantLease
from contract.errors import TEMPORARY
from contract.model import Instant
from contract.snapshots import Device, Menu, Ticket
from kiosk.leases import Leases, OfflineTicket, hand_in, menu_without_server, ticket_of
from kiosk.wish import TicketWish

log = logging.getLogger(__name__)

LOOK_SECONDS: Final = 60.0
"""Interval of refilling the leases while connected."""

AGAIN_SECONDS: Final = 5.0
"""Retry interval."""


class LastKnown(BaseModel):
    """The kiosk's last knowledge of the hall, heard at a time of the machine's clock; `menu.at` is
    the same moment by the hall's clock."""

    menu: Menu
    catalogue: Catalogue
    heard_at: Instant


class OfflineMode(QObject):
    """Issues tickets while the server is unreachable, unless nothing is kept, and hands them in
    afterwards.

    Signals:
        changed: the menu without the server has changed.
        heard: the server has sent the snapshot of this device.
    """

    changed = pyqtSignal()
    heard = pyqtSignal(object)
    """With the `Device`, at each answer; from a worker's thread."""

    def __init__(self, connection: ServerConnection, kept: JsonStore) -> None:
        super().__init__()
        self._api, self._connection, self._kept = connection.api, connection, kept
        self._leases = Leases(kept)
        self._known = kept.read("hall", LastKnown)
        if (known := self._known) is not None:
            # Until the server is reached, the hall's time follows from the machine's clock.
            passed = max(timedelta(0), datetime.now(UTC) - known.heard_at)
            rate = known.menu.clock_rate
            connection.clock.set(known.menu.at + passed * rate, rate)
        self._worker = Worker(threads=1, parent=self)
        self._device, self._asked = "", False
        self._filled: tuple[date | None, str] | None = None
        """The day and configuration for which the leases are full."""
        self._made: tuple[tuple[object, ...], Menu | None] | None = None
        """The cached menu, and the key of its inputs."""
        self._busy = False
        self._timer = once(self, 0, self._work)
        connection.changed.connect(self._on_snapshot)
        connection.state_changed.connect(self._on_connection_changed)
        # Closing time must be noticed without a push of the server.
        self._minutes = every(self, 60_000, self._pass_time)

    def close(self) -> None:
        """Stop; issued tickets stay on the disk."""
        self._busy = True
        self._timer.stop()
        self._minutes.stop()
        self._worker.close()

    @property
    def menu(self) -> Menu | None:
        """The menu while the server is unreachable; None if no tickets can be issued."""
        if not self._connection.away or self._known is None:
            return None
        now = self._connection.clock.now()
        day = self._leases.day(now)
        if day is None:
            return None
        known = self._known
        # Cached: read many times per touch, and slow to build with many services.
        made_of = (known.heard_at, self._leases.changes, now.replace(second=0, microsecond=0))
        if self._made is None or self._made[0] != made_of:
            menu = menu_without_server(known.menu, known.catalogue, self._leases, day, now)
            self._made = (made_of, menu if any(service.open for service in menu.services) else None)
        return self._made[1]

    @property
    def catalogue(self) -> Catalogue | None:
        """The catalogue of that menu."""
        return self._known.catalogue if self._known is not None else None

    @property
    def stock(self) -> tuple[int, int]:
        """The count of unused numbers, and of tickets to hand in."""
        return self._leases.left, len(self._leases.given)

    def give(self, wish: TicketWish, touch: UUID, language: str) -> Ticket | None:
        """Issue a ticket; None if that is not possible, or the ticket cannot be stored. If the
        server executed the command of this touch after all, its ticket is cancelled, because the
        printed one counts."""
        known, now = self._known, self._connection.clock.now()
        day = self._leases.day(now)
        if known is None or day is None:
            return None
        first = wish.services[0].service
        series = next(
            (service.series for service in known.catalogue.services if service.id == first), None
        )
        if series is None or not self._leases.is_open(first, now):
            return None
        try:
            given = self._leases.give(
                series,
                day,
                touch,
                wish.services,
                language,
                now,
                priority=wish.priority,
                assist=wish.assist,
            )
        except OSError as error:
            log.error("a ticket could not be written down, and so is not given: %s", error)
            return None
        self._filled = None
        self.changed.emit()
        return ticket_of(given, known.menu, known.catalogue, now) if given is not None else None

    def is_given(self, ticket: Ticket) -> bool:
        """Whether a ticket was issued without the server and is not handed in yet."""
        return any(given.lease.ticket == ticket.id for given in self._leases.given)

    def cancel(self, ticket: Ticket) -> None:
        """Cancel a ticket for its visitor."""
        try:
            self._leases.cancel(ticket.id)
        except OSError as error:
            log.error("that a ticket was given up could not be written down: %s", error)

    def _pass_time(self) -> None:
        if self._connection.away:
            self.changed.emit()

    def _on_connection_changed(self) -> None:
        if self._connection.connected:
            # Hand tickets in and read the device at once, not at the next interval.
            self._asked = False
            self._timer.stop()
        self._on_snapshot()

    def _on_snapshot(self) -> None:
        menu, catalogue = self._connection.latest(Menu), self._connection.catalogue
        if self._connection.connected and menu is not None and catalogue is not None:
            self._know(menu, catalogue)
            if not self._timer.isActive() and not self._busy:
                self._timer.start(0)
        self.changed.emit()

    def _know(self, menu: Menu, catalogue: Catalogue) -> None:
        """Store the menu and the catalogue, but not each change of a wait."""
        before = self._known
        self._known = LastKnown(menu=menu, catalogue=catalogue, heard_at=datetime.now(UTC))
        changed = (
            before is None
            or _lasting(before.menu) != _lasting(menu)
            or before.catalogue.version != catalogue.version
        )
        if changed:
            self._kept.write_if_possible("hall", self._known)

    def _work(self) -> None:
        """Hand one ticket in, or refill the leases."""
        if self._known is None or not self._connection.connected or self._busy:
            return
        catalogue, filled = self._known.catalogue, self._filled
        given = self._leases.due(self._device)
        if given is not None:
            self._run(
                lambda: self._bring(given, catalogue.centre),
                lambda taken: self._brought(given, taken=taken),
            )
        elif self._kept.keeps:
            self._run(
                lambda: self._fill_up(catalogue, filled),
                lambda device: self._filled_up(device, catalogue.version, filled),
            )
        else:
            self._run(self._ask_device, lambda _device: LOOK_SECONDS)

    def _run[T](self, work: Callable[[], T], done: Callable[[T], float]) -> None:
        """Send requests in a worker and handle the result here: the leases belong to this thread.
        `done` returns the seconds until the next work."""
        self._busy = True

        def again(seconds: float) -> None:
            self._busy = False
            self._timer.start(round(seconds * 1000))
            self.changed.emit()

        def succeeded(answer: T) -> None:
            try:
                seconds = done(answer)
                # A ticket may have been issued, and the connection made again, meanwhile.
                again(seconds if self._leases.due(self._device) is None else 0.0)
            except OSError as error:
                log.error("nothing can be kept on the disk: %s", error)
                again(AGAIN_SECONDS)

        def failed(error: RequestRefused | Unreachable) -> None:
            log.info("not now: %s", error)
            again(AGAIN_SECONDS)

        self._worker.run(work, succeeded, failed)

    def _ask_device(self) -> Device:
        """In the worker: the snapshot of this device from the server."""
        device = self._api.device()
        self._device, self._asked = device.device, True
        self.heard.emit(device)
        return device

    def _bring(self, given: OfflineTicket, centre: str) -> bool:
        """In the worker: hand a ticket in; whether the server took it."""
        if not self._asked:
            # Once for each connection, not for each ticket: a kiosk may be confirmed again.
            self._ask_device()
        # The same command at each retry: its id is derived from the touch.
        command_id = UUID(int=given.touch.int ^ 1)
        try:
            self._api.send(hand_in(given, command_id, centre, self._device))
        except RequestRefused as refused:
            if refused.kind in TEMPORARY:
                raise
            # Under another device id the kiosk retries; a manager is told the number.
            log.error("ticket %s was not taken: %s", given.lease.number, refused)
            return False
        if given.cancelled:
            self._cancel(given)
        return True

    def _brought(self, given: OfflineTicket, *, taken: bool) -> float:
        if not taken:
            self._leases.refused(given.lease.ticket, self._device)
        # A ticket that was cancelled meanwhile stays in the list: the next round cancels it.
        elif given in self._leases.given:
            self._leases.handed_in(given.lease.ticket)
        return 0.0

    def _cancel(self, given: OfflineTicket) -> None:
        try:
            command = Cancel(command_id=uuid4(), ticket=given.lease.ticket, reason="left")
            self._api.send(command, token=given.lease.token)
        except RequestRefused as refused:
            log.warning("%s was not cancelled: %s", given.lease.number, refused)

    def _fill_up(self, catalogue: Catalogue, filled: tuple[date | None, str] | None) -> Device:
        """In the worker: lease numbers of each series, unless the leases are full."""
        device = self._ask_device()
        if filled == (device.day, catalogue.version):
            return device
        for series in dict.fromkeys(
            service.series for service in catalogue.services if service.series
        ):
            command = GrantLease(
                command_id=uuid4(), centre=catalogue.centre, device=self._device, series=series
            )
            try:
                device = Device.read(self._api.send(command))
            except RequestRefused as refused:
                # The series has no numbers for kiosks, or all of them are in use.
                log.debug("%s %s: %s", command.name, series, refused)
        return device

    def _filled_up(
        self, device: Device, version: str, filled: tuple[date | None, str] | None
    ) -> float:
        if self._filled == filled:
            self._filled = (device.day, version)
        self._leases.told(device)
        return LOOK_SECONDS


def _lasting(menu: Menu) -> tuple[object, ...]:
    """The parts of a menu whose change is written to the disk."""
    return (
        menu.day,
        menu.suspension,
        menu.languages,
        tuple((service.id, service.reason) for service in menu.services),
    )
