"""Outline icons in any colour and size, for QML: `image://icon/<name>/<RRGGBB>[/<stroke>]`."""

from functools import cache
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QByteArray, QRectF, QSize, Qt
from PyQt6.QtGui import QImage, QPainter
from PyQt6.QtQuick import QQuickImageProvider
from PyQt6.QtSvg import QSvgRenderer

import client

ICONS: Final = Path(client.__file__).parent / "icons"

PLAIN_SIDE: Final = 24
"""Pixels where QML requests no size."""


class IconProvider(QQuickImageProvider):
    """Draws the icons of a folder; an unknown name gives an empty picture and a Qt warning."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(  # noqa: D102
        self, id: str | None, requestedSize: QSize
    ) -> tuple[QImage, QSize]:
        name, _, rest = (id or "").partition("/")
        colour, _, stroke = rest.partition("/")
        width = requestedSize.width() if requestedSize.width() > 0 else requestedSize.height()
        height = requestedSize.height() if requestedSize.height() > 0 else width
        side = min(width, height) if width > 0 and height > 0 else PLAIN_SIDE
        image = draw(ICONS, name, colour or "000000", side, stroke or "2")
        return image, image.size()


def draw(folder: Path, name: str, colour: str, side: int, stroke: str = "2") -> QImage:
    """The icon as a square picture with a transparent background; null if it does not exist.
    `stroke` is the width of its lines on the icons' grid of 24."""
    text = _svg(folder, name)
    if text is None:
        return QImage()
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    coloured = text.replace("currentColor", f"#{colour}")
    drawn = coloured.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(drawn.encode()))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


@cache
def _svg(folder: Path, name: str) -> str | None:
    path = folder / f"{name}.svg"
    if "/" in name or "\\" in name or not path.is_file():
        return None
    return path.read_text(encoding="utf-8")
