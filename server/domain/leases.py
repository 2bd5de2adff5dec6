"""Leases: numbers that a kiosk may give while the server is away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from contract import events as e

ANOTHER = "handed_in_as_another"
"""Why a ticket is cancelled whose touch counts by another that the kiosk handed in."""


@dataclass(frozen=True, slots=True)
class Lease:
    """One leased number; it is also the id of the ticket that it becomes.

    Attributes:
        id: of the ticket.
        until: when what was not handed in is void.
        ended_at: it was handed in, or its time is over.
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


def granted(centre: str, data: e.LeaseGranted, at: datetime) -> Iterator[Lease]:
    """The numbers of a grant."""
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


@dataclass(frozen=True, slots=True)
class Beside:
    """Of the numbers of a series that a kiosk had on lease for a day and handed in, when the
    last of those before another was given, and the first of those after it.

    A kiosk gives them in the order of the lease, but may hand them in in any.
    """

    before: datetime | None = None
    after: datetime | None = None


def true_time(lease: Lease, said: datetime, now: datetime, beside: Beside) -> datetime:
    """When a ticket was really given: what the kiosk says, held between those it gave before
    and after, and between the lease and now. Its clock may have gone back meanwhile, its
    sequence has not."""
    held = max(said, beside.before or said)
    held = min(held, beside.after or held, now)
    return max(lease.granted_at, held)
