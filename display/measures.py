"""A display's plan for QML."""

from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import Any

from PyQt6.QtCore import QObject, QRectF, Qt, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QFont, QFontMetricsF, QGuiApplication

from client.ui.panel import Panel
from client.ui.qt import pyqtProperty, shown
from contract.letters import INCH_MM
from contract.screens import Display
from display.places import USUAL, Contents, Density, Place, Plan
from display.plan import plan


def _measure(kind: type, name: str, changed: Any) -> Any:
    read = attrgetter(name)

    def get(measures: "Measures") -> Any:
        return kind(read(measures.plan))

    return pyqtProperty(kind, get, notify=changed)


@cache
def _metrics(pixels: int) -> QFontMetricsF:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetricsF(font)


class Measures(QObject):
    """The plan of the current window.

    Args:
        layout: what the display shows, and its reading distance.

    Signals:
        changed: size, layout or contents have changed, and so has the plan.
    """

    changed = pyqtSignal()

    def __init__(self, layout: Display, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout = layout
        self._size = (1920, 1080)
        self._mirrored = False
        self._contents = USUAL
        self.plan: Plan = self._made(self._contents)

    @property
    def density(self) -> Density:
        """The density of the calls."""
        return self._contents.density

    @property
    def width(self) -> float:
        """The width between the margins, in pixels."""
        return self._size[0] - 2 * self.plan.margin

    @property
    def height(self) -> float:
        """The height of the window, in pixels."""
        return float(self._size[1])

    def use_layout(self, layout: Display) -> None:
        """Set the layout."""
        if layout != self.layout:
            self.layout = layout
            self._plan_anew()

    @pyqtSlot(float, float)
    def resize(self, width: float, height: float) -> None:
        """Set the size of the window in pixels."""
        if width >= 1 and height >= 1:
            self._size = (round(width), round(height))
            self._plan_anew()

    def set_contents(self, contents: Contents, *, mirrored: bool) -> None:
        """Set the contents to place, and whether the direction is right to left."""
        if (contents, mirrored) != (self._contents, self._mirrored):
            self._contents, self._mirrored = contents, mirrored
            self._plan_anew()

    def density_of(self, calls: int) -> Density:
        """The required density for a number of calls."""
        for density in Density:
            if self._made(replace(self._contents, density=density, idle=False)).room >= calls:
                return density
        return Density.PAGED

    def lines(self, text: str, width: float) -> int:
        """The number of lines of a text at a width in pixels, at least one."""
        metrics = _metrics(round(self.plan.words))
        room = QRectF(0, 0, max(1.0, width), 1e6)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return max(1, round(wrapped.height() / metrics.height()))

    def width_of(self, word: str) -> float:
        """The width of a word, in pixels."""
        return float(_metrics(round(self.plan.words)).horizontalAdvance(word))

    def _made(self, contents: Contents) -> Plan:
        panel = Panel(*self._size, self.layout.inches * INCH_MM)
        return plan(panel, self.layout, contents)

    def _plan_anew(self) -> None:
        self.plan = self._made(self._contents)
        self.changed.emit()

    def _place(self, one: Place) -> dict[str, float]:
        x = self._size[0] - one.x - one.width if self._mirrored else one.x
        return {"x": x, "y": one.y, "width": one.width, "height": one.height}

    def _get_places(self) -> dict[str, dict[str, float]]:
        return {name: self._place(one) for name, one in self.plan.places.items()}

    places = pyqtProperty("QVariantMap", _get_places, notify=changed)
    mirrored = shown(bool, lambda self: self._mirrored, changed)
    margin = _measure(float, "margin", changed)
    words = _measure(int, "words", changed)
    line = _measure(float, "line", changed)
    tight = _measure(float, "tight", changed)
    number = _measure(int, "number", changed)
    row = _measure(float, "row", changed)
    way = _measure(int, "way", changed)
    below = _measure(float, "below", changed)
    rows = _measure(int, "rows", changed)
    columns = _measure(int, "columns", changed)
    oneLine = _measure(bool, "one_line", changed)
    gap = _measure(float, "gap", changed)
    arrow = _measure(float, "arrow", changed)
    counterX = _measure(float, "counter_x", changed)
    afterNumberX = _measure(float, "after_number_x", changed)
