"""The state of a centre, stored and made again from its log, as rows to compare."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from contract.events import Event
from server.store import tables as t
from server.store.comparing import COMPARED, compared_columns, raw_rows
from server.store.raw import decoded
from server.store.rebuilding import Rebuilding, empty_database


def rows_of(connection: Connection, centre: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a centre's state, by table, in the order of their keys.

    Without the columns that are not made from the log.
    """
    return {
        table.name: [
            tuple(
                decoded(column, value, connection.dialect)
                for column, value in zip(compared_columns(table), row, strict=True)
            )
            for row in raw_rows(connection, table, centre)
        ]
        for table in COMPARED
    }


def rebuilt(centre: str, events: Iterable[Event], *, by_command: bool = False) -> dict[str, Any]:
    """The rows that folding the events gives on an empty database.

    Args:
        centre: whose.
        events: its whole log.
        by_command: whether the state is written after each command, or many at a time.
    """
    with empty_database() as connection:
        state = Rebuilding(connection, centre)
        command = None
        for event in events:
            if by_command and event.command != command:
                state.write()
            command = event.command
            state.fold(event)
        state.write()
        return rows_of(connection, centre)


def facts_of(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, dict[tuple[Any, ...], Any]]:
    """Of such rows those of facts, by table and key, each by the names of its columns."""
    found: dict[str, dict[tuple[Any, ...], Any]] = {}
    for table in t.FACTS:
        names = [column.name for column in table.c]
        places = [names.index(column.name) for column in table.primary_key]
        found[table.name] = {
            tuple(row[place] for place in places): dict(zip(names, row, strict=True))
            for row in rows[table.name]
        }
    return found
