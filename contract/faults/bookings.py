"""Faults of services that can be booked."""

from collections.abc import Iterator
from typing import Final

from contract.centre import CentreConfig, Service
from contract.faults.entries import Fault
from contract.faults.hours import window_faults
from contract.hours import minutes_of

ALMOST: Final = 1e-9
"""What binary fractions may lack of a whole number."""


def booking_faults(config: CentreConfig) -> Iterator[Fault]:
    """Windows that overlap, a service for which no counter counts, and one that never has a
    slot."""
    levels = {profile.key: profile.levels[0] for profile in config.profiles}
    first = [levels.get(counter.profile, ()) for counter in config.counters]
    bookable = {service.key for service in config.services if service.booking is not None}
    for index, service in enumerate(config.services):
        if (booking := service.booking) is None:
            continue
        path = ("services", index, "booking")
        if booking.draw is not None and not booking.named:
            message = "slots that are drawn need the names of their visitors: write named = true"
            yield Fault((*path, "named"), message)
        yield from window_faults(
            (*path, "windows"), [each.interval for each in booking.windows], config.centre
        )
        own = [bookable.intersection(keys) for keys in first if service.key in keys]
        counters = booking.counters or sum(1 / len(shared) for shared in own)
        most = max([counters, *(each.counters for each in booking.windows)])
        if not most:
            message = (
                "no counter has this service at its first level: write how many counters its "
                "bookings count with, like counters = 1"
            )
            yield Fault(path, message)
        elif _slots(config, service, most) < 1:
            message = (
                "this service has no slot on any day: its counters, its hours or part of "
                "[bookings] are too small for typical_minutes"
            )
            yield Fault(path, message)


def _slots(config: CentreConfig, service: Service, counters: float) -> float:
    """At most so many slots has its longest usual day."""
    week = service.hours if service.hours is not None else config.centre.hours
    usable = (
        sum(max(0.0, end - start - service.typical_minutes) for start, end in map(minutes_of, day))
        for day in week.values()
    )
    rate = counters * config.bookings.part / service.typical_minutes
    return max(usable, default=0.0) * rate + ALMOST
