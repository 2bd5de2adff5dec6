"""The slots of a service on a day, from the configuration and the hours alone.

A service gives bookings `part` of the time of its `counters`:

    rate = counters * part / typical_minutes        slots a minute

over the intervals in which its tickets are taken, each of which ends `typical_minutes` before the
service closes at the latest. A day has floor(integral of rate) slots; the k-th begins where the
integral reaches k - 1, rounded down to `step_minutes` from the beginning of its interval. So
nothing is lost by rounding each hour. One counter with 40 minutes, 09:00 to 18:00: five slots at
09:00, 10:30, 12:15, 14:00 and 15:30. Several slots may begin at the same time.

The configured time counts, not the learned one: slots must not move under bookings.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from contract.bookings import Bookings, ServiceBooking
from contract.centre import CentreHead, Service
from server.domain.calendar import Span, common, opening, placed, span_of, working

ALMOST: Final = 1e-9
"""What binary fractions may lack of a whole number."""


def bookable_spans(head: CentreHead, service: Service, day: date) -> list[Span]:
    """The intervals of a business day in which a booking may begin."""
    typical = timedelta(minutes=service.typical_minutes)
    served = [(start, end - typical) for start, end in working(head, service, day)]
    return common(opening(head, service, day), served)


def slots_of(
    head: CentreHead, service: Service, bookings: Bookings, counters: float, day: date
) -> tuple[datetime, ...]:
    """The slots of a service on a business day, in order.

    Args:
        counters: those that count where no window of the service says otherwise.
    """
    booking = service.booking or ServiceBooking()
    rate = bookings.part / (service.typical_minutes * 60)
    step, done = timedelta(minutes=bookings.step_minutes), 0.0
    slots: list[datetime] = []
    for begins, start, end, number in _rates(head, service, booking, counters, day):
        per_second = number * rate
        # What was left before this interval is the beginning of the next slot.
        total = done + (end - start).total_seconds() * per_second
        while per_second and len(slots) + ALMOST < total:
            at = start + timedelta(seconds=max(0.0, len(slots) - done) / per_second)
            slots.append(begins + (at - begins + timedelta(milliseconds=1)) // step * step)
        done = total
    return tuple(slots[: int(done + ALMOST)])


def _rates(
    head: CentreHead, service: Service, booking: ServiceBooking, counters: float, day: date
) -> Iterator[tuple[datetime, datetime, datetime, float]]:
    """Intervals with the same number of counters: the beginning of the hours in which one lies, its
    own beginning and end, and that number."""
    zone = ZoneInfo(head.time_zone)
    windows = []
    for window in booking.windows:
        begins = placed(head, day, time.fromisoformat(window.interval.partition("-")[0]))
        windows.append((span_of(window.interval, begins, zone), window.counters))
    for begins, ends in bookable_spans(head, service, day):
        edges = {edge for span, _ in windows for edge in span if begins < edge < ends}
        for start, end in pairwise(sorted({begins, ends, *edges})):
            within = (number for (since, until), number in windows if since <= start < until)
            yield begins, start, end, next(within, counters)


def shares(
    services: Mapping[str, Service], counters: Iterable[Mapping[str, int]]
) -> dict[str, float]:
    """How many counters each service that can be booked counts with by default: each counter counts
    once, shared equally by those services at its first level.

    Args:
        counters: the level of each service of a counter.
    """
    found = dict.fromkeys((key for key, each in services.items() if each.booking is not None), 0.0)
    for level_of in counters:
        own = [key for key in found if level_of.get(key) == 0]
        for key in own:
            found[key] += 1 / len(own)
    return found
