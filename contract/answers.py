"""Answers that are not snapshots: why a ticket was called, how exact the waits were, digests."""

from datetime import date
from enum import StrEnum

from contract.enums import BookingState, Channel, Reach
from contract.ids import BookingId, CentreId, ServiceId, TicketId
from contract.model import Instant, Language, Outgoing
from contract.snapshots import Reasons


class PassedBy(Outgoing):
    """A call that went before a waiting ticket, and the reason in a sentence."""

    call: int
    number: str
    at: Instant
    sentence: str


class Why(Outgoing):
    """Why a ticket was called, or why others were called before it.

    The sentences are in the reader's language and do not disclose the class of a ticket.
    """

    ticket: TicketId
    number: str
    sentence: str
    reasons: Reasons | None = None
    passed_by: tuple[PassedBy, ...] = ()


class ServiceAccuracy(Outgoing):
    """How exact the waits shown for a service were; seconds, shares between 0 and 1."""

    service: ServiceId | None
    """None: the whole hall."""
    calls: int
    """How many tickets with an estimate were called."""
    mean_absolute_error: float | None = None
    bias: float | None = None
    """Mean of expected minus actual: below zero, people waited longer than shown."""
    coverage: float | None = None
    """The share that waited no longer than the promise, before that is rounded up for people."""


class Accuracy(Outgoing):
    """A day's estimates compared with the actual waits."""

    centre: CentreId
    day: date
    services: tuple[ServiceAccuracy, ...]


class ReportUnit(StrEnum):
    """The unit of a column."""

    COUNT = "count"
    SECONDS = "seconds"
    SHARE = "share"
    """0 to 1."""
    STARS = "stars"
    """1 to 5."""


class ReportColumn(Outgoing):
    """A column of a report; each row has its value under the column's key."""

    key: str
    unit: ReportUnit


class ReportRow(Outgoing):
    """The numbers of one group.

    Attributes:
        group: an id, a day, an hour (0 to 23) or a weekday (0: Monday); None: not known, or all.
        values: by the keys of the columns; None where there is nothing to compute from.
    """

    group: str | int | None
    values: dict[str, float | int | None]


class ReportTable(Outgoing):
    """A report about some business days.

    Attributes:
        by: the grouping of its rows.
        first, last: its days, both included.
        agency: the key of its agency; None: all.
        total: of all groups together; its shares and quantiles are not the sums of the rows.
    """

    centre: CentreId
    report: str
    by: str
    first: date
    last: date
    agency: str | None
    columns: tuple[ReportColumn, ...]
    rows: tuple[ReportRow, ...]
    total: ReportRow


class Digest(Outgoing):
    """The digest of a day's log; anyone can check it against the log."""

    centre: CentreId
    day: date
    first_revision: int
    last_revision: int
    events: int
    head: str
    """The hash of the day's last event."""
    written_at: Instant


class BookingEntry(Outgoing):
    """A booking, for staff and other systems."""

    booking: BookingId
    code: str
    """Its code of eight signs, `K3M9-X2VP`."""
    service: ServiceId
    state: BookingState
    at: Instant
    """Its time; without a slot, when it was made."""
    made_at: Instant
    channel: Channel
    language: Language
    reach: Reach
    ticket: TicketId | None = None
    number: str | None = None
    """The number of its ticket, while that is known."""
    visitors: int = 1
    days: tuple[date, ...] = ()
    """On which of them it can have a slot, while it is on the waiting list or in a draw."""
    until: Instant | None = None
    """Until when it has to be filled in, confirmed, or taken."""
    displaced: bool = False
    """The hours or counters were changed, and it has no slot any more."""
    told: bool = False
    """Its visitor was written to about that."""
    visitor: str | None = None
    """For staff: the name, where the service asks for one."""
    phone: str | None = None
    """For staff: the telephone number."""
    mail_failed: bool = False
    """A mail to its visitor could not be sent."""


class FreeDay(Outgoing):
    """A day with free slots."""

    day: date
    times: tuple[Instant, ...]
    """The times at which a slot is free."""
