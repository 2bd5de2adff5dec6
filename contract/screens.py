"""The part of the centre file on kiosks, receipts, displays, voice and alarms. Logos, pictures and
sounds are files in its folder; they are stored and fetched by their SHA-256, outside of the log."""

from datetime import time
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field

from contract.hours import OpenInterval, is_within
from contract.ids import Key
from contract.model import Incoming, Language, PlainText, Texts, written

FileName = Annotated[
    str,
    written(
        r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$",
        "a file of the centre has letters, digits and . _ - in its name: write it like 'logo.png'",
        example="logo.png",
    ),
]
"""A file in the folder of the centre file, without subfolders."""


class Kiosks(Incoming):
    """What all kiosks of the centre offer, and how long they wait for a touch."""

    idle_seconds: Annotated[int, Field(ge=15, le=600)] = 45
    """The seconds without a touch after which the screen asks whether the visitor is still
    there."""
    idle_warning_seconds: Annotated[int, Field(ge=10, le=120)] = 20
    """The seconds after which that question returns to the start screen."""
    services_per_ticket: Annotated[int, Field(ge=1, le=8)] = 4
    ask_quantity: bool = True
    """Whether a visitor may give the number of people or files."""
    ask_assist: bool = True
    """Whether a visitor may say that seeing, hearing or walking is hard."""
    most_taken: Annotated[int, Field(ge=0, le=12)] = 6
    """How many of the services with most tickets of the last four weeks the start page shows before
    the categories; 0: none."""
    priority: Texts = Field(default_factory=dict)
    """Who may go first, in a sentence; empty: a kiosk offers no claim to priority."""


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
    """The content of the paper."""

    preset: Literal["full", "short"] = "full"
    blocks: tuple[ReceiptBlock, ...] | None = None
    """The parts, where they differ from the preset; the number is always printed."""
    lines: tuple[Texts, ...] = ()
    """The centre's own lines, below the documents."""

    @property
    def parts(self) -> frozenset[ReceiptBlock]:
        """The parts that are printed."""
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
    """The grouping of the lines with the waits."""

    CATEGORY = "category"
    AGENCY = "agency"
    SERVICE = "service"


class Picture(Incoming):
    """A picture between the calls."""

    file: FileName
    language: Language | None = None
    """Shown while the display shows this language; None: always."""
    interval: OpenInterval | None = None
    """The time of day at which it is shown; None: all day."""
    seconds: Annotated[int, Field(ge=3, le=600)] = 15


class Display(Incoming):
    """A layout that displays are given on the devices page."""

    key: Key
    zones: tuple[Key, ...] = ()
    """The zones whose counters it shows; empty: those of the whole hall."""
    services: tuple[Key, ...] = ()
    """The services whose waits and calls it shows; empty: all."""
    counter: Key | None = None
    """The counter of a display above one counter."""
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
    """The grouping of the waits: each line shows the smallest and the largest wait of a category,
    agency or service."""
    pictures: tuple[Picture, ...] = ()
    voice: bool = False
    """Whether it may be the voice of its zones."""

    def on_panel(self, inches: float | None, farthest_seat_m: float | None) -> Self:
        """The layout for another panel, or with another farthest seat; None: unchanged."""
        own = {"inches": inches, "farthest_seat_m": farthest_seat_m}
        given = {key: value for key, value in own.items() if value is not None}
        return self.model_copy(update=given)


WHOLE_HALL = Display(key="hall")
"""The layout of a display that was given none: everything, on a panel of 55 inches."""


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
    calls_per_hour: Annotated[int | None, Field(exclude=True)] = None
    """Without effect: a limit that there was. A file that sets it is taken, with advice."""
    percent: Annotated[int, Field(ge=0, le=100)] = 80
    volumes: tuple[Volume, ...] = ()
    """The times at which it is louder or quieter than `percent`."""
    pronounced: dict[Language, dict[PlainText, PlainText]] = Field(default_factory=dict)
    """How words and letters are spoken, by language: `pronounced.en = { "A" = "ay" }`."""
    recordings: dict[Language, dict[Key, FileName]] = Field(default_factory=dict)
    """The centre's own recordings of the phrases, by language."""

    def percent_at(self, local: time) -> int:
        """The volume at a time of day, in per cent."""
        for volume in self.volumes:
            if is_within(local, volume.interval):
                return volume.percent
        return self.percent


class Alarms(Incoming):
    """The thresholds of alarms for managers and operators."""

    wait_of_target: Annotated[float, Field(gt=0, le=20)] = 2.0
    """A visitor has waited this many times the target of the service."""
    waiting: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """This many tickets wait for one service."""
    promises: Annotated[int, Field(ge=1, le=10_000)] = 3
    """This many tickets that wait for one service are expected to be called later than promised, or
    have waited longer already."""
    hold_minutes: Annotated[float, Field(gt=0, le=24 * 60)] = 30
    """A ticket has been on hold for this long."""
    service_of_typical: Annotated[float, Field(gt=0, le=50)] = 3.0
    """A service takes this many times its usual time."""
    device_silent_seconds: Annotated[int, Field(ge=12, le=3600)] = 60
    """A device has not reported for this long."""
    call_not_shown_seconds: Annotated[int, Field(ge=2, le=600)] = 10
    """No display has shown a call for this long."""
