"""The Qt side of `client.net.health`: connects its thread with the GUI thread."""

import logging
import queue
from collections.abc import Sequence
from typing import Final

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal

from client.net.endpoint import Endpoint
from client.net.enrolment import is_out
from client.net.health import LOOK_AFTER_SECONDS, DeviceHooks, Facts, Reporter
from client.net.identity import Identity, IdentityFile
from client.net.renewal import Renewal
from client.pages.server_search import ServerSearch
from client.program.camera import sent_picture
from client.program.exits import EXIT_RESTART
from client.program.windows import Windows
from client.ui.qt import connect_queued
from client.ui.timers import every, once
from contract.enums import Role
from contract.snapshots import Device

log = logging.getLogger(__name__)

LOOK_MILLISECONDS: Final = 500
PICTURE_SECONDS: Final = 5.0

PICTURED: Final = frozenset({Role.KIOSK, Role.DISPLAY})
"""Roles that send pictures of their screen; a counter's screen shows personal data."""


class HealthMonitor(QObject):
    """Reports the health of a device.

    Args:
        windows: their size and printer are reported.
        endpoint: of the device.
        role: of the device.
        file, identity: of an enrolled device. A device started with a token has none; it keeps
            retrying after a refusal, because it cannot replace the token.
        search: searches for the server when it does not answer.
        look_after: seconds without an answer before that search.

    Signals:
        heard: the snapshot of this device (`Device`), with every report.
        granted: the zones of which a display is the voice for the next seconds, and the time of the
            grant (`time.monotonic`).
        gone: the device was removed; with the server's sentence.
    """

    heard = pyqtSignal(object)
    granted = pyqtSignal(object, float)
    gone = pyqtSignal(str)

    _picture_wanted = pyqtSignal()
    _restart_wanted = pyqtSignal()

    def __init__(
        self,
        windows: Windows,
        endpoint: Endpoint,
        role: Role,
        file: IdentityFile | None = None,
        identity: Identity | None = None,
        parent: QObject | None = None,
        search: ServerSearch | None = None,
        look_after: float = LOOK_AFTER_SECONDS,
    ) -> None:
        super().__init__()
        self.search = search
        self.facts = Facts()
        self._windows = windows
        self._role = role
        self._pictures: queue.Queue[bytes | None] = queue.Queue()
        connect_queued(self._picture_wanted, self._take_picture)
        connect_queued(self._restart_wanted, self._restart)
        api = endpoint.api()
        if file is None or identity is None:
            self._reporter = Reporter(api, _Program(self), is_out=lambda: False)
        else:
            renewal = Renewal(file, identity, endpoint.bearer, api)
            self._reporter = Reporter(
                api,
                _Program(self),
                renewal,
                lambda: is_out(renewal.identity, endpoint),
                look_after,
            )
            if search is not None:
                search.watch(lambda: renewal.identity)
        self._timer = every(self, LOOK_MILLISECONDS, self.look)
        self._soon = once(self, 0, self._begin)

    def start(self) -> None:
        """Start reporting once a window is shown."""
        self._soon.start()

    def close(self) -> None:
        """Stop reporting."""
        self._soon.stop()
        self._timer.stop()
        self._reporter.close()

    def _begin(self) -> None:
        self.look()
        self._reporter.start()

    def look(self) -> None:
        """Read the current state of the device."""
        if self._windows.shows:
            window = self._windows.window
            screen = f"{window.width()}x{window.height()}"
            spec = self._windows.spec
            facts = Facts(screen=screen, printer=spec.printer(), sound=spec.sound())
            if facts != self.facts:
                self.facts = facts
                self._reporter.report_soon()

    def give_picture(self) -> bytes | None:
        """A picture of the screen; blocks until the GUI thread has taken it, so call it from
        another thread."""
        if self._role not in PICTURED:
            return None
        while not self._pictures.empty():
            self._pictures.get_nowait()
        self._picture_wanted.emit()
        try:
            return self._pictures.get(timeout=PICTURE_SECONDS)
        except queue.Empty:
            return None

    def restart(self) -> None:
        """End the program, so that its supervisor restarts it."""
        self._restart_wanted.emit()

    def _take_picture(self) -> None:
        image = self._windows.window.grabWindow() if self._windows.shows else None
        self._pictures.put(None if image is None or image.isNull() else sent_picture(image))

    def _restart(self) -> None:
        QCoreApplication.exit(EXIT_RESTART)


class _Program(DeviceHooks):
    """Called in the reporter's thread."""

    def __init__(self, monitor: HealthMonitor) -> None:
        self._monitor = monitor

    def facts(self) -> Facts:
        return self._monitor.facts

    def picture(self) -> bytes | None:
        return self._monitor.give_picture()

    def restart(self) -> None:
        self._monitor.restart()

    def removed(self, sentence: str) -> None:
        self._monitor.gone.emit(sentence)

    def lost(self) -> None:
        if self._monitor.search is not None:
            self._monitor.search.look()

    def reached(self) -> None:
        if self._monitor.search is not None:
            self._monitor.search.reached()

    def heard(self, device: Device) -> None:
        self._monitor.heard.emit(device)

    def granted(self, zones: Sequence[str], at: float) -> None:
        self._monitor.granted.emit(zones, at)
