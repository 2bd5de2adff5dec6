"""Of the lines: who waits in them, who is at their heads, who is ahead of whom."""

from sqlalchemy import ColumnElement, bindparam, func, select, text

from server.store import tables as t

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


COUNTS = (
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

CAME = (
    select(t.ticket.c.line, func.min(t.ticket.c.since))
    .select_from(t.ticket)
    .where(*_WAITING_IN_CENTRE)
    .group_by(t.ticket.c.line)
)

WAITING = (
    select(t.ticket.c.id, t.ticket.c.line, t.ticket.c.queued_from, t.ticket.c.ordinal)
    .where(*_WAITING_IN_CENTRE)
    .order_by(t.ticket.c.queued_from, t.ticket.c.ordinal)
)

AHEAD = (
    select(func.count())
    .select_from(t.ticket)
    .where(
        t.WAITING,
        t.ticket.c.line >= bindparam("from_line"),
        t.ticket.c.line < bindparam("to_line"),
        (t.ticket.c.queued_from < bindparam("since"))
        | (
            (t.ticket.c.queued_from == bindparam("since"))
            & (t.ticket.c.ordinal < bindparam("ordinal"))
        ),
    )
)
"""How many of some lines have waited since before a moment."""

_one = t.ticket.alias("one")

_any = t.ticket.alias("any_one")

_CALLABLE = (
    select(_one.c.id)
    .where(
        text("one.state = 'waiting'"),
        _one.c.line == t.line.c.id,
        _one.c.skip_until <= t.line.c.calls,
        text("(one.paper <> 'pending' OR one.issued_at <= :after OR one.issued_at >= :before)"),
    )
    .order_by(_one.c.queued_from, _one.c.ordinal)
    .limit(1)
    .correlate(t.line)
    .scalar_subquery()
)

_SKIPPING = (
    select(_any.c.id)
    .where(
        text("any_one.state = 'waiting'"),
        _any.c.line == t.line.c.id,
        text(
            "(any_one.paper <> 'pending'"
            " OR any_one.issued_at <= :after OR any_one.issued_at >= :before)"
        ),
    )
    .order_by(_any.c.queued_from, _any.c.ordinal)
    .limit(1)
    .correlate(t.line)
    .scalar_subquery()
)

_every_line = t.line.alias("every_line")

HALL_CALLS = select(func.coalesce(func.sum(_every_line.c.calls), 0)).where(
    _every_line.c.centre == bindparam("centre")
)
"""How many calls all lines together have made."""

# All of its line skip, and so few calls were made in the hall since it began to that it
# would be called again at once.
_deferred = (t.ticket.c.skip_until > t.line.c.calls) & (
    t.ticket.c.passed_until > HALL_CALLS.scalar_subquery()
)

# The head of each line: its oldest ticket that lets nobody pass; when all do, the oldest.
HEADS_OF_ALL = (
    select(
        t.ticket.c.id,
        t.ticket.c.number,
        t.line.c.service,
        t.ticket.c.queued_from,
        t.ticket.c.ordinal,
        t.line.c.ticket_class,
        t.line.c.reserved_for,
        _deferred,
    )
    .select_from(t.line.join(t.ticket, t.ticket.c.id == func.coalesce(_CALLABLE, _SKIPPING)))
    .where(t.line.c.centre == bindparam("centre"))
)
"""The heads of all lines, those bound to a counter or an operator too."""

HEADS = HEADS_OF_ALL.where(
    (t.line.c.service.in_(bindparam("services", expanding=True)) & (t.line.c.reserved_for == ""))
    | t.line.c.reserved_for.in_(bindparam("bounds", expanding=True)),
)
"""The heads of some services' lines that are bound to nobody, and of lines bound to some."""

PROFILE = select(t.profile.c.recent).where(t.profile.c.id == bindparam("id"))
