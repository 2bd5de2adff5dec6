"""The bookings of a day, for staff and other systems."""

from collections.abc import Mapping
from datetime import date

from contract.answers import BookingEntry
from contract.enums import BookingState
from contract.rows import FLOOR_STAFF
from server.domain.bookings import Booking
from server.domain.contacts import BookingContact
from server.domain.notices import Private
from server.domain.principal import Principal
from server.rules.bookings import displaced
from server.store.booking_contacts import BookingContacts
from server.views.snapshot_context import SnapshotContext


def entries(context: SnapshotContext, who: Principal, day: date | None) -> list[BookingEntry]:
    """The bookings of a business day, or of all, by time; for a person of one agency those of its
    services. Names and telephone numbers are for staff."""
    reading = context.reading
    shown = [
        booking
        for booking in reading.all_of(Booking)
        if day in (None, booking.day)
        and booking.state is not BookingState.LAPSED
        and who.agency in (None, reading.setup.agency_of(booking.service))
    ]
    lost = {booking.id for booking in displaced(reading, reading.setup, context.now)}
    contacts: Mapping[str, BookingContact] = {}
    if who.role in FLOOR_STAFF:
        rows = reading.on_connection(lambda each: BookingContacts(each).of_centre(who.centre or ""))
        contacts = {row.booking: row for row in rows}
    return [
        _entry(context, booking, contacts.get(booking.id), who, is_displaced=booking.id in lost)
        for booking in sorted(shown, key=lambda each: (each.at, each.made_at))
    ]


def _entry(
    context: SnapshotContext,
    booking: Booking,
    contact: BookingContact | None,
    who: Principal,
    *,
    is_displaced: bool,
) -> BookingEntry:
    reading, by_staff = context.reading, who.role in FLOOR_STAFF
    ticket = reading.ticket(booking.ticket) if booking.ticket else None
    name = reading.get(Private, booking.id) if by_staff else None
    return BookingEntry(
        booking=booking.id,
        code=context.signer.booking_code(booking.id),
        service=booking.service,
        state=booking.state,
        at=booking.at,
        made_at=booking.made_at,
        channel=booking.channel,
        language=booking.language,
        reach=booking.reach,
        ticket=booking.ticket,
        number=ticket.number if ticket is not None else None,
        displaced=is_displaced,
        visitor=name.words if name is not None else None,
        phone=contact.phone if contact is not None else None,
        mail_failed=contact is not None and contact.failure != "",
    )
