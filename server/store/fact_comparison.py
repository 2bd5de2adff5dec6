"""Compares the stored facts with facts rebuilt from the log, row by row."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from sqlalchemy import Column, Connection, String, Table, collate, select

from server.store import tables as t
from server.store.raw import decoded, raw_columns

READ_AT_ONCE = 1000

SHOWN_SIGNS = 100
"""The number of characters shown of a long value."""

type Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A stored fact that differs from the rebuilt one.

    Attributes:
        table: the name of its table.
        key: its primary key, the parts joined by "/".
        columns: name, stored value and rebuilt value of each column that differs; empty if
            one side has no such row.
        stored: whether the database has the row; otherwise only the log has it.
    """

    table: str
    key: str
    columns: tuple[tuple[str, str, str], ...] = ()
    stored: bool = True

    def __str__(self) -> str:
        row = f"{self.table} {self.key}"
        if not self.stored:
            return f"{row}: only the log has it"
        if not self.columns:
            return f"{row}: only the database has it"
        columns = (f"{name} is {old}, by the log {new}" for name, old, new in self.columns)
        return f"{row}: {'; '.join(columns)}"


def raw_rows(
    connection: Connection, table: Table, centre: str, after: date | None = None
) -> Iterator[Row]:
    """The facts of a centre in a table, with undecoded values, ordered by key in byte order.

    Args:
        connection: to the database.
        table: a table of facts.
        centre: the id of the centre.
        after: only days after this one; None: all days.
    """
    query = select(*raw_columns(table)).where(table.c.centre == centre)
    if after is not None:
        query = query.where(table.c.day > after)
    query = query.order_by(*(_bytewise(column, connection) for column in table.primary_key))
    result = connection.execute(query.execution_options(yield_per=READ_AT_ONCE))
    return (tuple(row) for row in result)


def _bytewise(column: Column[Any], connection: Connection) -> Any:
    """Sort text by bytes on both databases, not by the collation of a language."""
    if connection.dialect.name == "postgresql" and isinstance(column.type, String):
        return collate(column, "C")
    return column


class Comparison:
    """Compares the stored facts of a centre with the rebuilt ones.

    Args:
        stored: the database of the hall.
        rebuilt: the database into which the log was folded.
        centre: the id of the centre.
        after: only days after this one; None: all days.

    Attributes:
        rows: the number of rows compared.
    """

    def __init__(
        self, stored: Connection, rebuilt: Connection, centre: str, after: date | None = None
    ) -> None:
        self._stored = stored
        self._rebuilt = rebuilt
        self._centre = centre
        self._after = after
        self.rows = 0

    def differences(self) -> Iterator[Difference]:
        """All rows that differ."""
        for table in t.FACTS:
            yield from self._of(table)

    def _of(self, table: Table) -> Iterator[Difference]:
        columns = list(table.c)
        places = [place for place, column in enumerate(columns) if column.primary_key]

        def key(row: Row) -> str:
            return "/".join(str(row[place]) for place in places)

        for one, other in _side_by_side(
            raw_rows(self._stored, table, self._centre, self._after),
            raw_rows(self._rebuilt, table, self._centre, self._after),
            places,
        ):
            self.rows += 1
            if one is None:
                assert other is not None
                yield Difference(table.name, key(other), stored=False)
            elif other is None:
                yield Difference(table.name, key(one))
            elif one != other and (changed := self._changed(columns, one, other)):
                yield Difference(table.name, key(one), changed)

    def _changed(
        self, columns: list[Column[Any]], one: Row, other: Row
    ) -> tuple[tuple[str, str, str], ...]:
        """The columns whose decoded values differ. Stored text alone may differ: an earlier
        release may have written a model without some of its fields."""
        found = []
        for column, old, new in zip(columns, one, other, strict=True):
            if old == new:
                continue
            expected = decoded(column, new, self._rebuilt.dialect)
            try:
                told = decoded(column, old, self._stored.dialect)
            except (ValueError, TypeError, OverflowError):
                told = old
            if told != expected:
                found.append((column.name, _shown(told), _shown(expected)))
        return tuple(found)


def _side_by_side(
    ones: Iterator[Row], others: Iterator[Row], places: list[int]
) -> Iterator[tuple[Row | None, Row | None]]:
    """Merge the rows of two sides, both ordered by key; None if a side does not have the key."""

    def order(row: Row) -> list[tuple[bool, bool, Any]]:
        # SQLite may store a number, a text or bytes in any column, and sorts them in this order.
        # Comparing values of different types in Python would raise.
        parts = [row[place] for place in places]
        return [(isinstance(one, bytes), isinstance(one, str), one) for one in parts]

    one, other = next(ones, None), next(others, None)
    while one is not None or other is not None:
        if other is None or (one is not None and order(one) < order(other)):
            yield one, None
            one = next(ones, None)
        elif one is None or order(other) < order(one):
            yield None, other
            other = next(others, None)
        else:
            yield one, other
            one, other = next(ones, None), next(others, None)


def _shown(value: Any) -> str:
    return "nothing" if value is None else shorten(str(value), SHOWN_SIGNS, placeholder=" ...")
