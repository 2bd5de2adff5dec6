"""Check-in: the visitor of a booking has come and gets the ticket."""

from datetime import timedelta
from typing import Final

from contract import commands as c
from contract.commands import ServiceWish
from contract.enums import BookingState, Role, TicketClass
from contract.errors import ProblemType, Refusal, existing
from contract.lifecycle import NotAllowed
from server.commands import tickets
from server.commands.bookings import cancel_booking
from server.context import Answer, AppContext
from server.domain.bookings import Booking
from server.domain.calendar import said
from server.engine.unit_of_work import UnitOfWork
from server.rules.bookings import late_from
from server.rules.lookups import service_of
from server.rules.waits import waits_of

WRONG_CODES_AN_HOUR: Final = 10
"""At one kiosk: there are 2^40 codes."""

READ_AS: Final = str.maketrans("01", "OI", "- ")
"""What is typed of a code: it has no 0 and no 1."""


def check_in(app: AppContext, unit: UnitOfWork, command: c.CheckIn) -> Answer:
    """Issue the ticket of a booking.

    In time it counts with the booking, past hours and quotas. Too early, the visitor hears from
    when it works (`too_early`), or waits `now` without the booking. Too late, it is an ordinary
    ticket.
    """
    tickets.keep_to_limit(app, unit)
    booking = _found(app, unit, command.code)
    if unit.who.agency not in (None, unit.setup.agency_of(booking.service)):
        raise Refusal(ProblemType.NOT_PERMITTED, {"what": command.name, "role": unit.who.role})
    if booking.state is BookingState.ARRIVED:
        raise Refusal(ProblemType.ALREADY_DONE, {"command": command.name})
    if booking.state not in (BookingState.BOOKED, BookingState.MISSED):
        raise NotAllowed(booking.state, command.name, ())
    service_of(unit, booking.service)
    head = unit.setup.config.centre
    early = timedelta(minutes=unit.setup.config.bookings.early_minutes)
    wishes = (ServiceWish(service=booking.service, quantity=booking.visitors),)
    if unit.now < (starts := booking.at - early):
        if not command.now:
            raise Refusal(ProblemType.TOO_EARLY, said(starts, unit.now, head))
        cancel_booking(unit, booking, "came_early")
        return tickets.ordinary(unit, wishes, booking.language)
    late = late_from(unit, booking)
    if booking.state is BookingState.MISSED or (late is not None and unit.now >= late):
        # Who comes late is not absent.
        unit.contacts.change(booking.id, missed_at=None)
        return tickets.ordinary(unit, wishes, booking.language, booking.id)
    waits, appointment = waits_of(unit, unit.now), TicketClass.APPOINTMENT
    return tickets.issued(
        *(unit, waits, wishes, booking.language, appointment),
        booking=booking.id,
        booked_for=booking.at,
    )


def _found(app: AppContext, unit: UnitOfWork, code: str) -> Booking:
    """The booking of a token, an id (staff), or a code, which is good on its day alone; else
    `not_found`."""
    signed = app.signer.verify_ticket(code)
    if signed is not None and signed[1] == 0:
        return existing(unit.booking(signed[0]), what="booking")
    if unit.who.role is not Role.KIOSK and (known := unit.booking(code)) is not None:
        return known
    wrong = ("wrong booking code", unit.who.id)
    per_minute = WRONG_CODES_AN_HOUR / 60
    if not app.buckets.take(wrong, unit.now, per_minute=per_minute, size=WRONG_CODES_AN_HOUR):
        raise Refusal(ProblemType.TOO_FAST)
    day, plain = unit.centre.day, code.upper().translate(READ_AS)
    if day is None:
        raise Refusal(ProblemType.DAY_NOT_OPEN)
    for service in unit.setup.services:
        for booking in unit.bookings(service, day):
            if app.signer.booking_code(booking.id).replace("-", "") == plain:
                app.buckets.give_back(wrong, per_minute=per_minute)
                return booking
    raise Refusal(ProblemType.NOT_FOUND, {"what": "booking"})
