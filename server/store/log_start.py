"""Where the log in the database begins: with the first event, or after the archived events. Of
those, `centre_configured` ones stay in the database: the history of configurations and the merging
of centre files need them."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, func, select

from contract import events as e
from contract.events import Event
from server.store import tables as t
from server.store.log import FIRST_PREVIOUS, RAW, events_of
from server.store.rows import upsert


@dataclass(frozen=True, slots=True)
class LogStart:
    """Revision and hash of the last archived event, after which the log in the database begins (0
    and "" if none is archived), and the business day that it closed."""

    revision: int = 0
    head: str = FIRST_PREVIOUS
    day: date | None = None
    at: datetime | None = None


_ROW = select(t.archived.c.revision, t.archived.c.head, t.archived.c.day, t.archived.c.at)


def start_of(connection: Connection, centre: str) -> LogStart:
    """Where the log of a centre begins."""
    row = connection.execute(_ROW.where(t.archived.c.centre == centre)).one_or_none()
    return LogStart() if row is None else LogStart(*row)


def days(connection: Connection) -> dict[str, date]:
    """The last archived day of each centre with an archive."""
    found = connection.execute(select(t.archived.c.centre, t.archived.c.day).order_by("centre"))
    return {row.centre: row.day for row in found}


def state_of(connection: Connection, centre: str) -> tuple[int, bytes] | None:
    """The state after the archived events: its fold version, and its content; None without them."""
    asked = select(t.archived.c.fold, t.archived.c.content).where(t.archived.c.centre == centre)
    row = connection.execute(asked).one_or_none()
    return None if row is None else (row.fold, row.content)


_MOVE = upsert(t.archived)


def move_start(
    connection: Connection, centre: str, begin: LogStart, fold: int, content: bytes
) -> None:
    """Move the start of the log forward, or replace the state there; no effect if the log begins
    later already. Checkpoints of archived revisions are deleted: their events are not in the
    database any more."""
    if start_of(connection, centre).revision > begin.revision:
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
    """Delete archived events of at most `limit` revisions; returns whether there were any."""
    event = t.event.c
    archived = (
        event.centre == centre,
        event.revision <= start_of(connection, centre).revision,
        event.type != e.CentreConfigured.name,
    )
    first = connection.execute(select(func.min(event.revision)).where(*archived)).scalar_one()
    if first is not None:
        connection.execute(delete(t.event).where(*archived, event.revision < first + limit))
    return first is not None


def kept_configurations(connection: Connection, centre: str, through: int) -> dict[int, Event]:
    """The archived `centre_configured` events, by revision, or `UnreadableEvent`."""
    asked = RAW.where(t.event.c.centre == centre, t.event.c.revision <= through, t.CONFIGURED)
    events = events_of(connection, asked.order_by(t.event.c.revision), strict=True)
    return {event.revision: event for event in events}
