"""The bookings and the slots of a day, for staff and other systems."""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import NamedTuple

from contract.answers import BookingEntry
from contract.enums import BookingState, Reach
from contract.errors import existing
from contract.rows import FLOOR_STAFF
from server.domain.bookings import Booking
from server.domain.contacts import BookingContact
from server.domain.draws import Draw
from server.domain.notices import Private
from server.domain.principal import Principal
from server.engine.centre_view import CentreView
from server.rules.bookings import displaced
from server.rules.free_slots import Wish, free_slots
from server.rules.waiting_list import place_of, requests
from server.store.booking_contacts import BookingContacts
from server.views.snapshot_context import SnapshotContext


class DayFigures(NamedTuple):
    """How many slots a service has on a day, and how many are booked (and those visitors expected),
    used, missed, and free for staff."""

    day: date
    slots: int
    booked: int
    arrived: int
    missed: int
    free: int


def day_figures(reading: CentreView, service: str, day: date, now: datetime) -> DayFigures:
    """The figures of a service that can be booked."""
    slots, of_day = Tally(reading.setup.slots(service, day)), reading.bookings(service, day)
    taken = Tally(at for each in of_day for at in each.taken(day, None))
    own = [each for each in of_day if each.day == day]
    states = Tally(each.state for each in own for _ in each.slots)
    free = free_slots(reading, service, day, now, Wish(by_staff=True))
    return DayFigures(
        day,
        slots.total(),
        sum(len(each.slots) for each in own if each.is_expected),
        states[BookingState.ARRIVED],
        states[BookingState.MISSED],
        sum(slots[at] - taken[at] for at in free),
    )


def entries(context: SnapshotContext, who: Principal, day: date | None) -> list[BookingEntry]:
    """The bookings of a business day, or of all, by time; for a person of one agency those of its
    services. Names and telephone numbers are for staff."""

    def is_of_day(booking: Booking, _lost: Collection[str]) -> bool:
        return day is None or (day == booking.day and bool(booking.slots))

    return _entries(context, who, is_of_day, day)


def displaced_entries(context: SnapshotContext, who: Principal) -> list[BookingEntry]:
    """The same of the bookings that lost their slots."""
    return _entries(context, who, lambda booking, lost: booking.id in lost)


def entry(context: SnapshotContext, who: Principal, identity: str) -> BookingEntry:
    """The same of one booking, or `not_found`."""
    booking = existing(context.reading.booking(identity), what="booking")
    found = _entries(context, who, lambda each, _: each.id == identity, booking.day)
    return existing(next(iter(found), None), what="booking")


def offered_by_telephone(context: SnapshotContext, who: Principal) -> list[BookingEntry]:
    """The bookings for which a slot is kept, and whose visitors cannot be written to."""

    def is_meant(booking: Booking, _lost: Collection[str]) -> bool:
        return booking.state is BookingState.OFFERED and booking.reach is not Reach.MAIL

    return _entries(context, who, is_meant)


class WaitingList(NamedTuple):
    """Those who wait for a slot of a service, and its draws that are open: the week, when it is
    drawn, and how many take part."""

    service: str
    entries: list[BookingEntry]
    draws: list[tuple[date, datetime, int]]


def waiting_lists(
    context: SnapshotContext, who: Principal, services: Iterable[str]
) -> list[WaitingList]:
    """The waiting lists of some services, without empty ones, each in its order."""
    reading, setup, entries_of = context.reading, context.reading.setup, defaultdict(list)
    for each in _entries(context, who, lambda booking, _: booking.state is BookingState.LISTED):
        entries_of[each.service].append(each)
    draws_of = defaultdict(list)
    for draw in reading.all_of(Draw):
        drawn = setup.drawn_at(draw.service, draw.week)
        if drawn is not None and not draw.is_held:
            number = len(requests(reading, draw.service, draw.week))
            draws_of[draw.service].append((draw.week, drawn, number))
    return [
        WaitingList(key, entries_of[key], draws_of[key])
        for key in services
        if entries_of[key] or draws_of[key]
    ]


def _entries(
    context: SnapshotContext,
    who: Principal,
    wanted: Callable[[Booking, Collection[str]], bool],
    day: date | None = None,
) -> list[BookingEntry]:
    reading, days = context.reading, () if day is None else (day,)
    by_staff, head = who.role in FLOOR_STAFF, reading.setup.config.centre
    lost = {each.id for each in displaced(reading, reading.setup, context.now, *days)}
    shown = [
        booking
        for booking in reading.all_of(Booking)
        if wanted(booking, lost)
        and booking.state is not BookingState.LAPSED
        and who.agency in (None, reading.setup.agency_of(booking.service))
    ]
    contacts: Mapping[str, BookingContact] = {}
    if by_staff:
        keys = None if day is None else [booking.id for booking in shown]
        rows = reading.on_connection(
            lambda each: BookingContacts(each).of_centre(who.centre or "", keys)
        )
        contacts = {row.booking: row for row in rows}

    def entry_of(booking: Booking) -> BookingEntry:
        contact = contacts.get(booking.id)
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
            visitors=booking.visitors,
            days=booking.wanted.days if booking.wanted is not None and not booking.slots else (),
            until=booking.until,
            displaced=booking.id in lost,
            told=booking.told and booking.id in lost,
            visitor=name.words if name is not None else None,
            phone=contact.phone if contact is not None else None,
            mail_failed=contact is not None and contact.failure != "",
        )

    return [
        entry_of(each) for each in sorted(shown, key=lambda b: (b.slots[:1], *place_of(head, b)))
    ]
