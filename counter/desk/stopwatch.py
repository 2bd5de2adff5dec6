"""A running time by the hall's clock."""

from datetime import datetime
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.net.clock import HallClock
from client.ui.qt import every, shown
from contract.formatting import duration

TICK_MILLISECONDS: Final = 200


class Stopwatch(QObject):
    """Counts up from a moment, or down to one and up again after it: `text` (`03:12`, "" while
    stopped), and `late` after the end of the countdown."""

    changed = pyqtSignal()

    def __init__(self, clock: HallClock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._shown = ("", False)
        every(self, TICK_MILLISECONDS, self.refresh)

    def count(self, since: datetime | None = None, until: datetime | None = None) -> None:
        """Count down to `until`, else up from `since`; with neither, show nothing."""
        self._since, self._until = since, until
        self.refresh()

    def refresh(self) -> None:
        """Update the text now."""
        now = self._clock.now()
        if self._until is not None:
            left = int((self._until - now).total_seconds())
            shown = (duration(abs(left)), left < 0)
        elif self._since is not None:
            shown = (duration(int((now - self._since).total_seconds())), False)
        else:
            shown = ("", False)
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    text = shown(str, lambda self: self._shown[0], changed)
    late = shown(bool, lambda self: self._shown[1], changed)
