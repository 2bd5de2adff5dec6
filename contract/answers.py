"""Answers to questions that are no snapshots: why, how exact, what evidence."""

from datetime import date

from contract.ids import CentreId, ServiceId, TicketId
from contract.model import Instant, Outgoing
from contract.snapshots import Reasons


class PassedBy(Outgoing):
    """A call that went before a waiting ticket, and why, in a sentence."""

    call: int
    number: str
    at: Instant
    sentence: str


class Why(Outgoing):
    """Why a ticket was called, or why others were called before it.

    The sentences are in the reader's language and tell nobody's class.
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
    mean_absolute_error: float | None
    bias: float | None
    """Mean of expected less actual: below zero, people waited longer than shown."""
    coverage: float | None
    """The share that waited no longer than the promise."""


class Accuracy(Outgoing):
    """A day's estimates against what happened."""

    centre: CentreId
    day: date
    services: tuple[ServiceAccuracy, ...]


class Digest(Outgoing):
    """What the log of a day came to; anyone can check it against the log."""

    centre: CentreId
    day: date
    first_revision: int
    last_revision: int
    events: int
    head: str
    """The hash of the day's last event."""
    written_at: Instant
