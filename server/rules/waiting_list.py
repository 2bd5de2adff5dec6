"""Who on the waiting list is offered a slot now, and which draws are due."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from contract.errors import ProblemType, Refusal
from server.domain.bookings import Booking
from server.domain.calendar import business_day
from server.domain.draws import drawn_at, week_of
from server.domain.notices import Private
from server.engine.centre_view import CentreView
from server.rules.free_slots import free_for_list, on_list

OFFERED_FROM: Final = time(8)
OFFERED_TO: Final = time(20)
"""Slots are offered between these local times: who sleeps cannot answer."""

A_WEEK: Final = timedelta(days=7)


def first_free(
    reading: CentreView, booking: Booking, now: datetime
) -> tuple[date, datetime] | None:
    """The first slot that a booking on the list can have, and its day."""
    wanted = booking.wanted
    if wanted is None or not may_offer(reading, now):
        return None
    for day in wanted.days:
        if free := free_for_list(reading, booking.service, day, now, wanted):
            return day, free[0]
    return None


def may_offer(reading: CentreView, now: datetime) -> bool:
    """Whether it is the time of day in which slots are offered."""
    local = now.astimezone(ZoneInfo(reading.setup.config.centre.time_zone)).time()
    return OFFERED_FROM <= local < OFFERED_TO


def to_offer(reading: CentreView, service: str, now: datetime) -> Iterator[Booking]:
    """The bookings of a list that something can be offered to now, in their order: at most one for
    each free start."""
    waiting = on_list(reading, service)
    if not waiting or not may_offer(reading, now):
        return
    free: dict[tuple[date, str, int], list[datetime]] = {}
    given: set[tuple[date, datetime]] = set()
    for booking in sorted(waiting, key=place_of):
        wanted = booking.wanted
        for day in wanted.days if wanted is not None else ():
            assert wanted is not None
            key = day, wanted.part, wanted.visitors
            if key not in free:
                free[key] = free_for_list(reading, service, day, now, wanted)
            found = next((at for at in free[key] if (day, at) not in given), None)
            if found is not None:
                given.add((day, found))
                yield booking
                break


def place_of(booking: Booking) -> tuple[datetime, int]:
    """By what the waiting list is ordered."""
    wanted = booking.wanted
    return (wanted.since, wanted.rank) if wanted is not None else (booking.made_at, 0)


def requests(reading: CentreView, service: str, week: date) -> list[str]:
    """The ids of the bookings that take part in the draw of a week."""
    return [
        each.id
        for each in reading.listed(service)
        if each.wanted is not None and each.wanted.in_draw and week_of(each.wanted.days[0]) == week
    ]


def require_only_request(reading: CentreView, service: str, week: date, name: str) -> None:
    """Refuse (`booking_limit`) a second request with the same name in one draw: the name is
    compared at the counter, so its bearer would gain by each further one."""
    for each in requests(reading, service, week):
        known = reading.get(Private, each)
        if known is not None and _plain(known.words) == _plain(name):
            raise Refusal(ProblemType.BOOKING_LIMIT, {"what": "draw"})


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def draws_due(
    reading: CentreView, service: str, draw: str, now: datetime
) -> Iterator[tuple[date, bool]]:
    """The weeks whose draw is to be opened (False) or held (True)."""
    head = reading.setup.config.centre
    this_week = week_of(business_day(now, head))
    for number in range(3):
        week = this_week + number * A_WEEK
        known, at = reading.draw(service, week), drawn_at(head, draw, week)
        if known is None and at - A_WEEK <= now < at:
            yield week, False
        elif known is not None and not known.is_held and at <= now:
            yield week, True
