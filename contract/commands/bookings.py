"""Commands on bookings: by visitors through the public pages, by staff, by other systems."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from contract.access.enums import Scope
from contract.bookings import DayPart
from contract.commands.base import CentreCommand, Command, FreeText, Reason, command
from contract.ids import BookingId, CentreId, ServiceId
from contract.model import Instant, Language, PlainText, written
from contract.rows import CENTRE, CLOCK, FLOOR_STAFF, SUPERVISORS, R

BOOKERS = FLOOR_STAFF | {R.VISITOR, R.INTEGRATION}
"""Visitors have no address of the API for these: they use the public pages."""

BOOKING = f"{CENTRE}/bookings/{{booking}}"

MailAddress = Annotated[
    str,
    written(
        # Without "=" and "?": a mail header would read encoded words.
        r"^[A-Za-z0-9.!#$%&'*+/^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,120}\.[A-Za-z]{2,24}$",
        "this is not a mail address: write it like name@example.org",
    ),
]
PhoneNumber = Annotated[
    str, written(r"^\+?[0-9 ()/-]{5,24}$", "a telephone number has digits: write +994 12 555 01 02")
]


class BookingCommand(Command):
    """A command on one booking."""

    path: ClassVar[tuple[str, ...]] = ("centre", "booking")

    centre: CentreId
    booking: BookingId


@command(BOOKERS, f"{CENTRE}/bookings", scope=Scope.BOOKINGS)
class HoldSlots(CentreCommand):
    """Keep a slot while the form is filled in; the answer has the new booking."""

    service: ServiceId
    at: Instant
    language: Language
    visitors: Annotated[int, Field(ge=1, le=4)] = 1
    """For how many visitors together; they take as many slots that follow each other."""


@command(BOOKERS, f"{CENTRE}/waiting-list", scope=Scope.BOOKINGS)
class JoinList(CentreCommand):
    """Join the waiting list of a service, or the draw of a week; the answer has the new booking,
    which has no slot yet."""

    service: ServiceId
    days: Annotated[tuple[date, ...], Field(min_length=1, max_length=5)]
    """Those of a draw are of its week."""
    part: DayPart = DayPart.ANY
    visitors: Annotated[int, Field(ge=1, le=4)] = 1
    language: Language
    visitor: Annotated[FreeText, Field(max_length=120)] | None = None
    mail: MailAddress | None = None
    phone: PhoneNumber | None = None


@command(BOOKERS, f"{BOOKING}/extend", scope=Scope.BOOKINGS)
class ExtendHold(BookingCommand):
    """Keep the slot for as long again, up to three times."""


@command(BOOKERS, f"{BOOKING}/details", scope=Scope.BOOKINGS)
class GiveDetails(BookingCommand):
    """Say for whom the slot is. Staff and other systems have booked it with this; a visitor also
    confirms the mail address."""

    visitor: Annotated[FreeText, Field(max_length=120)] | None = None
    """The name, as it stands in the document; stored only where the service asks for it."""
    mail: MailAddress | None = None
    phone: PhoneNumber | None = None


@command(BOOKERS, f"{BOOKING}/accept", scope=Scope.BOOKINGS)
class AcceptBooking(BookingCommand):
    """Confirm a booking by the link in the mail, take the slot that is offered, or answer that its
    visitor comes."""


@command(BOOKERS, f"{BOOKING}/move", scope=Scope.BOOKINGS)
class MoveBooking(BookingCommand):
    """Take another slot and free the present one, in one step."""

    at: Instant


@command(BOOKERS, f"{BOOKING}/cancel", scope=Scope.BOOKINGS)
class CancelBooking(BookingCommand):
    """Cancel a booking; its slot is free for others."""

    reason: Reason = "by_visitor"


@command(
    FLOOR_STAFF | {R.KIOSK, R.VISITOR, R.INTEGRATION}, f"{CENTRE}/check-in", scope=Scope.BOOKINGS
)
class CheckIn(CentreCommand):
    """The visitor of a booking has come: issue the ticket."""

    code: Annotated[PlainText, Field(min_length=8, max_length=200)]
    """The code of eight signs, the token of the booking's page, or (staff) its id."""
    now: bool = False
    """Too early: wait without the booking, which is cancelled."""


@command(SUPERVISORS, f"{CENTRE}/bookings/tell-displaced", whole_centre=True)
class TellDisplaced(CentreCommand):
    """Write to everybody with a displaced booking on a day and a mail address."""

    day: date


@command(CLOCK)
class AskBooking(BookingCommand):
    """Ask the visitor whether the booking will be used."""


@command(CLOCK)
class OfferSlots(BookingCommand):
    """Offer what is free to a visitor on the waiting list."""


@command(CLOCK)
class OpenDraw(CentreCommand):
    """Take requests for the slots of a week."""

    service: ServiceId
    week: date
    """Its Monday."""


@command(CLOCK)
class HoldDraw(CentreCommand):
    """Draw the order of those who asked for a slot of a week."""

    service: ServiceId
    week: date


@command(CLOCK)
class LapseBooking(BookingCommand):
    """The time to fill in the form, to confirm, or to answer is over."""


@command(CLOCK)
class MissBooking(BookingCommand):
    """The visitor has not come in time."""
