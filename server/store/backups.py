"""When a hall was backed up (recorded in the access log, which is kept for as long as a backup can
be useful), and how many tickets a restore may have lost at most."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import BigInteger, Connection, case, func, select, type_coerce

from server.domain.restoring import SPAN, Busiest
from server.store import tables as t
from server.store.access import Access

NOTED_AS: Final = "backup"

EACH: Final = timedelta(hours=26)
"""The maximum age of the last backup: the 25 hours of the day on which summer time ends, and one
hour to make it."""

_SPAN: Final = SPAN // timedelta(milliseconds=1)


def record(connection: Connection, centre: str, at: datetime, file: Path) -> None:
    """Record a backup of a centre, with its absolute path."""
    Access(connection).add_entry(at, centre, NOTED_AS, file.name, str(file.parent))


def last(connection: Connection, centre: str) -> datetime | None:
    """When the last backup of a centre was made, by the machine's clock; None if never."""
    entry = t.access_entry.c
    found: datetime | None = connection.execute(
        select(entry.at)
        .where(entry.centre == centre, entry.what == NOTED_AS)
        .order_by(entry.at.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found


def folders(connection: Connection, centre: str) -> Sequence[Path]:
    """The folders of the last backup of a centre and of those in the day before it: an upgrade uses
    another folder than the timer. Empty if there is none."""
    made = last(connection, centre)
    if made is None:
        return []
    entry = t.access_entry.c
    found = connection.execute(
        select(entry.detail)
        .distinct()
        .where(entry.centre == centre, entry.what == NOTED_AS, entry.at > made - EACH)
    )
    return [Path(one) for one in found.scalars()]


def needed_since(connection: Connection, centre: str) -> datetime | None:
    """Since when a centre has had no backup: the time of the last one, or of its first event. None
    if its clock is shifted, because such a hall is a demo or a training."""
    if connection.execute(select(t.hall_clock.c.id)).first() is not None:
        return None
    begun = select(t.event.c.at).where(t.event.c.centre == centre, t.event.c.revision == 1)
    return last(connection, centre) or connection.execute(begun).scalar_one_or_none()


def of_series(
    connection: Connection, centre: str, since: date, last_day: date
) -> dict[str, Busiest]:
    """The busiest interval and day of each series since a day; the last day may be incomplete."""
    facts = t.fact_ticket.c
    span = type_coerce(facts.issued_at, BigInteger) // _SPAN
    counted = (
        select(facts.series, facts.day, func.count().label("tickets"))
        .where(facts.centre == centre, facts.day >= since)
        .group_by(facts.series, facts.day, span)
        .subquery()
    )
    days = (
        select(
            counted.c.series,
            func.max(counted.c.tickets).label("busiest"),
            case((counted.c.day < last_day, func.sum(counted.c.tickets))).label("whole"),
        )
        .group_by(counted.c.series, counted.c.day)
        .subquery()
    )
    most = func.max(days.c.busiest), func.max(days.c.whole), func.count(days.c.whole)
    found = connection.execute(select(days.c.series, *most).group_by(days.c.series))
    return {series: Busiest(span, int(day or 0), whole) for series, span, day, whole in found}
