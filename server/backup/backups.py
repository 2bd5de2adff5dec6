"""When a hall was backed up: recorded in the access log, which is kept for as long as a backup can
be useful."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from server.store import tables as t
from server.store.access import Access

NOTED_AS: Final = "backup"

EACH: Final = timedelta(hours=26)
"""The maximum age of the last backup: the 25 hours of the day on which summer time ends, and one
hour to make it."""


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
    paths = connection.execute(
        select(entry.detail)
        .distinct()
        .where(entry.centre == centre, entry.what == NOTED_AS, entry.at > made - EACH)
    )
    return [Path(path) for path in paths.scalars()]


def needed_since(connection: Connection, centre: str) -> datetime | None:
    """Since when a centre has had no backup: the time of the last one, or of its first event. None
    if its clock is shifted, because such a hall is a demo or a training."""
    if connection.execute(select(t.hall_clock.c.id)).first() is not None:
        return None
    begun = select(t.event.c.at).where(t.event.c.centre == centre, t.event.c.revision == 1)
    return last(connection, centre) or connection.execute(begun).scalar_one_or_none()
