"""Maps dataclasses to rows: the fields of a dataclass are the columns of its table."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from server.domain.alerts import Problem, Recipient
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import Attempt, HeldDuty, Person, Session
from server.store import tables as t
from server.store.prepared import Prepared, upsert

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


_INSERTS = {kind: Prepared(insert(table), _FIELDS[kind]) for kind, table in TABLE_OF.items()}
_UPSERTS = {kind: upsert(TABLE_OF[kind]) for kind in (HeldDuty, Attempt, DeviceHealth)}


@cache
def _update_of(kind: type, names: tuple[str, ...]) -> Prepared:
    """The statement that updates these columns of the row with a key."""
    table = TABLE_OF[kind]
    (key,) = table.primary_key
    values: Any = {name: bindparam(f"v_{name}") for name in names}
    return Prepared(update(table).values(values).where(key == bindparam("k_key")))


def from_row[T](kind: type[T], row: Mapping[str, Any] | RowMapping) -> T:
    """Construct a value from its row."""
    return kind(**{name: row[name] for name in _FIELDS[kind]})


class Rows:
    """Reads and writes rows through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save[T](self, before: T | None, now: T) -> None:
        """Insert a value, or update the columns in which it differs from its earlier value."""
        kind: Any = type(now)
        if before is None:
            _INSERTS[kind].run(self._connection, _values(now))
            return
        was = _values(before)
        changes = {name: new for name, new in _values(now).items() if new != was[name]}
        if changes:
            (key,) = TABLE_OF[kind].primary_key
            values = {f"v_{name}": value for name, value in changes.items()}
            values["k_key"] = getattr(now, key.name)
            _update_of(kind, tuple(changes)).run(self._connection, values)

    def put(self, value: HeldDuty | Attempt | DeviceHealth) -> None:
        """Insert a value, or replace the one with the same key."""
        _UPSERTS[type(value)].run(self._connection, _values(value))

    def delete(self, kind: type, identity: str) -> None:
        """Delete the value with a key, if there is one."""
        (key,) = TABLE_OF[kind].primary_key
        self._connection.execute(delete(TABLE_OF[kind]).where(key == identity))

    def _one[T](self, kind: type[T], *conditions: ColumnElement[bool]) -> T | None:
        found = select(TABLE_OF[kind]).where(*conditions)
        row = self._connection.execute(found).mappings().one_or_none()
        return from_row(kind, row) if row is not None else None

    def _all[T](
        self,
        kind: type[T],
        *conditions: ColumnElement[bool],
        order_by: Sequence[ColumnElement[Any]] = (),
    ) -> list[T]:
        found = select(TABLE_OF[kind]).where(*conditions).order_by(*order_by)
        return [from_row(kind, row) for row in self._connection.execute(found).mappings()]

    def _insert(self, table: Table, **values: Any) -> None:
        self._connection.execute(insert(table), values)


def _values(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _FIELDS[type(value)]}
