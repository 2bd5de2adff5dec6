"""The facts of a centre, as they are stored and as they are made again from its log."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from contract.events import Event
from server.engine.store import Store
from server.evidence.verification import Rebuilding, empty_database
from server.store import tables as t
from server.store.facts import raw_rows
from server.store.types import decoded

type Facts = dict[str, dict[tuple[Any, ...], dict[str, Any]]]
"""By table and key the rows, each by the names of its columns."""


def facts_on(connection: Connection, centre: str) -> Facts:
    found: Facts = {}
    for table in t.FACTS:
        columns = list(table.c)
        places = [columns.index(column) for column in table.primary_key]
        rows = [
            tuple(
                decoded(column, value, connection.dialect)
                for column, value in zip(columns, row, strict=True)
            )
            for row in raw_rows(connection, table, centre)
        ]
        names = [column.name for column in columns]
        found[table.name] = {
            tuple(row[place] for place in places): dict(zip(names, row, strict=True))
            for row in rows
        }
    return found


def stored_facts(store: Store, centre: str) -> Facts:
    return store.on_connection(lambda connection: facts_on(connection, centre))


def rebuilt_facts(centre: str, events: Iterable[Event]) -> Facts:
    with empty_database() as connection:
        work = Rebuilding(connection, centre)
        for event in events:
            work.fold(event)
        work.write()
        return facts_on(connection, centre)
