"""The highest number of tickets and calls in a short interval and on a day, from the facts."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, func, select, type_coerce

from server.domain.restoring import SPAN, Busiest
from server.store import tables as t

_SPAN = SPAN // timedelta(milliseconds=1)


def of_series(
    connection: Connection, centre: str, since: date, last_day: date
) -> dict[str, Busiest]:
    """The busiest interval and day of each series of tickets, by its key.

    Args:
        connection: to the database.
        centre: the id of the centre.
        since: the first day to count.
        last_day: the last known day; it may be incomplete.
    """
    facts = t.fact_ticket.c
    by, here = (facts.series,), (facts.centre == centre, facts.day >= since)
    spans = _most(
        connection, by, here, facts.day, type_coerce(facts.issued_at, BigInteger) // _SPAN
    )
    days = _most(connection, by, (*here, facts.day < last_day), facts.day)
    return {key[0]: Busiest(most, *days.get(key, (0, 0))) for key, (most, _) in spans.items()}


def of_calls(connection: Connection, centre: str, since: date, last_day: date) -> Busiest:
    """The busiest interval and day of the calls of a centre."""
    facts = t.fact_call.c
    here = (facts.centre == centre, facts.day >= since)
    spans = _most(connection, (), here, facts.day, type_coerce(facts.at, BigInteger) // _SPAN)
    days = _most(connection, (), (*here, facts.day < last_day), facts.day)
    return Busiest(spans.get((), (0, 0))[0], *days.get((), (0, 0)))


def _most(
    connection: Connection,
    by: tuple[ColumnElement[Any], ...],
    which: tuple[ColumnElement[bool], ...],
    *spans: ColumnElement[Any],
) -> dict[tuple[Any, ...], tuple[int, int]]:
    """The highest number of rows in an interval, and the number of intervals with rows, grouped by
    some columns."""
    counted = select(*by, func.count().label("rows")).where(*which).group_by(*by, *spans).subquery()
    names = [counted.c[str(one.key)] for one in by]
    most = select(*names, func.max(counted.c.rows), func.count()).select_from(counted)
    found = connection.execute(most.group_by(*names))
    return {tuple(row[:-2]): (row[-2], row[-1]) for row in found if row[-2] is not None}
