"""A visitor calls the greeter for help, and sees the state of the call."""

import logging
from typing import Any
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.net.api import RequestRefused, Unreachable
from client.ui.bridge import Worker
from client.ui.qt import shown
from contract.commands import CallForHelp
from contract.snapshots import Menu

log = logging.getLogger(__name__)


class Help(QObject):
    """The call for help of this kiosk.

    `state` for QML: `none`, `calling`, `called`, `coming` (staff have answered), `failed` (the call
    could not be sent).
    """

    changed = pyqtSignal()

    def __init__(self, connection: ServerConnection) -> None:
        super().__init__()
        self._api, self._connection = connection.api, connection
        self._worker = Worker(threads=1, parent=self)
        self._state = "none"
        self._read = False
        """Whether the visitor has read the current state, and is shown only the next one."""
        self._place = ""
        self._stands = False
        """Whether the menu has contained the call: then its removal means that staff answered."""
        connection.changed.connect(self._on_snapshot)

    @pyqtSlot()
    def call(self) -> None:
        """Call the greeter; a repeated call only shows the state again."""
        catalogue = self._connection.catalogue
        if self._state in ("calling", "called"):
            self._set(self._state)
            return
        if catalogue is None:
            # There was no connection since the start.
            self._set("failed")
            return
        command = CallForHelp(command_id=uuid4(), centre=catalogue.centre)
        self._set("calling")

        def called(answer: dict[str, Any]) -> None:
            self._place, self._stands = answer["place"], False
            self._set("called")
            self._on_snapshot()

        def failed(error: RequestRefused | Unreachable) -> None:
            log.warning("help could not be called: %s", error)
            self._set("failed")

        self._worker.run(lambda: self._api.send(command), called, failed)

    @pyqtSlot()
    def dismiss(self) -> None:
        """The visitor has read the state; the call stays open, and its answer will be shown."""
        self._read = True
        self.changed.emit()

    def forget(self) -> None:
        """Hide the call from the next visitor; it stays open until staff answer it."""
        self._set("none")

    def close(self) -> None:
        """Stop sending calls."""
        self._worker.close()

    def _on_snapshot(self) -> None:
        menu = self._connection.latest(Menu)
        if self._state != "called" or menu is None:
            return
        if self._place in menu.help:
            self._stands = True
        elif self._stands:
            self._set("coming")

    def _set(self, state: str) -> None:
        self._state, self._read = state, False
        self.changed.emit()

    state = shown(str, lambda self: "none" if self._read else self._state, changed)
