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
    """The settings of a kiosk.

    Attributes:
        inches: the diagonal of the panel; texts and buttons are sized by it.
        headset: the sound output for a headset, by its name or id, which other visitors cannot
            hear; "" or "none" for a kiosk without voice. `file:FOLDER` stores the latest sentence
            there as a WAV file, on a machine without sound.
        headset_jack: whether the jack reports a plugged headset. False for a USB headset or a
            keypad with sound: then the voice starts with the first key.
        scanner: whether the kiosk has a scanner: then receipts that phones cannot read have a code
            too.
        volume: of the voice, in per cent; None leaves it to the service menu.
        screens_off: the dark hours of its screen; None for those of the centre.
    """

    program: ClassVar[str] = "kiosk"

    inches: Annotated[float, AfterValidator(_a_panel), Field(le=LARGEST_INCHES)] = 24
    headset: str = ""
    headset_jack: bool = True
    scanner: bool = False
    volume: int | None = None
    screens_off: str | None = None
