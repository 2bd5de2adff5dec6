"""The life of a booking: when its visitor is asked, is late, or has lost the slot by new hours."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from contract.bookings import Ask
from contract.centre import CentreHead
from contract.enums import Reach
from contract.errors import existing
from server.domain.bookings import Booking
from server.domain.calendar import ONE_DAY, holds
from server.domain.setup import Setup
from server.engine.centre_view import CentreView
from server.rules.free_slots import spans_of
from server.rules.overbooked_hours import most_of_day, overbooked_part

ASKED_BEFORE: Final = timedelta(days=2)
ASKED_IF_BEFORE: Final = timedelta(days=3)
"""Who booked so long before is asked two days before whether the booking will be used. Messages
raise attendance from 67.8 to 78.6 % (Cochrane review 2013, PMC6485985)."""

EVENING: Final = time(18)
"""When visitors are reminded the day before, and until when they answer, in local time."""


def booking_of(reading: CentreView, identity: str) -> Booking:
    """The booking, or `not_found`."""
    return existing(reading.booking(identity), what="booking", id=identity)


def asked_from(reading: CentreView, booking: Booking) -> datetime | None:
    """When the visitor of a booking is asked whether it will be used; None if it was made shortly
    before, or visitors are not asked."""
    long_ago = booking.at - booking.made_at > ASKED_IF_BEFORE
    is_asked = reading.setup.config.bookings.ask is not Ask.OFF and booking.reach is Reach.MAIL
    return booking.at - ASKED_BEFORE if long_ago and is_asked else None


def answered_until(reading: CentreView, booking: Booking) -> datetime | None:
    """When a booking that needs an answer is cancelled without one; None if it needs none."""
    if reading.setup.config.bookings.ask is not Ask.REQUIRED or not booking.asked:
        return None
    return None if booking.answered else evening_before(reading.setup.config.centre, booking.at)


def evening_before(head: CentreHead, at: datetime) -> datetime:
    """The evening before a time."""
    zone = ZoneInfo(head.time_zone)
    return datetime.combine(at.astimezone(zone).date() - ONE_DAY, EVENING, zone)


def late_from(reading: CentreView, booking: Booking) -> datetime | None:
    """When a visitor with a booking is too late; None while the hall or the service is suspended.
    Nobody becomes late by a suspension."""
    centre, state = reading.centre, reading.services().get(booking.service)
    bookings = reading.setup.config.bookings
    if centre.suspended_at is not None or (state is not None and state.suspended_at is not None):
        return None
    return centre.running_since(booking.at) + timedelta(minutes=bookings.late_minutes)


def displaced(reading: CentreView, setup: Setup, now: datetime, *days: date) -> list[Booking]:
    """The bookings, of all days or of some, that have no slot in a configuration: their time is not
    within the hours in which their service can be booked, or their day has fewer slots; then the
    newest ones lose. Derived and never stored: taking a change back heals them."""
    expected: dict[tuple[str, date], list[Booking]] = {}
    # Those of services that are not configured any more, too.
    for each in reading.all_of(Booking):
        if each.is_expected and each.at > now and each.day in (days or (each.day,)):
            expected.setdefault((each.service, each.day), []).append(each)
    part = overbooked_part(reading, setup)
    return [lost for of, each in expected.items() for lost in _without_slot(each, setup, part, *of)]


def has_time(setup: Setup, booking: Booking) -> bool:
    """Whether the time of a booking is within the hours in which its service can be booked."""
    spans = spans_of(setup, booking.service, booking.day)
    return all(holds(spans, at) for at in booking.slots)


def _without_slot(
    expected: Sequence[Booking], setup: Setup, part: float, service: str, day: date
) -> list[Booking]:
    spans = spans_of(setup, service, day)
    outside = [each for each in expected if not all(holds(spans, at) for at in each.slots)]
    rest = sorted((each for each in expected if each not in outside), key=lambda each: each.made_at)
    taken = accumulate(len(each.slots) for each in rest)
    most = most_of_day(setup, service, day, part)
    return outside + [each for each, number in zip(rest, taken, strict=True) if number > most]
