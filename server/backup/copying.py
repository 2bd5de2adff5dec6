"""Copies a whole database to another one, row by row, without decoding values."""

from typing import Final

from sqlalchemy import Connection, inspect, select, text

from server.store import schema
from server.store import tables as t
from server.store.types import plain_table

AT_ONCE: Final = 1000
"""The number of rows read and written with one statement."""


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copy all rows to a database without tables; returns the number of rows by table."""
    schema.move(target, schema.NEWEST)
    counts: dict[str, int] = {}
    for table in t.metadata.sorted_tables:
        if table is t.checkpoint and source.dialect.name == target.dialect.name == "sqlite":
            # The reason for such a copy is damage, of a checkpoint maybe: they are made again.
            counts[table.name] = 0
            continue
        plain = plain_table(table)
        rows = source.execution_options(yield_per=AT_ONCE).execute(select(plain)).mappings()
        count = 0
        for part in rows.partitions(AT_ONCE):
            target.execute(plain.insert(), [dict(row) for row in part])
            count += len(part)
        counts[table.name] = count
        if target.dialect.name == "postgresql" and (key := table.autoincrement_column) is not None:
            # Continue PostgreSQL's sequence after the highest copied key.
            target.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{key.name}'), "
                    f"max({key.name})) FROM {table.name} HAVING max({key.name}) IS NOT NULL"
                )
            )
    return counts


def drop_all(connection: Connection) -> None:
    """Drop all tables of a hall's database, including those of a newer release."""
    quoted = connection.dialect.identifier_preparer.quote
    for name, _ in reversed(inspect(connection).get_sorted_table_and_fkc_names()):
        if name is not None:
            connection.execute(text(f"DROP TABLE {quoted(name)}"))
