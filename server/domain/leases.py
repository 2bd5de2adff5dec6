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
        handed_in: whether it became a ticket, which may have left memory since.
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


def true_time(
    lease: Lease,
    said: datetime,
    now: datetime,
    *,
    previous: datetime | None,
    heard: datetime | None,
) -> datetime:
    """When a kiosk really gave a ticket.

    Args:
        lease: its number.
        said: the time that the kiosk says.
        now: the present moment; never later than this.
        previous: when it gave the number before; never earlier, though its clock went back.
        heard: when the kiosk was last heard; it had no reason to give one alone before.
    """
    bounds = (said, *(one for one in (previous, heard) if one is not None))
    return max(lease.granted_at, min(max(bounds), now))
