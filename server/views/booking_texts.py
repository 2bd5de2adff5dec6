"""A booking in words, the same on its page, in its mails and in calendars."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date

from contract.bookings import DayPart
from contract.centre import CentreHead
from contract.dates import locale_of
from contract.enums import BookingState
from contract.texts import Wording, pick
from server.domain.bookings import Booking
from server.domain.setup import Setup


class BookingTexts(NamedTuple):
    """What is booked, when and where, and what to bring."""

    service: str
    centre: str
    address: str
    when: str
    come: str
    bring: tuple[str, ...]
    visitors: int = 1
    wished: tuple[str, ...] = ()


def texts_of_booking(
    setup: Setup, booking: Booking, say: Wording, at: datetime | None = None
) -> BookingTexts:
    """A booking as it is, or for another time. Without a slot it has no time, but the days and the
    part of the day that are wished for."""
    texts = texts_of(setup, booking.service, at or booking.at, say, booking.visitors)
    if (wanted := booking.wanted) is None or booking.slots:
        return texts
    wished = [said_day(day, say.language) for day in wanted.days]
    if wanted.part is not DayPart.ANY:
        wished.append(say("booking-part", part=wanted.part))
    return texts._replace(when="", wished=tuple(wished))


def said_until(booking: Booking, head: CentreHead, say: Wording) -> str:
    """Until when a booking waits for its visitor; an offer may last until the next day."""
    until = booking.until or booking.at
    is_offered = booking.state is BookingState.OFFERED
    return said_moment(until, head, say) if is_offered else clock(until, head)


def stage_of(booking: Booking) -> str:
    """What the page and the mails of a booking say of it: its state, or more about what was asked
    for on the waiting list, or in a draw."""
    wanted, state = booking.wanted, booking.state
    if wanted is None:
        return state
    if state is BookingState.LISTED and wanted.in_draw:
        return "in_draw"
    if state is BookingState.LAPSED:
        return "unconfirmed"
    if state is BookingState.CANCELLED and booking.made_at <= wanted.since:
        # It was never booked.
        return "declined" if booking.slots else "left"
    return state


def texts_of(
    setup: Setup, service: str, at: datetime, say: Wording, visitors: int = 1
) -> BookingTexts:
    """A booking of a service for a time; the name is "" if it is not configured any more."""
    known, head, language = setup.services.get(service), setup.config.centre, say.language
    bookings = setup.config.bookings
    early = timedelta(minutes=bookings.early_minutes)
    late = timedelta(minutes=bookings.late_minutes)
    return BookingTexts(
        service=pick(known.names, language) if known is not None else "",
        centre=pick(head.names, language),
        address=pick(head.address, language),
        when=said_moment(at, head, say),
        come=say("booking-come", start=clock(at - early, head), end=clock(at + late, head)),
        bring=tuple(pick(one, language) for one in known.documents) if known is not None else (),
        visitors=visitors,
    )


def said_moment(at: datetime, head: CentreHead, say: Wording) -> str:
    """A time of the centre with its day: `Monday, 23 November 2026, 11:00`."""
    day = at.astimezone(ZoneInfo(head.time_zone)).date()
    return say("booking-moment", date=said_day(day, say.language), time=clock(at, head))


def said_day(day: date, language: str) -> str:
    """A day with its weekday."""
    return str(format_date(day, "full", locale=locale_of(language)))


def clock(at: datetime, head: CentreHead) -> str:
    """The local time of the centre: `11:00`."""
    return f"{at.astimezone(ZoneInfo(head.time_zone)):%H:%M}"
