"""Queries on the facts of a centre for the staffing report."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, ColumnElement, func, literal_column, select, type_coerce

from contract.enums import CounterState
from server.domain.facts import End
from server.domain.figures import Period
from server.store import tables as t
from server.store.fact_queries import MILLISECONDS, Facts

QUARTER: Final = timedelta(minutes=15)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SERVED: Final = (End.SERVED, End.TRANSFERRED)


def first_and_last(facts: Facts, period: Period) -> Sequence[tuple[date, datetime, datetime]]:
    """When the first and the last visitor of each business day joined a queue."""
    c = t.fact_stop.c
    statement = select(c.day, func.min(c.joined_at), func.max(c.joined_at)).group_by(c.day)
    return facts.rows(statement, t.fact_stop, period)


def visitors(
    facts: Facts, period: Period, services: Iterable[str]
) -> Sequence[tuple[date, str, datetime, int]]:
    """How many visitors joined the queues of some services: business day, service, the beginning
    of the quarter of an hour, number."""
    c = t.fact_stop.c
    # Integer division truncates on both databases; the zones of today differ by whole quarters.
    length: ColumnElement[int] = literal_column(str(int(QUARTER.total_seconds()) * MILLISECONDS))
    quarter = type_coerce(type_coerce(c.joined_at, BigInteger).op("/")(length), BigInteger)
    rows = facts.rows(
        select(c.day, c.service, quarter, func.count())
        .where(c.end != End.VOID, c.service.in_(services))
        .group_by(c.day, c.service, quarter),
        t.fact_stop,
        period,
    )
    return [(day, service, _EPOCH + int(at) * QUARTER, count) for day, service, at, count in rows]


def times(
    facts: Facts, period: Period, services: Iterable[str]
) -> Sequence[tuple[str, int, int, float, float]]:
    """How long visitors took a counter: service, local hour in which they came, number of visits,
    the sum of their seconds and of the squares of these."""
    c = t.fact_stop.c
    seconds = (_number(c.walk) + _number(c.service_time)) / float(MILLISECONDS)
    return facts.rows(
        select(c.service, c.hour, func.count(), func.sum(seconds), func.sum(seconds * seconds))
        .where(
            c.service.in_(services),
            c.end.in_(_SERVED),
            c.walk.is_not(None),
            c.service_time.is_not(None),
        )
        .group_by(c.service, c.hour),
        t.fact_stop,
        period,
    )


def within_target(
    facts: Facts, day: date, services: Iterable[str]
) -> Sequence[tuple[str, int, int, int]]:
    """Visitors who were called: service, local hour in which they came, number, and the number
    within the target."""
    c = t.fact_stop.c
    return facts.rows(
        select(c.service, c.hour, func.count(), func.count().filter(c.target_kept))
        .where(c.target_kept.is_not(None), c.service.in_(services))
        .group_by(c.service, c.hour),
        t.fact_stop,
        Period(day, day),
    )


def open_counters(facts: Facts, day: date, profile: str) -> Sequence[tuple[datetime, datetime]]:
    """When counters of a work profile were open on a business day: from, until."""
    c = t.fact_interval.c
    return facts.rows(
        select(c.since, c.until).where(c.state == CounterState.OPEN, c.profile == profile),
        t.fact_interval,
        Period(day, day),
    )


def _number(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A duration as stored, in milliseconds."""
    return type_coerce(column, BigInteger)
