"""Window or bar, and where each of them was last."""

from typing import Final

from pydantic import BaseModel
from PyQt6.QtCore import QObject, QRect, pyqtSignal, pyqtSlot

from client.kept import Kept
from client.qt import pyqtProperty, shown
from client.timers import once

NAME: Final = "windows"
SETTLED_MILLISECONDS: Final = 500
"""After a window was moved: it is written down once, not at each step."""


class Spot(BaseModel):
    """A place on the screen, in its logical pixels."""

    x: int
    y: int
    width: int
    height: int


class Spots(BaseModel):
    """Where the window and the bar were."""

    window: Spot | None = None
    bar: Spot | None = None


class Place(QObject):
    """For QML: `bar`, whether the program is the slim bar now; `spot` of that form, empty where it
    has none yet.

    Args:
        kept: where the places are kept.
        bar: how it begins.
    """

    changed = pyqtSignal()

    def __init__(self, kept: Kept, bar: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept, self._bar = kept, bar
        self._spots = kept.read(NAME, Spots) or Spots()
        self._write = once(
            self, SETTLED_MILLISECONDS, lambda: kept.write_if_possible(NAME, self._spots)
        )

    @pyqtSlot()
    def switch(self) -> None:
        """Become the other form."""
        self._bar = not self._bar
        self.changed.emit()

    @pyqtSlot(int, int, int, int)
    def remember(self, x: int, y: int, width: int, height: int) -> None:
        """The present form is here now."""
        self._spots = self._spots.model_copy(
            update={self._form: Spot(x=x, y=y, width=width, height=height)}
        )
        self._write.start()

    def close(self) -> None:
        """Write down what was not yet."""
        if self._write.isActive():
            self._write.stop()
            self._kept.write_if_possible(NAME, self._spots)

    @property
    def is_own(self) -> bool:
        """Whether the present form has a place of its own: the bar, and a window that was moved."""
        return self._bar or not self._get_spot().isNull()

    @property
    def _form(self) -> str:
        return "bar" if self._bar else "window"

    def _get_spot(self) -> QRect:
        spot: Spot | None = getattr(self._spots, self._form)
        return QRect() if spot is None else QRect(spot.x, spot.y, spot.width, spot.height)

    bar = shown(bool, lambda self: self._bar, changed)
    spot = pyqtProperty(QRect, _get_spot)
