"""When a hall was backed up: it stands with what was tried at the doors, which are kept for as
long as a backup can be of use."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from server.store import tables as t
from server.store.access import Access

NOTED_AS: Final = "backup"

EACH: Final = timedelta(hours=26)
"""One a night: 25 hours apart where summer time ends, and an hour for making it."""


def note(connection: Connection, centre: str, at: datetime, file: Path) -> None:
    """Note that a centre was backed up, to this file (an absolute path)."""
    Access(connection).note(at, centre, NOTED_AS, file.name, str(file.parent))


def last(connection: Connection, centre: str) -> datetime | None:
    """When the last backup of a centre was made, by the machine's clock; None: none is known."""
    entry = t.access_entry.c
    found: datetime | None = connection.execute(
        select(entry.at)
        .where(entry.centre == centre, entry.what == NOTED_AS)
        .order_by(entry.at.desc())
        .limit(1)
    ).scalar_one_or_none()
    return found


def folders(connection: Connection, centre: str) -> Sequence[Path]:
    """Where the last backup of a centre was written, and those of the day before it: an upgrade
    makes one elsewhere than the timer. Empty where none is known."""
    made = last(connection, centre)
    if made is None:
        return []
    entry = t.access_entry.c
    found = connection.execute(
        select(entry.detail)
        .distinct()
        .where(entry.centre == centre, entry.what == NOTED_AS, entry.at > made - EACH)
    )
    # Releases before noted no folder.
    return [Path(one) for one in found.scalars() if one]


def needed_since(connection: Connection, centre: str) -> datetime | None:
    """Since when a centre has had no backup: the last one, or its first event; None where its
    clock is not the world's: such a hall is only played."""
    if connection.execute(select(t.hall_clock.c.id)).first() is not None:
        return None
    begun = select(t.event.c.at).where(t.event.c.centre == centre, t.event.c.revision == 1)
    return last(connection, centre) or connection.execute(begun).scalar_one_or_none()
