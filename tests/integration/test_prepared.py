"""Prepared statements: the rows that SQLAlchemy reads, and the errors that it raises."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, bindparam, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from contract.enums import StopState
from server.store import tables as t
from server.store.engine import open_engine
from server.store.prepared import Prepared
from tests.parts.box import Box

pytestmark = pytest.mark.databases("sqlite", "postgresql")

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def engine(box: Box) -> Iterator[Engine]:
    """On a database with two tickets and their stops."""
    box.issue("paper")
    box.issue("paper", "tax")
    engine = open_engine(str(box.settings.database_url))
    yield engine
    engine.dispose()


def test_rows_are_those_of_sqlalchemy(engine: Engine) -> None:
    with engine.begin() as connection:
        for table in (t.ticket, t.stop, t.counter, t.event, t.centre, t.success):
            statement = select(table).order_by(*table.primary_key.columns)
            wanted = [dict(row) for row in connection.execute(statement).mappings()]
            assert Prepared(statement).mappings(connection, {}) == wanted, table.name
            assert wanted, table.name


def test_sums_and_counts_are_those_of_sqlalchemy(engine: Engine) -> None:
    statement = select(func.count(), func.sum(t.stop.c.quantity)).where(
        t.stop.c.state == bindparam("state"), t.stop.c.day >= bindparam("day")
    )
    given = {"state": StopState.OPEN, "day": date(2026, 11, 23)}
    with engine.begin() as connection:
        wanted = [tuple(row) for row in connection.execute(statement, given)]
        assert Prepared(statement).rows(connection, given) == wanted
        assert wanted == [(2, 2)]


def test_changes_are_written_as_sqlalchemy_reads_them(engine: Engine) -> None:
    change = Prepared(
        update(t.stop)
        .values(served=bindparam("more"), queued_at=bindparam("at"))
        .where(t.stop.c.ticket == bindparam("id"))
    )
    with engine.begin() as connection:
        change.run(connection, {"more": timedelta(seconds=7), "at": NOW, "id": "village.t2"})
        read = select(t.stop.c.served, t.stop.c.queued_at).where(t.stop.c.ticket == "village.t2")
        found = connection.execute(read).all()
        assert [tuple(row) for row in found] == [(timedelta(seconds=7), NOW)] * 2


def test_an_error_is_told_as_sqlalchemy_does_and_holds_no_value(engine: Engine) -> None:
    with engine.begin() as connection:
        row = dict(connection.execute(select(t.counter).limit(1)).mappings().one())
    again = Prepared(insert(t.counter), tuple(row))
    with pytest.raises(IntegrityError) as told, engine.begin() as connection:
        again.run_many(connection, [row | {"operator": "somebody"}])
    assert "somebody" not in str(told.value)


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
