"""Leases: numbers that a kiosk may issue while the server is away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from contract import events as e

ANOTHER = "handed_in_as_another"
"""The reason of a cancellation if the kiosk handed in another ticket for the same touch."""


@dataclass(frozen=True, slots=True)
class Lease:
    """One leased number; it is also the id of the ticket that it becomes.

    Attributes:
        id: the id of the ticket.
        until: when the number becomes void if it is not handed in.
        ended_at: when it was handed in, or became void.
        handed_in: whether it became a ticket, which may not be in memory any more.
    """

    id: str
    centre: str
    device: str
    day: date
    series: str
    number: str
    ordinal: int
    granted_at: datetime
    until: datetime
    ended_at: datetime | None = None
    handed_in: bool = False


def granted(centre: str, data: e.LeaseGranted, at: datetime) -> Iterator[Lease]:
    """The leased numbers of a grant."""
    for place, (ticket, number) in enumerate(zip(data.tickets, data.numbers, strict=True)):
        yield Lease(
            id=ticket,
            centre=centre,
            device=data.device,
            day=data.day,
            series=data.series,
            number=number,
            ordinal=data.first_ordinal + place,
            granted_at=at,
            until=data.until,
        )


def true_time(
    lease: Lease,
    said: datetime,
    now: datetime,
    *,
    previous: datetime | None,
    heard: datetime | None,
) -> datetime:
    """The time at which a kiosk issued a ticket, limited to plausible times.

    Args:
        lease: the leased number.
        said: the time that the kiosk reports.
        now: the current time; the result is never later.
        previous: when it issued the previous number; the result is never earlier, even if its clock
            went back.
        heard: the last request of the kiosk; before that it did not have to issue numbers alone.
    """
    bounds = (said, *(one for one in (previous, heard) if one is not None))
    return max(lease.granted_at, min(max(bounds), now))
