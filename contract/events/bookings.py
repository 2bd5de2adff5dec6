"""Events of a booking. They hold no name, address or number: those are stored outside the log."""

from datetime import date

from contract.bookings import DayPart
from contract.enums import Channel, Reach
from contract.events.base import Payload
from contract.ids import BookingId, ServiceId
from contract.model import Instant, Language


class SlotsHeld(Payload):
    """A slot is kept while the form is filled in."""

    booking: BookingId
    service: ServiceId
    day: date
    slots: tuple[Instant, ...]
    language: Language
    channel: Channel
    until: Instant


class BookingListed(Payload):
    """A visitor without a slot asks for one on the waiting list, or in a draw."""

    booking: BookingId
    service: ServiceId
    days: tuple[date, ...]
    part: DayPart
    visitors: int
    language: Language
    channel: Channel
    reach: Reach
    in_draw: bool = False
    lot: int = 0
    """Orders those who joined on one day, by chance."""
    named: bool = False
    text_hash: str | None = None
    until: Instant | None = None
    """Until when its mail address has to be confirmed; None: it is on the list."""


class SlotsOffered(Payload):
    """Slots are kept for a booking of the waiting list until its visitor takes them."""

    booking: BookingId
    day: date
    slots: tuple[Instant, ...]
    until: Instant


class DrawOpened(Payload):
    """Requests for the slots of a week are taken."""

    service: ServiceId
    week: date
    commitment: str
    """The SHA-256 of the seed, so that the server cannot choose another one later."""


class DrawHeld(Payload):
    """The order of those who asked for a slot of a week was drawn."""

    service: ServiceId
    week: date
    seed: str
    ranked: tuple[BookingId, ...]


class HoldExtended(Payload):
    booking: BookingId
    until: Instant


class BookingDetailed(Payload):
    """Its form was filled in."""

    booking: BookingId
    reach: Reach
    named: bool = False
    """A name is stored outside the log, under the id of the booking."""
    text_hash: str | None = None
    """The salted hash of the name."""
    until: Instant | None = None
    """Until when its mail address has to be confirmed; None: it is booked."""


class BookingAccepted(Payload):
    """Its mail address was confirmed, or its visitor took what was offered."""

    booking: BookingId


class BookingAsked(Payload):
    """Its visitor is asked whether it will be used."""

    booking: BookingId


class BookingAnswered(Payload):
    """Its visitor has answered: it will be used."""

    booking: BookingId


class BookingMoved(Payload):
    booking: BookingId
    day: date
    slots: tuple[Instant, ...]
    sequence: int
    """How often it was changed; calendars show the highest."""
    rest_until: Instant | None = None
    """Until when the freed slot is not offered to others; None: it is free at once."""


class BookingCancelled(Payload):
    booking: BookingId
    reason: str
    sequence: int
    rest_until: Instant | None = None


class BookingLapsed(Payload):
    """It was not filled in, or not confirmed, in time: its slot is free at once."""

    booking: BookingId


class BookingMissed(Payload):
    """Its visitor has not come in time."""

    booking: BookingId


class DisplacedTold(Payload):
    """Those with a displaced booking on a day were written to."""

    day: date
    bookings: tuple[BookingId, ...]
