"""The snapshot of a ticket, for its bearer."""

from datetime import date
from typing import ClassVar

from contract.centre import Direction
from contract.enums import (
    Delay,
    Paper,
    SnapshotName,
    TicketState,
)
from contract.ids import TicketId
from contract.model import Instant, Language
from contract.snapshots.shared import Expected, Snapshot, Stop, Suspension


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
    """People ahead while it waits, as they would be called now; None otherwise."""
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
    suspension: Suspension | None = None
    """The hall, or the service it waits for, stands still."""
    return_until: date | None = None
    """Some of it was ended with a right to come back, up to this day."""
    ended_by_hall: bool = False
    """All of it was; nobody gave it up."""
    delay: Delay | None = None
    """Why it takes longer than was promised, where it does and the reason is known."""
