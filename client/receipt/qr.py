"""QR codes with a whole number of dots per module."""

from dataclasses import dataclass

import segno
from PIL import Image

QUIET: int = 4
"""The quiet zone in modules (ISO/IEC 18004)."""


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
        """The side in dots."""
        return self.image.width

    @property
    def quiet(self) -> int:
        """The quiet zone in dots."""
        return QUIET * self.module


def qr_code(text: str, module: int) -> Code:
    """Encode a text with medium error correction: about a seventh of the code may be hidden."""
    symbol = segno.make_qr(text, error="m")
    side = len(symbol.matrix)
    modules = Image.new("L", (side, side), 255)
    modules.putdata([0 if dark else 255 for row in symbol.matrix for dark in row])
    size = (side * module, side * module)
    return Code(modules.resize(size, Image.Resampling.NEAREST).convert("1"), module)
