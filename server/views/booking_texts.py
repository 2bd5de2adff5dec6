"""A booking in words, the same on its page, in its mails and in calendars."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date

from contract.centre import CentreHead
from contract.dates import locale_of
from contract.texts import Wording, pick
from server.domain.setup import Setup


class BookingTexts(NamedTuple):
    """What is booked, when and where, and what to bring."""

    service: str
    centre: str
    address: str
    when: str
    come: str
    bring: tuple[str, ...]


def texts_of(setup: Setup, service: str, at: datetime, say: Wording) -> BookingTexts:
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
