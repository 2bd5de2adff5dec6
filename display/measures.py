"""A display's plan for QML."""

from functools import cache

from PyQt6.QtCore import QObject, QRectF, Qt, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QFont, QFontMetricsF, QGuiApplication

from client.ui.hyphens import hyphenated
from client.ui.qt import pyqtProperty, shown
from contract.board.measures import PanelMeasures
from contract.screens import Display


@cache
def _metrics(pixels: int) -> QFontMetricsF:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetricsF(font)


class FontRuler:
    """Measures words by the program's font."""

    def lines(self, text: str, width: float, size: float) -> int:  # noqa: D102 as in Ruler
        metrics = _metrics(round(size))
        room = QRectF(0, 0, width, 1e6)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return max(1, round(wrapped.height() / metrics.height()))

    def width_of(self, word: str, size: float) -> float:  # noqa: D102 as in Ruler
        return float(_metrics(round(size)).horizontalAdvance(word))

    def hyphenated(self, text: str, language: str) -> str:  # noqa: D102 as in Ruler
        return hyphenated(text, language)


class Measures(PanelMeasures, QObject):
    """The plan of the current window."""

    changed = pyqtSignal()

    def __init__(self, layout: Display, parent: QObject | None = None) -> None:
        QObject.__init__(self, parent)
        PanelMeasures.__init__(self, layout, FontRuler())

    @pyqtSlot(float, float)
    def resize(self, width: float, height: float) -> None:  # noqa: D102 as in PanelMeasures
        super().resize(width, height)

    def plan_again(self) -> None:  # noqa: D102 as in PanelMeasures
        super().plan_again()
        self.changed.emit()

    places = pyqtProperty("QVariantMap", PanelMeasures.placed, notify=changed)
    mirrored = shown(bool, lambda self: self.mirrored_now, changed)
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
