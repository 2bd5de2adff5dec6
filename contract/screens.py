"""What a centre says about its kiosks, receipts, displays, voice and alarms.

Part of the centre file. Logos, pictures and sounds are files beside it; they are stored by
their SHA-256 outside of the log, and programs fetch them by it.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from contract.hours import OpenInterval
from contract.ids import Key
from contract.model import Incoming, Language, PlainText, Texts, written

FileName = Annotated[
    str,
    written(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$",
        "a file beside the centre file has letters, digits and . _ - in its name: write it like "
        "'logo.png'",
        example="logo.png",
    ),
]
"""A file beside the centre file, without folders."""

Sha256 = Annotated[
    str, written(r"^[0-9a-f]{64}$", "a SHA-256 has 64 hexadecimal digits: copy it again")
]


class Kiosks(Incoming):
    """What all kiosks of the centre offer, and how long they wait for a touch."""

    idle_seconds: Annotated[int, Field(ge=15, le=600)] = 45
    """Without a touch, before the screen asks whether somebody is there."""
    idle_warning_seconds: Annotated[int, Field(ge=10, le=120)] = 20
    """How long it asks, before it goes back to the start."""
    services_per_ticket: Annotated[int, Field(ge=1, le=8)] = 4
    ask_quantity: bool = True
    """Whether a visitor may say for how many people or files the ticket is."""
    ask_assist: bool = True
    """Whether a visitor may say that seeing, hearing or walking is hard."""
    priority: Texts = Field(default_factory=dict)
    """Who may go first, in a sentence; empty: nobody claims it at a kiosk."""


class ReceiptBlock(StrEnum):
    """A part of the receipt; they are printed in this order."""

    LOGO = "logo"
    CENTRE = "centre"
    NUMBER = "number"
    SERVICE = "service"
    TIME = "time"
    WHERE = "where"
    WAIT = "wait"
    DOCUMENTS = "documents"
    LINES = "lines"
    CODE = "code"
    MISSED = "missed"
    HELP = "help"


FULL_RECEIPT = tuple(ReceiptBlock)
SHORT_RECEIPT = (
    ReceiptBlock.CENTRE,
    ReceiptBlock.NUMBER,
    ReceiptBlock.SERVICE,
    ReceiptBlock.TIME,
    ReceiptBlock.WHERE,
    ReceiptBlock.WAIT,
    ReceiptBlock.CODE,
)


class Receipt(Incoming):
    """What stands on the paper."""

    preset: Literal["full", "short"] = "full"
    blocks: tuple[ReceiptBlock, ...] | None = None
    """Other parts than those of the preset; the number is always printed."""
    lines: tuple[Texts, ...] = ()
    """The centre's own lines, below the documents."""

    @property
    def parts(self) -> frozenset[ReceiptBlock]:
        """What is printed."""
        usual = FULL_RECEIPT if self.preset == "full" else SHORT_RECEIPT
        return frozenset(self.blocks if self.blocks is not None else usual) | {ReceiptBlock.NUMBER}


class DisplayBlock(StrEnum):
    """A part of a display's screen."""

    CALLS = "calls"
    WAITS = "waits"
    NEXT = "next"
    NOTICES = "notices"
    CLOCK = "clock"
    PICTURES = "pictures"


class WaitsBy(StrEnum):
    """Of what a line of the waits tells."""

    CATEGORY = "category"
    AGENCY = "agency"
    SERVICE = "service"


class Picture(Incoming):
    """A picture between the calls."""

    file: FileName
    language: Language | None = None
    """Shown while the display speaks this language; None: always."""
    interval: OpenInterval | None = None
    """At which time of day; None: all day."""
    seconds: Annotated[int, Field(ge=3, le=600)] = 15


class Display(Incoming):
    """A layout that displays are given on the devices page."""

    key: Key
    zones: tuple[Key, ...] = ()
    """Whose counters it shows; empty: those of the whole hall."""
    services: tuple[Key, ...] = ()
    """Whose waits and calls it shows; empty: all."""
    counter: Key | None = None
    """For a display above one counter: which."""
    inches: Annotated[float, Field(ge=5, le=200)] = 55
    """The diagonal of its panel."""
    farthest_seat_m: Annotated[float, Field(gt=0, le=100)] = 6
    blocks: Annotated[tuple[DisplayBlock, ...], Field(min_length=1)] = (
        DisplayBlock.CALLS,
        DisplayBlock.WAITS,
        DisplayBlock.NOTICES,
        DisplayBlock.CLOCK,
    )
    waits_by: WaitsBy = WaitsBy.CATEGORY
    """Whose smallest and largest wait is told on a line: that of each category, agency or
    service."""
    pictures: tuple[Picture, ...] = ()
    voice: bool = False
    """Whether it may be the voice of its zones."""

    def on_panel(self, inches: float | None, farthest_seat_m: float | None) -> Self:
        """The layout on another panel, or with its farthest seat elsewhere; None: as it says."""
        own = {"inches": inches, "farthest_seat_m": farthest_seat_m}
        return self.model_copy(update={key: one for key, one in own.items() if one is not None})


WHOLE_HALL = Display(key="hall")
"""What a display shows that was given no layout: everything, on a panel of 55 inches."""


class Volume(Incoming):
    """How loud the voice is at a time of day."""

    interval: OpenInterval
    percent: Annotated[int, Field(ge=0, le=100)]


class Voice(Incoming):
    """How calls are spoken."""

    second_language: Language | None = None
    """Spoken after the ticket's own."""
    short: bool = False
    """Whether a call is number and counter alone, without the sentence around them."""
    calls_per_hour: Annotated[int, Field(ge=1, le=1000)] = 220
    """Above it a call gets the chime alone."""
    percent: Annotated[int, Field(ge=0, le=100)] = 80
    volumes: tuple[Volume, ...] = ()
    """Where it is louder or quieter than `percent`."""
    pronounced: dict[Language, dict[PlainText, PlainText]] = Field(default_factory=dict)
    """How words and letters are spoken, by language: `pronounced.en = { "A" = "ay" }`."""
    recordings: dict[Language, dict[Key, FileName]] = Field(default_factory=dict)
    """The centre's own recordings of the phrases, by language."""


class Alarms(Incoming):
    """From when on managers and operators are told."""

    wait_of_target: Annotated[float, Field(gt=0, le=20)] = 2.0
    """A visitor has waited so many times the target of the service."""
    waiting: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """So many wait for one service."""
    hold_minutes: Annotated[float, Field(gt=0, le=24 * 60)] = 30
    """A ticket is on hold for so long."""
    service_of_typical: Annotated[float, Field(gt=0, le=50)] = 3.0
    """A service takes so many times its usual time."""
    device_silent_seconds: Annotated[int, Field(ge=12, le=3600)] = 60
    """Nothing was heard of a device for so long."""
    call_not_shown_seconds: Annotated[int, Field(ge=2, le=600)] = 10
    """No display has shown a call for so long."""
