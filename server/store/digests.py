"""The digest of a day: a line with the hash of the log at the close of the day.

A copy of a digest kept elsewhere proves later that no earlier event was changed. The days of a
centre follow each other without a gap: each begins with the event after the previous close. A day
that was reopened and closed again has a second digest.
"""

from datetime import date

from sqlalchemy import Connection, select

from contract.answers import Digest
from contract.events import DayClosed, Event
from server.store import log
from server.store import tables as t
from server.store.log_start import start_of


def digests(connection: Connection, centre: str, after: int = 0) -> list[Digest]:
    """The digests of all days closed after a revision, from the log in the database.

    Raises:
        server.store.log.UnreadableEvent: a `day_closed` event cannot be read.
    """
    closes = select(t.event.c.revision).where(t.event.c.centre == centre, t.DAY_CLOSED)
    begin = start_of(connection, centre).revision
    after = max(after, begin)
    before = connection.execute(
        closes.where(t.event.c.revision <= after).order_by(t.event.c.revision.desc()).limit(1)
    ).scalar_one_or_none()
    first = (before or begin) + 1
    found: list[Digest] = []
    for revision in connection.execute(
        closes.where(t.event.c.revision > after).order_by(t.event.c.revision)
    ).scalars():
        found.append(digest_at(log.read(connection, centre, revision - 1, 1)[0], first))
        first = revision + 1
    return found


def digest_of_day(connection: Connection, centre: str, day: date) -> Digest | None:
    """The digest of the last close of a day; None if the day was not closed.

    Raises:
        server.store.log.UnreadableEvent: a `day_closed` event cannot be read.
    """
    closes = (one for one in reversed(digests(connection, centre)) if one.day == day)
    return next(closes, None)


def digest_at(event: Event, first: int) -> Digest:
    """The digest of the day that an event closed.

    Args:
        event: the `day_closed` event.
        first: the first revision after the previous close.
    """
    data = event.payload()
    assert isinstance(data, DayClosed)
    return Digest(
        centre=event.centre,
        day=data.day,
        first_revision=first,
        last_revision=event.revision,
        events=event.revision - first + 1,
        head=event.hash,
        # The time of the close, not of writing the line, so that all fields follow from the log.
        written_at=event.at,
    )
