"""The kiosk's settings: flags over environment (`NOVBE_PRINTER`, ...) over file."""

from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from client.printer.settings import PrinterSettings

SMALLEST_INCHES: Final = 10.1
"""The diagonal of the smallest panel on which the screens fit."""

LARGEST_INCHES: Final = 200.0


def _a_panel(inches: float) -> float:
    if inches < SMALLEST_INCHES:
        raise ValueError(
            f"a panel of {inches:g} inches is too small: the texts and buttons of a kiosk need "
            f"{SMALLEST_INCHES} inches"
        )
    return inches


class KioskSettings(PrinterSettings):
    """What a kiosk needs.

    Attributes:
        inches: the diagonal of the panel; texts and buttons are sized by it.
        headset: the sound output into which a headset is plugged, by its name or id, and which
            no other visitor hears; "" for a kiosk that does not speak. `file:FOLDER` keeps the
            latest sentence there as a WAV file instead, on a machine without sound.
        headset_jack: whether its jack tells when something is plugged in. False for a USB headset
            or a pad with sound: then the voice begins with the first key.
        scanner: whether a scanner is at the kiosk: then also receipts that no phone can read have a
            code.
        folder: where it keeps what it needs when the server is away; None for the usual place.
    """

    inches: Annotated[float, AfterValidator(_a_panel), Field(le=LARGEST_INCHES)] = 24
    headset: str = ""
    headset_jack: bool = True
    scanner: bool = False
    folder: Path | None = None

    @property
    def kept_in(self) -> Path:
        """The folder."""
        return self.folder or self.folder_of("kiosk")
