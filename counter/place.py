"""The form of the window, full or bar, and the last position of each."""

from typing import Final

from pydantic import BaseModel
from PyQt6.QtCore import QObject, QRect, pyqtSignal, pyqtSlot

from client.net.json_store import JsonStore
from client.ui.qt import once, pyqtProperty, shown

NAME: Final = "windows"
SETTLED_MILLISECONDS: Final = 500
"""Delay after a move of the window before its position is stored."""


class Spot(BaseModel):
    """A rectangle on the screen in logical pixels."""

    x: int
    y: int
    width: int
    height: int


class Spots(BaseModel):
    """The last positions of window and bar."""

    window: Spot | None = None
    bar: Spot | None = None


class WindowForm(QObject):
    """For QML: `bar`, whether the program is the slim bar now; `spot`, the position of that form,
    empty if none is stored."""

    changed = pyqtSignal()

    def __init__(self, kept: JsonStore, bar: bool = False) -> None:
        super().__init__()
        self._kept, self._bar = kept, bar
        self._spots = kept.read(NAME, Spots) or Spots()
        self._write = once(
            self, SETTLED_MILLISECONDS, lambda: kept.write_if_possible(NAME, self._spots)
        )

    @pyqtSlot()
    def switch(self) -> None:
        """Switch to the other form."""
        self._bar = not self._bar
        self.changed.emit()

    @pyqtSlot(int, int, int, int)
    def remember(self, x: int, y: int, width: int, height: int) -> None:
        """Record the position of the current form."""
        self._spots = self._spots.model_copy(
            update={self._form: Spot(x=x, y=y, width=width, height=height)}
        )
        self._write.start()

    def close(self) -> None:
        """Store a pending position."""
        if self._write.isActive():
            self._write.stop()
            self._kept.write_if_possible(NAME, self._spots)

    @property
    def is_own(self) -> bool:
        """Whether the current form has its own position: the bar, and a moved window."""
        return self._bar or not self._get_spot().isNull()

    @property
    def _form(self) -> str:
        return "bar" if self._bar else "window"

    def _get_spot(self) -> QRect:
        spot: Spot | None = getattr(self._spots, self._form)
        return QRect() if spot is None else QRect(spot.x, spot.y, spot.width, spot.height)

    bar = shown(bool, lambda self: self._bar, changed)
    spot = pyqtProperty(QRect, _get_spot)
