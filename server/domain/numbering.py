"""Numbers of tickets: a letter and three digits, unique among the open tickets."""

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from contract import events as e
from contract.centre import Series
from contract.numbers import LEAST_DIGITS


def written(series: Series, value: int) -> str:
    """The number as it is printed: `A042`; at least three digits where there is a prefix."""
    width = max(LEAST_DIGITS, len(str(series.last)))
    return f"{series.prefix}{value:0{width}d}"


def open_range(series: Series) -> range:
    """The numbers that the server itself issues."""
    last = series.last if series.leased_from is None else series.leased_from - 1
    return range(series.first, last + 1)


def leased_range(series: Series) -> range:
    """The numbers reserved for kiosks without a connection to the server."""
    first = series.last + 1 if series.leased_from is None else series.leased_from
    return range(first, series.last + 1)


def candidates(span: range, last: int | None) -> Iterator[int]:
    """The numbers of a range in the order in which they are tried: from the last issued one on,
    then from the first, each once. A last number outside the range, from before a change of it, is
    ignored."""
    start = last + 1 if last is not None and last in span else span.start
    yield from range(start, span.stop)
    yield from range(span.start, start)


ANOTHER = "handed_in_as_another"
"""The reason of a cancellation if the kiosk handed in another ticket for the same touch."""


class Lease(Struct, frozen=True):
    """One leased number; it is also the id of the ticket that it becomes.

    Attributes:
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
    """The time at which a kiosk `said` that it issued a ticket, limited to plausible times: not
    after now, not before it issued the `previous` number, even if its clock went back, and not
    before it was last `heard`, when it did not have to issue numbers alone."""
    bounds = (said, *(ordinal for ordinal in (previous, heard) if ordinal is not None))
    return max(lease.granted_at, min(max(bounds), now))
