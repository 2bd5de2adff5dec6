"""A second factor that is offered, as it is shown."""

import segno

from contract.access import FactorOffered


def grouped(offered: FactorOffered | None) -> str:
    """Its secret in groups of four, to be typed; "" for none."""
    secret = "" if offered is None else offered.secret
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def square(offered: FactorOffered | None) -> str:
    """Its QR code as the source of an image, one dot a module: the screen makes it larger
    without smoothing; "" for none."""
    if offered is None:
        return ""
    return str(segno.make_qr(offered.uri, error="m").png_data_uri(scale=1, border=4))
