"""The open data of a centre: the public data on its waits, without personal data.

Fields may be added within a version; removing one or changing its meaning takes another version.
"""

from datetime import date
from typing import Literal

from contract.enums import ClosedReason
from contract.ids import CentreId, ServiceId
from contract.model import Instant, Language, Outgoing, Texts
from contract.snapshots import Suspension


class OpenDataWait(Outgoing):
    """The expected wait of a visitor who takes a ticket now: usually between low and high, nine
    of ten below late."""

    low_seconds: int
    high_seconds: int
    late_seconds: int


class OpenDataRecord(Outgoing):
    """How exact the waits were that the visitors of a service were told, in the 30 days before this
    business day."""

    calls: int
    """How many tickets with a promise were called."""
    kept_share: float
    """The share that waited no longer than they were told, between 0 and 1."""
    typical_error_seconds: int
    """The median of the difference between the estimate and the wait."""


class OpenDataService(Outgoing):
    """One service."""

    id: ServiceId
    names: Texts
    category: str
    """The id of its category."""
    open: bool
    """Tickets are issued for it."""
    closed_reason: ClosedReason | None
    opens_at: Instant | None
    """When tickets are issued again, where that is known."""
    last_ticket_at: Instant | None
    """Until when tickets are issued, while they are."""
    waiting: int
    counters_open: int
    """How many open counters serve it."""
    served: bool
    """Whether a counter serves it, now or after a break; before opening: today."""
    wait: OpenDataWait | None
    suspension: Suspension | None
    record: OpenDataRecord | None = None
    """None with fewer than 20 calls."""


class OpenDataCall(Outgoing):
    """A number that was called. Without its service: a person who saw the paper would learn it."""

    number: str
    counter: str
    """The counter's number, as on its sign."""
    called_at: Instant
    """To the minute."""


class OpenDataCategory(Outgoing):
    """A group of services."""

    id: str
    names: Texts


class OpenDataPromises(Outgoing):
    """How many promised waits were kept on the last working day."""

    day: date
    calls: int
    kept_share: float
    """As in a record."""


class OpenDataBookings(Outgoing):
    """What visitors with bookings are promised, and how far it was kept in the last four weeks."""

    ahead_minutes: int
    """They are called as if the ticket had been taken so long before the booked time."""
    within_minutes: int
    """Nine of ten are promised a call within this time of it."""
    kept_share: float | None
    """As in a record; None with fewer than 50 visitors."""


class OpenDataVisitors(Outgoing):
    """How many tickets were taken on the last working day (`arrivals`), and what became of them:
    the other figures add up to it. Visitors `left` without a call; they were called, but not all
    their services were finished (`unfinished`); they are still `here`."""

    day: date
    arrivals: int
    served: int
    cancelled: int
    no_shows: int
    left: int
    unfinished: int
    coupons: int
    here: int


class OpenDataDigest(Outgoing):
    """The hash of the last event of the last closed day: with it, a copy proves that the log was
    not changed since."""

    day: date
    last_revision: int
    sha256: str


class OpenData(Outgoing):
    """The waits of a centre."""

    version: Literal[2] = 2
    centre: CentreId
    names: Texts
    address: Texts
    languages: tuple[Language, ...]
    time_zone: str
    at: Instant
    """The time of the data, by the centre's clock."""
    open: bool
    """Whether the centre is open by its hours."""
    opens_at: Instant | None
    """When it opens next, while it is closed."""
    closes_at: Instant | None
    """When it closes today, while it is open."""
    suspension: Suspension | None
    """The whole centre is paused."""
    waiting: int
    counters_open: int
    calls: tuple[OpenDataCall, ...]
    """The last calls of today, the newest first, each number once."""
    categories: tuple[OpenDataCategory, ...]
    services: tuple[OpenDataService, ...]
    promises: OpenDataPromises | None
    """None if there was no working day in the week before, or with fewer than 20 calls on it."""
    visitors: OpenDataVisitors | None = None
    """None if there was no working day in the week before, or with fewer than 20 tickets on it."""
    bookings: OpenDataBookings | None = None
    """None where nothing can be booked."""
    digest: OpenDataDigest | None = None
    """None before the first day was closed."""
