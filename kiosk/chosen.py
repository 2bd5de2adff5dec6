"""What was chosen on a kiosk's own screen, and how it becomes its settings.

What options, environment or a settings file say counts more.
"""

import logging
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ValidationError

from client.kept import Kept
from kiosk.settings import KioskSettings

log = logging.getLogger(__name__)

KEPT: Final = "set-up"
VOLUME: Final = "volume"

PRINTER_CLASS: Final = "07"
"""What a USB interface says that it is, when it is a printer (USB device class 07h)."""


class Chosen(BaseModel):
    """What was chosen, as it is kept."""

    language: str = ""
    inches: float = 24
    printer: str = ""
    paper_dots: int = 576


def given(settings: KioskSettings) -> frozenset[str]:
    """What options, environment or a settings file say; an empty language says nothing."""
    found = settings.model_fields_set & set(Chosen.model_fields)
    return frozenset(found if settings.language else found - {"language"})


def remembered(settings: KioskSettings) -> KioskSettings:
    """The settings with what was chosen at the kiosk, where nothing else is given."""
    chosen = Kept(settings.kept_in).read(KEPT, Chosen)
    if chosen is None:
        return settings
    fixed = given(settings)
    wanted = {name: value for name, value in chosen.model_dump().items() if name not in fixed}
    try:
        KioskSettings.model_validate(wanted)
    except ValidationError as error:
        log.warning("what was set up at the kiosk cannot be used: %s", error)
        return settings
    merged = settings.model_copy(update=wanted)
    # Chosen is not given: it can be changed at the kiosk.
    merged.model_fields_set.difference_update(wanted)
    return merged


def is_first_start(settings: KioskSettings) -> bool:
    """Whether neither a panel nor a printer was ever given or chosen, and the kiosk is new."""
    if given(settings) & {"inches", "printer"}:
        return False
    return not any((settings.kept_in / f"{one}.json").exists() for one in (KEPT, "hall"))


class Volume(BaseModel):
    """How loud the voice is, 1 to 5."""

    volume: int


def volume_in(kept: Kept | None) -> int | None:
    """The volume that staff chose; None where they did not."""
    found = kept.read(VOLUME, Volume) if kept is not None else None
    return found.volume if found is not None else None


def keep_volume(kept: Kept | None, volume: int) -> None:
    """Keep it over a restart, if that is possible."""
    if kept is not None:
        kept.write_if_possible(VOLUME, Volume(volume=volume))


def found_printers(root: Path = Path("/")) -> list[str]:
    """Addresses of the printers that seem to be plugged in: on USB, and on serial adapters.

    Args:
        root: of the system's files.
    """
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
