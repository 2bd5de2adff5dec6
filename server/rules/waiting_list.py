"""Who on the waiting list is offered a slot now, and which draws are due."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final
from unicodedata import combining, normalize
from zoneinfo import ZoneInfo

from contract.bookings import DayPart
from contract.centre import CentreHead
from contract.errors import ProblemType, Refusal
from server.domain.bookings import Booking
from server.domain.calendar import ONE_DAY, business_day
from server.domain.draws import drawn_at, week_of
from server.domain.notices import Private
from server.engine.centre_view import CentreView
from server.rules.free_slots import free_for_list, on_list

OFFERED_FROM: Final = time(8)
OFFERED_TO: Final = time(20)
"""Slots are offered between these local times: who sleeps cannot answer."""

A_WEEK: Final = timedelta(days=7)


type Offer = tuple[Booking, tuple[datetime, ...]]
"""A booking on the list, and the slots that it can have first."""


def to_offer(reading: CentreView, service: str, now: datetime) -> Iterator[Offer]:
    """What can be offered to the bookings of a list now, in their order; up to the first that may
    have to do with what is left by another."""
    waiting, head = on_list(reading, service), reading.setup.config.centre
    if not waiting or next_offers(head, now) > now:
        return
    free, given = cache(free_for_list(reading, service, now)), set[datetime]()

    def first(booking: Booking) -> Offer | None:
        wanted = booking.wanted
        if wanted is None or with_free.isdisjoint(wanted.days):
            return None
        found = (free(day, wanted.part, wanted.visitors) for day in wanted.days)
        return next(((booking, runs[0]) for runs in found if runs), None)

    # Called every second, and most wait for days on which nothing is free.
    days = {day for each in waiting if each.wanted is not None for day in each.wanted.days}
    with_free = {day for day in days if free(day, DayPart.ANY, 1)}
    fitting = [offer for booking in waiting if (offer := first(booking)) is not None]
    for booking, slots in sorted(fitting, key=lambda each: place_of(head, each[0])):
        if not given.isdisjoint(slots):
            return
        given.update(slots)
        yield booking, slots


def next_offers(head: CentreHead, now: datetime) -> datetime:
    """When slots are offered next: now, or in the morning."""
    local = now.astimezone(ZoneInfo(head.time_zone))
    if OFFERED_FROM <= local.time() < OFFERED_TO:
        return now
    day = local.date() + ONE_DAY * (local.time() >= OFFERED_TO)
    return datetime.combine(day, OFFERED_FROM, local.tzinfo)


def place_of(head: CentreHead, booking: Booking) -> tuple[date, bool, int, int, str]:
    """The place of a booking on the waiting list: by the day on which it joined, as no moment of a
    day should be worth queuing for, then by its lot. Places of a draw of that day come first."""
    since, rank, lot = booking.made_at, 0, 0
    if (wanted := booking.wanted) is not None:
        since, rank, lot = wanted.since, wanted.rank, wanted.lot
    return business_day(since, head), rank == 0, rank, lot, booking.id


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


def _plain(name: str) -> list[str]:
    """The words of a name, in whatever order and with whatever accents they are written."""
    letters = (each for each in normalize("NFKD", name.casefold()) if not combining(each))
    return sorted(re.findall(r"\w+", "".join(letters)))


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
