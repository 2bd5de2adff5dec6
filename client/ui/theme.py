"""The look for QML: the tokens of `contract.look`, a scaled grid, a type scale."""

from collections.abc import Mapping
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QColor

from client.ui.qt import settable, shown
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
    return shown(int, lambda theme: theme._step(step), changed)


def _colour_of(token: str, changed: Any) -> Any:
    return shown(QColor, lambda theme: theme._colour(token), changed)


def _is_positive(value: float) -> bool:
    return value > 0


class Theme(QObject):
    """One per engine, in QML the singleton `Theme` of `Novbe.Kit`.

    Writable from QML: `palette` (`day`, `night`, `contrast`, `contrast_light`), `scale` (1 at a
    short side of 1080 pixels, or as the program decides), `fontBase` (pixels of plain text at scale
    1), `mirrored` (right to left), `touch` and `gap` (pixels: the least side of a touch target, and
    the gap between two), `edgeWidth` (pixels: the edge of a touch target, with a contrast of 3:1;
    0: a quiet line), `compact` (little room: fewer words), `tight` (a line has room for few
    letters).

    `unit` is one step of the grid, `hairline` the width of a quiet line, `lineScale` a factor for
    the `lineHeight` of a text, `fontCaption` to `fontHuge` pixel sizes.
    """

    changed = pyqtSignal()

    def __init__(self, palette: str = "day", font_base: float = 16.0) -> None:
        super().__init__()
        self._palette = palette
        self._action: str | None = None
        self._scale = 1.0
        self._font_base = font_base
        self._mirrored = False
        self._touch, self._gap, self._edge = 56.0, 12.0, 0.0
        self._compact = self._tight = False

    def use_action_colour(self, colour: str | None) -> bool:
        """Use a centre's own action colour in the day palette; False without a change where white
        text on it is not readable."""
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

    def _hairline(self) -> float:
        return max(1.0, round((3 if self._high_contrast() else 1) * self._scale))

    def _high_contrast(self) -> bool:
        return self._palette.startswith("contrast")

    palette = settable(str, "_palette", changed, lambda name: name in PALETTES)
    scale = settable(float, "_scale", changed, _is_positive)
    fontBase = settable(float, "_font_base", changed, _is_positive)
    mirrored = settable(bool, "_mirrored", changed)
    touch = settable(float, "_touch", changed, _is_positive)
    gap = settable(float, "_gap", changed, _is_positive)
    edgeWidth = settable(
        float, "_edge", changed, read=lambda theme: max(theme._edge, theme._hairline())
    )
    compact = settable(bool, "_compact", changed)
    tight = settable(bool, "_tight", changed)
    edge = shown(QColor, lambda theme: theme._colour("edge" if theme._edge else "line"), changed)
    unit = shown(float, lambda theme: GRID * theme._scale, changed)
    radius = shown(float, lambda theme: RADIUS * theme._scale, changed)
    hairline = shown(float, _hairline, changed)

    lineScale = shown(float, lambda theme: ARABIC_LINE if theme._mirrored else 1.0, changed)

    fontCaption = _size_at(-1, changed)
    fontBody = _size_at(0, changed)
    fontLead = _size_at(1, changed)
    fontHeading = _size_at(2, changed)
    fontTitle = _size_at(4, changed)
    fontBig = _size_at(6, changed)
    fontHuge = _size_at(9, changed)

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
