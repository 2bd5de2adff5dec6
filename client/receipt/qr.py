"""The QR code, drawn at whole dots: a module is a square of equal size everywhere."""

from dataclasses import dataclass

import segno
from PIL import Image

QUIET: int = 4
"""The white frame that a reader needs, in modules (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code without its quiet zone.

    Attributes:
        image: black on white, one bit a dot.
        module: dots along the side of a module.
    """

    image: Image.Image
    module: int

    @property
    def side(self) -> int:
        """Dots along the side."""
        return self.image.width

    @property
    def quiet(self) -> int:
        """The frame to leave white, in dots."""
        return QUIET * self.module


def qr_code(text: str, module: int) -> Code:
    """Encode a text with medium error correction: a crease or a thumb may hide a seventh of it."""
    symbol = segno.make_qr(text, error="m")
    side = len(symbol.matrix)
    modules = Image.new("L", (side, side), 255)
    modules.putdata([0 if dark else 255 for row in symbol.matrix for dark in row])
    size = (side * module, side * module)
    return Code(modules.resize(size, Image.Resampling.NEAREST).convert("1"), module)
