"""A QR code for a screen."""

import segno


def code_picture(text: str, scale: int = 1) -> str:
    """A QR code as the source of an image.

    Args:
        scale: pixels along a module; with one, the screen makes it larger without smoothing.
    """
    return str(segno.make_qr(text, error="m").png_data_uri(scale=scale, border=4))
