"""Where the log in the database begins: with the first event of all, or after those that are in an
archive.

What is archived stays proven by the hash that it ends in, which the next event names. The events by
which a configuration was taken into use are kept in the database too: they are few, and history and
the merging of centre files read them.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, select

from contract import events as e
from contract.events import Event
from server.store import tables as t
from server.store.log import FIRST_PREVIOUS, RAW, event_of
from server.store.prepared import upsert


@dataclass(frozen=True, slots=True)
class LogBegin:
    """After which event the log in the database begins.

    Attributes:
        revision: of the last archived event; 0 where none is.
        head: its hash.
        day: the business day that it closed.
        at: when it closed it.
    """

    revision: int = 0
    head: str = FIRST_PREVIOUS
    day: date | None = None
    at: datetime | None = None


_ROW = select(t.archived.c.revision, t.archived.c.head, t.archived.c.day, t.archived.c.at)


def begin_of(connection: Connection, centre: str) -> LogBegin:
    """Where the log of a centre begins."""
    row = connection.execute(_ROW.where(t.archived.c.centre == centre)).one_or_none()
    return LogBegin() if row is None else LogBegin(*row)


def days(connection: Connection) -> dict[str, date]:
    """The centres whose logs were archived, and through which day."""
    found = connection.execute(select(t.archived.c.centre, t.archived.c.day).order_by("centre"))
    return {row.centre: row.day for row in found}


def state_of(connection: Connection, centre: str) -> tuple[int, bytes] | None:
    """The state with which an archived log goes on: the version of the fold that made it, and its
    content as a checkpoint has it; None where nothing was archived."""
    asked = select(t.archived.c.fold, t.archived.c.content).where(t.archived.c.centre == centre)
    row = connection.execute(asked).one_or_none()
    return None if row is None else (row.fold, row.content)


_MOVE = upsert(t.archived)


def move(connection: Connection, centre: str, begin: LogBegin, fold: int, content: bytes) -> None:
    """Let the log begin later, or with another state; does nothing where it begins later already.

    Checkpoints of what is archived go: no event is left that they could be compared with.
    """
    if begin_of(connection, centre).revision > begin.revision:
        return
    _MOVE.run(
        connection,
        {
            "centre": centre,
            "revision": begin.revision,
            "head": begin.head,
            "day": begin.day,
            "at": begin.at,
            "fold": fold,
            "content": content,
        },
    )
    mine = t.checkpoint.c.centre == centre
    connection.execute(delete(t.checkpoint).where(mine, t.checkpoint.c.revision <= begin.revision))


def delete_archived(connection: Connection, centre: str, limit: int) -> bool:
    """Delete the first of the events that are in the archive, of so many revisions at most; whether
    there were any."""
    event = t.event.c
    archived = (
        event.centre == centre,
        event.revision <= begin_of(connection, centre).revision,
        event.type != e.CentreConfigured.name,
    )
    first = connection.execute(select(func.min(event.revision)).where(*archived)).scalar_one()
    if first is not None:
        connection.execute(delete(t.event).where(*archived, event.revision < first + limit))
    return first is not None


def kept_configurations(connection: Connection, centre: str, through: int) -> dict[int, Event]:
    """The archived configurations that are kept in the database, by their revisions.

    Raises:
        server.store.log.UnreadableEvent: a row is no event.
    """
    asked = RAW.where(t.event.c.centre == centre, t.event.c.revision <= through, t.CONFIGURED)
    rows = connection.execute(asked.order_by(t.event.c.revision)).mappings()
    return {row["revision"]: event_of(row, connection.dialect, strict=True) for row in rows}
