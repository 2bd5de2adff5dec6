"""Which slots are free, and for whom.

Bookings and quotas share one ledger (`TAKEN` of the state): a booking counts at its time until its
visitor comes, then the ticket counts there. So a visitor without a booking cannot take a booked
place, and a booking cannot take what is left for the others. A command counts and appends in one
draft of the state, which is all the protection against races there is.
"""

from collections import Counter as Tally
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from contract.bookings import Bookings, DayPart
from contract.enums import Channel
from contract.errors import ProblemType, Refusal
from server.domain.bookings import TAKES_SLOTS, UNCONFIRMED, Booking
from server.domain.calendar import ONE_DAY, Span, business_day, day_begins, holds, said
from server.domain.draws import week_of
from server.domain.setup import Setup
from server.domain.slots import ALMOST, bookable_spans
from server.engine.centre_view import CentreView
from server.rules.intake import quota_windows
from server.rules.overbooked_hours import overbooked

UNCONFIRMED_AT_LEAST: Final = 5
"""What visitors at the web have not confirmed yet keeps together at most this number of slots of a
day, or half of them: forms and invented addresses cannot empty a day."""

NEAREST: Final = 3

OFFERED_BEFORE: Final = timedelta(hours=3)
"""So long before its time a slot is offered to the waiting list at the latest."""

NOON: Final = time(13)
"""When the afternoon begins for those on the waiting list."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Who looks for a slot.

    Attributes:
        by_staff: gets the slots that are kept for staff, and until the last moment.
        own: the id of a booking whose own slots count as free: it is to be changed.
        visitors: takes so many slots that follow each other.
        from_list: waits for a slot on the list, which freed ones go to first.
    """

    by_staff: bool = False
    own: str = ""
    visitors: int = 1
    from_list: bool = False


def settings_of(reading: CentreView, service: str) -> Bookings:
    """The settings of bookings, or `not_bookable` where the service has none."""
    if reading.setup.booking_of(service) is None:
        known = reading.setup.services.get(service)
        raise Refusal(ProblemType.NOT_BOOKABLE, {"name": known.names if known else ""})
    return reading.setup.config.bookings


def most_together(reading: CentreView, service: str) -> int:
    """For how many visitors a booking may be. Where slots are drawn, each takes part alone: one
    name would win the slots of four."""
    return 1 if reading.setup.draw_of(service) else settings_of(reading, service).group_max


def free_slots(
    reading: CentreView, service: str, day: date, now: datetime, wish: Wish
) -> list[datetime]:
    """The times of a day at which a slot is free, in order, each once; for several visitors, those
    from which on as many follow each other."""
    return [run[0] for run in _free_on(reading, service, day, now, wish)(wish.visitors)]


type Runs = list[tuple[datetime, ...]]
"""Slots that follow each other, one for each visitor of a booking; in order."""


def _free_on(
    reading: CentreView, service: str, day: date, now: datetime, wish: Wish
) -> Callable[[int], Runs]:
    """A function that gives the free slots of a day for so many visitors."""
    bookings, head = settings_of(reading, service), reading.setup.config.centre
    slots, at_web = reading.setup.slots(service, day), not (wish.by_staff or wish.from_list)
    is_held_up = at_web and not wish.own and are_held_up(reading, service, day)
    if not slots or is_held_up or is_drawn_later(reading, service, day, now):
        return lambda _visitors: []
    others = [each for each in reading.bookings(service, day) if each.id != wish.own]
    # For staff, and who is on the list, no freed slot rests.
    moment = now if at_web else None
    taken = Tally(at for each in others for at in each.taken(day, moment))
    # A booking that the hours have displaced takes nothing of what is left.
    spans = spans_of(reading.setup, service, day)
    hours = overbooked(reading, service, slots, others, day, moment)
    within = Tally({at: number for at, number in taken.items() if holds(spans, at)})
    left = len(slots) - (within.total() if hours is None else hours.within_slots(within))
    is_soon = day <= business_day(now, head) + ONE_DAY
    staff_part = 0 if wish.by_staff or is_soon else bookings.staff_part
    kept = int(staff_part * len(slots) + ALMOST)
    lead = timedelta(minutes=0 if wish.by_staff else bookings.lead_minutes)
    first = now + (OFFERED_BEFORE if wish.from_list else lead)
    last = now + timedelta(days=bookings.horizon_days)
    if wish.from_list and reading.setup.draw_of(service):
        # Those of a draw ask further ahead.
        last = max(last, day_begins(head, day + ONE_DAY))
    starts = sorted(Tally(slots).items())

    def free_for(visitors: int) -> Runs:
        if left < kept + visitors and (kept > 0 or hours is None):
            return []
        within_quota = _within_quota(reading, service, day, wish.own, visitors)
        free = {
            at
            for at, number in starts
            if first <= at <= last
            and (
                taken[at] < number
                if hours is None
                else hours.takes(at, number, taken[at], at - now, visitors)
            )
            and within_quota(at)
        }
        if at_web and free:
            free -= _wanted_from_list(reading, service, day, now)
        runs = _runs([at for at, _ in starts], visitors, spans)
        return [run for run in runs if free.issuperset(run)]

    return free_for


def _runs(
    starts: Sequence[datetime], visitors: int, spans: Sequence[Span]
) -> Iterator[tuple[datetime, ...]]:
    """The slots that follow each other, without a break between them."""
    runs = zip(*(starts[number:] for number in range(visitors)), strict=False)
    if visitors == 1:
        return runs
    return (run for run in runs if any(a <= run[0] and run[-1] < b for a, b in spans))


def on_list(reading: CentreView, service: str) -> list[Booking]:
    """The bookings on the waiting list of a service, without those that a draw will rank; none if
    it cannot be booked any more."""
    if (booking := reading.setup.booking_of(service)) is None:
        return []
    listed = reading.listed(service)
    return [each for each in listed if not (booking.draw and each.wanted and each.wanted.in_draw)]


def is_drawn_later(reading: CentreView, service: str, day: date, now: datetime) -> bool:
    """Whether the slots of a day are still to be drawn. A draw whose time has come without one
    request being taken, because it was configured later, is not held."""
    if (at := reading.setup.drawn_at(service, week_of(day))) is None:
        return False
    known = reading.draw(service, week_of(day))
    return now < at if known is None else not known.is_held


def free_for_list(
    reading: CentreView, service: str, now: datetime
) -> Callable[[date, DayPart, int], Runs]:
    """A function that gives the slots of a part of a day that can be offered to so many visitors on
    the waiting list. What is taken on a day is counted once."""
    zone, wish = ZoneInfo(reading.setup.config.centre.time_zone), Wish(from_list=True)
    # Of a night service what is after midnight is its afternoon.
    free_on = cache(lambda day: cache(_free_on(reading, service, day, now, wish)))

    def fitting(day: date, part: DayPart, visitors: int) -> Runs:
        runs: Runs = free_on(day)(visitors)
        if part is DayPart.ANY:
            return runs
        is_morning = part is DayPart.MORNING
        return [run for run in runs if (run[0] < datetime.combine(day, NOON, zone)) is is_morning]

    return fitting


def _wanted_from_list(reading: CentreView, service: str, day: date, now: datetime) -> set[datetime]:
    """The slots of a day that the waiting list can have, for each wish the first ones: they are
    offered there first."""
    wishes = Tally(
        (each.wanted.part, each.wanted.visitors)
        for each in on_list(reading, service)
        if each.wanted is not None and day in each.wanted.days
    )
    free_on, found = free_for_list(reading, service, now), set[datetime]()
    for wish, number in wishes.items():
        for run in (each for each in free_on(day, *wish) if found.isdisjoint(each)):
            found.update(run)
            number -= 1
            if not number:
                break
    return found


def are_held_up(reading: CentreView, service: str, day: date) -> bool:
    """Whether what visitors at the web have not confirmed yet keeps all slots of a day that it may
    keep together."""
    slots, of_day = reading.setup.slots(service, day), reading.bookings(service, day)
    unconfirmed = sum(
        len(each.slots)
        for each in of_day
        if each.state in UNCONFIRMED and each.channel is Channel.WEB and each.day == day
    )
    return len(slots) > 0 and unconfirmed >= max(UNCONFIRMED_AT_LEAST, len(slots) // 2)


def _within_quota(
    reading: CentreView, service: str, day: date, changed: str, visitors: int
) -> Callable[[datetime], bool]:
    """Whether the quota of a service leaves room for a booking at a time of a day; for one that is
    to be changed, without its own slots."""
    known, head = reading.setup.services[service], reading.setup.config.centre
    own = reading.booking(changed)
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
        if each.day == day and each.state in TAKES_SLOTS and each.id != changed
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
        if taken(since, until) + visitors > tickets
        or sum(since <= at < until for at in booked) + visitors > int(part * tickets + ALMOST)
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
) -> tuple[date, tuple[datetime, ...]]:
    """The business day of a free slot, and the slots from it on; else `slot_taken`, with the
    nearest ones."""
    head = reading.setup.config.centre
    day = business_day(at, head)
    for run in _free_on(reading, service, day, now, wish)(wish.visitors):
        if run[0] == at:
            return day, run
    others = nearest(reading, service, at, now, wish)
    values = {"nearest": ", ".join(slot.isoformat() for slot in others)}
    first = min(others, key=lambda slot: abs(slot - at), default=None)
    known = said(first, now, head) if first is not None else {"day": "none"}
    raise Refusal(ProblemType.SLOT_TAKEN, values | {"time": "", "date": ""} | known)


def spans_of(setup: Setup, service: str, day: date) -> Sequence[Span]:
    """The hours of a day in which a service can be booked."""
    known = setup.services.get(service)
    if known is None or known.booking is None:
        return ()
    return bookable_spans(setup.config.centre, known, day)
