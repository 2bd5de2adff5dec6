"""Events of a ticket."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contract.enums import Assist, Channel, Outcome, Paper, PrintFault, TicketClass
from contract.events.base import Payload
from contract.ids import BookingId, CounterId, ServiceId, TicketId
from contract.model import Instant, Language, Outgoing
from contract.snapshots import Reasons


class IssuedStop(Outgoing):
    """One service of a new ticket."""

    service: ServiceId
    quantity: int


class TicketIssued(Payload):
    ticket: TicketId
    ordinal: int
    """Its sequence number in the centre, which breaks ties."""
    number: str
    series: str
    day: date
    language: Language
    ticket_class: TicketClass
    assist: tuple[Assist, ...]
    """Empty: the kind of help that a visitor asks for is stored outside the log, and deleted."""
    channel: Channel
    stops: tuple[IssuedStop, ...]
    paper: Paper
    promise: int | None
    """Seconds within which nine of ten such tickets are called."""
    estimate: int | None = None
    """The median of the wait in seconds, as it was shown."""
    model_wait: int | None = None
    """The wait that the model expected, in seconds: what is told follows from it and from how such
    waits were until then."""
    counter_free: bool = False
    """Whether no other ticket was ahead and a counter was free."""
    coupon: str | None = None
    """The id of the coupon that it redeems."""
    served_by: int | None = None
    """How many counters served its first stop at that moment."""
    device: str | None = None
    """The kiosk that issued it."""
    booking: BookingId | None = None
    """The booking whose visitor has come with it."""
    booked_for: Instant | None = None
    """The time of that booking; None where its visitor came too late or waits without it."""


class TicketPrinted(Payload):
    """Its paper was printed, or its number was shown instead."""

    ticket: TicketId
    paper: Paper
    """`printed`, or `shown` where the number was shown on the screen instead."""


class PrintFailed(Payload):
    ticket: TicketId
    fault: PrintFault


class TicketReprinted(Payload):
    """Its paper is printed again, with a new token."""

    ticket: TicketId
    reprints: int


class TicketCalled(Payload):
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
    """Milliseconds of waiting over all stops, up to this call."""
    reasons: Reasons
    profile: str = ""
    """The key of the counter's work profile."""
    favoured: bool = False
    """It has a favoured class and was called while ordinary visitors waited; the cap counts
    these."""


class TicketRecalled(Payload):
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
    """The visitor did not come, or is back from a hold; the ticket waits again."""

    ticket: TicketId
    counter: CounterId
    not_before: Instant
    """It is not called again before this time on the clock of its service."""
    held: bool = False
    """Its visitor is back, and it was on hold."""


class CallWithdrawn(Payload):
    """The call was undone, or the hall was suspended; the ticket keeps its place."""

    ticket: TicketId
    counter: CounterId
    call: int
    reason: str = "slip"


class TicketHeld(Payload):
    ticket: TicketId
    counter: CounterId
    reason: str
    remind_at: Instant | None = None


class TicketResumed(Payload):
    ticket: TicketId
    counter: CounterId
    operator: str
    call: int
    number: str
    language: Language
    assist: tuple[Assist, ...]


class TicketTransferred(Payload):
    ticket: TicketId
    stop: int
    """The index of the stop that this opens: a pending one for that service, if the ticket has one;
    else a new one."""
    service: ServiceId
    to_counter: CounterId | None = None
    with_return: bool = False
    return_to: CounterId | None = None
    """The counter to which it comes back; None: any that serves the stop it left."""
    left_unserved: bool = False
    """The stop that it ends had not been started."""


class TicketReleased(Payload):
    """The counter it was reserved for stays away: it goes back to the queue of its service."""

    ticket: TicketId
    was: str
    """The name of that counter."""


class ServiceAdded(Payload):
    ticket: TicketId
    stop: int
    service: ServiceId
    quantity: int


class ServiceChanged(Payload):
    """Its current stop was corrected, or moved behind another one."""

    ticket: TicketId
    stop: int
    service: ServiceId
    instead: int | None = None
    """The later stop for which it waits now; the current one comes after it."""


class TicketMissed(Payload):
    """The visitor did not come."""

    ticket: TicketId
    counter: CounterId
    recalls: int
    comeback_until: Instant
    """Until when it keeps its place, on the clock of its service."""


class TicketReopened(Payload):
    ticket: TicketId
    counter: CounterId | None
    """Where it is served again; None when it waits again."""
    by_bearer: bool = False
    """Its bearer came back without the staff; the number of these is limited."""


class PriorityJudged(Payload):
    ticket: TicketId
    confirmed: bool
    ordinary: TicketClass = TicketClass.STANDARD
    """The class to which it belongs without the claim."""


class AssistSet(Payload):
    """The kind of help that it asks for was set; it is stored outside the log."""

    ticket: TicketId


class NoteAdded(Payload):
    ticket: TicketId
    note: str
    """The id of the text."""
    stop: int
    """The stop whose operators may read it."""
    text_hash: str
    """A salted hash; the text itself is stored outside the log and can be erased."""


class TicketsMoved(Payload):
    """A whole queue was moved to another service."""

    service: ServiceId
    to_service: ServiceId
    tickets: tuple[TicketId, ...]


class TicketEndedWithCoupon(Payload):
    """Its stops for a service were ended, and its bearer got a coupon; other stops stay."""

    ticket: TicketId
    service: ServiceId
    coupon: str
    valid_through: date
    next_stop: int | None = None
    """The stop for which it waits now; None where it is over, or was not ended here."""
    later: bool = False
    """It waits, or is served, for another service: only pending stops were ended."""


class TicketHandedIn(TicketIssued):
    """A kiosk handed in a ticket that it issued without the server."""

    device: str  # type: ignore[mutable-override,unused-ignore]  # frozen: it is only read
    issued_at: Instant
    touch: UUID
    """The `command_id` of the visitor's touch."""


class TicketExpired(Payload):
    """The day ended before it was finished."""

    ticket: TicketId


class TicketCancelled(Payload):
    ticket: TicketId
    reason: str


class TicketSteppedBack(Payload):
    """Its bearer lets others go first."""

    ticket: TicketId
    not_before: Instant
    """It is not called before this time on the clock of its service."""


class ServiceRated(Payload):
    ticket: TicketId
    stop: int
    stars: Annotated[int, Field(ge=1, le=5)]
    note: str | None = None
    text_hash: str | None = None
