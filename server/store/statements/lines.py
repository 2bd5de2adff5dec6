"""Of the queues: which tickets wait in them, and which are at their heads."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ScalarSelect,
    bindparam,
    false,
    func,
    select,
    text,
    tuple_,
    type_coerce,
)

from contract.enums import Paper
from server.store import tables as t
from server.store.prepared import Prepared
from server.store.types import InstantColumn

_WAITING_IN_CENTRE = (
    t.WAITING,
    # All lines of a centre and no other's: "." is followed by "/" in ASCII.
    t.ticket.c.line > bindparam("from_line"),
    t.ticket.c.line < bindparam("to_line"),
)


def lines_of(centre: str, service: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Of tickets: that they are in a line of a service, or ("") of any of the centre."""
    if not service:
        return t.ticket.c.line > f"{centre}.", t.ticket.c.line < f"{centre}/"
    # "/" is followed by "0" in ASCII: all lines of the service and no other's.
    return t.ticket.c.line > f"{service}/", t.ticket.c.line < f"{service}0"


COUNTS = Prepared(
    select(
        t.ticket.c.line,
        func.count().label("waiting"),
        func.min(t.ticket.c.queued_from).label("oldest"),
        func.max(t.ticket.c.queued_from).label("newest"),
        func.sum(t.ticket.c.quantity).label("items"),
    )
    .select_from(t.ticket)
    .where(*_WAITING_IN_CENTRE)
    .group_by(t.ticket.c.line)
)

CAME = Prepared(
    select(t.ticket.c.line, func.min(t.ticket.c.since))
    .select_from(t.ticket)
    .where(*_WAITING_IN_CENTRE)
    .group_by(t.ticket.c.line)
)

WAITING = select(t.ticket.c.line, t.ticket.c.queued_from, t.ticket.c.ordinal).where(
    *_WAITING_IN_CENTRE
)

BEFORE = Prepared(
    select(func.count())
    .select_from(t.ticket)
    .where(
        t.WAITING,
        t.ticket.c.line == bindparam("line"),
        tuple_(t.ticket.c.queued_from, t.ticket.c.ordinal)
        < tuple_(bindparam("queued_from", type_=InstantColumn), bindparam("ordinal")),
    )
)
"""How many tickets of a queue come before a place in it."""

_one = t.ticket.alias("one")

_CLOCK = bindparam("clock", type_=InstantColumn) - func.coalesce(
    type_coerce(t.service.c.stopped, BigInteger), 0
)
"""The clock of a queue's service; for one that is not suspended."""

_PAPER_IS_OUT = (_one.c.paper != Paper.PENDING) | (
    _one.c.issued_at <= bindparam("paper_since", type_=InstantColumn)
)


def _oldest(*conditions: Any) -> ScalarSelect[str]:
    """The oldest ticket of a queue for which the conditions hold."""
    return (
        select(_one.c.id)
        .where(text("one.state = 'waiting'"), _one.c.line == t.line.c.id, *conditions)
        .order_by(_one.c.queued_from, _one.c.ordinal)
        .limit(1)
        .correlate(t.line, t.service)
        .scalar_subquery()
    )


_MAY_BE_CALLED = _one.c.not_before.is_(None) | (
    type_coerce(_one.c.not_before, BigInteger) <= _CLOCK
)

# The head of each queue: its oldest ticket whose `not_before` has passed; where there is none,
# the oldest of all.
HEADS_OF_ALL = (
    select(
        t.ticket.c.id,
        t.ticket.c.number,
        t.line.c.service,
        t.ticket.c.queued_from,
        t.ticket.c.ordinal,
        t.line.c.ticket_class,
        t.line.c.reserved_for,
        func.coalesce(type_coerce(t.ticket.c.not_before, BigInteger) > _CLOCK, false()),
    )
    .select_from(
        t.line.outerjoin(t.service, t.service.c.id == t.line.c.service).join(
            t.ticket,
            t.ticket.c.id
            == func.coalesce(_oldest(_MAY_BE_CALLED, _PAPER_IS_OUT), _oldest(_PAPER_IS_OUT)),
        )
    )
    .where(t.line.c.centre == bindparam("centre"))
)
"""The heads of all queues, those reserved for a counter too."""

HEADS = HEADS_OF_ALL.where(
    (t.line.c.service.in_(bindparam("services", expanding=True)) & (t.line.c.reserved_for == ""))
    | t.line.c.reserved_for.in_(bindparam("reserved", expanding=True)),
)
"""The heads of the queues of some services, and of those reserved for some counters."""

PROFILE = select(t.profile.c.recent).where(t.profile.c.id == bindparam("id"))
