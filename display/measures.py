"""A display's plan for QML."""

from dataclasses import asdict, replace
from functools import cache

from PyQt6.QtCore import QObject, QRectF, Qt, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QFont, QFontMetricsF, QGuiApplication

from client.ui.panel import Panel
from client.ui.qt import pyqtProperty, shown
from contract.letters import INCH_MM
from contract.screens import Display
from display.plan import USUAL, Contents, Density, ScreenPlan, plan


@cache
def _metrics(pixels: int) -> QFontMetricsF:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetricsF(font)


class Measures(QObject):
    """The plan of the current window, by its size, the layout and the contents."""

    changed = pyqtSignal()

    def __init__(self, layout: Display, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.layout = layout
        self._size = (1920, 1080)
        self._mirrored = False
        self._contents = USUAL
        self.plan: ScreenPlan = self._made(self._contents)

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
            self._plan_again()

    @pyqtSlot(float, float)
    def resize(self, width: float, height: float) -> None:
        """Set the size of the window in pixels."""
        if width >= 1 and height >= 1:
            self._size = (round(width), round(height))
            self._plan_again()

    def set_contents(self, contents: Contents, *, mirrored: bool) -> None:
        """Set the contents to place, and whether the direction is right to left."""
        if (contents, mirrored) != (self._contents, self._mirrored):
            self._contents, self._mirrored = contents, mirrored
            self._plan_again()

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

    def _made(self, contents: Contents) -> ScreenPlan:
        panel = Panel(*self._size, self.layout.inches * INCH_MM)
        return plan(panel, self.layout, contents)

    def _plan_again(self) -> None:
        self.plan = self._made(self._contents)
        self.changed.emit()

    def _get_places(self) -> dict[str, dict[str, float]]:
        found = {name: asdict(place) for name, place in self.plan.places.items()}
        if self._mirrored:
            for place in found.values():
                place["x"] = self._size[0] - place["x"] - place["width"]
        return found

    places = pyqtProperty("QVariantMap", _get_places, notify=changed)
    mirrored = shown(bool, lambda self: self._mirrored, changed)
    margin = shown(float, lambda self: self.plan.margin, changed)
    words = shown(int, lambda self: int(self.plan.words), changed)
    line = shown(float, lambda self: self.plan.line, changed)
    tight = shown(float, lambda self: self.plan.tight, changed)
    number = shown(int, lambda self: int(self.plan.number), changed)
    row = shown(float, lambda self: self.plan.row, changed)
    floor = shown(int, lambda self: int(self.plan.floor), changed)
    single = shown(bool, lambda self: self.plan.single, changed)
    columns = shown(int, lambda self: self.plan.columns, changed)
    oneLine = shown(bool, lambda self: self.plan.one_line, changed)
    gap = shown(float, lambda self: self.plan.gap, changed)
    arrow = shown(float, lambda self: self.plan.arrow, changed)
    counterX = shown(float, lambda self: self.plan.counter_x, changed)
    afterNumberX = shown(float, lambda self: self.plan.after_number_x, changed)
