"""Queries on the facts of a centre for reports: the database computes sums and counts."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
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
    or_,
    select,
    type_coerce,
)

from contract.enums import BookingState, Channel
from server.domain.calls import CallEnd, CallKind
from server.domain.figures import By, Durations, Figures, Group, Measure, Period
from server.domain.ticket_facts import End
from server.store import tables as t

MILLISECONDS: Final = 1000

SEARCHED_VISITS: Final = 5
"""The minimum number of visits in a week in which a word was searched for, for it to be shown."""

_STAFF: Final = (Channel.COUNTER, Channel.GREETER)
SERVED: Final = (End.SERVED, End.TRANSFERRED)
_SENT_ON: Final = (End.TRANSFERRED, End.TRANSFERRED_UNSERVED)

BALANCE: Final = {
    "served": End.SERVED,
    "cancelled": End.CANCELLED,
    "no_shows": End.MISSED,
    "left": End.LEFT,
    "unfinished": End.UNFINISHED,
    "coupons": End.COUPON,
    "here": None,
}
"""What became of the tickets that were taken, by the name of its figure: the figures add up to
`arrivals`. `here`: those that are still open."""

FATES: Final = (BookingState.ARRIVED, BookingState.MISSED, BookingState.CANCELLED)
"""What may have become of a booking."""

PUBLISHED_FACTS: Final[Mapping[str, Table]] = {
    f"{table.name.removeprefix('fact_')}s": table for table in t.FACTS
}
"""The kinds of facts that other systems may read, by name (`tickets`)."""


def published(table: Table) -> tuple[Column[Any], ...]:
    """The columns of a table of facts that other systems get."""
    return tuple(column for column in table.c if column.name not in ("centre", "comment"))


class Comment(NamedTuple):
    """The comment of a visitor with a rating of 1 to 5 stars."""

    ticket: str
    day: date
    service: str
    at: datetime
    stars: int
    words: str


class Searched(NamedTuple):
    """A word that kiosks searched for in vain, and in how many visits of the week of a Monday."""

    week: date
    word: str
    visits: int


class Facts:
    """The facts of one centre.

    Every query is limited to the days and the agency of a period. Figures are returned by group,
    each under the name of a report's column, or of a term of a share or a mean.
    """

    def __init__(self, connection: Connection, centre: str) -> None:
        self._connection = connection
        self.centre = centre

    def durations(
        self, measure: Measure, by: By | None, period: Period
    ) -> Mapping[Group, Durations]:
        """The durations of each group, with the number of waits within the target."""
        table = t.fact_ticket if measure is Measure.STAY else t.fact_stop
        column = table.c["service_time" if measure is Measure.SERVICE else measure]
        kept = _count(table.c.target_kept) if measure is Measure.WAIT else literal(0)
        return self._distribution(table, by, period, stored(column), kept, column.is_not(None))

    def tickets(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """Counts of tickets that are not void: those taken (`arrivals`), and what became of them,
        each in one of `BALANCE`; `promised`: those with a kept or broken promise."""
        table = t.fact_ticket
        c = table.c
        return self._figures(
            table,
            table.c[by],
            period,
            _not_void(c),
            arrivals=func.count(),
            # Compared with None, SQLAlchemy says IS NULL.
            **{name: _count(c.end == end) for name, end in BALANCE.items()},
            walk_ins=_count(c.channel.in_(_STAFF)),
            by_phone=_count(c.channel == Channel.PHONE),
            promised=func.count(c.promise_kept),
            kept=_count(c.promise_kept),
        )

    def promises(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """The accuracy of estimates; `covered`: waits up to the exact promise; `error`, `bias` sum
        seconds over the tickets with an estimate: its absolute error, and estimate minus wait."""
        table = t.fact_ticket
        c = table.c
        difference = c.estimate - stored(c.first_wait) / float(MILLISECONDS)
        return self._figures(
            table,
            table.c[by],
            period,
            c.promise_kept.is_not(None),
            promised=func.count(),
            kept=_count(c.promise_kept),
            covered=_count(stored(c.first_wait) <= c.promise * MILLISECONDS),
            estimated=func.count(c.estimate),
            error=func.coalesce(func.sum(func.abs(difference)), 0.0),
            bias=func.coalesce(func.sum(difference), 0.0),
        )

    def errors(self, by: By, period: Period) -> Mapping[Group, Durations]:
        """The differences between estimate and wait, of tickets whose promise was kept or broken,
        with the number of kept promises."""
        table = t.fact_ticket
        c = table.c
        apart = func.abs(c.estimate * MILLISECONDS - stored(c.first_wait))
        return self._distribution(
            table, by, period, apart, _count(c.promise_kept), c.promise_kept.is_not(None)
        )

    def transfers(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """The number of transferred visitors."""
        c = t.fact_stop.c
        return self._figures(
            t.fact_stop, c[by], period, c.end.in_(_SENT_ON), transfers=func.count()
        )

    def services(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """The number of served stops; `busy`: seconds of service, however it ended."""
        c = t.fact_stop.c
        return self._figures(
            t.fact_stop,
            c[by],
            period,
            served_stops=_count(c.end.in_(SERVED)),
            busy=func.sum(func.coalesce(stored(c.service_time), 0)) / float(MILLISECONDS),
        )

    def calls(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """Counts of calls, by counter or by operator; `busy`: their seconds, up to the last sign of
        an operator who left."""
        c, i = t.fact_call.c, t.fact_interval.c
        at_counter = (i[column] == c[column] for column in ("centre", "day", "counter"))
        left = ~i.connected, i.since.between(c.at, c.ended_at)
        last_sign = select(func.min(stored(i.since))).where(*at_counter, *left).scalar_subquery()
        lasted = func.coalesce(last_sign, stored(c.ended_at)) - stored(c.at)
        return self._figures(
            t.fact_call,
            c[by],
            period,
            calls=_count(c.kind != CallKind.RECALL),
            missed_calls=_count(c.end == CallEnd.MISSED),
            recalls=_count(c.kind == CallKind.RECALL),
            busy=func.sum(lasted) / float(MILLISECONDS),
        )

    def by_staff(self, period: Period) -> Sequence[Mapping[Group, Figures]]:
        """Counts by member of staff: visitors called before their turn, visitors transferred, and
        tickets issued."""
        call, stop, ticket = t.fact_call.c, t.fact_stop.c, t.fact_ticket.c
        chosen = call.kind == CallKind.CHOSEN
        sent, walk_in = stop.end.in_(_SENT_ON), ticket.channel.in_(_STAFF)
        count = func.count()
        return (
            self._figures(t.fact_call, call.called_by, period, chosen, out_of_order=count),
            self._figures(t.fact_stop, stop.ended_by, period, sent, transfers=count),
            self._figures(
                t.fact_ticket, ticket.issued_by, period, walk_in, _not_void(ticket), walk_ins=count
            ),
        )

    def states(self, by: By, period: Period, fields: Sequence[str]) -> Sequence[tuple[Any, ...]]:
        """How long counters were in each state: group, the values of these fields of an interval,
        seconds."""
        c = t.fact_interval.c
        columns = [c[field] for field in (by, *fields)]
        statement: Select[Any] = select(*columns, func.sum(stored(c.length)) / float(MILLISECONDS))
        statement = self.within(statement, t.fact_interval, period).where(c[by].is_not(None))
        return self.rows(statement.group_by(*columns))

    def ratings(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """The number of ratings by stars; `stars`: the sum of all stars."""
        c = t.fact_rating.c
        return self._figures(
            t.fact_rating,
            c[by],
            period,
            rated=func.count(),
            stars=func.sum(c.stars),
            **{f"stars_{stars}": _count(c.stars == stars) for stars in range(1, 6)},
        )

    def comments(self, period: Period, limit: int) -> Sequence[Comment]:
        """The last comments of visitors."""
        table, words = t.fact_rating, t.words_kept
        c = table.c
        statement = (
            self.within(
                select(c.ticket, c.day, c.service, c.at, c.stars, words.c.words), table, period
            )
            .join(words, words.c.id == c.comment)
            .where(words.c.words.is_not(None))
            .order_by(c.at.desc())
            .limit(limit)
        )
        return [Comment(*row) for row in self.rows(statement)]

    def bookings(self, by: By, period: Period) -> Mapping[Group, Figures]:
        """Counts of bookings whose fate is known; `booked_due`: those with a ticket that was called
        or left without a call, `booked_kept`: called within the promised time; `booked_wait` sums
        the seconds of the `booked_called` from the booked time to the call."""
        table, c, ticket = t.fact_booking, t.fact_booking.c, t.fact_ticket.c
        own = [ticket[column] == c[column] for column in ("centre", "day", "ticket")]
        of_ticket = select(stored(ticket.first_wait)).where(*own, ticket.booked_for.is_not(None))
        wait, due = of_ticket.scalar_subquery(), of_ticket.where(_is_due(ticket))
        return self._figures(
            table,
            c[by],
            period,
            booked=func.count(),
            **{f"booked_{state}": _count(c.outcome == state) for state in FATES},
            booked_expected=_count(c.outcome != BookingState.CANCELLED),
            booked_due=func.count(due.with_only_columns(literal(1)).scalar_subquery()),
            booked_kept=_count(wait <= c.promised * 60 * MILLISECONDS),
            booked_called=func.count(wait),
            booked_wait=func.coalesce(func.sum(wait), 0) / float(MILLISECONDS),
        )

    def booked_kept(self, since: date, within_minutes: int) -> tuple[int, int]:
        """Of the tickets with a booking since a business day that were called, or left without a
        call: how many were called within some minutes after its time, and their number."""
        c = t.fact_ticket.c
        kept = _count(stored(c.first_wait) <= within_minutes * 60 * MILLISECONDS)
        columns: list[ColumnElement[Any]] = [kept, func.count()]
        found = select(*columns).where(
            c.centre == self.centre, c.day >= since, c.booked_for.is_not(None), _is_due(c)
        )
        ((own, every),) = self.rows(found)
        return own, every

    def most_taken(self, period: Period) -> Sequence[str]:
        """The services of tickets, those of most tickets first."""
        c = t.fact_ticket.c
        statement = self.within(select(c.service), t.fact_ticket, period).where(_not_void(c))
        ordered = statement.group_by(c.service).order_by(func.count().desc(), c.service)
        return [service for (service,) in self.rows(ordered)]

    def searched(self) -> Sequence[Searched]:
        """The words that visitors searched for in vain, the last week and the commonest first."""
        c = t.searched.c
        # No visitor can be recognized by a word that several typed.
        statement = select(c.week, c.word, c.visits).where(
            c.centre == self.centre, c.visits >= SEARCHED_VISITS
        )
        ordered = statement.order_by(c.week.desc(), c.visits.desc(), c.word)
        return [Searched(*row) for row in self.rows(ordered)]

    def of_day(self, table: Table, day: date) -> Sequence[tuple[Any, ...]]:
        """The published columns of the facts of a business day, ordered by key."""
        return self.rows(
            select(*published(table))
            .where(table.c.centre == self.centre, table.c.day == day)
            .order_by(*table.primary_key)
        )

    def _distribution(
        self,
        table: Table,
        by: By | None,
        period: Period,
        milliseconds: ColumnElement[Any],
        kept: ColumnElement[Any],
        *conditions: ColumnElement[bool],
    ) -> Mapping[Group, Durations]:
        """The durations in milliseconds by group, and the number of rows that `kept` counts."""
        # Integer division truncates on both databases.
        whole = type_coerce(milliseconds.op("/")(literal_column(str(MILLISECONDS))), Integer)
        columns = () if by is None else (table.c[by],)
        group = columns[0] if columns else literal(None)
        statement = self.within(select(group, whole, func.count(), kept), table, period)
        durations: dict[Group, Durations] = {}
        for value, *row in self.rows(statement.where(*conditions).group_by(*columns, whole)):
            durations.setdefault(value, Durations()).add(*map(int, row))
        return durations

    def _figures(
        self,
        table: Table,
        group: ColumnElement[Any],
        period: Period,
        *conditions: ColumnElement[bool],
        **figures: ColumnElement[Any],
    ) -> Mapping[Group, Figures]:
        statement = select(group, *figures.values())
        rows = self.rows(self.within(statement, table, period).where(*conditions).group_by(group))
        return {row[0]: dict(zip(figures, row[1:], strict=True)) for row in rows}

    def within(self, statement: Select[Any], table: Table, period: Period) -> Select[Any]:
        """A statement on a table of facts, limited to the days and the agency of a period."""
        c = table.c
        statement = statement.select_from(table).where(
            c.centre == self.centre, c.day >= period.first, c.day <= period.last
        )
        # Several agencies may share a counter, so its intervals have no agency.
        if period.agency is None or "agency" not in c:
            return statement
        return statement.where(c.agency == period.agency)

    def rows(self, statement: Select[Any]) -> list[Any]:
        """The rows of a statement."""
        return [tuple(row) for row in self._connection.execute(statement)]


def stored(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A moment or a duration as stored, in milliseconds."""
    return type_coerce(column, BigInteger)


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """The number of rows that match a condition."""
    return func.count(case((condition, 1)))


def _is_due(columns: Any) -> ColumnElement[bool]:
    """Whether a ticket was called, or left without a call."""
    return or_(columns.first_wait.is_not(None), columns.end == End.LEFT)


def _not_void(columns: Any) -> ColumnElement[bool]:
    """Whether a ticket is not void. Open tickets have no end (NULL)."""
    return func.coalesce(type_coerce(columns.end, String), "") != End.VOID.value
