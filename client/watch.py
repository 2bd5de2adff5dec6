"""The program's side of `client.health`: from its thread into the one that paints."""

import logging
import queue
from typing import Final

from PyQt6.QtCore import QCoreApplication, QObject, pyqtSignal

from client.camera import sent_picture
from client.enrolment import is_out
from client.exits import EXIT_RESTART
from client.health import Asked, Facts, Reporter
from client.identity import Identity, IdentityFile
from client.qt import connect_queued
from client.renewal import Renewal
from client.stage import Stage
from client.timers import every, once
from client.way import Way
from contract.enums import Role
from contract.snapshots import Device

log = logging.getLogger(__name__)

LOOK_MILLISECONDS: Final = 2000
PICTURE_SECONDS: Final = 5.0

PICTURED: Final = frozenset({Role.KIOSK, Role.DISPLAY})
"""Whose screen may be looked at: what stands on a counter's is between two people."""


class Watch(QObject):
    """Reports for an enrolled device while it lives.

    Args:
        stage: whose window and printer are told of.
        way: of the device.
        file, identity: where it keeps its secret.

    Signals:
        heard: what the hall wants this device to be (`Device`), with every report.
        gone: the hall does not know it any more; with its sentence.
    """

    heard = pyqtSignal(object)
    gone = pyqtSignal(str)

    _picture_wanted = pyqtSignal()
    _restart_wanted = pyqtSignal()

    def __init__(
        self,
        stage: Stage,
        way: Way,
        file: IdentityFile,
        identity: Identity,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.facts = Facts()
        self._stage = stage
        self._role = identity.role
        self._pictures: queue.Queue[bytes | None] = queue.Queue()
        connect_queued(self._picture_wanted, self._take_picture)
        connect_queued(self._restart_wanted, self._restart)
        api = way.api()
        renewal = Renewal(file, identity, way.bearer, api)
        self._reporter = Reporter(
            api, _Program(self), renewal, lambda: is_out(renewal.identity, way)
        )
        self._timer = every(self, LOOK_MILLISECONDS, self.look)
        self._soon = once(self, 0, self._begin)

    def start(self) -> None:
        """Begin to report, once there is a window to tell of."""
        self._soon.start()

    def close(self) -> None:
        """Report no more."""
        self._soon.stop()
        self._timer.stop()
        self._reporter.close()

    def _begin(self) -> None:
        self.look()
        self._reporter.start()

    def look(self) -> None:
        """See how the device is."""
        if self._stage.shows:
            window = self._stage.window
            screen = f"{window.width()}x{window.height()}"
            self.facts = Facts(screen=screen, printer=self._stage.scene.printer())

    def give_picture(self) -> bytes | None:
        """What is on the screen; waits for the thread that paints, so call it from another."""
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
        """End the program, for whoever watches over it to start it again."""
        self._restart_wanted.emit()

    def _take_picture(self) -> None:
        image = self._stage.window.grabWindow() if self._stage.shows else None
        self._pictures.put(None if image is None or image.isNull() else sent_picture(image))

    def _restart(self) -> None:
        QCoreApplication.exit(EXIT_RESTART)


class _Program(Asked):
    """Called in the thread of the reports."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def facts(self) -> Facts:
        return self._watch.facts

    def picture(self) -> bytes | None:
        return self._watch.give_picture()

    def restart(self) -> None:
        self._watch.restart()

    def let_go(self, sentence: str) -> None:
        self._watch.gone.emit(sentence)

    def heard(self, device: Device) -> None:
        self._watch.heard.emit(device)
