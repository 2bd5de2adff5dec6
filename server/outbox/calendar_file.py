"""The entry of a booking in a calendar (RFC 5545), and its invitation by mail (RFC 5546)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from contract.enums import BookingState
from server.domain.bookings import Booking
from server.domain.setup import Setup
from server.views.booking_texts import BookingTexts


def calendar_file(
    setup: Setup,
    booking: Booking,
    texts: BookingTexts,
    link: str,
    stamp: datetime,
    organizer: str,
    attendee: str = "",
) -> bytes:
    """The file of a booking: `PUBLISH` for everybody who has it; `REQUEST` for an `attendee`, or
    `CANCEL` if it was cancelled.

    Args:
        link: the address of the page of the booking.
        stamp: when the booking became as it is.
        organizer, attendee: mail addresses; that of the organizer never changes.
    """
    service = setup.services.get(booking.service)
    is_cancelled = booking.state is BookingState.CANCELLED
    starts = booking.at.astimezone(ZoneInfo(setup.config.centre.time_zone))
    event, calendar = Event(), Calendar()
    # The same for the whole life of the booking: calendars find their entry by it.
    event.add("uid", f"{booking.id}@novbe")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", starts)
    minutes = booking.visitors * (service.typical_minutes if service else 30)
    event.add("dtend", starts + timedelta(minutes=minutes))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("summary", f"{texts.service} · {texts.centre}")
    event.add("location", ", ".join(filter(None, (texts.centre, texts.address))))
    event.add("description", "\n".join((texts.come, *texts.bring, link)))
    event.add("url", link)
    for name, address in (("organizer", organizer), ("attendee", attendee)):
        if address:
            event.add(name, f"mailto:{address}")
    calendar.add("prodid", "-//Novbe//Booking//EN")
    calendar.add("version", "2.0")
    calendar.add("method", ("CANCEL" if is_cancelled else "REQUEST") if attendee else "PUBLISH")
    calendar.add_component(event)
    year = timedelta(days=366)
    calendar.add_missing_timezones(starts.date() - year, starts.date() + year)
    return bytes(calendar.to_ical())
