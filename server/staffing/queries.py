"""Queries on the facts of a centre for the staffing report."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    case,
    exists,
    func,
    literal_column,
    select,
    type_coerce,
)

from contract.enums import CounterState
from server.domain.figures import Period
from server.domain.ticket_facts import End
from server.staffing.demand import LONGEST_PAUSE, SLOT, Times
from server.store import tables as t
from server.store.fact_queries import MILLISECONDS, SERVED, Facts, stored

QUARTER: Final = timedelta(seconds=SLOT)

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def first_and_last(facts: Facts, period: Period) -> Sequence[tuple[date, datetime, datetime]]:
    """When the first and the last visitor of each business day joined a queue."""
    c = t.fact_stop.c
    statement = select(c.day, func.min(c.joined_at), func.max(c.joined_at))
    return facts.rows(facts.within(statement, t.fact_stop, period).group_by(c.day))


def visitors(
    facts: Facts, period: Period, services: Iterable[str]
) -> Sequence[tuple[date, str, datetime, int]]:
    """How many visitors came: business day, service, start of the quarter of an hour, number."""
    c = t.fact_stop.c
    # Integer division truncates on both databases; the zones of today differ by whole quarters.
    length: ColumnElement[int] = literal_column(str(SLOT * MILLISECONDS))
    quarter = type_coerce(stored(c.joined_at).op("/")(length), BigInteger)
    rows = facts.rows(
        facts.within(select(c.day, c.service, quarter, func.count()), t.fact_stop, period)
        .where(c.end != End.VOID, c.service.in_(services))
        .group_by(c.day, c.service, quarter)
    )
    return [(day, service, _EPOCH + int(at) * QUARTER, count) for day, service, at, count in rows]


def times(facts: Facts, period: Period, services: Iterable[str]) -> Mapping[tuple[str, int], Times]:
    """How long visitors took a counter, by service and local hour in which they came; above
    zero."""
    c = t.fact_stop.c
    seconds = (stored(c.walk) + stored(c.service_time)) / float(MILLISECONDS)
    statement = select(c.service, c.hour, *_sums(seconds))
    rows = facts.rows(
        facts.within(statement, t.fact_stop, period)
        .where(
            c.service.in_(services),
            c.end.in_(SERVED),
            c.walk.is_not(None),
            c.service_time.is_not(None),
        )
        .group_by(c.service, c.hour)
    )
    by_hour = {(service, hour): Times(*sums) for service, hour, *sums in rows}
    return {key: taken for key, taken in by_hour.items() if taken.seconds > 0}


def pauses(facts: Facts, period: Period, services: Iterable[str]) -> Mapping[str, Times]:
    """How long counters that became free left visitors who were waiting already, by service.

    Pauses with a break in them, or longer than `LONGEST_PAUSE`, are left out.
    """
    c, i = t.fact_stop.c, t.fact_interval.c
    called = stored(c.joined_at) + stored(c.wait)
    freed = func.lag(stored(c.ended_at)).over(partition_by=(c.day, c.counter), order_by=called)
    calls = (
        facts.within(
            select(
                *(c.centre, c.day, c.counter, c.service),
                stored(c.joined_at).label("joined"),
                called.label("called"),
                freed.label("freed"),
            ),
            t.fact_stop,
            period,
        )
        .where(c.counter.is_not(None), c.wait.is_not(None))
        .subquery()
    )
    interval = calls.c
    seconds = (interval.called - interval.freed) / float(MILLISECONDS)
    had_break = exists().where(
        *(i.centre == interval.centre, i.day == interval.day, i.counter == interval.counter),
        *(stored(i.since) >= interval.freed, stored(i.since) < interval.called),
        i.state != CounterState.OPEN,
    )
    rows = facts.rows(
        select(interval.service, *_sums(seconds))
        .where(
            interval.service.in_(services),
            interval.joined <= interval.freed,
            seconds.between(0, LONGEST_PAUSE),
            ~had_break,
        )
        .group_by(interval.service)
    )
    return {service: Times(*sums) for service, *sums in rows}


def queues(
    facts: Facts, period: Period, services: Iterable[str]
) -> Mapping[str, tuple[int, float]]:
    """Visitors who waited, by service: the number that gave up before a call, the sum of the
    seconds of all."""
    c = t.fact_stop.c
    called = c.wait.is_not(None)
    waited = case((called, stored(c.wait)), else_=stored(c.ended_at) - stored(c.joined_at))
    seconds = func.sum(waited) / float(MILLISECONDS)
    rows = facts.rows(
        facts.within(select(c.service, func.count().filter(~called), seconds), t.fact_stop, period)
        .where(c.service.in_(services), called | (c.end == End.CANCELLED))
        .group_by(c.service)
    )
    return {service: (gone, waited) for service, gone, waited in rows}


def within_target(
    facts: Facts, day: date, services: Iterable[str]
) -> Sequence[tuple[str, int, int, int]]:
    """Visitors who were called: service, local hour, number, and the number within the target."""
    c = t.fact_stop.c
    statement = select(c.service, c.hour, func.count(), func.count().filter(c.target_kept))
    return facts.rows(
        facts.within(statement, t.fact_stop, Period(day, day))
        .where(c.target_kept.is_not(None), c.service.in_(services))
        .group_by(c.service, c.hour)
    )


def open_counters(facts: Facts, day: date, profile: str) -> Sequence[tuple[datetime, datetime]]:
    """When counters of a work profile were open on a business day, without time that is not known:
    from, until."""
    c = t.fact_interval.c
    return facts.rows(
        facts.within(select(c.since, c.until), t.fact_interval, Period(day, day)).where(
            c.state == CounterState.OPEN, c.connected, c.profile == profile
        )
    )


def _sums(seconds: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    return func.count(), func.sum(seconds), func.sum(seconds * seconds)
