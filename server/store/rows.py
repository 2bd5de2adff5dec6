"""Prepared statements, and the mapping of dataclasses to rows.

What every command runs is compiled once, with the converters of its values (`PreparedStatement`):
to process statements at each execution takes a third of the time of a command. `Rows` maps
dataclasses to rows; the fields of a dataclass are the columns of its table.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    RowMapping,
    Table,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

from server.domain.contacts import BookingContact
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import Attempt, HeldDuty, Person, Session
from server.outbox.receivers import Receiver, TrackedAlarm
from server.store import tables as t

type _Convert = Callable[[Any], Any]


class PreparedStatement:
    """A compiled statement without list parameters; an insert has the names of its columns."""

    def __init__(self, statement: ClauseElement, names: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._names = names
        self._texts: dict[str, _Text] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Run the statement without reading rows."""
        text = self._text(connection.dialect)
        _run_in_driver(connection, text.sql, text.given(values))

    def run_many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement for each row (`executemany`)."""
        text = self._text(connection.dialect)
        _run_in_driver(connection, text.sql, [text.given(row) for row in rows], many=True)

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run the statement; returns its rows."""
        text = self._text(connection.dialect)
        rows, description = _run_in_driver(connection, text.sql, text.given(values))
        if not rows:
            return []
        converters = text.converters(connection.dialect, description)
        return [
            tuple([to(value) if to else value for to, value in zip(converters, row, strict=True)])
            for row in rows
        ]

    def _text(self, dialect: Dialect) -> "_Text":
        text = self._texts.get(dialect.name)
        if text is None:
            text = self._texts[dialect.name] = _Text(self._statement, dialect, self._names)
        return text


def upsert(table: Table) -> PreparedStatement:
    """A statement that inserts a row or updates the one with the same key. Both databases take the
    same text, for which SQLAlchemy has two constructs."""
    key = [column.name for column in table.primary_key]
    rest = [column.name for column in table.c if not column.primary_key]
    quoted = {column.name: f'"{column.name}"' for column in table.c}
    return PreparedStatement(
        text(
            f"INSERT INTO {table.name} ({', '.join(quoted.values())}) "
            f"VALUES ({', '.join(f':{name}' for name in quoted)}) "
            f"ON CONFLICT ({', '.join(quoted[name] for name in key)}) DO UPDATE SET "
            + ", ".join(f"{quoted[name]} = excluded.{quoted[name]}" for name in rest)
        ).bindparams(*(bindparam(column.name, type_=column.type) for column in table.c))
    )


class _Text:
    """A statement compiled for one dialect, with the converters of its parameters and results."""

    def __init__(
        self, statement: ClauseElement, dialect: Dialect, names: Sequence[str] | None
    ) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=names)
        self.sql: str = compiled.string
        binds = {name: bind for bind, name in compiled.bind_names.items()}
        self._positional: bool = compiled.positional
        self._fixed: dict[str, Any] = {
            name: bind.value for name, bind in binds.items() if not bind.required
        }
        order = compiled.positiontup if compiled.positional else binds
        self._binds: list[tuple[str, _Convert | None]] = [
            (name, binds[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in order
        ]
        self._chosen = tuple(getattr(statement, "selected_columns", ()))
        self._converters: list[_Convert | None] | None = None

    def converters(self, dialect: Dialect, description: Sequence[Any]) -> list[_Convert | None]:
        """The converters of the result columns, by the types in the driver's description."""
        if self._converters is None:
            self._converters = [
                column.type.dialect_impl(dialect).result_processor(dialect, field[1])
                for column, field in zip(self._chosen, description, strict=True)
            ]
        return self._converters

    def given(self, values: Mapping[str, Any]) -> Any:
        """The parameters in the driver's format, with the constants of the statement."""
        if self._fixed:
            values = {**self._fixed, **values}
        if self._positional:
            return [to(values[name]) if to else values[name] for name, to in self._binds]
        return {name: to(values[name]) if to else values[name] for name, to in self._binds}


def _run_in_driver(
    connection: Connection, sql: str, given: Any, *, many: bool = False
) -> tuple[list[tuple[Any, ...]], Sequence[Any]]:
    """Run a statement in the driver; returns its rows and their description, or `DBAPIError`."""
    driver: Any = connection.connection
    try:
        cursor: DBAPICursor = driver.cursor()
        if many:
            cursor.executemany(sql, given)
        else:
            cursor.execute(sql, given)
        described = cursor.description or ()
        rows = cursor.fetchall() if described else []
        cursor.close()
    except connection.dialect.loaded_dbapi.Error as error:
        lost = connection.dialect.is_disconnect(error, driver, None)
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            sql,
            given,
            error,
            connection.dialect.loaded_dbapi.Error,
            # The parameters may be personal data.
            hide_parameters=True,
            connection_invalidated=lost,
            dialect=connection.dialect,
            ismulti=many,
        ) from error
    return list(rows), described


TABLE_OF: Mapping[type, Table] = {
    Person: t.person,
    HeldDuty: t.duty,
    Session: t.session,
    Attempt: t.attempt,
    Device: t.device,
    DeviceHealth: t.health,
    Enrolment: t.enrolment,
    Receiver: t.receiver,
    TrackedAlarm: t.problem,
    BookingContact: t.booking_contact,
}

_FIELDS = {kind: tuple(table.c.keys()) for kind, table in TABLE_OF.items()}
_INSERTS = {
    kind: PreparedStatement(insert(table), _FIELDS[kind]) for kind, table in TABLE_OF.items()
}
_UPSERTS = {kind: upsert(TABLE_OF[kind]) for kind in (HeldDuty, Attempt, DeviceHealth)}


@cache
def _update_of(kind: type, names: tuple[str, ...]) -> PreparedStatement:
    table = TABLE_OF[kind]
    (key,) = table.primary_key
    values: Any = {name: bindparam(f"v_{name}") for name in names}
    return PreparedStatement(update(table).values(values).where(key == bindparam("k_key")))


def from_row[T](kind: type[T], row: Mapping[str, Any] | RowMapping) -> T:
    """Construct a value from its row."""
    return kind(**{name: row[name] for name in _FIELDS[kind]})


class Rows:
    """Reads and writes rows through one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._execute = connection, connection.execute

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
        self._execute(delete(TABLE_OF[kind]).where(key == identity))

    def _scalar[T](self, column: ColumnElement[T], *conditions: ColumnElement[bool]) -> T | None:
        return self._execute(select(column).where(*conditions)).scalar_one_or_none()

    def _one[T](self, kind: type[T], *conditions: ColumnElement[bool]) -> T | None:
        query = select(TABLE_OF[kind]).where(*conditions)
        row = self._execute(query).mappings().one_or_none()
        return from_row(kind, row) if row is not None else None

    def _all[T](
        self,
        kind: type[T],
        *conditions: ColumnElement[bool],
        order_by: Sequence[ColumnElement[Any]] = (),
    ) -> list[T]:
        query = select(TABLE_OF[kind]).where(*conditions).order_by(*order_by)
        return [from_row(kind, row) for row in self._execute(query).mappings()]

    def _insert(self, table: Table, **values: Any) -> None:
        self._execute(insert(table), values)


def _values(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in _FIELDS[type(value)]}
