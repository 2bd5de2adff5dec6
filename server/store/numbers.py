"""Which numbers nobody else can have: of the living, of a kiosk, of who left a short while ago."""

from datetime import date

from sqlalchemy import BindParameter, bindparam, select, union

from server.domain.calendar import ONE_DAY
from server.store import tables as t

_MINE: BindParameter[str] = bindparam("centre")
_WANTED: BindParameter[list[str]] = bindparam("numbers", expanding=True)
_BORNE = select(t.ticket.c.number).where(
    t.LIVING, t.ticket.c.centre == _MINE, t.ticket.c.number.in_(_WANTED)
)
_RESTING = select(t.ticket.c.number).where(
    t.ticket.c.centre == _MINE,
    t.ticket.c.day.in_(bindparam("late", expanding=True)),
    t.ticket.c.number.in_(_WANTED),
    t.ticket.c.since > bindparam("after"),
)
_LEASED = select(t.lease.c.number).where(
    t.lease.c.centre == _MINE,
    t.lease.c.day.in_(bindparam("near", expanding=True)),
    t.lease.c.ended_at.is_(None),
    t.lease.c.number.in_(_WANTED),
)

IN_USE = union(_BORNE, _LEASED)
"""Of some numbers those that are in a hand, or in a kiosk."""

TAKEN = union(_BORNE, _RESTING, _LEASED)
"""Those, and what a bearer of today or yesterday left a short while ago."""


def near(day: date) -> list[date]:
    """The days for which a lease of a number stands in the way of the same number on a day."""
    return [day - ONE_DAY, day, day + ONE_DAY]
