"""The state tables of an older release, made anew from the log.

A release that knows more of a ticket than the one before cannot guess it from the rows:
the log says it. So after the schema was brought up, the state is folded again. What must
not be in the log, the help that a visitor asks for, is kept as it stands.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from server.store import log
from server.store import tables as t
from server.store.rebuilding import Rebuilding, empty_database

_AT_A_TIME = 500
"""How many rows are written by one statement."""

_NOT_STATE = frozenset({"id", "epoch", "revision", "head"})
"""What of a centre's row the fold does not make."""


def renew(connection: Connection) -> None:
    """Make the state of every centre anew from its log."""
    for centre in connection.execute(select(t.centre.c.id)).scalars().all():
        private = [
            _private(connection, t.metadata.tables[of], name, centre) for of, name in t.PRIVATE
        ]
        with empty_database() as rebuilt:
            state = Rebuilding(rebuilt, centre)
            for event in log.walk(connection, centre):
                state.fold(event)
            state.write()
            # Stops before their tickets go, and after them come.
            for table in reversed(t.STATE):
                connection.execute(delete(table).where(_of_centre(table, centre)))
            for table in t.STATE:
                _copy(rebuilt, connection, table)
            for statement, rows in private:
                if rows:
                    connection.execute(statement, rows)
            row = rebuilt.execute(select(t.centre).where(t.centre.c.id == centre)).mappings().one()
            made = {name: value for name, value in row.items() if name not in _NOT_STATE}
            connection.execute(update(t.centre).where(t.centre.c.id == centre).values(made))


def _of_centre(table: Table, centre: str) -> ColumnElement[bool]:
    if "centre" in table.c:
        return table.c.centre == centre
    own = select(t.ticket.c.id).where(t.ticket.c.centre == centre)
    return table.c.ticket.in_(own)


def _private(
    connection: Connection, table: Table, name: str, centre: str
) -> tuple[Update, list[dict[str, Any]]]:
    """What a column holds that is not made from the log, and the statement that puts it back."""
    column, key = table.c[name], table.primary_key.columns
    found = connection.execute(select(*key, column).where(table.c.centre == centre))
    rows = [
        {**{f"k_{one.name}": value for one, value in zip(key, row, strict=False)}, "v": row[-1]}
        for row in found
        if row[-1]
    ]
    back = update(table).values({name: bindparam("v", type_=column.type)})
    return back.where(*(one == bindparam(f"k_{one.name}") for one in key)), rows


def _copy(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execute(select(table)).mappings()
    while some := rows.fetchmany(_AT_A_TIME):
        target.execute(insert(table), [dict(row) for row in some])
