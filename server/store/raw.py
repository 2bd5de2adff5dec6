"""Rows as they are stored: what nobody could have written is told, and not tripped over."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Dialect, MetaData, Table, type_coerce
from sqlalchemy.types import TypeDecorator


def raw_columns(table: Table, without: frozenset[str] = frozenset()) -> list[ColumnElement[Any]]:
    """The columns of a table for a `select`, their values not decoded.

    Args:
        table: whose columns.
        without: the names of those that are left out.
    """
    return [
        type_coerce(column, _plain(column)).label(column.name)
        for column in table.c
        if column.name not in without
    ]


def plain_table(table: Table) -> Table:
    """A table whose values are read and written as they are stored."""
    return Table(table.name, MetaData(), *(Column(one.name, _plain(one)) for one in table.c))


def _plain(column: Column[Any]) -> Any:
    kind = column.type
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def decoded(column: Column[Any], value: Any, dialect: Dialect) -> Any:
    """The value that a stored one stands for.

    Raises:
        ValueError, TypeError, OverflowError: it stands for none.
    """
    kind = column.type
    return kind.process_result_value(value, dialect) if isinstance(kind, TypeDecorator) else value
