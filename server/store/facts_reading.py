"""Reading the facts of a centre for reports: sums and counts, made by the database."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Table,
    case,
    func,
    literal,
    literal_column,
    select,
    type_coerce,
)

from contract.enums import Channel
from server.domain.facts import CallEnd, CallKind, End
from server.domain.figures import By, Group, Measure, Period
from server.store import tables as t
from server.store.facts_found import (
    CallFigures,
    Comment,
    PromiseFigures,
    ServiceFigures,
    StateFigures,
    TicketFigures,
)

MILLISECONDS = 1000

_STAFF = (Channel.COUNTER, Channel.GREETER)
_SERVED = (End.SERVED, End.TRANSFERRED)
_SENT_ON = (End.TRANSFERRED, End.TRANSFERRED_UNSERVED)


_BY_NAME = {
    "tickets": t.fact_ticket,
    "stops": t.fact_stop,
    "calls": t.fact_call,
    "intervals": t.fact_interval,
    "ratings": t.fact_rating,
}


class Facts:
    """The facts of one centre. A period's days and agency bound every answer."""

    def __init__(self, connection: Connection, centre: str) -> None:
        self._connection = connection
        self._centre = centre

    def durations(
        self, measure: Measure, by: By | None, period: Period
    ) -> Sequence[tuple[Group, int, int, int]]:
        """How often each duration occurred: group, whole seconds, count, and how many of the
        waits were within the target."""
        if measure is Measure.STAY:
            table, column = t.fact_ticket, t.fact_ticket.c.stay
            fitting: tuple[Any, ...] = (t.fact_ticket.c.end != End.VOID,)
        else:
            table = t.fact_stop
            column = {
                Measure.WAIT: table.c.wait,
                Measure.WALK: table.c.walk,
                Measure.SERVICE: table.c.service_time,
            }[measure]
            fitting = ()
        group = _group(table, by)
        kept = _count(table.c.target_kept) if measure is Measure.WAIT else literal(0)
        # Whole numbers divided by a whole number: both databases drop the rest.
        whole = type_coerce(_number(column).op("/")(literal_column(str(MILLISECONDS))), Integer)
        rows = self._rows(
            self._within(select(group, whole, func.count(), kept), table, period)
            .where(column.is_not(None), *fitting)
            .group_by(*_groups(table, by), whole)
        )
        return [(one, int(second), count, on_time) for one, second, count, on_time in rows]

    def tickets(self, by: By, period: Period) -> Sequence[TicketFigures]:
        """Counts of tickets."""
        table = t.fact_ticket
        c = table.c
        ends = (End.SERVED, End.MISSED, End.CANCELLED, End.EXPIRED, End.COUPON)
        rows = self._rows(
            self._within(
                select(
                    _group(table, by),
                    func.count(),
                    _count(c.channel.in_(_STAFF)),
                    *(_count(c.end == end) for end in ends),
                    func.count(c.promise_kept),
                    _count(c.promise_kept),
                ),
                table,
                period,
            )
            .where(_not_void(c))
            .group_by(*_groups(table, by))
        )
        return [TicketFigures(*row) for row in rows]

    def promises(self, by: By, period: Period) -> Sequence[PromiseFigures]:
        """How well the waits of tickets were foretold."""
        table = t.fact_ticket
        c = table.c
        difference = c.estimate - _number(c.first_wait) / float(MILLISECONDS)
        rows = self._rows(
            self._within(
                select(
                    _group(table, by),
                    func.count(),
                    _count(c.promise_kept),
                    func.count(c.estimate),
                    func.coalesce(func.sum(func.abs(difference)), 0.0),
                    func.coalesce(func.sum(difference), 0.0),
                ),
                table,
                period,
            )
            .where(c.promise_kept.is_not(None))
            .group_by(*_groups(table, by))
        )
        return [PromiseFigures(*row) for row in rows]

    def transfers(self, by: By, period: Period) -> Sequence[tuple[Group, int]]:
        """How many visitors were sent on."""
        table = t.fact_stop
        group = _group(table, by)
        return self._rows(
            self._within(select(group, func.count()), table, period)
            .where(table.c.end.in_(_SENT_ON))
            .group_by(group)
        )

    def services(self, by: By, period: Period) -> Sequence[ServiceFigures]:
        """How many stops were served, by counter or operator."""
        table = t.fact_stop
        c, group = table.c, _group(table, by)
        busy = func.coalesce(_number(c.walk), 0) + func.coalesce(_number(c.service_time), 0)
        rows = self._rows(
            self._within(
                select(group, func.count(), func.sum(busy) / float(MILLISECONDS)), table, period
            )
            .where(c.end.in_(_SERVED))
            .group_by(group)
        )
        return [ServiceFigures(*row) for row in rows]

    def calls(self, by: By, period: Period) -> Sequence[CallFigures]:
        """Counts of calls, by counter or operator."""
        table = t.fact_call
        c, group = table.c, _group(table, by)
        rows = self._rows(
            self._within(
                select(
                    group,
                    _count(c.kind != CallKind.RECALL),
                    _count(c.end == CallEnd.MISSED),
                    _count(c.kind == CallKind.RECALL),
                ),
                table,
                period,
            ).group_by(group)
        )
        return [CallFigures(*row) for row in rows]

    def out_of_turn(self, period: Period) -> Sequence[tuple[str, int]]:
        """How many visitors each member of the staff called before their turn."""
        c = t.fact_call.c
        return self._rows(
            self._within(select(c.called_by, func.count()), t.fact_call, period)
            .where(c.kind == CallKind.CHOSEN)
            .group_by(c.called_by)
        )

    def issued_by_staff(self, period: Period) -> Sequence[tuple[str, int]]:
        """How many tickets each member of the staff issued."""
        c = t.fact_ticket.c
        return self._rows(
            self._within(select(c.issued_by, func.count()), t.fact_ticket, period)
            .where(c.channel.in_(_STAFF), _not_void(c))
            .group_by(c.issued_by)
        )

    def sent_on(self, period: Period) -> Sequence[tuple[str, int]]:
        """How many visitors each member of the staff sent on."""
        c = t.fact_stop.c
        return self._rows(
            self._within(select(c.ended_by, func.count()), t.fact_stop, period)
            .where(c.end.in_(_SENT_ON))
            .group_by(c.ended_by)
        )

    def states(self, by: By, period: Period) -> Sequence[StateFigures]:
        """How long counters were open, on a break or closed."""
        table = t.fact_interval
        c, group = table.c, _group(table, by)
        rows = self._rows(
            select(
                group,
                c.state,
                c.reason,
                c.connected,
                func.sum(_number(c.length)) / float(MILLISECONDS),
            )
            .where(c.centre == self._centre, c.day >= period.first, c.day <= period.last)
            .group_by(group, c.state, c.reason, c.connected)
        )
        return [StateFigures(*row) for row in rows]

    def ratings(self, by: By | None, period: Period) -> Sequence[tuple[Group, int, int]]:
        """How often each number of stars was given: group, stars, count."""
        table = t.fact_rating
        group = _group(table, by)
        return self._rows(
            self._within(select(group, table.c.stars, func.count()), table, period).group_by(
                *_groups(table, by), table.c.stars
            )
        )

    def comments(self, period: Period, limit: int) -> Sequence[Comment]:
        """The last comments of visitors."""
        table, words = t.fact_rating, t.words_kept
        c = table.c
        statement = (
            self._within(
                select(c.ticket, c.day, c.service, c.at, c.stars, words.c.words), table, period
            )
            .join(words, words.c.id == c.comment)
            .where(words.c.words.is_not(None))
            .order_by(c.at.desc())
            .limit(limit)
        )
        return [Comment(*row) for row in self._rows(statement)]

    def of_day(self, facts: str, fields: Sequence[str], day: date) -> Sequence[tuple[Any, ...]]:
        """The facts of one kind of a business day, in the order of their keys.

        Args:
            facts: the kind, a key of `server.domain.facts.FACTS_TOLD`.
            fields: what of each.
            day: the business day.
        """
        table = _BY_NAME[facts]
        return self._rows(
            select(*(table.c[one] for one in fields))
            .where(table.c.centre == self._centre, table.c.day == day)
            .order_by(*table.primary_key)
        )

    def _within(self, statement: Select[Any], table: Table, period: Period) -> Select[Any]:
        c = table.c
        statement = statement.select_from(table).where(
            c.centre == self._centre, c.day >= period.first, c.day <= period.last
        )
        return statement.where(c.agency == period.agency) if period.agency else statement

    def _rows(self, statement: Select[Any]) -> list[Any]:
        return [tuple(row) for row in self._connection.execute(statement)]


def _group(table: Table, by: By | None) -> ColumnElement[Any]:
    return literal(None) if by is None else table.c[by.value]


def _groups(table: Table, by: By | None) -> tuple[ColumnElement[Any], ...]:
    """What the rows are grouped by; nothing where all are one group."""
    return () if by is None else (table.c[by.value],)


def _number(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A duration as the number of milliseconds that is stored."""
    return type_coerce(column, Integer)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many rows fit a condition."""
    return func.count(case((condition, 1)))


def _not_void(columns: Any) -> ColumnElement[bool]:
    """Tickets that were printed or shown; those that are still open have no end."""
    return func.coalesce(type_coerce(columns.end, String), "") != End.VOID.value
