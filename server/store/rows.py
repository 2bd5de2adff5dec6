"""Maps dataclasses to rows: the fields of a dataclass are the columns of its table."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, bindparam, insert, update

from server.domain.alerts import Problem, Recipient
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import Attempt, HeldDuty, Person, Session
from server.store import tables as t
from server.store.prepared import Prepared

TABLE_OF: Mapping[type, Table] = {
    Person: t.person,
    HeldDuty: t.duty,
    Session: t.session,
    Attempt: t.attempt,
    Device: t.device,
    DeviceHealth: t.health,
    Enrolment: t.enrolment,
    Recipient: t.recipient,
    Problem: t.problem,
}

_FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple(field.name for field in fields(kind) if field.name in table.c)
    for kind, table in TABLE_OF.items()
}


def column_values(value: Any) -> dict[str, Any]:
    """The column values of a dataclass instance."""
    return {name: getattr(value, name) for name in _FIELDS[type(value)]}


def changed_columns(old: Any, new: Any) -> dict[str, Any]:
    """The columns in which two values differ, with the new values."""
    return {
        name: value
        for name in _FIELDS[type(new)]
        if (value := getattr(new, name)) is not (was := getattr(old, name)) and value != was
    }


_INSERTS = {kind: Prepared(insert(table), _FIELDS[kind]) for kind, table in TABLE_OF.items()}


def insert_row(connection: Connection, value: Any) -> None:
    """Insert the row of a value."""
    _INSERTS[type(value)].run(connection, column_values(value))


@cache
def _update_of(table_name: str, names: tuple[str, ...], key: tuple[str, ...]) -> Prepared:
    """The statement that updates these columns."""
    table = t.metadata.tables[table_name]
    statement = update(table).values({name: bindparam(f"v_{name}") for name in names})
    for name in key:
        statement = statement.where(table.c[name] == bindparam(f"k_{name}"))
    return Prepared(statement)


def update_row(connection: Connection, old: Any, new: Any, **key: Any) -> None:
    """Update the changed columns of the row with this key."""
    changes = changed_columns(old, new)
    if not changes:
        return
    _update_of(TABLE_OF[type(new)].name, tuple(changes), tuple(key)).run(
        connection,
        {f"v_{name}": value for name, value in changes.items()}
        | {f"k_{name}": value for name, value in key.items()},
    )


def from_row[T](kind: type[T], row: Mapping[str, Any] | RowMapping, **more: Any) -> T:
    """Construct a value from its row."""
    return kind(**{name: row[name] for name in _FIELDS[kind]}, **more)
