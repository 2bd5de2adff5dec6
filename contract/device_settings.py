"""What the console sets for one device: printer, sound, panel, language, dark hours.

The file on a device's PC says only where the server is. `None` in a field: nothing is set; then
the device does what is usual, and a kiosk what was chosen on its own screen.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Final, Literal

from pydantic import (
    AfterValidator,
    Field,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)

from contract.enums import Role
from contract.hours import OpenInterval
from contract.model import Incoming, Language, PlainText, written

_PORTS: Final = 65535


def _a_port(address: str) -> str:
    port = address.rpartition(":")[2]
    if address.startswith("tcp://") and port.isdigit() and int(port) > _PORTS:
        raise ValueError(f"there is no port {port}: a network printer mostly has 9100")
    return address


PrinterAddress = Annotated[
    str,
    # No other file than a printer's: a console writes into no file of a PC.
    written(
        r"^(tcp://[A-Za-z0-9.-]+(:\d{1,5})?|usb:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}"
        r"|serial:/dev/[\w./:-]+(\?baud=\d{3,7})?|file:/dev/(usb/)?lp\d+)$",
        "this is no printer: write it like tcp://192.0.2.20:9100, usb:04b8:0e15, "
        "serial:/dev/ttyS0?baud=38400 or file:/dev/usb/lp0",
        example="tcp://192.0.2.20:9100",
        max_length=120,
    ),
    AfterValidator(_a_port),
]
"""Where receipts come out."""


def _an_output(name: str) -> str:
    if name.startswith("file:"):
        raise ValueError("this is a folder: write the name or the id of a sound output")
    return name


Output = Annotated[PlainText, Field(min_length=1, max_length=120), AfterValidator(_an_output)]
"""A sound output of the machine by its name or id; `none` for no sound."""

NO_SOUND: Final = "none"
"""The output of a device that is to play no sound."""

NEVER: Final = "never"
"""The dark hours of a screen that stays bright."""

SMALLEST_KIOSK_INCHES: Final = 10.1
"""The diagonal of the smallest panel on which the screens of a kiosk fit."""


def _or_never(value: object, handle: ValidatorFunctionWrapHandler) -> object:
    return value if value == NEVER else handle(value)


DarkHours = Annotated[
    OpenInterval,
    WrapValidator(_or_never),
    WithJsonSchema({"type": "string", "examples": ["22:00-07:00", "never"]}),
]
"""When a screen is dark: an interval, or `never`."""


class DeviceSettings(Incoming):
    """The settings of one device. Which kind of device has which says `FIELDS`.

    Attributes:
        language: of a kiosk's start screen, of a counter's page to sign in; a display shows it
            alone.
        screens_off: when its screen is dark, in place of the centre's `screens_off`.
        printer, paper_dots: its receipt printer, and the dots of the print head.
        inches: the diagonal of its panel.
        farthest_seat_m: how far the farthest reader of a display sits, in metres.
        screen: on which of the machine's screens a display is, such as `HDMI-A-1`.
        headset: the sound output of a kiosk's headset, which no other visitor hears.
        headset_jack: whether its jack tells when a headset is plugged in; False for a USB headset
            or a pad with sound.
        speaker: the sound output of a display's voice, or of a counter's sign for a visitor.
        volume: of a kiosk's voice, in per cent; of a display's, in per cent of the centre's.
        scanner: whether a scanner is at the kiosk.
        bar: whether a counter begins as the slim bar.
    """

    language: Language | None = None
    screens_off: DarkHours | None = None
    printer: PrinterAddress | None = None
    paper_dots: Literal[384, 512, 576, 640] | None = None
    inches: Annotated[float, Field(ge=5, le=200)] | None = None
    farthest_seat_m: Annotated[float, Field(gt=0, le=100)] | None = None
    screen: Annotated[PlainText, Field(min_length=1, max_length=60)] | None = None
    headset: Output | None = None
    headset_jack: bool | None = None
    speaker: Output | None = None
    volume: Literal[20, 40, 60, 80, 100] | None = None
    scanner: bool | None = None
    bar: bool | None = None

    @property
    def given(self) -> Mapping[str, object]:
        """What is set, by field."""
        return self.model_dump(exclude_none=True)


NOTHING_SET: Final = DeviceSettings()
"""Of a device for which the console sets nothing."""

_PAPER: Final = ("printer", "paper_dots")

FIELDS: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.KIOSK: (
        "language", *_PAPER, "inches", "headset", "headset_jack", "volume", "scanner",
        "screens_off",
    ),
    Role.DISPLAY: (
        "language", "inches", "farthest_seat_m", "speaker", "volume", "screen", "screens_off",
    ),
    Role.COUNTER: ("language", *_PAPER, "speaker", "bar"),
    Role.WALL: (),
}  # fmt: skip
"""What can be set for each kind of device, in the order of the form."""


def faults_of(role: Role, settings: DeviceSettings) -> Iterable[tuple[str, str]]:
    """The fields that do not go with a kind of device, and why."""
    for name in settings.given:
        if name not in FIELDS[role]:
            yield name, f"is nothing for a {role}"
    if role is Role.KIOSK and (settings.inches or SMALLEST_KIOSK_INCHES) < SMALLEST_KIOSK_INCHES:
        yield "inches", f"is too small: a kiosk needs {SMALLEST_KIOSK_INCHES} inches"
