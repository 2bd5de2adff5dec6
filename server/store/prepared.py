"""Statements that every command runs, compiled once by SQLAlchemy, with the converters of their
values; then the driver runs the text. To process them at each execution takes a third of the time
of a command."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, text
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

type _Convert = Callable[[Any], Any]


class Prepared:
    """A compiled statement without expanding (list) parameters; for an insert with the names of its
    columns."""

    def __init__(self, statement: ClauseElement, names: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._names = names
        self._texts: dict[str, _Text] = {}

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        """Run the statement without reading rows."""
        text = self._text(connection.dialect)
        _execute(connection, text.sql, text.given(values))

    def run_many(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Run the statement for each row (`executemany`)."""
        text = self._text(connection.dialect)
        _execute(connection, text.sql, [text.given(row) for row in rows], many=True)

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run the statement; returns its rows."""
        text = self._text(connection.dialect)
        found, description = _execute(connection, text.sql, text.given(values))
        if not found:
            return []
        converters = text.converters(connection.dialect, description)
        return [
            tuple([to(one) if to else one for to, one in zip(converters, row, strict=True)])
            for row in found
        ]

    def _text(self, dialect: Dialect) -> "_Text":
        text = self._texts.get(dialect.name)
        if text is None:
            text = self._texts[dialect.name] = _Text(self._statement, dialect, self._names)
        return text


def upsert(table: Table) -> Prepared:
    """A statement that inserts a row or updates the one with the same key. Both databases take the
    same text, for which SQLAlchemy has two constructs."""
    key = [column.name for column in table.primary_key]
    rest = [column.name for column in table.c if not column.primary_key]
    quoted = {column.name: f'"{column.name}"' for column in table.c}
    return Prepared(
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
                column.type.dialect_impl(dialect).result_processor(dialect, told[1])
                for column, told in zip(self._chosen, description, strict=True)
            ]
        return self._converters

    def given(self, values: Mapping[str, Any]) -> Any:
        """The parameters in the driver's format, with the constants of the statement."""
        if self._fixed:
            values = {**self._fixed, **values}
        if self._positional:
            return [to(values[name]) if to else values[name] for name, to in self._binds]
        return {name: to(values[name]) if to else values[name] for name, to in self._binds}


def _execute(
    connection: Connection, sql: str, given: Any, *, many: bool = False
) -> tuple[list[tuple[Any, ...]], Sequence[Any]]:
    """Run a statement in the driver; returns its rows and the driver's description of them, or
    SQLAlchemy's form of the driver's error."""
    driver: Any = connection.connection
    try:
        cursor: DBAPICursor = driver.cursor()
        if many:
            cursor.executemany(sql, given)
        else:
            cursor.execute(sql, given)
        described = cursor.description or ()
        found = cursor.fetchall() if described else []
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
    return list(found), described
