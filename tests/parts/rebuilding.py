"""The state of a centre, made again from nothing but its log."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from contract.events import Actor, Event
from contract.words import Role
from server.store import tables as t
from server.store.engine import open_engine
from server.store.reading import Layouts
from server.store.unit import SqlUnit, new_centre

STATE = (t.counter, t.line, t.series, t.ticket, t.stop, t.call)


def rows_of(connection: Connection, centre: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a centre's state, by table, in the order of their keys."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for table in STATE:
        query = select(table).order_by(*table.primary_key)
        if "centre" in table.c:
            query = query.where(table.c.centre == centre)
        else:
            own = select(t.ticket.c.id).where(t.ticket.c.centre == centre)
            query = query.where(table.c.ticket.in_(own))
        rows[table.name] = sorted((tuple(row) for row in connection.execute(query)), key=str)
    head = [column for column in t.centre.c if column.name not in ("epoch", "revision", "head")]
    found = connection.execute(select(*head).where(t.centre.c.id == centre)).one()
    rows["centre"] = [tuple(found)]
    return rows


def rebuilt(centre: str, events: Iterable[Event], *, by_command: bool = False) -> dict[str, Any]:
    """The rows that folding the events gives on an empty database.

    Args:
        centre: whose.
        events: its whole log.
        by_command: whether the state is written after each command, or at the end alone.
    """
    with open_engine("sqlite://").connect() as connection:
        t.metadata.create_all(connection)
        new_centre(connection, centre, "rebuilt")
        layouts = Layouts()
        unit: SqlUnit | None = None
        command: UUID | None = None
        for event in events:
            if unit is not None and by_command and event.command != command:
                unit.flush()
                unit = None
            if unit is None:
                actor = Actor(role=Role.CLOCK, id="rebuilding")
                unit = SqlUnit(connection, centre, layouts, actor, UUID(int=0), event.at)
            command = event.command
            unit.fold(event.payload(), event.at)
        if unit is not None:
            unit.flush()
        return rows_of(connection, centre)
