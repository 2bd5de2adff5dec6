"""The entry of a booking in a calendar (RFC 5545), and its invitation by mail (RFC 5546)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from contract.enums import BookingState
from server.domain.bookings import Booking
from server.domain.setup import Setup
from server.views.booking_texts import BookingTexts


def calendar_file(
    setup: Setup,
    booking: Booking,
    texts: BookingTexts,
    link: str,
    *,
    stamp: datetime,
    organizer: str,
    attendee: str = "",
) -> bytes:
    """The file of a booking: `PUBLISH` for everybody who has it; `REQUEST` for an `attendee`, or
    `CANCEL` if it was cancelled.

    Args:
        link: the address of the page of the booking.
        stamp: when the booking became as it is.
        organizer, attendee: mail addresses; that of the organizer is the same for good.
    """
    service = setup.services.get(booking.service)
    is_cancelled = booking.state is BookingState.CANCELLED
    starts = booking.at.astimezone(ZoneInfo(setup.config.centre.time_zone))
    event = Event()
    # The same for the whole life of the booking: calendars find their entry by it.
    event.add("uid", f"{booking.id}@novbe")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", stamp)
    event.add("dtstart", starts)
    event.add("dtend", starts + timedelta(minutes=service.typical_minutes if service else 30))
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    event.add("summary", f"{texts.service} · {texts.centre}")
    event.add("location", ", ".join(filter(None, (texts.centre, texts.address))))
    event.add("description", "\n".join((*texts.bring, link)))
    event.add("url", link)
    if organizer:
        event.add("organizer", vCalAddress(f"mailto:{organizer}"))
    if attendee:
        event.add("attendee", vCalAddress(f"mailto:{attendee}"))
    calendar = Calendar()
    calendar.add("prodid", "-//Novbe//Booking//EN")
    calendar.add("version", "2.0")
    method = ("CANCEL" if is_cancelled else "REQUEST") if attendee else "PUBLISH"
    calendar.add("method", method)
    calendar.add_component(event)
    day = starts.date()
    calendar.add_missing_timezones(day - timedelta(days=366), day + timedelta(days=366))
    return bytes(calendar.to_ical())
