"""The snapshot of a counter."""

from typing import ClassVar

from contract.enums import Assist, Claim, CommandName, CounterState, SnapshotName, TicketClass
from contract.ids import CounterId, ServiceId, TicketId
from contract.model import Instant, Outgoing
from contract.snapshots.shared import Reasons, Snapshot, Stop, Suspension, TicketFields


class Note(Outgoing):
    """A note of staff on a ticket."""

    at: Instant
    by: str
    text: str
    id: str = ""


class DeskTicket(TicketFields):
    """The ticket at a counter."""

    service: ServiceId
    ticket_class: TicketClass
    assist: tuple[Assist, ...]
    called_at: Instant | None
    waited: int
    recalls: int
    stops: tuple[Stop, ...]
    notes: tuple[Note, ...]
    reasons: Reasons | None
    claim: Claim = Claim.NONE
    reserved_for: str | None = None
    """The counter that it is reserved for."""
    stop: int | None = None
    """The index of its current stop."""
    booked_name: str | None = None
    """The name of the visitor with its booking, to be compared with the document."""


class HeldTicket(Outgoing):
    """A ticket on hold that the counter may resume."""

    id: TicketId
    number: str
    service: ServiceId
    reason: str
    since: Instant
    remind_at: Instant | None = None
    counter: str | None = None
    """The number of the counter that put it on hold."""


class OwnDay(Outgoing):
    """The work of the counter today."""

    served: int
    missed: int
    mean_service: int | None
    """Seconds from start to finish, without suspensions and time on hold."""


class CounterFields(Outgoing):
    """The fields of a desk that are copied from the state of its counter."""

    state: CounterState
    operator: str | None
    since: Instant
    expected_end: Instant | None


class Desk(CounterFields, Snapshot):
    """The snapshot of one counter; buttons are drawn from `allowed`."""

    name: ClassVar[SnapshotName] = SnapshotName.DESK

    catalogue: str
    counter: CounterId
    number: str
    allowed: tuple[CommandName, ...]
    ticket: DeskTicket | None
    on_hold: tuple[HeldTicket, ...]
    last_finished: str | None
    """The id of the ticket that can still be reopened here."""
    waiting: int
    """Tickets that this counter may call."""
    longest_wait: int | None
    own_day: OwnDay
    suspension: Suspension | None = None
