"""Finds damaged pages of a SQLite database, and names the tables and indexes that they are part of.
PostgreSQL has programs of its own for this."""

import re

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def damaged_parts(connection: Connection, *, entries: bool = False) -> str | None:
    """The names of the damaged tables and indexes, "" if the damage is in none of them; None if
    all pages are intact. It reads the whole file: half a gigabyte in a second, in ten seconds if
    it also compares the `entries` of indexes with their tables."""
    if connection.dialect.name != "sqlite":
        return None
    parts = connection.exec_driver_sql("SELECT name, tbl_name, rootpage FROM sqlite_schema").all()
    faults: list[str] = []
    try:
        check = "integrity_check" if entries else "quick_check"
        # Row by row: after the first faults it may fail at a damaged page.
        for (fault,) in connection.exec_driver_sql(f"PRAGMA {check}"):
            faults.append(fault)
    except DBAPIError as error:
        faults.append(str(error.orig))
    if faults == ["ok"]:
        return None
    told = "\n".join(faults)
    return ", ".join(
        f"{table} ({name})" if name != table else name
        for name, table, page in parts
        if re.search(rf"\bTree {page} |\bindex {re.escape(name)}\b| in {re.escape(name)}\.", told)
    )
