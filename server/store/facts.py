"""Writes changed facts to the database."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Table, bindparam, delete
from sqlalchemy.engine import Connection

from server.domain.facts import KEYS, Change, Dropped, Fact
from server.store import tables as t
from server.store.rows import Prepared, upsert

_COLUMNS: Final = {kind: tuple(table.c.keys()) for kind, table in t.FACT_TABLES.items()}

UPSERT: Final[Mapping[Table, Prepared]] = {table: upsert(table) for table in t.FACTS}

_DELETE: Final = {
    kind: Prepared(
        delete(table).where(*(column == bindparam(column.name) for column in table.primary_key))
    )
    for kind, table in t.FACT_TABLES.items()
}


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """Upsert and delete facts, with one statement for each kind."""
    kept: dict[type[Fact], list[dict[str, Any]]] = {}
    dropped: dict[type[Fact], list[dict[str, Any]]] = {}
    for one in changes:
        if isinstance(one, Dropped):
            key = dict(zip(KEYS[one.kind], one.key, strict=True))
            dropped.setdefault(one.kind, []).append(key)
        else:
            names = _COLUMNS[type(one)]
            row = dict(zip(names, attrgetter(*names)(one), strict=True))
            kept.setdefault(type(one), []).append(row)
    for kind, keys in dropped.items():
        _DELETE[kind].run_many(connection, keys)
    for kind, rows in kept.items():
        UPSERT[t.FACT_TABLES[kind]].run_many(connection, rows)
