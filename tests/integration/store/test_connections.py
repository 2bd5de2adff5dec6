"""Connections of readers and of commands without a centre: kept, lost, concurrent."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select, text

from contract import commands as c
from contract.errors import ProblemType, Refusal
from server.store import tables as t
from server.store.connections import READERS
from server.store.databases import disposed, open_engine
from tests.integration.store.conftest import in_one_batch
from tests.parts.box import Box
from tests.parts.greenlets import all_at_once
from tests.parts.postgres import PostgresServer
from tests.parts.village import village

BOTH = pytest.mark.databases("sqlite", "postgresql")


@BOTH
def test_a_reading_sees_one_state_while_others_write(box: Box, server: Box) -> None:
    counting = text("SELECT count(*) FROM event")

    def look(connection: Connection) -> tuple[int, int]:
        first = connection.execute(counting).scalar_one()
        box.issue()
        return first, connection.execute(counting).scalar_one()

    first, second = server.store.on_connection(look)
    assert first == second == server.revision - 1


@BOTH
def test_readings_run_side_by_side(server: Box) -> None:
    together = threading.Barrier(READERS)

    def read(connection: Connection) -> str:
        found: str = connection.execute(select(t.centre.c.id)).scalar_one()
        together.wait(30)
        return found

    readings = [partial(server.store.on_connection, read) for _ in range(READERS)]
    assert all_at_once(readings) == [("village", None)] * READERS


@pytest.fixture
def restarted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[PostgresServer, Box]]:
    """A hall on a PostgreSQL of its own, which may be killed."""
    with PostgresServer(durable=True) as database:
        hall = Box(database.url("hall"), tmp_path_factory.mktemp("hall"), village(), serving=True)
        hall.open_day()
        hall.issue()
        yield database, hall
        hall.close()


@pytest.mark.postgres
def test_after_a_restart_of_the_database_no_command_is_refused(
    restarted: tuple[PostgresServer, Box],
) -> None:
    database, hall = restarted

    def tickets() -> int:
        counting = text("SELECT count(*) FROM event WHERE type = 'ticket_issued'")
        return hall.store.on_connection(lambda one: int(one.execute(counting).scalar_one()))

    assert tickets() == 1
    database.kill()
    database.start()
    assert [error for _, error in all_at_once([hall.issue, hall.issue])] == [None, None]
    assert tickets() == 3
    database.kill()
    for _, error in all_at_once([hall.issue, hall.issue, tickets]):
        assert isinstance(error, Refusal)
        assert error.kind is ProblemType.UNAVAILABLE
    database.start()
    assert hall.issue()["id"] == "village.t4"
    assert tickets() == 4
    assert hall.board()["calls"] == []


@BOTH
def test_commands_of_no_centre_wait_for_their_own_batch_alone(server: Box) -> None:
    """A person signs in while commands of a centre come: both are done."""
    now = server.clock.now()
    post = partial(server.give, c.PostNotice, texts={"az": "a", "en": "b"})
    assert server.store.last_alive() is None
    # The time of a server may go back.
    for moment in (now, now - timedelta(hours=2)):
        alive = partial(server.store.alive, moment)
        commands: list[Callable[[], Any]] = [server.issue, alive, post]
        assert [error for _, error in in_one_batch(server, commands)] == [None] * 3
        assert server.store.last_alive() == moment


def test_first_connections_to_a_new_file_do_not_meet(tmp_path: Path) -> None:
    """A server opens several at its first start."""

    def connect(url: str) -> None:
        with disposed(open_engine(url)) as engine, engine.connect() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"

    with ThreadPoolExecutor(2) as pool:
        # Without the second attempt about one in ten is refused.
        for round_ in range(60):
            url = f"sqlite:///{tmp_path}/{round_}.db"
            for done in [pool.submit(connect, url) for _ in range(2)]:
                done.result()
