"""The snapshots of a whole hall: for kiosks, displays and staff."""

from datetime import date
from typing import ClassVar

from contract.access.enums import DeviceState, PrinterState, SoundState
from contract.centre import Direction
from contract.enums import (
    ClockDoubt,
    ClosedReason,
    CounterState,
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
    """When it can be had next; for a full day: the nearest free time."""
    last_ticket: Instant | None
    quota_left: int | None
    waiting: int
    ahead: int | None
    """How many waiting tickets are called before one that is taken now; None where no counter
    serves the service."""
    served: bool
    """Whether a counter serves it, now or after a break; before opening: today."""
    expected: Expected | None
    """None where it is not known, and where no ticket can be taken."""
    suspension: Suspension | None = None
    """The service is suspended, and not the whole centre."""


class Menu(Snapshot):
    """For kiosks."""

    name: ClassVar[SnapshotName] = SnapshotName.MENU

    catalogue: str
    """The version of the catalogue that belongs to it."""
    languages: tuple[Language, ...]
    day: date | None
    services: tuple[MenuService, ...]
    notices: tuple[Notice, ...] = ()
    suspension: Suspension | None = None
    """The whole centre is suspended."""
    help: tuple[str, ...] = ()
    """The kiosks whose visitor waits for the greeter, by their ids."""


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
    service: ServiceId
    zone: str | None = None
    floor: int | None = None
    heard: bool = False
    """A voice spoke it, or said why not."""


class BoardService(Outgoing):
    """A service as a board shows it."""

    id: ServiceId
    waiting: int
    ahead: int | None
    served: bool
    expected: Expected | None
    """As the menu says it."""
    suspension: Suspension | None = None
    open: bool = True
    """Tickets are given for it."""
    next: str | None = None
    """The number that waits longest, where a display shows it."""


class Board(Snapshot):
    """For displays; holds no personal data."""

    name: ClassVar[SnapshotName] = SnapshotName.BOARD

    catalogue: str
    languages: tuple[Language, ...]
    day: date | None
    calls: tuple[BoardCall, ...]
    """Newest first: those whose visitors are expected, the last three minutes, and at least
    twenty."""
    services: tuple[BoardService, ...]
    notices: tuple[Notice, ...] = ()
    suspension: Suspension | None = None
    opens_at: Instant | None = None
    """When tickets are given again; None while some are, and where it is not known."""


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
    """The staff give no tickets for it."""
    closed_until: Instant | None = None
    """When they give some again."""


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
    """How many seconds the service of its ticket usually takes, for its quantity."""


class HelpCall(Outgoing):
    """Somebody waits for help."""

    place: str
    """A counter's id or a device's."""
    label: str
    """What staff call the place."""
    since: Instant


class HallProblem(Outgoing):
    """Something that managers have to look after."""

    kind: ProblemKind
    label: str
    """What staff call the device or the token; its id where it has no name. The name of a person;
    of a counter or a ticket its number."""
    since: Instant
    counter: CounterId | None = None
    """Which counter it is about."""
    who: str | None = None
    """Which device, token or person it is about, by its id."""


class HallContact(Outgoing):
    """Whom staff turn to when there is an alarm."""

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
    """A visitor claims priority, and nobody has judged it."""

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
    """A kiosk, a display or a counter's PC, and how it is."""

    id: str
    role: Role
    label: str = ""
    """What staff call a kiosk or a display; "" for a counter's PC."""
    state: DeviceState
    printer: PrinterState
    sound: SoundState
    silent: int | None = None
    """For how many seconds it was not heard; None where it never was."""


class Hall(Snapshot):
    """For counters and the console."""

    name: ClassVar[SnapshotName] = SnapshotName.HALL

    catalogue: str
    day: date | None
    services: tuple[HallService, ...]
    counters: tuple[HallCounter, ...]
    help: tuple[HelpCall, ...] = ()
    notices: tuple[Notice, ...] = ()
    suspension: Suspension | None = None
    clock_doubt: ClockDoubt | None = None
    """Why the server's clock may be wrong; until a manager confirms the time, the day is
    neither opened nor closed by the clock, and no ticket is marked as missed by it."""
    intake_stopped: str | None = None
    """No tickets are given in the whole centre, and why (a code)."""
    intake_until: Instant | None = None
    """When they are given again."""
    problems: tuple[HallProblem, ...] = ()
    on_hold: tuple[HeldTicket, ...] = ()
    """Longest first."""
    missed: tuple[MissedTicket, ...] = ()
    """Of today, whose place is still held; the newest first."""
    claims: tuple[OpenClaim, ...] = ()
    """Of tickets that wait, the oldest first."""
    not_shown: tuple[CallNotShown, ...] = ()
    """Calls that are not answered yet, the newest first."""
    devices: tuple[HallDevice, ...] = ()
    contacts: tuple[HallContact, ...] = ()
