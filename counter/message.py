"""What the screen has to say for a moment."""

from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.timers import once

MESSAGE_MILLISECONDS: Final = 8000


class Message(QObject):
    """A sentence that leaves by itself.

    Attributes:
        text: "" while there is none.
        tone: `quiet`, or `care` where something went wrong.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text, self.tone = "", "quiet"
        self._fade = once(self, MESSAGE_MILLISECONDS, self.put_away)

    def tell(self, text: str, tone: str = "quiet") -> None:
        """Show a sentence in place of the one before."""
        self._fade.start()
        if (text, tone) != (self.text, self.tone):
            self.text, self.tone = text, tone
            self.changed.emit()

    def put_away(self) -> bool:
        """Show nothing; whether there was something."""
        self._fade.stop()
        if not self.text:
            return False
        self.text, self.tone = "", "quiet"
        self.changed.emit()
        return True
