"""The kiosk's settings: flags, and what the console sets for the device."""

from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, Field

from client.printer.settings import PrinterSettings
from contract.device_settings import SMALLEST_KIOSK_INCHES

LARGEST_INCHES: Final = 200.0


def _a_panel(inches: float) -> float:
    if inches < SMALLEST_KIOSK_INCHES:
        raise ValueError(
            f"a panel of {inches:g} inches is too small: the texts and buttons of a kiosk need "
            f"{SMALLEST_KIOSK_INCHES} inches"
        )
    return inches


class KioskSettings(PrinterSettings):
    """What a kiosk needs.

    Attributes:
        inches: the diagonal of the panel; texts and buttons are sized by it.
        headset: the sound output into which a headset is plugged, by its name or id, and which
            no other visitor hears; "" or "none" for a kiosk that does not speak. `file:FOLDER`
            keeps the latest sentence there as a WAV file instead, on a machine without sound.
        headset_jack: whether its jack tells when something is plugged in. False for a USB headset
            or a pad with sound: then the voice begins with the first key.
        scanner: whether a scanner is at the kiosk: then also receipts that no phone can read have a
            code.
        volume: of the voice, in per cent; None leaves it to the service menu.
        screens_off: when its screen is dark; None for the hours of the centre.
    """

    program: ClassVar[str] = "kiosk"

    inches: Annotated[float, AfterValidator(_a_panel), Field(le=LARGEST_INCHES)] = 24
    headset: str = ""
    headset_jack: bool = True
    scanner: bool = False
    volume: int | None = None
    screens_off: str | None = None
