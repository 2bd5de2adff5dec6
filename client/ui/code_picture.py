"""A QR code for a screen."""

from functools import lru_cache

import segno


# A page asks for its picture again with each change; drawing one takes tens of milliseconds.
@lru_cache(maxsize=2)
def code_picture(text: str, scale: int = 1) -> str:
    """A QR code as the source of an image, with `scale` pixels per module; with 1, the screen
    scales the image up without smoothing."""
    return str(segno.make_qr(text, error="m").png_data_uri(scale=scale, border=4))
