"""The clock hours of a day that take more bookings than they have slots."""

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from contract.enums import BookingState
from server.domain.bookings import Booking
from server.domain.overbooking import LEAST_SLOTS, are_taken, cell_of, most_of
from server.domain.setup import Setup
from server.engine.centre_view import CentreView


@dataclass(frozen=True, slots=True)
class OverbookedHours:
    """The clock hours of a day: how many slots each has, and the chances that its bookings come.

    Attributes:
        part: by which part of its slots an hour may be overbooked.
        rates: the chances by the cell of the lead time.
    """

    zone: ZoneInfo
    part: float
    rates: Sequence[float]
    slots: Tally[datetime]
    chances: Mapping[datetime, Sequence[float]]

    def takes(
        self, at: datetime, number: int, taken: int, lead: timedelta, visitors: int = 1
    ) -> bool:
        """Whether a start with a number of slots takes one more booking, so long before it; of
        several visitors as if all came in its hour."""
        hour = hour_of(at, self.zone)
        slots, chances = self.slots[hour], self.chances.get(hour, ())
        if len(chances) + visitors <= slots or slots < LEAST_SLOTS:
            return taken < number
        # Some together come or stay away as one: they count as sure to come.
        own = (self.rates[cell_of(lead)],) if visitors == 1 else (1.0,) * visitors
        most = number if len(chances) < slots else ceil(number * (1 + self.part))
        return taken < most and are_taken(slots, (*own, *chances), self.part)

    def within_slots(self, taken: Tally[datetime]) -> int:
        """How many slots of the day are taken, without those beyond the slots of an hour."""
        by_hour: Tally[datetime] = Tally()
        for at, number in taken.items():
            by_hour[hour_of(at, self.zone)] += number
        return sum(min(number, self.slots[hour] or number) for hour, number in by_hour.items())


def hour_of(at: datetime, zone: ZoneInfo) -> datetime:
    """The beginning of the clock hour of a time."""
    return at.astimezone(zone).replace(minute=0, second=0, microsecond=0)


def overbooked(
    reading: CentreView,
    service: str,
    slots: Sequence[datetime],
    others: Sequence[Booking],
    day: date,
    now: datetime | None,
) -> OverbookedHours | None:
    """The hours of a day that may be overbooked; None as long as that is off, or it is not known
    how many visitors come. What rests counts as in `Booking.taken`."""
    part = overbooked_part(reading, reading.setup)
    if not part or reading.setup.draw_of(service):
        return None
    rates = [rate.upper for rate in reading.centre.show_rates]
    zone = ZoneInfo(reading.setup.config.centre.time_zone)
    chances: dict[datetime, list[float]] = {}
    for each in others:
        alone = each.state is BookingState.BOOKED and len(each.slots) == 1
        chance = rates[cell_of(each.at - each.made_at, answered=each.answered)] if alone else 1.0
        for at in each.taken(day, now):
            chances.setdefault(hour_of(at, zone), []).append(chance)
    return OverbookedHours(zone, part, rates, Tally(hour_of(at, zone) for at in slots), chances)


def most_of_day(setup: Setup, service: str, day: date, part: float) -> int:
    """How many slots of a day of a service are taken at most, with so much overbooked."""
    slots, zone = setup.slots(service, day), ZoneInfo(setup.config.centre.time_zone)
    if not part or setup.draw_of(service):
        return len(slots)
    by_hour = Tally(hour_of(at, zone) for at in slots)
    return sum(most_of(number, part) for number in by_hour.values())


def overbooked_part(reading: CentreView, setup: Setup) -> float:
    """By which part of its slots an hour may be overbooked; 0 as long as it is not known how many
    visitors come."""
    is_known = any(rate.upper < 1 for rate in reading.centre.show_rates)
    return setup.config.bookings.overbook if is_known else 0.0
