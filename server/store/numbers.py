"""Which numbers cannot be given: of tickets, of kiosks, and those that rest."""

from datetime import date

from sqlalchemy import BindParameter, bindparam, select, union

from contract.enums import ENDED
from server.domain.calendar import ONE_DAY
from server.store import tables as t

_MINE: BindParameter[str] = bindparam("centre")
_WANTED: BindParameter[list[str]] = bindparam("numbers", expanding=True)
_BORNE = select(t.ticket.c.number).where(
    t.BEARS_NUMBER, t.ticket.c.centre == _MINE, t.ticket.c.number.in_(_WANTED)
)
_RESTING = select(t.ticket.c.number).where(
    t.ticket.c.centre == _MINE,
    t.ticket.c.day.in_(bindparam("late", expanding=True)),
    t.ticket.c.number.in_(_WANTED),
    t.ticket.c.since > bindparam("after"),
    t.ticket.c.state.in_(ENDED),
)
_LEASED = select(t.lease.c.number).where(
    t.lease.c.centre == _MINE,
    t.lease.c.day.in_(bindparam("near", expanding=True)),
    t.lease.c.ended_at.is_(None),
    t.lease.c.number.in_(_WANTED),
)

IN_USE = union(_BORNE, _LEASED)
"""Of some numbers those of open tickets, and those that a kiosk has on lease."""

TAKEN = union(_BORNE, _RESTING, _LEASED)
"""Those, and the numbers of tickets of today or yesterday that ended a short while ago."""

MISSED = select(t.ticket).where(
    t.LIVING, t.MISSED, t.ticket.c.centre == _MINE, t.ticket.c.number.in_(_WANTED)
)
"""The missed tickets that have one of some numbers."""


def near(day: date) -> list[date]:
    """The days for which a lease of a number stands in the way of the same number on a day."""
    return [day - ONE_DAY, day, day + ONE_DAY]
