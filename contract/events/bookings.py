"""Events of a booking. They hold no name, address or number: those are stored outside the log."""

from datetime import date

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
    """Its mail address was confirmed: it is booked."""

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
