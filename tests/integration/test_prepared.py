"""Prepared statements: the rows that SQLAlchemy reads, and the errors that it raises."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, bindparam, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from contract import commands as c
from server.domain.facts import CallKind
from server.store import tables as t
from server.store.engine import open_engine
from server.store.prepared import Prepared
from tests.parts.box import Box

pytestmark = pytest.mark.databases("sqlite", "postgresql")

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def engine(box: Box) -> Iterator[Engine]:
    """On a database with a ticket that was served."""
    box.called()
    box.at("1", c.Finish)
    engine = open_engine(str(box.settings.database_url))
    yield engine
    engine.dispose()


def test_rows_are_those_of_sqlalchemy(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in (t.fact_ticket, t.fact_stop, t.fact_call, t.event, t.centre, t.success):
            statement = select(table).order_by(*table.primary_key.columns)
            wanted = [tuple(row) for row in connection.execute(statement)]
            assert Prepared(statement).rows(connection, {}) == wanted, table.name
            assert wanted, table.name


def test_sums_and_counts_are_those_of_sqlalchemy(engine: Engine) -> None:
    facts = t.fact_call.c
    statement = select(func.count(), func.sum(facts.call)).where(
        facts.kind == bindparam("kind"), facts.day >= bindparam("day")
    )
    given = {"kind": CallKind.NEXT, "day": date(2026, 11, 23)}
    with engine.begin() as connection:
        wanted = [tuple(row) for row in connection.execute(statement, given)]
        assert Prepared(statement).rows(connection, given) == wanted
        assert wanted == [(1, 1)]


def test_changes_are_written_as_sqlalchemy_reads_them(engine: Engine) -> None:
    change = Prepared(
        update(t.fact_call)
        .values(shown_after=bindparam("more"), at=bindparam("now"))
        .where(t.fact_call.c.ticket == bindparam("id"))
    )
    with engine.begin() as connection:
        change.run(connection, {"more": timedelta(seconds=7), "now": NOW, "id": "village.t1"})
        read = select(t.fact_call.c.shown_after, t.fact_call.c.at)
        assert [tuple(row) for row in connection.execute(read)] == [(timedelta(seconds=7), NOW)]


def test_an_error_is_told_as_sqlalchemy_does_and_holds_no_value(engine: Engine) -> None:
    with engine.begin() as connection:
        row = dict(connection.execute(select(t.fact_call)).mappings().one())
    again = Prepared(insert(t.fact_call), tuple(row))
    with pytest.raises(IntegrityError) as told, engine.begin() as connection:
        again.run_many(connection, [row | {"operator": "nigar"}])
    assert "nigar" not in str(told.value)


@pytest.mark.databases("postgresql")
def test_a_lost_connection_is_known_as_lost(engine: Engine) -> None:
    def cut(connection: Connection) -> None:
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with engine.begin() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})

    with engine.connect() as connection:
        cut(connection)
        with pytest.raises(DBAPIError) as told:
            Prepared(select(t.centre.c.id)).rows(connection, {})
        assert told.value.connection_invalidated
        assert connection.invalidated
