"""Which numbers cannot be given: of tickets, of kiosks, and those that rest."""

from datetime import date
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    String,
    bindparam,
    literal,
    or_,
    select,
    union_all,
)

from contract.enums import ENDED
from server.domain.calendar import ONE_DAY
from server.store import tables as t
from server.store.prepared import Prepared
from server.store.types import DayColumn

_MINE: BindParameter[str] = bindparam("centre")


def _asked(number: Column[str]) -> ColumnElement[bool]:
    # The numbers of a series are equally long, so that all of them lie between two of them.
    return number.between(bindparam("first"), bindparam("last"))


def _day(name: str) -> BindParameter[date]:
    return bindparam(name, type_=DayColumn)


_NO_TICKET = literal("", String).label("missed")

_BORNE = select(t.ticket.c.number, _NO_TICKET).where(
    t.BEARS_NUMBER, t.ticket.c.centre == _MINE, _asked(t.ticket.c.number)
)
_MISSED = select(t.ticket.c.number, t.ticket.c.id).where(
    t.LIVING, t.MISSED, t.ticket.c.centre == _MINE, _asked(t.ticket.c.number)
)
_LEASED = select(t.lease.c.number, _NO_TICKET).where(
    t.lease.c.centre == _MINE,
    t.lease.c.day.between(_day("day_before"), _day("day_after")),
    t.lease.c.ended_at.is_(None),
    _asked(t.lease.c.number),
)
_RESTING = select(t.ticket.c.number, _NO_TICKET).where(
    t.ticket.c.centre == _MINE,
    t.ticket.c.day.in_((_day("yesterday"), _day("today"), _day("open_day"))),
    _asked(t.ticket.c.number),
    t.ticket.c.since > bindparam("after"),
    or_(*(t.ticket.c.state == state for state in sorted(ENDED))),
)

IN_USE = Prepared(union_all(_BORNE, _MISSED, _LEASED))
"""The numbers from `first` to `last` of open tickets, of missed ones (with the ticket's id),
and those that a kiosk has on lease."""

TAKEN = Prepared(union_all(_BORNE, _MISSED, _LEASED, _RESTING))
"""Those, and the numbers of tickets of today or yesterday that ended a short while ago."""


def days_beside(day: date) -> dict[str, Any]:
    """The days for which a lease of a number stands in the way of the same number on a day."""
    return {"day_before": day - ONE_DAY, "day_after": day + ONE_DAY}
