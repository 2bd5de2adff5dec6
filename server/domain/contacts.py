"""How the visitor of a booking is reached, and the mail that is owed."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class MailKind(StrEnum):
    """The mails about a booking."""

    CONFIRM = "confirm"
    BOOKED = "booked"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    DISPLACED = "displaced"
    OFFER = "offer"
    ASK = "ask"
    REMINDER = "reminder"


@dataclass(frozen=True, slots=True)
class BookingContact:
    """How the visitor of a booking is reached.

    Attributes:
        address: a keyed hash of the mail address; "" without one.
        owed: the mail that is owed (`MailKind`), since `owed_at`; "" for none.
        remind_at: when the reminder is owed.
        invited: whether a mail with an invitation for the calendar was sent.
        missed_at: when the visitor did not come.
        until: when mail address and telephone number are deleted.
        failures: the failed attempts to send what is owed, since `failed_since`; `failure` is the
            reason of the last one.
    """

    booking: str
    centre: str
    address: str
    mail: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    until: datetime
    owed: str = ""
    owed_at: datetime | None = None
    remind_at: datetime | None = None
    invited: bool = False
    missed_at: datetime | None = None
    failures: int = 0
    failed_since: datetime | None = None
    failure: str = ""
    next_at: datetime | None = None
