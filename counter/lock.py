"""The idle lock of a counter, which does not change the counter or its ticket."""

from typing import Final

from PyQt6.QtCore import QEvent, QObject, pyqtSlot
from PyQt6.QtQuick import QQuickWindow

from client.ui.qt import every
from counter.presence import SignedInOperator
from counter.shared.core import Core

LOOK_MILLISECONDS: Final = 5000

_TOUCHES: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """Locks after the centre's `lock_minutes` without keys or mouse, but not while a ticket is at
    the counter, when the operator may work in another program, and not without a session."""

    def __init__(self, core: Core, presence: SignedInOperator) -> None:
        super().__init__()
        self._core, self._presence = core, presence
        self._touched = core.monotonic()
        every(self, LOOK_MILLISECONDS, self.look)

    @pyqtSlot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """Watch the input of this window."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Restart the timeout at keys and mouse events."""
        if event is not None and event.type() in _TOUCHES:
            self._touched = self._core.monotonic()
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Lock if the timeout has passed."""
        desk, catalogue = self._core.desk, self._core.catalogue
        if catalogue is None or (desk is not None and desk.ticket is not None):
            self._touched = self._core.monotonic()
            return
        minutes = catalogue.lock_minutes
        if (
            minutes
            and self._core.monotonic() - self._touched >= 60 * minutes
            and self._presence.active
        ):
            self._presence.lock()
