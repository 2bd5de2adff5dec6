"""What the display's window is made of, for programs with and without Qt."""

from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
TEXTS: Final = _HERE / "texts"
BOARD: Final = _HERE / "qml" / "Board.qml"

FONT_BASE: Final = 33.0
"""Pixels of plain text on a panel of 1080 lines, before the display is let in."""

USUAL: Final = (1920, 1080)
