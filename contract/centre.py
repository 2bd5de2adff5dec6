"""The centre as its manager writes it: in the centre file (TOML), in the log (`centre_configured`)
and in an export. Times of day are local to the centre; durations say their unit in their name."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticKnownError

from contract.bookings import Bookings, ServiceBooking
from contract.enums import StopOrder
from contract.hours import Clock, OpenInterval, TimeZone, WeekHours
from contract.ids import CentreId, Key, Sha256
from contract.model import Incoming, Language, PlainText, Texts, written
from contract.screens import Alarms, Display, FileName, Kiosks, Receipt, Voice

Colour = Annotated[
    str,
    written(
        r"^#[0-9A-Fa-f]{6}$",
        "a colour must look like #0B5FD0 (a hash sign and six digits or letters A to F)",
        example="#0B5FD0",
    ),
]
Minutes = Annotated[float, Field(gt=0, le=24 * 60)]

ENTRIES_AT_MOST: Final = 2_000
"""How many services, counters or other parts of one kind a centre has at most."""

CENTRE_LIMIT: Final = 1_000_000
"""Bytes of a centre file, and of a body that brings a configuration in."""

LANGUAGES_AT_MOST: Final = 20
"""How many languages a hall has at most."""


def _counted(value: Any) -> Any:
    """Check the length of a list before its entries: 60,000 faulty ones take seconds."""
    if isinstance(value, list | tuple) and len(value) > ENTRIES_AT_MOST:
        kind = {"field_type": "List", "max_length": ENTRIES_AT_MOST, "actual_length": len(value)}
        raise PydanticKnownError("too_long", kind)
    return value


_COUNTED: Final = BeforeValidator(_counted)
_PARTS: Final = Field(max_length=ENTRIES_AT_MOST)
_SOME_PARTS: Final = Field(min_length=1, max_length=ENTRIES_AT_MOST)


class Direction(StrEnum):
    """Where to go, from the view of a person who looks at the board."""

    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"
    BACK = "back"
    AHEAD_LEFT = "ahead_left"
    AHEAD_RIGHT = "ahead_right"
    BACK_LEFT = "back_left"
    BACK_RIGHT = "back_right"
    UP = "up"
    DOWN = "down"


class CentreHead(Incoming):
    """The hall itself."""

    slug: CentreId
    names: Texts
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=LANGUAGES_AT_MOST)]
    """The languages of the hall; the first is its default."""
    time_zone: TimeZone
    day_starts_at: Clock = Field(time(4), json_schema_extra={"default": "04:00"})
    """When the business day turns: local time before it belongs to the day before."""
    hours: WeekHours
    holidays: tuple[date, ...] = ()
    """Dates on which the hall stays closed."""
    special_hours: dict[date, tuple[OpenInterval, ...]] = Field(default_factory=dict)
    """Dates with other hours than their weekday's, a shortened day before a feast; a service
    with own hours works at them as far as the hall is open then. Empty: closed."""
    day_end_latest: Clock | None = None
    """When the day ends even if visitors still wait; by default when the business day turns. Local
    time before `day_starts_at` is in the night that follows."""
    address: Texts = Field(default_factory=dict)
    help_line: PlainText | None = None
    colour: Colour | None = None
    """The centre's own action colour; refused when white on it has a contrast below 4.5."""
    logo: FileName | None = None
    """A picture (PNG or JPEG) for screens and paper."""
    screens_off: OpenInterval | None = None
    """When kiosks and displays are dark, every day."""
    lock_minutes: Annotated[int, Field(ge=1, le=240)] = 10
    """How long a counter's program may be idle before it locks."""
    open_data: bool = False
    """Whether the waits of the hall are published."""
    board_code: bool = False
    """Whether boards show a code by which a phone proves to be in the hall, to check in with a
    booking."""
    phone_tickets: bool = False
    """Whether such a phone can take a ticket; boards show the code then, too."""


class ClassRule(Incoming):
    """How a class of tickets ages in the queue (accumulating priority, affine form).

    Attributes:
        head_start: what it begins with, in target waits of its service.
        rate: how fast it ages; an ordinary ticket ages at 1.
        ahead_minutes: it counts as one that was taken so much earlier.
        strict: the cap does not apply to it, because the law gives it precedence.
    """

    head_start: Annotated[float, Field(ge=0, le=100)] = 0.0
    rate: Annotated[float, Field(gt=0, le=100)] = 1.0
    ahead_minutes: Annotated[float, Field(ge=0, le=240)] = 0.0
    strict: bool = False


class Classes(Incoming):
    """The classes of tickets; with equal ones the rule is first come, first served."""

    standard: ClassRule = ClassRule()
    priority: ClassRule = ClassRule(head_start=0.5, rate=2.0)
    appointment: ClassRule = ClassRule(ahead_minutes=30)
    returning: ClassRule = ClassRule(head_start=0.5, rate=1.5)


class Rules(Incoming):
    """Numbers that a centre may set; the defaults suit a hall of thirty counters."""

    comeback_minutes: Minutes = 30
    """How long a missed visitor keeps the place."""
    undo_seconds: Annotated[int, Field(gt=0, le=600)] = 30
    """How long an operator can undo a call."""
    reopen_minutes: Minutes = 10
    """How long a finished or cancelled ticket can be reopened."""
    pending_paper_seconds: Annotated[int, Field(gt=0, le=600)] = 30
    """How long a ticket is not called while its paper is being printed."""
    number_rest_minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 60
    """How long a number is not reused after its ticket can no longer come back."""
    requeue_minutes: Minutes = 5
    """How long an absent visitor is not called again, unless no other visitor waits there."""
    step_back_minutes: Minutes = 5
    """The same for a visitor who lets others go first."""
    classes: Classes = Classes()
    wait_max_minutes: Minutes = 90
    """A ticket that has waited longer goes first, of any class."""
    cap_of: Annotated[int, Field(ge=0, le=20)] = 5
    """Of this many calls of a work profile in a row ..."""
    cap: Annotated[int, Field(ge=0, le=20)] = 3
    """... at most this many go to favoured classes while others wait; `cap_of` 0: no cap."""
    recall_cooldown_seconds: Annotated[int, Field(ge=0, le=120)] = 5
    """How long after a call the ticket can be recalled."""
    no_show_recalls: Annotated[int, Field(ge=0, le=20)] = 3
    """After this many unanswered recalls the clock marks a ticket as missed; 0: never."""
    no_show_seconds: Annotated[int, Field(gt=0, le=3600)] = 60
    """How long after the last of these recalls."""
    visitor_reopens: Annotated[int, Field(ge=0, le=20)] = 1
    """How often a visitor may come back without the staff."""
    stop_order: StopOrder = StopOrder.LEAST_TIME
    """Which of several services on a ticket comes next."""
    intake_ends_by_wait: bool = True
    """Issue no ticket that would not be called before its service closes."""
    reserved_grace_minutes: Minutes = 10
    """How long past its expected return a counter keeps the tickets reserved for it."""
    take_over_minutes: Minutes = 5
    """How long an operator has to be away before another may take over the counter."""
    lease_size: Annotated[int, Field(ge=1, le=500)] = 20
    """How many numbers of a series a kiosk leases per day for use without the server."""
    kiosk_issues_per_minute: Annotated[int, Field(ge=1, le=100_000)] = 30
    """How many tickets a kiosk may issue, and how many numbers of a series it may lease."""
    token_issues_per_minute: Annotated[int, Field(ge=1, le=100_000)] = 60
    """How many tickets another system may issue by its token."""
    issue_burst: Annotated[int, Field(ge=1, le=100_000)] = 10
    """How many of them at once, after a quiet time."""
    private_hours: Annotated[int, Field(ge=0, le=24 * 30)] = 24
    """How long after a visit the visitor's own statements are kept."""


class Series(Incoming):
    """A letter and a range of numbers; several services may share one."""

    key: Key
    prefix: Annotated[
        str,
        written(
            r"^[A-Z]{0,2}$",
            "a prefix has one or two capital letters, or none: write it like 'A' or ''",
            example="A",
        ),
    ]
    first: Annotated[int, Field(ge=0, le=9999)] = 1
    last: Annotated[int, Field(ge=1, le=9999)] = 999
    leased_from: Annotated[int, Field(ge=1, le=9999)] | None = None
    """Numbers from here on are reserved for kiosks that have no connection to the server."""


class Agency(Incoming):
    """A public body that works in the hall."""

    key: Key
    names: Texts
    colour: Colour
    """A 12 px edge or a round mark on screens, never the background of a text."""


class Category(Incoming):
    """The purpose of a visit: the first choice at the kiosk."""

    key: Key
    names: Texts
    icon: Key
    """The name of an outline icon, e.g. `id-card`."""


class QuotaWindow(Incoming):
    """How many tickets are issued in a part of the day."""

    interval: OpenInterval
    tickets: Annotated[int, Field(ge=0, le=10_000)]


class Quota(Incoming):
    """How many tickets of a service are issued, per day and per part of the day.

    Issued tickets count unless they were cancelled. Outside of the windows only the limit of the
    day applies.
    """

    per_day: Annotated[int, Field(ge=1, le=10_000)] | None = None
    windows: tuple[QuotaWindow, ...] = ()


class Service(Incoming):
    """A service for which a visitor takes a ticket."""

    key: Key
    names: Texts
    agency: Key
    category: Key
    series: Key
    documents: tuple[Texts, ...] = ()
    """What to bring, shown before the ticket is taken and printed on it."""
    typical_minutes: Minutes
    """The usual time at the counter, from call to finish."""
    target_minutes: Minutes
    """The wait that the service aims for."""
    hours: WeekHours | None = None
    """Own hours where they differ from the hall's."""
    last_ticket: Clock | None = None
    """The local time from which no ticket is issued, if earlier than closing; before
    `day_starts_at` it is in the night that follows."""
    holidays: tuple[date, ...] = ()
    """Dates on which this service alone stays closed."""
    quota: Quota | None = None
    booking: ServiceBooking | None = None
    """How it can be booked; None: it cannot."""
    icon: Key | None = None
    synonyms: dict[Language, tuple[PlainText, ...]] = Field(default_factory=dict)
    """Other words by which it is searched: `synonyms.en = ["ID", "national card"]`."""
    alarm_minutes: Minutes | None = None
    """The wait that raises an alarm, where it is not the centre's usual one."""
    alarm_waiting: Annotated[int, Field(ge=1, le=10_000)] | None = None
    """The number of waiting people that raises an alarm, where it is not the usual one."""


class Profile(Incoming):
    """A work profile: which services a counter serves, in levels of preference."""

    key: Key
    names: Texts
    levels: Annotated[tuple[tuple[Key, ...], ...], Field(min_length=1)]
    """The services of each level; the first level is preferred."""
    call_after_minutes: tuple[Annotated[float, Field(ge=0, le=24 * 60)], ...] | None = None
    """How long a ticket of each level has to wait before it competes with the better ones;
    by default ten minutes more for each level."""


LEVEL_STEP_MINUTES = 10.0
"""How much longer a ticket of each further level waits by default before it competes."""


def call_after_minutes(profile: Profile) -> tuple[float, ...]:
    """The waits from which the tickets of each level compete with those of better levels."""
    if profile.call_after_minutes is not None:
        return profile.call_after_minutes
    return tuple(level * LEVEL_STEP_MINUTES for level in range(len(profile.levels)))


class Zone(Incoming):
    """A part of the hall where visitors wait."""

    key: Key
    names: Texts
    floor: int = 0


class Counter(Incoming):
    """A numbered place of service."""

    key: Key
    number: Annotated[PlainText, Field(min_length=1, max_length=6)]
    profile: Key
    zone: Key | None = None
    direction: Direction | None = None


class CentreConfig(Incoming):
    """A whole centre, as in its file."""

    centre: CentreHead
    rules: Rules = Rules()
    bookings: Bookings = Bookings()
    series: Annotated[tuple[Series, ...], _SOME_PARTS, _COUNTED]
    zones: Annotated[tuple[Zone, ...], _PARTS, _COUNTED] = ()
    agencies: Annotated[tuple[Agency, ...], _SOME_PARTS, _COUNTED]
    categories: Annotated[tuple[Category, ...], _SOME_PARTS, _COUNTED]
    services: Annotated[tuple[Service, ...], _SOME_PARTS, _COUNTED]
    profiles: Annotated[tuple[Profile, ...], _SOME_PARTS, _COUNTED]
    counters: Annotated[tuple[Counter, ...], _SOME_PARTS, _COUNTED]
    kiosk: Kiosks = Kiosks()
    receipt: Receipt = Receipt()
    displays: Annotated[tuple[Display, ...], _PARTS, _COUNTED] = ()
    voice: Voice = Voice()
    alarms: Alarms = Alarms()
    files: dict[FileName, Sha256] = Field(default_factory=dict)
    """The ids of the stored files that are named above; the import sets them."""
