"""A temporary message on the screen."""

from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.ui.qt import once

MESSAGE_MILLISECONDS: Final = 8000


class Message(QObject):
    """A sentence that disappears by itself; its tone is `quiet`, or `care` after an error."""

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text, self.tone = "", "quiet"
        self._fade = once(self, MESSAGE_MILLISECONDS, self.put_away)

    def tell(self, text: str, tone: str = "quiet") -> None:
        """Show a sentence in place of the previous one."""
        self._fade.start()
        if (text, tone) != (self.text, self.tone):
            self.text, self.tone = text, tone
            self.changed.emit()

    def put_away(self) -> bool:
        """Dismiss the message; whether there was one."""
        self._fade.stop()
        if not self.text:
            return False
        self.text, self.tone = "", "quiet"
        self.changed.emit()
        return True
