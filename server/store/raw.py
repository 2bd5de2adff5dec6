"""Raw rows without decoding, so that invalid values can be reported instead of raising."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Dialect, MetaData, Table, type_coerce
from sqlalchemy.types import TypeDecorator


def raw_columns(table: Table, without: frozenset[str] = frozenset()) -> list[ColumnElement[Any]]:
    """The columns of a table for a `select`, without decoding.

    Args:
        table: the table.
        without: the names of columns to leave out.
    """
    return [
        type_coerce(column, _plain(column)).label(column.name)
        for column in table.c
        if column.name not in without
    ]


def plain_table(table: Table) -> Table:
    """A copy of a table definition that reads and writes values without conversion."""
    return Table(table.name, MetaData(), *(Column(one.name, _plain(one)) for one in table.c))


def _plain(column: Column[Any]) -> Any:
    kind = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def decoded(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """Decode a stored value.

    Raises:
        ValueError, TypeError, OverflowError: the stored value is invalid.
    """
    kind = column.type
    return kind.process_result_value(value, dialect) if isinstance(kind, TypeDecorator) else value
