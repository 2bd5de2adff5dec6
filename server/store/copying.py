"""Copies a whole database to another one, row by row, without decoding values."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.engine import make_url

from server.store import tables as t
from server.store.migrating import move
from server.store.schema import NEWEST
from server.store.types import plain_table

AT_ONCE: Final = 1000
"""The number of rows read and written with one statement."""


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copy the rows of all tables from a snapshot to a database without tables; returns the number
    of rows by table, or `ValueError` if fewer were written than read."""
    move(target, NEWEST)
    counts: dict[str, int] = {}
    for table in t.metadata.sorted_tables:
        plain = plain_table(table)
        rows = source.execution_options(yield_per=AT_ONCE).execute(select(plain)).mappings()
        count = 0
        for some in rows.partitions(AT_ONCE):
            target.execute(plain.insert(), [dict(row) for row in some])
            count += len(some)
        counts[table.name] = count
        found = target.execute(select(func.count()).select_from(plain)).scalar_one()
        if found != count:
            raise ValueError(f"only {found} of {count} rows of {table.name} were written")
        if target.dialect.name == "postgresql" and (key := table.autoincrement_column) is not None:
            # Continue PostgreSQL's sequence after the highest copied key.
            target.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), "
                    f"max({key.name})) FROM {table.name} HAVING max({key.name}) IS NOT NULL"
                )
            )
    return counts


def copy_file(url: str, path: Path) -> None:
    """Copy a consistent snapshot of a SQLite database to a new file, even while it is in use, or
    `sqlite3.Error`."""
    with closing(sqlite3.connect(str(make_url(url).database), isolation_level=None)) as source:
        source.execute("PRAGMA busy_timeout = 10000")
        source.execute("VACUUM INTO ?", (str(path),))


def drop_all(connection: Connection) -> None:
    """Drop all tables of a hall's database, including those of a newer release."""
    quoted = connection.dialect.identifier_preparer.quote
    for name, _ in reversed(inspect(connection).get_sorted_table_and_fkc_names()):
        if name is not None:
            connection.execute(text(f"DROP TABLE {quoted(name)}"))
