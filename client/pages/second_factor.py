"""The secret of an offered second factor, formatted for the screen."""

from client.ui.code_picture import code_picture
from contract.access import FactorOffered


def grouped_secret(offered: FactorOffered | None) -> str:
    """Its secret in groups of four, to be typed; "" for none."""
    secret = "" if offered is None else offered.secret
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def qr_image(offered: FactorOffered | None) -> str:
    """Its QR code as the source of an image; "" for none."""
    return "" if offered is None else code_picture(offered.uri)
