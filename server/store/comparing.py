"""The facts as they are stored next to those that the log gives, row by row."""

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
"""How much of a long value is told."""

type Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is not what the log makes of it.

    Attributes:
        table: its table.
        key: its primary key, the parts joined by "/".
        columns: each column that differs, with the stored value and the rebuilt one;
            none where one side has no such row.
        stored: whether the database has the row; else the log alone gives it.
    """

    table: str
    key: str
    columns: tuple[tuple[str, str, str], ...] = ()
    stored: bool = True

    def __str__(self) -> str:
        row = f"{self.table} {self.key}"
        if not self.stored:
            return f"{row}: the log gives it, the database does not have it"
        if not self.columns:
            return f"{row}: the database has it, the log does not give it"
        said = (f"{name} is {old}, the log gives {new}" for name, old, new in self.columns)
        return f"{row}: {'; '.join(said)}"


def raw_rows(
    connection: Connection, table: Table, centre: str, after: date | None = None
) -> Iterator[Row]:
    """The facts of a centre in a table, of all days or those after one, undecoded, by their key in
    byte order."""
    query = select(*raw_columns(table)).where(table.c.centre == centre)
    if after is not None:
        query = query.where(table.c.day > after)
    query = query.order_by(*(_bytewise(column, connection) for column in table.primary_key))
    result = connection.execute(query.execution_options(yield_per=READ_AT_ONCE))
    return (tuple(row) for row in result)


def _bytewise(column: Column[Any], connection: Connection) -> Any:
    """A database that sorts by a language would give its rows in an order of its own."""
    if connection.dialect.name == "postgresql" and isinstance(column.type, String):
        return collate(column, "C")
    return column


class Comparison:
    """The stored facts of a centre next to those that its log gives.

    Args:
        stored: the database of the hall.
        rebuilt: the database into which the log was folded.
        centre: whose rows.
        after: only those of the days after this one; None: all.

    Attributes:
        rows: how many were looked at.
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
        """Every row that is not the same on both sides."""
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
        """What differs in meaning: a model may have been written by an earlier release,
        which did not know some of its fields."""
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
    """Rows of two sides, both in the order of their keys; None where a side has not the key."""

    def order(row: Row) -> list[tuple[bool, bool, Any]]:
        # SQLite keeps what it is given, numbers before signs before bytes; nothing is to
        # trip over one where the other belongs.
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
