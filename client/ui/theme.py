"""The look for QML: the tokens of `contract.look`, a scaled grid, a type scale."""

from collections.abc import Mapping
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot
from PyQt6.QtGui import QColor

from client.ui.qt import pyqtProperty
from contract.look import (
    DAY,
    GRID,
    HIGH_CONTRAST,
    HIGH_CONTRAST_LIGHT,
    NIGHT,
    RADIUS,
    SCALE,
    Palette,
    contrast,
)

PALETTES: Final[Mapping[str, Palette]] = {
    "day": DAY,
    "night": NIGHT,
    "contrast": HIGH_CONTRAST,
    "contrast_light": HIGH_CONTRAST_LIGHT,
}

ARABIC_LINE: Final = 0.9
"""Lines of Noto Sans Arabic as `client.ui.typeface` loads it are 1.54 em high, those of
Noto Sans 1.36: this factor gives them the same spacing."""

READABLE: Final = 4.5
"""The least contrast of a text (WCAG AA)."""


def _size_at(step: int, changed: Any) -> Any:
    def get(theme: "Theme") -> int:
        return theme._step(step)

    return pyqtProperty(int, get, notify=changed)


def _colour_of(token: str, changed: Any) -> Any:
    def get(theme: "Theme") -> QColor:
        return theme._colour(token)

    return pyqtProperty(QColor, get, notify=changed)


class Theme(QObject):
    """One per engine, in QML the singleton `Theme` of `Novbe.Kit`.

    Writable from QML: `palette` (`day`, `night`, `contrast`, `contrast_light`), `scale` (1 at a
    short side of 1080 pixels, or as the program decides), `fontBase` (pixels of plain text at scale
    1), `mirrored` (right to left), `touch` and `gap` (pixels: the least side of a touch target, and
    the gap between two), `edgeWidth` (pixels: the edge of a touch target, with a contrast of 3:1;
    0: a quiet line), `compact` (little room: icons without text), `tight` (a line has room for few
    letters).

    Attributes:
        unit: one step of the grid in pixels.
        radius: of corners; `hairline`: the width of a quiet line.
        lineScale: factor for the `lineHeight` of a text.
        fontCaption ... fontHuge: pixel sizes, each 1.25 times the one before.
    """

    changed = pyqtSignal()

    def __init__(
        self, palette: str = "day", font_base: float = 16.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._palette = palette
        self._action: str | None = None
        self._scale = 1.0
        self._font_base = font_base
        self._mirrored = False
        self._touch, self._gap, self._edge = 56.0, 12.0, 0.0
        self._compact = self._tight = False

    def use_action_colour(self, colour: str | None) -> bool:
        """Use a centre's own action colour in the day palette.

        Returns False without a change where white text on it is not readable.
        """
        if colour is not None and contrast(colour, DAY["on_action"]) < READABLE:
            return False
        if colour != self._action:
            self._action = colour
            self.changed.emit()
        return True

    def _colour(self, token: str) -> QColor:
        if self._action is not None and self._palette == "day":
            if token == "action":
                return QColor(self._action)
            if token == "action_pressed":
                return QColor(self._action).darker(125)
        return QColor(PALETTES[self._palette][token])

    def _step(self, step: int) -> int:
        return round(self._font_base * self._scale * SCALE**step)

    # Scale and palette -------------------------------------------------------

    def _get_palette(self) -> str:
        return self._palette

    def _set_palette(self, name: str) -> None:
        if name != self._palette and name in PALETTES:
            self._palette = name
            self.changed.emit()

    palette = pyqtProperty(str, _get_palette, _set_palette, notify=changed)

    def _get_scale(self) -> float:
        return self._scale

    def _set_scale(self, scale: float) -> None:
        if scale > 0 and scale != self._scale:
            self._scale = scale
            self.changed.emit()

    scale = pyqtProperty(float, _get_scale, _set_scale, notify=changed)

    def _get_font_base(self) -> float:
        return self._font_base

    def _set_font_base(self, pixels: float) -> None:
        if pixels > 0 and pixels != self._font_base:
            self._font_base = pixels
            self.changed.emit()

    fontBase = pyqtProperty(float, _get_font_base, _set_font_base, notify=changed)

    def _get_mirrored(self) -> bool:
        return self._mirrored

    def _set_mirrored(self, mirrored: bool) -> None:
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self.changed.emit()

    mirrored = pyqtProperty(bool, _get_mirrored, _set_mirrored, notify=changed)

    def _get_touch(self) -> float:
        return self._touch

    def _set_touch(self, pixels: float) -> None:
        if pixels > 0 and pixels != self._touch:
            self._touch = pixels
            self.changed.emit()

    touch = pyqtProperty(float, _get_touch, _set_touch, notify=changed)

    def _get_gap(self) -> float:
        return self._gap

    def _set_gap(self, pixels: float) -> None:
        if pixels > 0 and pixels != self._gap:
            self._gap = pixels
            self.changed.emit()

    gap = pyqtProperty(float, _get_gap, _set_gap, notify=changed)

    def _get_edge_width(self) -> float:
        return max(self._edge, self._hairline())

    def _set_edge_width(self, pixels: float) -> None:
        if pixels != self._edge:
            self._edge = pixels
            self.changed.emit()

    edgeWidth = pyqtProperty(float, _get_edge_width, _set_edge_width, notify=changed)

    def _edge_colour(self) -> QColor:
        return self._colour("edge" if self._edge else "line")

    edge = pyqtProperty(QColor, _edge_colour, notify=changed)

    def _get_compact(self) -> bool:
        return self._compact

    def _set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self.changed.emit()

    compact = pyqtProperty(bool, _get_compact, _set_compact, notify=changed)

    def _get_tight(self) -> bool:
        return self._tight

    def _set_tight(self, tight: bool) -> None:
        if tight != self._tight:
            self._tight = tight
            self.changed.emit()

    tight = pyqtProperty(bool, _get_tight, _set_tight, notify=changed)

    def _unit(self) -> float:
        return GRID * self._scale

    unit = pyqtProperty(float, _unit, notify=changed)

    def _radius(self) -> float:
        return RADIUS * self._scale

    radius = pyqtProperty(float, _radius, notify=changed)

    def _hairline(self) -> float:
        return max(1.0, round((3 if self._get_high_contrast() else 1) * self._scale))

    hairline = pyqtProperty(float, _hairline, notify=changed)

    def _get_high_contrast(self) -> bool:
        return self._palette.startswith("contrast")

    highContrast = pyqtProperty(bool, _get_high_contrast, notify=changed)

    # Type --------------------------------------------------------------------

    def _line_scale(self) -> float:
        return ARABIC_LINE if self._mirrored else 1.0

    lineScale = pyqtProperty(float, _line_scale, notify=changed)

    @pyqtSlot(int, result="int")
    def size(self, step: int) -> int:
        """The pixel size some steps above plain text. Not reactive in a binding; the properties
        below are."""
        return self._step(step)

    fontCaption = _size_at(-1, changed)
    fontBody = _size_at(0, changed)
    fontLead = _size_at(1, changed)
    fontHeading = _size_at(2, changed)
    fontTitle = _size_at(4, changed)
    fontBig = _size_at(6, changed)
    fontHuge = _size_at(9, changed)

    # Colours -----------------------------------------------------------------

    background = _colour_of("background", changed)
    surface = _colour_of("surface", changed)
    text = _colour_of("text", changed)
    quiet = _colour_of("quiet", changed)
    line = _colour_of("line", changed)
    action = _colour_of("action", changed)
    actionPressed = _colour_of("action_pressed", changed)
    onAction = _colour_of("on_action", changed)
    call = _colour_of("call", changed)
    onCall = _colour_of("on_call", changed)
    good = _colour_of("good", changed)
    care = _colour_of("care", changed)
    bad = _colour_of("bad", changed)
    onState = _colour_of("on_state", changed)
    focus = _colour_of("focus", changed)
    focusEdge = _colour_of("focus_edge", changed)
