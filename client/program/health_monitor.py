"""The Qt side of `client.net.health`: connects its thread with the GUI thread."""

import logging
import queue
from typing import Final

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal

from client.net.endpoint import Endpoint
from client.net.enrolment import is_out
from client.net.health import LOOK_AFTER_SECONDS, DeviceHooks, HealthFacts, Reporter
from client.net.identity import Identity, IdentityFile
from client.net.renewal import Renewal
from client.pages.server_search import ServerSearch
from client.program.camera import sent_picture
from client.program.exits import EXIT_RESTART
from client.program.windows import Windows
from client.ui.qt import connect_queued, every, once
from contract.enums import Role

log = logging.getLogger(__name__)

LOOK_MILLISECONDS: Final = 500
PICTURE_SECONDS: Final = 5.0

PICTURED: Final = frozenset({Role.KIOSK, Role.DISPLAY})
"""Roles that send pictures of their screen; a counter's screen shows personal data."""


class HealthMonitor(QObject):
    """Reports the health of a device.

    Args:
        file, identity: of an enrolled device. A device started with a token has none; it keeps
            retrying after a refusal, because it cannot replace the token.
        search: searches for the server after `look_after` seconds without an answer.

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
        search: ServerSearch | None = None,
        look_after: float = LOOK_AFTER_SECONDS,
    ) -> None:
        super().__init__()
        self._facts = HealthFacts()
        self._windows = windows
        self._role = role
        self._pictures: queue.Queue[bytes | None] = queue.Queue()
        connect_queued(self._picture_wanted, self._take_picture)
        connect_queued(self._restart_wanted, self._restart)
        api = endpoint.api()
        hooks = DeviceHooks(
            facts=lambda: self._facts,
            searched=lambda: windows.spec.searched() if windows.shows else (),
            picture=self._give_picture,
            restart=self._restart_wanted.emit,
            removed=self.gone.emit,
            # A device without a file does not search for its server.
            lost=search.look if search is not None else lambda: None,
            reached=search.reached if search is not None else lambda: None,
            heard=self.heard.emit,
            granted=self.granted.emit,
        )
        if file is None or identity is None:
            self._reporter = Reporter(api, hooks, is_out=lambda: False)
        else:
            renewal = Renewal(file, identity, endpoint.bearer, api)
            self._reporter = Reporter(
                api, hooks, renewal, lambda: is_out(renewal.identity, endpoint), look_after
            )
            if search is not None:
                search.watch(lambda: renewal.identity)
        self._timer = every(self, LOOK_MILLISECONDS, self._look)
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
        self._look()
        self._reporter.start()

    def _look(self) -> None:
        if self._windows.shows:
            window = self._windows.window
            screen = f"{window.width()}x{window.height()}"
            spec = self._windows.spec
            facts = HealthFacts(screen, spec.printer(), spec.sound(), spec.ticket_seconds())
            if facts != self._facts:
                self._facts = facts
                self._reporter.report_soon()

    def _give_picture(self) -> bytes | None:
        """A picture of the screen. In the reporter's thread: blocks until the GUI thread has taken
        it."""
        if self._role not in PICTURED:
            return None
        while not self._pictures.empty():
            self._pictures.get_nowait()
        self._picture_wanted.emit()
        try:
            return self._pictures.get(timeout=PICTURE_SECONDS)
        except queue.Empty:
            return None

    def _take_picture(self) -> None:
        image = self._windows.window.grabWindow() if self._windows.shows else None
        self._pictures.put(None if image is None or image.isNull() else sent_picture(image))

    def _restart(self) -> None:
        QCoreApplication.exit(EXIT_RESTART)
