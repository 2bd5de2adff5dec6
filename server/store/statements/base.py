"""Of a centre itself."""

from sqlalchemy import bindparam, select

from server.store import tables as t
from server.store.prepared import Prepared

_centre = select(*(column for column in t.centre.c if column.name != "config")).where(
    t.centre.c.id == bindparam("id")
)

CENTRE = Prepared(_centre)

CENTRE_TAKEN = Prepared(_centre.with_for_update())
