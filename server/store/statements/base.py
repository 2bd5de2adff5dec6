"""Of a centre itself."""

from sqlalchemy import bindparam, select

from server.store import tables as t

CENTRE = select(*(column for column in t.centre.c if column.name != "config")).where(
    t.centre.c.id == bindparam("id")
)

CENTRE_TAKEN = CENTRE.with_for_update()
