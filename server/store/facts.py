"""Writes changed facts, and compares the stored facts with facts rebuilt from the log."""

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby, repeat
from operator import attrgetter
from textwrap import shorten
from typing import Any, Final

from sqlalchemy import Connection, String, Table, bindparam, collate, delete, select

from server.domain.facts import Dropped, Fact, FactChange
from server.store import tables as t
from server.store.rows import PreparedStatement, upsert
from server.store.types import decoded, raw_columns

READ_AT_ONCE: Final = 1000

SHOWN_SIGNS: Final = 100
"""The number of characters shown of a long value."""

type FactRow = tuple[Any, ...]

_COLUMNS: Final = {kind: tuple(table.c.keys()) for kind, table in t.FACT_TABLES.items()}

UPSERT: Final[Mapping[Table, PreparedStatement]] = {table: upsert(table) for table in t.FACTS}

_DELETE: Final = {
    kind: PreparedStatement(
        delete(table).where(*(column == bindparam(column.name) for column in table.primary_key))
    )
    for kind, table in t.FACT_TABLES.items()
}


def write(connection: Connection, changes: Iterable[FactChange]) -> None:
    """Upsert and delete facts, with one statement for each kind."""
    kept: dict[type[Fact], list[dict[str, Any]]] = {}
    dropped: dict[type[Fact], list[dict[str, Any]]] = {}
    for change in changes:
        if isinstance(change, Dropped):
            key = dict(zip(change.kind.key_fields, change.key, strict=True))
            dropped.setdefault(change.kind, []).append(key)
        else:
            names = _COLUMNS[type(change)]
            row = dict(zip(names, attrgetter(*names)(change), strict=True))
            kept.setdefault(type(change), []).append(row)
    for kind, keys in dropped.items():
        _DELETE[kind].run_many(connection, keys)
    for kind, rows in kept.items():
        UPSERT[t.FACT_TABLES[kind]].run_many(connection, rows)


def raw_rows(connection: Connection, table: Table, centre: str) -> Iterator[FactRow]:
    """The undecoded facts of a centre, ordered by key in byte order."""
    query = select(*raw_columns(table)).where(table.c.centre == centre)
    # SQLite sorts texts by bytes anyway, PostgreSQL by the collation of a language.
    by_bytes = connection.dialect.name == "postgresql"
    query = query.order_by(
        *(
            collate(column, "C") if by_bytes and isinstance(column.type, String) else column
            for column in table.primary_key
        )
    )
    result = connection.execute(query.execution_options(yield_per=READ_AT_ONCE))
    return (tuple(row) for row in result)


def compare(stored: Connection, rebuilt: Connection, centre: str) -> tuple[int, list[str]]:
    """Compare stored with rebuilt facts: the number of rows, and faults."""
    count, faults = 0, []
    for table in t.FACTS:
        places = [place for place, column in enumerate(table.c) if column.primary_key]
        ones = raw_rows(stored, table, centre)
        others = raw_rows(rebuilt, table, centre)
        for row, other in _side_by_side(ones, others, places):
            count += 1
            key = "/".join(str((row or other or ())[place]) for place in places)
            if row is None:
                faults.append(f"{table.name} {key}: only the log has it")
            elif other is None:
                faults.append(f"{table.name} {key}: only the database has it")
            elif changed := list(_changed(table, (stored, row), (rebuilt, other))):
                faults.append(f"{table.name} {key}: {'; '.join(changed)}")
    return count, faults


def _changed(
    table: Table, stored: tuple[Connection, FactRow], rebuilt: tuple[Connection, FactRow]
) -> Iterator[str]:
    """The columns whose decoded values differ. Stored text alone may differ: an earlier release may
    have written a model without some of its fields."""
    for column, old, new in zip(table.c, stored[1], rebuilt[1], strict=True):
        if old == new:
            continue
        expected = decoded(column, new, rebuilt[0].dialect)
        try:
            stored_value = decoded(column, old, stored[0].dialect)
        except (ValueError, TypeError, OverflowError):
            stored_value = old
        if stored_value != expected:
            yield f"{column.name} is {_shown(stored_value)}, by the log {_shown(expected)}"


def _side_by_side(
    ones: Iterator[FactRow], others: Iterator[FactRow], places: list[int]
) -> Iterator[tuple[FactRow | None, FactRow | None]]:
    """Merge the rows of two sides, both ordered by key; None if a side does not have the key."""

    def order(row_of_side: tuple[FactRow, int]) -> list[tuple[bool, bool, Any]]:
        # SQLite may store a number, a text or bytes in any column, and sorts them in this order.
        # Comparing values of different types in Python would raise.
        parts = [row_of_side[0][place] for place in places]
        return [(isinstance(part, bytes), isinstance(part, str), part) for part in parts]

    merged = merge(zip(ones, repeat(0)), zip(others, repeat(1)), key=order)
    for _key, sides_of_key in groupby(merged, key=order):
        sides = {side: row for row, side in sides_of_key}
        yield sides.get(0), sides.get(1)


def _shown(value: Any) -> str:
    return "nothing" if value is None else shorten(str(value), SHOWN_SIGNS, placeholder=" ...")
