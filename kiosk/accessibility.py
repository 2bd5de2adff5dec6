"""Accessibility of the screen: sizes in millimetres, palettes, reach.

Sources: EN 301 549, 5.1.4 (a capital subtends at least 0.7 degrees, 7.3 mm at 600 mm) and 8.3
(reach); VVSG 2.0 for the larger sizes of text.
"""

from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.ui.qt import settable, shown
from client.ui.theme import Theme
from contract.letters import CAPITAL, INCH_MM
from contract.panel import Panel

CAPITAL_MM: Final = {"normal": 7.3, "large": 8.5, "largest": 12.0}
"""The height of a capital of plain text, by the chosen size."""

NEAR_CAPITAL_MM: Final = 5.5
"""The normal size on a small panel, which is read from 450 mm: 0.7 degrees too."""

TOUCH_MM: Final = 20.0
GAP_MM: Final = 5.0
"""The least side of a touch target, and the least distance between two."""

EDGE_MM: Final = 0.5
"""The width of the edge of a touch target."""

COMPACT_MM: Final = 200.0
"""Below this short side of the screen the bar is one row of signs with few words, as with the
largest text and in reach mode."""

TIGHT_EMS: Final = 9
"""On screens narrower than this multiple of the text size a line has room for few letters."""

PALETTES: Final = ("day", "contrast", "contrast_light")

UNIT_MM: Final = 2.2
"""The grid step, the unit of margins, lines and corners."""


class Accessibility(QObject):
    """The visitor's choices of how the screen looks, for QML: `mm` (pixels per millimetre), `text`,
    `palette`, `reach` (all controls are in the lower half), `dark` (nothing is shown, so that
    others cannot read along with a visitor who listens)."""

    changed = pyqtSignal()

    def __init__(self, theme: Theme, inches: float) -> None:
        super().__init__()
        self._theme = theme
        self.inches = inches
        self.pixels = (1080, 1920)
        self._mm, self._narrow = 1.0, False
        self.reset()
        self.resize(*self.pixels)

    @pyqtSlot(float, float)
    def resize(self, width: float, height: float) -> None:
        """Set the size of the window in pixels; it fills the panel."""
        if width >= 1 and height >= 1:
            self.pixels = (round(width), round(height))
            panel = Panel(*self.pixels, self.inches * INCH_MM)
            self._mm = 1 / panel.pixel_mm
            self._narrow = min(width, height) < COMPACT_MM * self._mm
            self._follow()

    @pyqtSlot()
    def reset(self) -> None:
        """Restore the defaults for the next visitor."""
        self._text, self._palette = "normal", PALETTES[0]
        self._reach = self._dark = False
        self._follow()

    def _follow(self) -> None:
        self._theme.scale = self._mm * UNIT_MM / 8
        # The theme's unit is its grid step.
        near = self._narrow and self._text == "normal"
        pixels = (NEAR_CAPITAL_MM if near else CAPITAL_MM[self._text]) / CAPITAL * self._mm
        self._theme.fontBase = pixels / (self._mm * UNIT_MM / 8)
        self._theme.touch = TOUCH_MM * self._mm
        self._theme.gap = GAP_MM * self._mm
        self._theme.edgeWidth = EDGE_MM * self._mm
        self._theme.palette = self._palette
        self._theme.compact = self._narrow or self._reach or self._text == "largest"
        self._theme.tight = self.pixels[0] < TIGHT_EMS * pixels
        self.changed.emit()

    mm = shown(float, lambda self: self._mm, changed)
    text = settable(str, "_text", changed, CAPITAL_MM.__contains__, then=_follow)
    palette = settable(str, "_palette", changed, PALETTES.__contains__, then=_follow)
    reach = settable(bool, "_reach", changed, then=_follow)
    dark = settable(bool, "_dark", changed)
