"""What the console sets for one device: printer, sound, panel, language, dark hours.

The file on a device's PC names only the server. `None` in a field: not set; the device then uses
its default, and a kiosk what was chosen on its own screen.
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
    # Only a printer's file: a console must not write to other files of a PC.
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


def _an_output(name: str) -> str:
    if name.startswith("file:"):
        raise ValueError("this is a folder: write the name or the id of a sound output")
    return name


Output = Annotated[PlainText, Field(min_length=1, max_length=120), AfterValidator(_an_output)]
"""A sound output of the machine by its name or id; `none` for no sound."""

NO_SOUND: Final = "none"
"""The output of a device that is set to play no sound."""

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
    """The settings of one device. `FIELDS` lists those of each kind of device.

    Attributes:
        language: of a kiosk's start screen or a counter's sign-in page; the only language of a
            display.
        screens_off: when its screen is dark, instead of the centre's `screens_off`.
        printer, paper_dots: its receipt printer, and the dots of the print head.
        inches: the diagonal of its panel.
        farthest_seat_m: how far the farthest reader of a display sits, in metres.
        screen: the screen of the machine that a display uses, such as `HDMI-A-1`.
        headset: the sound output of a kiosk's headset, which no other visitor hears.
        headset_jack: whether the jack detects a plugged headset; False for a USB headset or a
            keypad with sound.
        speaker: the sound output of a display's voice, or of a counter's sign for a visitor.
        volume: of a kiosk's voice, in per cent; of a display's, in per cent of the centre's.
        bar: whether a counter starts as the slim bar.
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
        """The settings that are set, by field."""
        return self.model_dump(exclude_none=True)


NOTHING_SET: Final = DeviceSettings()
"""The settings of a device for which the console sets none."""

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
"""The settings of each kind of device, in the order of the form."""


def faults_of(role: Role, settings: DeviceSettings) -> Iterable[tuple[str, str]]:
    """The fields that do not apply to a kind of device, and why."""
    for name in settings.given:
        if name not in FIELDS[role]:
            yield name, f"does not apply to a {role}"
    if role is Role.KIOSK and (settings.inches or SMALLEST_KIOSK_INCHES) < SMALLEST_KIOSK_INCHES:
        yield "inches", f"is too small: a kiosk needs {SMALLEST_KIOSK_INCHES} inches"
