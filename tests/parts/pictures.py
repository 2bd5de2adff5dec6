"""Pictures of a few bytes: their header alone."""

from typing import Final


def png_of(width: int, height: int) -> bytes:
    size = width.to_bytes(4) + height.to_bytes(4)
    return b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + b"IHDR" + size + b"\x08\x00\x00\x00\x00"


PNG: Final = png_of(40, 20)
