"""Snapshots: each the whole truth for its reader.

Durations are seconds, times RFC 3339 in UTC, ids strings. A reader replaces
what it has when the epoch is another or the revision is not lower.
"""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar, Final

from contract.centre import Direction
from contract.ids import CentreId, CounterId, ServiceId, TicketId
from contract.model import Instant, Language, Outgoing, Texts
from contract.words import (
    Assist,
    Claim,
    ClosedReason,
    CommandName,
    CounterState,
    Delay,
    Outcome,
    Paper,
    Role,
    SnapshotName,
    Speak,
    StopState,
    TicketClass,
    TicketState,
)


class Expected(Outgoing):
    """The expected wait in seconds: usually between low and high, nine of ten below late."""

    low: int
    high: int
    late: int


class Snapshot(Outgoing):
    """What all snapshots share.

    Attributes:
        epoch: changes when a database was restored.
        revision: the number of the last event in the centre's log.
        at: the hall's time when it was built.
        clock_rate: seconds of the hall in a second of the world; 1 in a real hall.
    """

    name: ClassVar[SnapshotName]

    epoch: str
    revision: int
    at: Instant
    clock_rate: float
    centre: CentreId


class Notice(Outgoing):
    """A line that the hall tells everybody."""

    id: str
    texts: Texts
    until: Instant | None = None


class Standstill(Outgoing):
    """Something stands still: since when, why (a code), until when where that is known."""

    since: Instant
    reason: str
    expected_end: Instant | None = None


class MenuService(Outgoing):
    """A service as a kiosk shows it."""

    id: ServiceId
    open: bool
    reason: ClosedReason | None
    opens_at: Instant | None
    """When it can be had next; for a full day: the nearest free time."""
    last_ticket: Instant | None
    quota_left: int | None
    waiting: int
    expected: Expected | None


class Menu(Snapshot):
    """For kiosks."""

    name: ClassVar[SnapshotName] = SnapshotName.MENU

    catalogue: str
    """The version of the catalogue that belongs to it."""
    languages: tuple[Language, ...]
    day: date | None
    services: tuple[MenuService, ...]
    notices: tuple[Notice, ...] = ()
    standstill: Standstill | None = None
    """The whole hall stands still."""


class BoardCall(Outgoing):
    """A call as a board shows it."""

    call: int
    number: str
    counter: str
    """The counter's number, as it is written above it."""
    direction: Direction | None
    language: Language
    at: Instant
    recall: bool
    over: bool
    """Answered or withdrawn."""
    withdrawn: bool
    speak: Speak
    zone: str | None = None
    floor: int | None = None


class BoardService(Outgoing):
    """A service as a board shows it."""

    id: ServiceId
    waiting: int
    expected: Expected | None
    standstill: Standstill | None = None


class Board(Snapshot):
    """For displays; holds no personal data."""

    name: ClassVar[SnapshotName] = SnapshotName.BOARD

    catalogue: str
    languages: tuple[Language, ...]
    day: date | None
    calls: tuple[BoardCall, ...]
    """Newest first: the last ten minutes, and at least twenty."""
    services: tuple[BoardService, ...]
    next_in_line: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    standstill: Standstill | None = None


class LineHead(Outgoing):
    """The ticket at the head of a line."""

    ticket: TicketId
    number: str
    waited: int
    service: str = ""
    target: int = 0
    """The wait that its service aims for."""


class HallService(Outgoing):
    """A service as staff see it."""

    id: ServiceId
    waiting: int
    longest_wait: int | None
    target: int
    open: bool
    head: LineHead | None
    unserved: bool = False
    """People wait and no open counter serves them: an alarm."""
    standstill: Standstill | None = None
    closed: bool = False
    """The staff give no tickets for it."""


class HallCounter(Outgoing):
    """A counter as staff see it."""

    id: CounterId
    number: str
    state: CounterState
    operator: str | None
    ticket: str | None
    """The number of its ticket."""
    ticket_state: TicketState | None
    since: Instant
    profile: str


class HelpCall(Outgoing):
    """Somebody waits for help."""

    place: str
    """A counter's id or a device's."""
    label: str
    """What staff call the place."""
    since: Instant


class Hall(Snapshot):
    """For counters and the console."""

    name: ClassVar[SnapshotName] = SnapshotName.HALL

    catalogue: str
    day: date | None
    services: tuple[HallService, ...]
    counters: tuple[HallCounter, ...]
    help: tuple[HelpCall, ...] = ()
    notices: tuple[Notice, ...] = ()
    standstill: Standstill | None = None
    clock_doubt: bool = False
    """The server's clock is behind the log or far ahead of it: the day waits for a person."""


class Stop(Outgoing):
    """One service on a ticket; durations in seconds, None while not known."""

    service: ServiceId
    state: StopState
    quantity: int
    wait: int | None
    walk: int | None
    time: int | None
    """From start to finish."""
    outcome: Outcome | None
    counter: str | None
    stars: int | None = None


class Note(Outgoing):
    """A note of staff on a ticket."""

    at: Instant
    by: str
    text: str
    id: str = ""


class Reasons(Outgoing):
    """Why this ticket was called: which test decided, and the heads compared, the winner
    first. It names nobody's class."""

    rule: str
    """One of `contract.words.Rule`."""
    compared: tuple[LineHead, ...] = ()
    reason: str | None = None
    """The operator's, for a call out of order."""


class DeskTicket(Outgoing):
    """The ticket at a counter."""

    id: TicketId
    number: str
    state: TicketState
    service: ServiceId
    language: Language
    ticket_class: TicketClass
    assist: tuple[Assist, ...]
    paper: Paper
    issued_at: Instant
    since: Instant
    """When it came into its present state."""
    called_at: Instant | None
    waited: int
    recalls: int
    stops: tuple[Stop, ...]
    notes: tuple[Note, ...]
    reasons: Reasons | None
    claim: Claim = Claim.NONE
    bound: str | None = None
    """The counter or operator that it is meant for."""
    stop: int | None = None
    """The index of its present stop."""


class ParkedTicket(Outgoing):
    """A ticket set aside at the counter's profile."""

    id: TicketId
    number: str
    service: ServiceId
    reason: str
    since: Instant
    remind_at: Instant | None = None
    counter: str | None = None
    """The number of the counter that parked it."""


class OwnDay(Outgoing):
    """What the counter has done today."""

    served: int
    missed: int
    mean_service: int | None
    """Seconds from start to finish."""


class Desk(Snapshot):
    """For one counter; buttons are drawn from `allowed`."""

    name: ClassVar[SnapshotName] = SnapshotName.DESK

    catalogue: str
    counter: CounterId
    number: str
    state: CounterState
    operator: str | None
    since: Instant
    expected_end: Instant | None
    """The expected end of a break."""
    allowed: tuple[CommandName, ...]
    ticket: DeskTicket | None
    parked: tuple[ParkedTicket, ...]
    last_finished: str | None
    """The id of the ticket that can still be reopened here."""
    waiting: int
    """Tickets that this counter may call."""
    longest_wait: int | None
    own_day: OwnDay
    standstill: Standstill | None = None


class Ticket(Snapshot):
    """For one visitor's phone, and for the kiosk that issued it."""

    name: ClassVar[SnapshotName] = SnapshotName.TICKET

    catalogue: str
    id: TicketId
    number: str
    token: str
    state: TicketState
    paper: Paper
    language: Language
    issued_at: Instant
    since: Instant
    ahead: int | None
    """People ahead while it waits; None otherwise."""
    expected: Expected | None
    promise: int | None
    """Seconds from issue within which nine of ten such tickets are called."""
    counter: str | None
    direction: Direction | None
    zone: str | None
    """The id of the zone where the visitor waits."""
    counters: tuple[str, ...]
    """The numbers of the counters that serve the present stop."""
    call: int | None
    comeback_until: Instant | None
    stops: tuple[Stop, ...]
    standstill: Standstill | None = None
    """The hall, or the service it waits for, stands still."""
    return_until: date | None = None
    """Some of it was ended with a right to come back, up to this day."""
    ended_by_hall: bool = False
    """All of it was; nobody gave it up."""
    delay: Delay | None = None
    """Why it takes longer than was promised, where it does and the reason is known."""


class LeasedNumber(Outgoing):
    """A number that a kiosk may give while the server is away."""

    ticket: TicketId
    number: str
    token: str
    series: str
    day: date


class Device(Snapshot):
    """For one device: what it should be."""

    name: ClassVar[SnapshotName] = SnapshotName.DEVICE

    enrolled: bool
    device: str
    role: Role
    label: str
    layout: Mapping[str, str] = {}
    leases: tuple[LeasedNumber, ...] = ()
    restart_since: Instant | None = None
    screenshot_since: Instant | None = None


SNAPSHOTS: Final[Mapping[SnapshotName, type[Snapshot]]] = {
    model.name: model for model in (Menu, Board, Hall, Desk, Ticket, Device)
}
