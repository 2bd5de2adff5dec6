"""Prepared statements: the rows that SQLAlchemy reads, and the errors that it raises."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from contract import commands as c
from server.store import tables as t
from server.store.engine import open_engine
from server.store.prepared import Prepared
from tests.parts.box import Box

pytestmark = pytest.mark.databases("sqlite", "postgresql")


@pytest.fixture
def engine(box: Box) -> Iterator[Engine]:
    """On a database with a ticket that was served."""
    box.called()
    box.at("1", c.Finish)
    engine = open_engine(str(box.settings.database_url))
    yield engine
    engine.dispose()


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
