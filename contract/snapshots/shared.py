"""What several snapshots tell."""

from typing import ClassVar

from contract.enums import (
    Outcome,
    SnapshotName,
    StopState,
)
from contract.ids import CentreId, ServiceId, TicketId
from contract.model import Instant, Outgoing, Texts


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


class Suspension(Outgoing):
    """Something stands still: since when, why (a code), until when where that is known."""

    since: Instant
    reason: str
    expected_end: Instant | None = None


class QueueHead(Outgoing):
    """The ticket at the head of a line."""

    ticket: TicketId
    number: str
    waited: int
    service: str = ""
    target: int = 0
    """The wait that its service aims for."""


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
    """Why this ticket was called: which test decided, and the heads compared, the winner
    first. It names nobody's class."""

    rule: str
    """One of `contract.enums.Rule`."""
    compared: tuple[QueueHead, ...] = ()
    reason: str | None = None
    """The operator's, for a call out of order."""
