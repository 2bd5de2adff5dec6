"""What several snapshots share."""

from typing import ClassVar

from contract.enums import Outcome, Paper, SnapshotName, StopState, TicketState
from contract.ids import CentreId, ServiceId, TicketId
from contract.model import Instant, Language, Outgoing, Texts


class Expected(Outgoing):
    """The expected wait in seconds: usually between low and high, nine of ten below late."""

    low: int
    high: int
    late: int


class Snapshot(Outgoing):
    """The base of all snapshots.

    Attributes:
        epoch: the name of the centre's log since its first import, or its last restore.
        revision: the number of the last event in the centre's log.
        at: the hall's time when it was built.
        clock_rate: seconds of the hall's time per second of real time; 1 in a real hall.
    """

    name: ClassVar[SnapshotName]

    epoch: str
    revision: int
    at: Instant
    clock_rate: float
    centre: CentreId


def supersedes(new: Snapshot, old: Snapshot | None) -> bool:
    """Whether a reader replaces its snapshot by another one of the same subject: if the epoch
    differs, or the new one is not older."""
    if old is None or new.epoch != old.epoch:
        return True
    return (new.revision, new.at) >= (old.revision, old.at)


class Notice(Outgoing):
    """A line of text on boards, kiosks and phones."""

    id: str
    texts: Texts
    until: Instant | None = None


class Suspension(Outgoing):
    """The centre or a service is suspended: since when, why (a code), until when if known."""

    since: Instant
    reason: str
    expected_end: Instant | None = None
    service: ServiceId | None = None
    """The service; None for the whole centre."""


class TicketFields(Outgoing):
    """The fields that are copied from the state of a ticket, for its bearer and for a desk. A field
    added here is public."""

    id: TicketId
    number: str
    state: TicketState
    paper: Paper
    language: Language
    issued_at: Instant
    since: Instant
    """When it came into its current state."""
    booked_for: Instant | None = None
    """The time of its booking, if that counts; before it others are called first."""


class QueueHead(Outgoing):
    """The ticket at the head of a queue."""

    ticket: TicketId
    number: str
    waited: int
    service: str = ""
    target: int = 0
    """The target wait of its service."""


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


class Reasons(Outgoing):
    """Why this ticket was called: the rule that decided, and the compared heads of queues, the
    winner first. It does not disclose the class of a ticket."""

    rule: str
    """One of `contract.enums.Rule`."""
    compared: tuple[QueueHead, ...] = ()
    reason: str | None = None
    """The reason of the operator, for a call out of order."""
