"""A board's measures as QML reads them."""

from operator import attrgetter
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.panel import Panel
from client.qt import pyqtProperty
from display.layout import BoardLayout, board_layout


def _measure(kind: type, path: str, changed: Any) -> Any:
    read = attrgetter(path)

    def get(measures: "Measures") -> Any:
        return kind(read(measures.layout))

    return pyqtProperty(kind, get, notify=changed)


class Measures(QObject):
    """The layout of the present window.

    Args:
        diagonal_mm: the panel's diagonal.
        farthest_m: the distance of the farthest reader.

    Signals:
        changed: the window has another size, and everything its place.
    """

    changed = pyqtSignal()

    def __init__(
        self, diagonal_mm: float, farthest_m: float, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._diagonal_mm = diagonal_mm
        self._farthest_m = farthest_m
        self._panel = Panel(1920, 1080, diagonal_mm)
        self._still = False
        self.layout: BoardLayout = board_layout(self._panel, farthest_m)

    @pyqtSlot(float, float)
    def resize(self, width: float, height: float) -> None:
        """The window has another size in pixels."""
        if width >= 1 and height >= 1:
            self._panel = Panel(round(width), round(height), self._diagonal_mm)
            self._lay_out()

    def set_still(self, still: bool) -> None:
        """Make room for the strip that says that the hall stands still, or take it back."""
        if still != self._still:
            self._still = still
            self._lay_out()

    def check(self) -> None:
        """Be sure that the farthest reader can read the numbers.

        Raises:
            Illegible: the panel is too small for that.
        """
        board_layout(self._panel, self._farthest_m, strict=True)

    def _lay_out(self) -> None:
        self.layout = board_layout(self._panel, self._farthest_m, still=self._still)
        self.changed.emit()

    portrait = _measure(bool, "portrait", changed)
    scale = _measure(float, "scale", changed)
    margin = _measure(float, "margin", changed)
    strip = _measure(float, "strip", changed)
    top = _measure(float, "top", changed)
    band = _measure(float, "band", changed)
    rowsWidth = _measure(float, "rows_width", changed)
    rowsHeight = _measure(float, "rows_height", changed)
    rowPixels = _measure(float, "rows.row_px", changed)
    numberPixels = _measure(int, "rows.number_px", changed)
    linePixels = _measure(float, "line_px", changed)
    lineCount = _measure(int, "lines", changed)
    gap = _measure(float, "gap_px", changed)
    arrow = _measure(float, "arrow_px", changed)
    counterX = _measure(float, "counter_x", changed)
