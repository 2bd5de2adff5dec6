"""The kiosk's settings: flags, what the console sets for the device, and what staff chose on the
kiosk's own screen, which all others override."""

import logging
from pathlib import Path
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, BaseModel, Field, ValidationError

from client.net.json_store import JsonStore
from client.printer.settings import PrinterSettings
from contract.device_settings import SMALLEST_KIOSK_INCHES

log = logging.getLogger(__name__)

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
    """

    program: ClassVar[str] = "kiosk"

    inches: Annotated[float, AfterValidator(_a_panel), Field(le=LARGEST_INCHES)] = 24
    headset: str = ""
    headset_jack: bool = True
    scanner: bool = False
    volume: int | None = None
    screens_off: str | None = None


KEPT: Final = "set-up"

PRINTER_CLASS: Final = "07"
"""The class of a USB interface that is a printer (USB device class 07h)."""


class ChosenSettings(BaseModel):
    """The chosen settings, as they are stored."""

    language: str = ""
    inches: float = 24
    printer: str = ""
    paper_dots: int = 576


def given(settings: KioskSettings) -> frozenset[str]:
    """The settings from options, environment or file; an empty language counts as not set."""
    found = settings.model_fields_set & set(ChosenSettings.model_fields)
    return frozenset(found if settings.language else found - {"language"})


def remembered(settings: KioskSettings) -> KioskSettings:
    """The settings, completed with those chosen at the kiosk."""
    chosen = JsonStore(settings.kept_in).read(KEPT, ChosenSettings)
    if chosen is None:
        return settings
    fixed = given(settings)
    wanted = {name: value for name, value in chosen.model_dump().items() if name not in fixed}
    try:
        KioskSettings.model_validate(wanted)
    except ValidationError as error:
        log.warning("settings chosen at the kiosk are not valid: %s", error)
        return settings
    merged = settings.model_copy(update=wanted)
    # A chosen value stays changeable at the kiosk.
    merged.model_fields_set.difference_update(wanted)
    return merged


def is_first_start(settings: KioskSettings) -> bool:
    """Whether the kiosk is new: neither a panel nor a printer was ever given or chosen."""
    if given(settings) & {"inches", "printer"}:
        return False
    return not any((settings.kept_in / f"{name}.json").exists() for name in (KEPT, "hall"))


def found_printers(root: Path = Path("/")) -> list[str]:
    """Addresses of the detected printers: on USB, and on serial adapters."""
    found = []
    for interface in sorted((root / "sys/bus/usb/devices").glob("*:*")):
        device = interface.parent / interface.name.partition(":")[0]
        if _read(interface / "bInterfaceClass") == PRINTER_CLASS:
            found.append(f"usb:{_read(device / 'idVendor')}:{_read(device / 'idProduct')}")
    by_name = sorted((root / "dev/serial/by-id").glob("*"))
    found += [f"serial:/{path.relative_to(root)}" for path in by_name]
    return list(dict.fromkeys(found))


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
