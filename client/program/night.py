"""Dark screens at night: a black cover during `screens_off`, the device's hours or else the
centre's."""

import time
from collections.abc import Callable
from typing import Final

from PyQt6.QtCore import QEvent, QObject, QUrl, pyqtSignal
from PyQt6.QtQml import QQmlComponent
from PyQt6.QtQuick import QQuickWindow

from client.connection import ServerConnection
from client.program.engine import QML, KitEngine
from client.ui.qt import every, shown
from contract.device_settings import NEVER
from contract.hours import minutes_of

COVER: Final = QML / "NightCover.qml"

AWAKE_SECONDS: Final = 300.0
"""How long a screen stays bright after the last touch or key."""

LOOK_MILLISECONDS: Final = 1000
DAY_MINUTES: Final = 24 * 60

_Kind: Final = QEvent.Type
_BEGINS: Final = frozenset(
    {
        _Kind.MouseButtonPress,
        _Kind.MouseButtonDblClick,
        _Kind.Wheel,
        _Kind.TouchBegin,
        _Kind.KeyPress,
    }
)
_ENDS: Final = frozenset(
    {_Kind.MouseButtonRelease, _Kind.TouchEnd, _Kind.TouchCancel, _Kind.KeyRelease}
)
_INPUT: Final = _BEGINS | _ENDS | {_Kind.MouseMove, _Kind.TouchUpdate, _Kind.ShortcutOverride}


class Night(QObject):
    """Whether a screen is dark now, by the hall's clock. It stays bright until its hours are known,
    and while it is used. The touch that wakes it has no other effect. `hours` of the device replace
    those of the centre."""

    darkChanged = pyqtSignal()

    def __init__(
        self, connection: ServerConnection, hours: str | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._connection, self._hours = connection, hours
        self._monotonic: Callable[[], float] = time.monotonic
        self._dark = False
        self._waking = False
        self._used_at = time.monotonic() - AWAKE_SECONDS
        connection.changed.connect(self.look)
        every(self, LOOK_MILLISECONDS, self.look)
        self.look()

    def cover(self, window: QQuickWindow, engine: KitEngine) -> None:
        """Cover this window, and filter its touches and keys."""
        window.installEventFilter(self)
        content = window.contentItem()
        component = QQmlComponent(engine, QUrl.fromLocalFile(str(COVER)))
        cover = component.createWithInitialProperties({"night": self, "parent": content})
        assert cover is not None, component.errors()
        cover.setParent(content)

    def look(self) -> None:
        """Check the clock now."""
        dark = self._off() and self._monotonic() - self._used_at >= AWAKE_SECONDS
        if dark != self._dark:
            self._dark = dark
            self.darkChanged.emit()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Keep touches and keys from a dark window."""
        kind = None if event is None else event.type()
        if event is None or kind not in _INPUT:
            return super().eventFilter(watched, event)
        kept = self._dark or self._waking
        if kind in _BEGINS:
            self._waking = self._dark
            self._used_at = self._monotonic()
            self.look()
        elif kind in _ENDS:
            self._waking = False
        if kept:
            # Qt delivers an unaccepted touch again as a click.
            event.accept()
        return kept

    def _off(self) -> bool:
        """Whether the screen is off now."""
        catalogue = self._connection.catalogue
        # Without a catalogue the time zone is not known.
        hours = None if catalogue is None else self._hours or catalogue.screens_off
        if hours is None or hours == NEVER:
            return False
        try:
            start, end = minutes_of(hours)
        except ValueError:
            # Hours in a format of a later server: staying bright is safe.
            return False
        local = self._connection.clock.now().astimezone(self._connection.zone)
        minute = local.hour * 60 + local.minute
        # An interval past midnight ends after minute 1440.
        return start <= minute < end or start <= minute + DAY_MINUTES < end

    dark = shown(bool, lambda self: self._dark, darkChanged)
