"""The look of the display's window, importable without Qt."""

from pathlib import Path
from typing import Final

BOARD: Final = Path(__file__).parent / "qml" / "Board.qml"

FONT_BASE: Final = 33.0
"""Text size in pixels on a panel of 1080 lines, before the display is enrolled."""

USUAL: Final = (1920, 1080)
