"""Events: what the log of a centre holds, one revision each, past tense.

One registry names every event, its version and the shape of its data. An event
holds no personal data, no free text and no secret; reasons are codes. So the
log alone rebuilds the state, and can be kept for ever.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from pydantic import Field

from contract.centre import CentreConfig
from contract.ids import CentreId, CounterId, ServiceId, TicketId
from contract.model import Instant, Language, Outgoing
from contract.snapshots import Reasons
from contract.words import (
    Assist,
    BreakReason,
    Channel,
    EventName,
    Outcome,
    Paper,
    PrintFault,
    Role,
    TicketClass,
)


class Actor(Outgoing):
    """Who did it: a role and a pseudonymous id."""

    role: Role
    id: str


class Payload(Outgoing):
    """The data of an event."""


class IssuedStop(Payload):
    """One service of a new ticket."""

    service: ServiceId
    quantity: int


class TicketIssued(Payload):
    """A ticket was taken."""

    ticket: TicketId
    ordinal: int
    """The how-manieth ticket of the centre this is; ties are settled by it."""
    number: str
    series: str
    day: date
    language: Language
    ticket_class: TicketClass
    assist: tuple[Assist, ...]
    channel: Channel
    stops: tuple[IssuedStop, ...]
    paper: Paper
    promise: int | None
    """Seconds within which nine of ten such tickets are called."""


class TicketPrinted(Payload):
    """Its paper came out, or its number was shown instead."""

    ticket: TicketId
    paper: Paper
    """`printed`, or `shown` where the number was shown on the screen instead."""


class PrintFailed(Payload):
    """Its paper did not come out."""

    ticket: TicketId
    fault: PrintFault


class TicketReprinted(Payload):
    """Its paper is printed again, with another token."""

    ticket: TicketId
    copy_number: int


class TicketCalled(Payload):
    """It was called to a counter."""

    ticket: TicketId
    number: str
    stop: int
    service: ServiceId
    counter: CounterId
    operator: str
    call: int
    language: Language
    assist: tuple[Assist, ...]
    waited: int
    """Milliseconds of waiting over all stops, at this call."""
    reasons: Reasons


class TicketRecalled(Payload):
    """It was called again."""

    ticket: TicketId
    number: str
    counter: CounterId
    call: int
    language: Language
    assist: tuple[Assist, ...]


class ServiceStarted(Payload):
    """The visitor has come."""

    ticket: TicketId
    stop: int
    counter: CounterId


class StartUndone(Payload):
    """The start was a slip."""

    ticket: TicketId
    stop: int
    counter: CounterId


class ServiceFinished(Payload):
    """A stop was served."""

    ticket: TicketId
    stop: int
    service: ServiceId
    counter: CounterId
    outcome: Outcome
    quantity: int
    next_stop: int | None
    """The stop for which the ticket waits now; None when it was the last."""


class TicketRequeued(Payload):
    """The visitor did not come; it lets others pass."""

    ticket: TicketId
    counter: CounterId
    skip: int
    """How many calls of its line it lets pass."""


class CallWithdrawn(Payload):
    """The call was a slip, or the hall stopped; it loses no place."""

    ticket: TicketId
    counter: CounterId
    call: int
    reason: str = "slip"


class TicketParked(Payload):
    """It was set aside."""

    ticket: TicketId
    counter: CounterId
    reason: str
    remind_at: Instant | None = None


class TicketResumed(Payload):
    """It was taken up again."""

    ticket: TicketId
    counter: CounterId
    operator: str
    call: int
    number: str
    language: Language
    assist: tuple[Assist, ...]


class TicketTransferred(Payload):
    """It was sent to another service, counter or operator."""

    ticket: TicketId
    stop: int
    """The index of the stop that this opens."""
    service: ServiceId
    to_counter: CounterId | None = None
    to_operator: str | None = None
    with_return: bool = False
    left_unserved: bool = False


class ServiceAdded(Payload):
    """It got one more stop."""

    ticket: TicketId
    stop: int
    service: ServiceId
    quantity: int


class ServiceChanged(Payload):
    """Its present stop was corrected."""

    ticket: TicketId
    stop: int
    service: ServiceId


class TicketMissed(Payload):
    """The visitor did not come."""

    ticket: TicketId
    counter: CounterId
    recalls: int
    comeback_until: Instant


class TicketReopened(Payload):
    """It was brought back."""

    ticket: TicketId
    counter: CounterId | None
    """Where it is served again; None when it waits again."""


class PriorityJudged(Payload):
    """A claim to priority was confirmed or refused."""

    ticket: TicketId
    confirmed: bool


class AssistSet(Payload):
    """The help it asks for was set."""

    ticket: TicketId
    assist: tuple[Assist, ...]


class NoteAdded(Payload):
    """Staff noted something."""

    ticket: TicketId
    text_hash: str
    """Salted hash; the text itself lives outside the log and can be erased."""


class TicketsMoved(Payload):
    """A whole line was moved to another service."""

    service: ServiceId
    to_service: ServiceId
    tickets: tuple[TicketId, ...]


class TicketEndedWithReturn(Payload):
    """It was ended with a right to come back."""

    ticket: TicketId
    valid_until: date


class LeaseGranted(Payload):
    """A kiosk got numbers for when the server is away."""

    device: str
    day: date
    series: str
    tickets: tuple[TicketId, ...]
    numbers: tuple[str, ...]
    until: Instant


class TicketHandedIn(Payload):
    """A ticket that a kiosk issued alone came in."""

    ticket: TicketId
    device: str
    issued_at: Instant


class LeaseEnded(Payload):
    """A lease ended; what was not used is named."""

    device: str
    unused: tuple[str, ...]


class TicketExpired(Payload):
    """The day ended over it."""

    ticket: TicketId


class HelpCalled(Payload):
    """Somebody called for help."""

    by: str
    place: str


class HelpAnswered(Payload):
    """The call for help was answered."""

    by: str
    place: str


class NoticePosted(Payload):
    """A notice was posted."""

    notice: str
    text_hash: str
    until: Instant | None


class TicketCancelled(Payload):
    """It was given up."""

    ticket: TicketId
    reason: str


class TicketSteppedBack(Payload):
    """Its bearer lets others pass."""

    ticket: TicketId
    skip: int


class ServiceRated(Payload):
    """Its bearer rated a stop."""

    ticket: TicketId
    stop: int
    stars: Annotated[int, Field(ge=1, le=5)]
    text_hash: str | None = None


class CounterOpened(Payload):
    """A counter was opened, or its break is over."""

    counter: CounterId
    operator: str


class CounterPaused(Payload):
    """A counter takes a break."""

    counter: CounterId
    reason: BreakReason
    expected_end: Instant


class CounterClosed(Payload):
    """A counter was closed."""

    counter: CounterId
    reason: str = "operator"


class CounterTakenOver(Payload):
    """Another operator took a counter over."""

    counter: CounterId
    operator: str
    was: str


class ProfileSet(Payload):
    """A counter got another work profile."""

    counter: CounterId
    profile: str


class CallShown(Payload):
    """A display showed a call, the first to do so."""

    call: int
    device: str


class CallSpoken(Payload):
    """A voice spoke a call."""

    call: int
    device: str


class DayOpened(Payload):
    """The business day was opened."""

    day: date


class DayClosed(Payload):
    """The business day was closed."""

    day: date
    reason: str
    expired: int


class ServiceOpened(Payload):
    """A service was opened."""

    service: ServiceId


class ServiceClosed(Payload):
    """A service was closed."""

    service: ServiceId
    reason: str


class ServiceSuspended(Payload):
    """A service stands still; places are kept."""

    service: ServiceId
    reason: str
    expected_end: Instant | None


class ServiceResumed(Payload):
    """A service goes on."""

    service: ServiceId


class CentreSuspended(Payload):
    """The hall stands still; places are kept."""

    reason: str


class CentreResumed(Payload):
    """The hall goes on."""


class CentreConfigured(Payload):
    """The whole normalised configuration."""

    config: CentreConfig
    catalogue: str


class ClockShifted(Payload):
    """From here on the hall's time is not the machine's (demo, training, tests)."""

    start: Instant
    rate: float


@dataclass(frozen=True, slots=True)
class EventType:
    """A row of the registry."""

    name: EventName
    version: int
    payload: type[Payload]


E = EventName

_PAYLOADS: Final[Mapping[EventName, type[Payload]]] = {
    E.TICKET_ISSUED: TicketIssued,
    E.TICKET_PRINTED: TicketPrinted,
    E.PRINT_FAILED: PrintFailed,
    E.TICKET_REPRINTED: TicketReprinted,
    E.TICKET_CALLED: TicketCalled,
    E.TICKET_RECALLED: TicketRecalled,
    E.SERVICE_STARTED: ServiceStarted,
    E.START_UNDONE: StartUndone,
    E.SERVICE_FINISHED: ServiceFinished,
    E.TICKET_REQUEUED: TicketRequeued,
    E.CALL_WITHDRAWN: CallWithdrawn,
    E.TICKET_PARKED: TicketParked,
    E.TICKET_RESUMED: TicketResumed,
    E.TICKET_TRANSFERRED: TicketTransferred,
    E.SERVICE_ADDED: ServiceAdded,
    E.SERVICE_CHANGED: ServiceChanged,
    E.TICKET_MISSED: TicketMissed,
    E.TICKET_REOPENED: TicketReopened,
    E.PRIORITY_JUDGED: PriorityJudged,
    E.ASSIST_SET: AssistSet,
    E.NOTE_ADDED: NoteAdded,
    E.TICKETS_MOVED: TicketsMoved,
    E.TICKET_ENDED_WITH_RETURN: TicketEndedWithReturn,
    E.LEASE_GRANTED: LeaseGranted,
    E.TICKET_HANDED_IN: TicketHandedIn,
    E.LEASE_ENDED: LeaseEnded,
    E.TICKET_EXPIRED: TicketExpired,
    E.HELP_CALLED: HelpCalled,
    E.HELP_ANSWERED: HelpAnswered,
    E.NOTICE_POSTED: NoticePosted,
    E.TICKET_CANCELLED: TicketCancelled,
    E.TICKET_STEPPED_BACK: TicketSteppedBack,
    E.SERVICE_RATED: ServiceRated,
    E.COUNTER_OPENED: CounterOpened,
    E.COUNTER_PAUSED: CounterPaused,
    E.COUNTER_CLOSED: CounterClosed,
    E.COUNTER_TAKEN_OVER: CounterTakenOver,
    E.PROFILE_SET: ProfileSet,
    E.CALL_SHOWN: CallShown,
    E.CALL_SPOKEN: CallSpoken,
    E.DAY_OPENED: DayOpened,
    E.DAY_CLOSED: DayClosed,
    E.SERVICE_OPENED: ServiceOpened,
    E.SERVICE_CLOSED: ServiceClosed,
    E.SERVICE_SUSPENDED: ServiceSuspended,
    E.SERVICE_RESUMED: ServiceResumed,
    E.CENTRE_SUSPENDED: CentreSuspended,
    E.CENTRE_RESUMED: CentreResumed,
    E.CENTRE_CONFIGURED: CentreConfigured,
    E.CLOCK_SHIFTED: ClockShifted,
}

REGISTRY: Final[Mapping[EventName, EventType]] = {
    name: EventType(name, 1, payload) for name, payload in _PAYLOADS.items()
}
"""Every event there is."""

NAME_OF: Final[Mapping[type[Payload], EventName]] = {
    row.payload: row.name for row in REGISTRY.values()
}


class Event(Outgoing):
    """One line of a centre's log.

    Attributes:
        revision: gapless from 1 within the centre.
        command: the `command_id` that caused it.
        previous: the hash of the event before; empty for the first.
        hash: SHA-256 over the canonical JSON (RFC 8785) of all the other fields.
    """

    centre: CentreId
    revision: int
    type: EventName
    version: int
    at: Instant
    actor: Actor
    command: UUID
    data: Mapping[str, object]
    previous: str
    hash: str

    def payload(self) -> Payload:
        """The data in its registered shape."""
        return REGISTRY[self.type].payload.model_validate(self.data)
