"""What was tried at the doors, page by page."""

from datetime import datetime

from sqlalchemy import Connection, or_, select

from contract.access import AccessEntry
from server.store import tables as t


def tried(
    connection: Connection, centre: str, before: datetime | None, limit: int
) -> list[AccessEntry]:
    """What was tried at a centre, or where nobody knows at which; the newest first.

    Args:
        connection: to the database.
        centre: its slug.
        before: nothing from this moment on; None: up to the newest.
        limit: of how many. All of the last moment are told beyond it, so that the next page,
            from before that moment, leaves none out.
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
