"""Draws `docs/pictures/icons.png`: the icons of services and categories with their names.

    QT_QPA_PLATFORM=offscreen python -m tools.icon_sheet

The icons are Lucide's (ISC; docs/licences.md). The names and a hash of each drawing are in the
picture's metadata too, so that a test can check that it is up to date.
"""

import hashlib
import sys
from typing import Final

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PyQt6.QtSvg import QSvgRenderer

from client.program.engine import load_fonts
from contract.icons import SERVICE_ICONS
from contract.look import DAY
from tools.made import ICONS, ROOT

SHEET: Final = ROOT / "docs/pictures/icons.png"
NAMES: Final = "icons"
"""The key of the metadata with the names and hashes."""

COLUMNS, WIDTH, HEIGHT, ICON, PADDING = 6, 150, 84, 36, 12


def shown() -> str:
    """The icons of services, with the beginning of the SHA-256 of their drawings."""
    drawn = {name: (ICONS / f"{name}.svg").read_bytes() for name in SERVICE_ICONS}
    return " ".join(
        f"{name}:{hashlib.sha256(picture).hexdigest()[:8]}" for name, picture in drawn.items()
    )


def main() -> int:
    """Draw all icons, in the order of their names."""
    app = QGuiApplication(sys.argv)
    load_fonts()
    rows = -(-len(SERVICE_ICONS) // COLUMNS)
    image = QImage(COLUMNS * WIDTH, rows * HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(DAY["surface"]))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = painter.font()
    font.setPixelSize(14)
    painter.setFont(font)
    painter.setPen(QColor(DAY["text"]))
    for place, name in enumerate(SERVICE_ICONS):
        left, top = place % COLUMNS * WIDTH, place // COLUMNS * HEIGHT + PADDING
        square = QRectF(left + (WIDTH - ICON) / 2, top, ICON, ICON)
        QSvgRenderer(str(ICONS / f"{name}.svg")).render(painter, square)
        below = QRectF(left, top + ICON, WIDTH, HEIGHT - ICON - PADDING)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)
    painter.end()
    # A palette makes a picture of few colours small.
    image = image.convertToFormat(QImage.Format.Format_Indexed8)
    image.setText(NAMES, shown())
    saved = image.save(str(SHEET))
    app.quit()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main())
