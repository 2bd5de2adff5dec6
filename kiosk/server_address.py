"""The address of the server, as staff type it on the screen of a kiosk."""

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.ui.qt import pyqtProperty, shown
from kiosk.set_up import ADDRESS_SIGNS

SIGNS_AT_MOST = 60


class ServerAddress(QObject):
    """The typed address, for QML: `typed`, and the `letters` of the keyboard."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""

    def clear(self) -> None:
        """Clear the text."""
        self._typed = ""
        self.changed.emit()

    @pyqtSlot(str)
    def type(self, sign: str) -> None:
        """Append a character."""
        if sign.strip() and len(self._typed) < SIGNS_AT_MOST:
            self._typed += sign.lower()
            self.changed.emit()

    @pyqtSlot()
    def erase(self) -> None:
        """Delete the last character."""
        self._typed = self._typed[:-1]
        self.changed.emit()

    typed = shown(str, lambda self: self._typed, changed)
    letters = pyqtProperty("QVariantList", lambda _self: [*ADDRESS_SIGNS, "/"], constant=True)
