"""The snapshots of a whole hall: for kiosks, displays and staff."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from contract.access.enums import DeviceState, PrinterState, SoundState
from contract.centre import Direction
from contract.enums import (
    ClockDoubt,
    ClosedReason,
    CounterState,
    Delay,
    ProblemKind,
    Role,
    SnapshotName,
    Speak,
    TicketState,
)
from contract.ids import CounterId, ServiceId, TicketId
from contract.model import Instant, Language, Outgoing
from contract.snapshots.desk import HeldTicket
from contract.snapshots.shared import Expected, Notice, QueueHead, Snapshot, Suspension


class MenuService(Outgoing):
    """A service as a kiosk shows it."""

    id: ServiceId
    open: bool
    reason: ClosedReason | None
    opens_at: Instant | None
    """When tickets are issued next; for a full day: the nearest free time."""
    last_ticket: Instant | None
    quota_left: int | None
    waiting: int
    ahead: int | None
    """How many waiting tickets are called before one that is taken now; None if no counter serves
    the service."""
    served: bool
    """Whether a counter serves it, now or after a break; before opening: today."""
    expected: Expected | None
    """None if it is not known, or no ticket can be taken."""
    suspension: Suspension | None = None
    """The suspension of the service, where not the whole centre is suspended."""


class Menu(Snapshot):
    """The snapshot for kiosks."""

    name: ClassVar[SnapshotName] = SnapshotName.MENU

    catalogue: str
    """The version of the catalogue that belongs to it."""
    languages: tuple[Language, ...]
    day: date | None
    services: tuple[MenuService, ...]
    notices: tuple[Notice, ...] = ()
    suspension: Suspension | None = None
    """The suspension of the whole centre."""
    help: tuple[str, ...] = ()
    """The kiosks, by id, whose visitor waits for the greeter."""
    most_taken: tuple[ServiceId, ...] = ()
    """The services that the start page shows before the categories."""
    bookings: bool = False
    """Whether services can be booked here: visitors with a booking check in."""


class BoardCall(Outgoing):
    """A call as a board shows it."""

    call: int
    number: str
    counter: str
    """The counter's number, as on its sign."""
    direction: Direction | None
    language: Language
    at: Instant
    recall: bool
    over: bool
    """Answered or withdrawn."""
    withdrawn: bool
    speak: Speak
    service: ServiceId
    zone: str | None = None
    floor: int | None = None
    heard: bool = False
    """Whether a voice spoke it, or reported why not."""


class BoardService(Outgoing):
    """A service as a board shows it."""

    id: ServiceId
    waiting: int
    ahead: int | None
    served: bool
    expected: Expected | None
    """As in the menu."""
    suspension: Suspension | None = None
    open: bool = True
    """Tickets are issued for it."""
    next: str | None = None
    """The number that waits longest, where a display shows it."""


class Board(Snapshot):
    """The snapshot for displays; it holds no personal data."""

    name: ClassVar[SnapshotName] = SnapshotName.BOARD

    catalogue: str
    languages: tuple[Language, ...]
    day: date | None
    calls: tuple[BoardCall, ...]
    """Newest first: those whose visitors are still expected, the last three minutes, and at least
    twenty."""
    services: tuple[BoardService, ...]
    notices: tuple[Notice, ...] = ()
    suspension: Suspension | None = None
    opens_at: Instant | None = None
    """When tickets are issued again; None while some are, and if it is not known."""
    booked_ahead: int | None = None
    """A visitor with a booking is called as if the ticket had been taken this number of minutes
    before its time; None where nothing can be booked."""
    booked_within: int | None = None
    """Nine of ten visitors with a booking are promised a call within this number of minutes."""
    booked_kept: float | None = None
    """The share (0 to 1) for which that was true in the last four weeks; None if there were too
    few."""
    presence: str | None = None
    """The address of the code for phones that are in the hall; it changes each minute. None where
    boards show none."""
    phone_tickets: bool = False
    """Whether a phone can take a ticket there."""


class HallService(Outgoing):
    """A service as staff see it."""

    id: ServiceId
    waiting: int
    longest_wait: int | None
    target: int
    open: bool
    head: QueueHead | None
    unserved: bool = False
    """Tickets wait and no open counter serves them: an alarm."""
    suspension: Suspension | None = None
    closed: bool = False
    """The staff stopped issuing tickets for it."""
    closed_until: Instant | None = None
    """When tickets are issued again."""
    promises_at_risk: int = 0
    """How many of the waiting tickets are expected to be called later than promised."""
    promises_broken: int = 0
    """How many have waited longer than promised."""
    delay: Delay | None = None
    """Why, where it is known."""
    booked: int = 0
    """How many visitors with a booking are still expected today."""


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
    usual: int | None = None
    """The usual seconds of the service of its ticket, for its quantity."""


class HelpCall(Outgoing):
    """A visitor or an operator waits for help."""

    place: str
    """A counter's id or a device's."""
    label: str
    since: Instant


class HallProblem(Outgoing):
    """A problem that managers have to act on."""

    kind: ProblemKind
    label: str
    """The label of the device or the token; its id if it has none. For a person the name; for a
    counter or a ticket the number."""
    since: Instant
    counter: CounterId | None = None
    """The counter that it is about."""
    who: str | None = None
    """The device, token or person that it is about, by id."""


class HallContact(Outgoing):
    """The contact of staff for a kind of alarm."""

    kind: str
    """The kind of the alarm (`contract.alerts.AlarmKind`, or one of a newer server)."""
    line: str


class MissedTicket(Outgoing):
    """A visitor did not come when called."""

    id: TicketId
    number: str
    service: ServiceId
    since: Instant
    comeback_until: Instant | None


class OpenClaim(Outgoing):
    """A visitor claims priority, and staff have not decided yet."""

    id: TicketId
    number: str
    service: ServiceId
    issued_at: Instant


class CallNotShown(Outgoing):
    """A call that no display has shown yet."""

    call: int
    number: str
    counter: str
    """The number of the counter."""
    at: Instant


class HallDevice(Outgoing):
    """A kiosk, a display or a counter's PC, and its state."""

    id: str
    role: Role
    label: str = ""
    """The label of a kiosk or a display; "" for a counter's PC."""
    state: DeviceState
    printer: PrinterState
    sound: SoundState
    silent: int | None = None
    """The seconds since its last report; None if there was none."""


class Hall(Snapshot):
    """The snapshot for counters and the console."""

    name: ClassVar[SnapshotName] = SnapshotName.HALL

    catalogue: str
    day: date | None
    services: tuple[HallService, ...]
    counters: tuple[HallCounter, ...]
    help: tuple[HelpCall, ...] = ()
    notices: tuple[Notice, ...] = ()
    suspension: Suspension | None = None
    clock_doubt: ClockDoubt | None = None
    """Why the server's clock may be wrong. Until a manager confirms the time, the clock neither
    opens nor closes the day, nor marks tickets as missed."""
    intake_stopped: str | None = None
    """Why (a code) no tickets are issued in the whole centre."""
    intake_until: Instant | None = None
    """When they are issued again."""
    phone_tickets: bool | None = None
    """Whether phones in the hall can take tickets; None where the centre file lets none."""
    problems: tuple[HallProblem, ...] = ()
    on_hold: tuple[HeldTicket, ...] = ()
    """Longest first."""
    missed: tuple[MissedTicket, ...] = ()
    """Missed today and still keeping their place; the newest first."""
    claims: tuple[OpenClaim, ...] = ()
    """Of tickets that wait, the oldest first."""
    not_shown: tuple[CallNotShown, ...] = ()
    """Calls that are not answered yet, the newest first."""
    not_spoken: Mapping[str, int] = {}
    """The first calls that the voice left out in the last 15 minutes, by the zone where it falls
    behind; "" for the counters without one."""
    devices: tuple[HallDevice, ...] = ()
    contacts: tuple[HallContact, ...] = ()
