"""Which slots are free, which bookings lose theirs, and until when a visitor is in time.

Bookings and quotas share one ledger (`TAKEN` of the state): a booking counts at its time until its
visitor comes, then the ticket counts there. So a visitor without a booking cannot take a booked
place, and a booking cannot take what is left for the others. A command counts and appends in one
draft of the state, which is all the protection against races there is.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.bookings import Ask, Bookings
from contract.centre import CentreHead
from contract.enums import Channel, Reach
from contract.errors import ProblemType, Refusal, existing
from server.domain.bookings import TAKES_SLOTS, UNCONFIRMED, Booking
from server.domain.calendar import ONE_DAY, Span, business_day, day_begins, holds, said
from server.domain.setup import Setup
from server.domain.slots import ALMOST, bookable_spans
from server.engine.centre_view import CentreView
from server.rules.intake import quota_windows
from server.rules.overbooked_hours import most_of_day, overbooked, overbooked_part

UNCONFIRMED_AT_LEAST: Final = 5
"""What visitors at the web have not confirmed yet keeps together at most this number of slots of a
day, or half of them: forms and invented addresses cannot empty a day."""

NEAREST: Final = 3

ASKED_BEFORE: Final = timedelta(days=2)
ASKED_IF_BEFORE: Final = timedelta(days=3)
"""Who booked so long before is asked two days before whether the booking will be used. Messages
raise attendance from 67.8 to 78.6 % (Cochrane review 2013, PMC6485985)."""

EVENING: Final = time(18)
"""When visitors are reminded the day before, and until when they answer, in local time."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who looks for a slot.

    Attributes:
        by_staff: gets the slots that are kept for staff, and until the last moment.
        own: the id of a booking whose own slots count as free: it is to be changed.
    """

    by_staff: bool = False
    own: str = ""


def settings_of(reading: CentreView, service: str) -> Bookings:
    """The settings of bookings, or `not_bookable` where the service has none."""
    known = reading.setup.services.get(service)
    if known is None or known.booking is None:
        raise Refusal(ProblemType.NOT_BOOKABLE, {"name": known.names if known else ""})
    return reading.setup.config.bookings


def free_slots(
    reading: CentreView, service: str, day: date, now: datetime, wish: Wish
) -> list[datetime]:
    """The times of a day at which a slot is free, in order, each once."""
    bookings, head = settings_of(reading, service), reading.setup.config.centre
    slots = reading.setup.slots(service, day)
    others = [each for each in reading.bookings(service, day) if each.id != wish.own]
    taken = Tally(at for each in others for at in each.taken(day, now))
    # A booking that the hours have displaced takes nothing of what is left.
    spans = _spans(reading.setup, service, day) if taken else ()
    hours = overbooked(reading, slots, others, day, now)
    within = Tally({at: number for at, number in taken.items() if holds(spans, at)})
    left = len(slots) - (within.total() if hours is None else hours.within_slots(within))
    kept = _kept_for_staff(bookings, slots, day, head, now, wish)
    if left <= kept and (kept > 0 or hours is None):
        return []
    if not wish.by_staff and not wish.own and are_held_up(reading, service, day):
        return []
    first = now + timedelta(minutes=0 if wish.by_staff else bookings.lead_minutes)
    last = now + timedelta(days=bookings.horizon_days)
    within_quota = _within_quota(reading, service, day, wish)
    return [
        at
        for at, number in sorted(Tally(slots).items())
        if first <= at <= last
        and (taken[at] < number if hours is None else hours.takes(at, number, taken[at], at - now))
        and within_quota(at)
    ]


def are_held_up(reading: CentreView, service: str, day: date) -> bool:
    """Whether what visitors at the web have not confirmed yet keeps all slots of a day that it may
    keep together."""
    slots, of_day = reading.setup.slots(service, day), reading.bookings(service, day)
    unconfirmed = sum(
        each.state in UNCONFIRMED and each.channel is Channel.WEB and each.day == day
        for each in of_day
    )
    return len(slots) > 0 and unconfirmed >= max(UNCONFIRMED_AT_LEAST, len(slots) // 2)


def _kept_for_staff(
    bookings: Bookings,
    slots: Sequence[datetime],
    day: date,
    head: CentreHead,
    now: datetime,
    wish: Wish,
) -> int:
    soon = day <= business_day(now, head) + ONE_DAY
    return 0 if wish.by_staff or soon else int(bookings.staff_part * len(slots) + ALMOST)


def _within_quota(
    reading: CentreView, service: str, day: date, wish: Wish
) -> Callable[[datetime], bool]:
    """Whether the quota of a service leaves room for a booking at a time of a day."""
    known, head = reading.setup.services[service], reading.setup.config.centre
    own = reading.booking(wish.own)
    ours = own.slots if own is not None and own.day == day and own.is_expected else ()

    def taken(since: datetime, until: datetime) -> int:
        own_there = sum(since <= at < until for at in ours)
        return reading.taken(service, day, since, until) - own_there

    if known.quota is None:
        return lambda _at: True
    part = settings_of(reading, service).part
    booked = [
        at
        for each in reading.bookings(service, day)
        if each.day == day and each.state in TAKES_SLOTS and each.id != wish.own
        for at in each.slots
    ]
    bounds = list(quota_windows(head, known.quota, day))
    if known.quota.per_day is not None:
        bounds.append(
            ((day_begins(head, day), day_begins(head, day + ONE_DAY)), known.quota.per_day)
        )
    full = [
        (since, until)
        for (since, until), tickets in bounds
        if taken(since, until) >= tickets
        or sum(since <= at < until for at in booked) >= int(part * tickets + ALMOST)
    ]
    return lambda at: not holds(full, at)


def days_ahead(reading: CentreView, now: datetime) -> Iterator[date]:
    """The business days on which something may be booked."""
    bookings, head = reading.setup.config.bookings, reading.setup.config.centre
    today = business_day(now, head)
    for offset in range(bookings.horizon_days + 1):
        yield today + offset * ONE_DAY


def free_days(
    reading: CentreView, service: str, now: datetime, wish: Wish
) -> Iterator[tuple[date, list[datetime]]]:
    """The days with free slots, and the slots."""
    for day in days_ahead(reading, now):
        if slots := free_slots(reading, service, day, now, wish):
            yield day, slots


def nearest(
    reading: CentreView, service: str, at: datetime, now: datetime, wish: Wish
) -> list[datetime]:
    """The three free slots that are nearest to a time, in order."""
    free = [slot for _, slots in free_days(reading, service, now, wish) for slot in slots]
    return sorted(sorted(free, key=lambda slot: abs(slot - at))[:NEAREST])


def require_free(
    reading: CentreView, service: str, at: datetime, now: datetime, wish: Wish
) -> date:
    """The business day of a free slot; else `slot_taken`, with the nearest ones."""
    head = reading.setup.config.centre
    day = business_day(at, head)
    if at in free_slots(reading, service, day, now, wish):
        return day
    others = nearest(reading, service, at, now, wish)
    values = {"nearest": ", ".join(slot.isoformat() for slot in others)}
    first = min(others, key=lambda slot: abs(slot - at), default=None)
    known = said(first, now, head) if first is not None else {"day": "none"}
    raise Refusal(ProblemType.SLOT_TAKEN, values | {"time": "", "date": ""} | known)


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
    spans = _spans(setup, booking.service, booking.day)
    return all(holds(spans, at) for at in booking.slots)


def _spans(setup: Setup, service: str, day: date) -> Sequence[Span]:
    known = setup.services.get(service)
    if known is None or known.booking is None:
        return ()
    return bookable_spans(setup.config.centre, known, day)


def _without_slot(
    expected: Sequence[Booking], setup: Setup, part: float, service: str, day: date
) -> list[Booking]:
    spans = _spans(setup, service, day)
    outside = [each for each in expected if not all(holds(spans, at) for at in each.slots)]
    rest = sorted((each for each in expected if each not in outside), key=lambda each: each.made_at)
    return [*outside, *rest[most_of_day(setup, service, day, part) :]]
