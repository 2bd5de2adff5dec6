"""The access log, page by page."""

from datetime import datetime

from sqlalchemy import Connection, or_, select

from contract.access import AccessEntry
from server.store import tables as t


def tried(
    connection: Connection, centre: str, before: datetime | None, limit: int
) -> list[AccessEntry]:
    """A page of the access log, newest first: entries of a centre, and those of no known centre.

    Args:
        connection: to the database.
        centre: the id of the centre.
        before: only entries before this moment; None: all.
        limit: the size of the page. Further entries of the last entry's moment are added, so
            that the next page, from before that moment, skips none.
    """
    of_it = t.access_entry
    found = select(of_it).where(or_(of_it.c.centre == centre, of_it.c.centre.is_(None)))
    found = found.order_by(of_it.c.at.desc(), of_it.c.id.desc())
    page = found.limit(limit)
    rows = list(connection.execute(page if before is None else page.where(of_it.c.at < before)))
    if len(rows) == limit:
        last = rows[-1]
        rows += connection.execute(found.where(of_it.c.at == last.at, of_it.c.id < last.id))
    return [AccessEntry(at=row.at, what=row.what, who=row.who, detail=row.detail) for row in rows]
