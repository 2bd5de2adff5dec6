"""Lanes of the store: joined commits, full disks, lost connections, held rows, centres apart."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import gevent
import pytest
from sqlalchemy import Connection, Engine, event, text

from contract.errors import ProblemType, Refusal
from server import bootstrap
from server.settings import ServerSettings
from server.store import engine as engines
from server.store.engine import open_engine
from server.store.lanes import CentreLanes, ReadingLanes
from server.store.writer import JOINED_AT_MOST, Lane, ThreadLane
from tests.parts.postgres import PostgresServer
from tests.parts.together import all_at_once, await_end
from tests.parts.waiting import until

BOTH = pytest.mark.databases("sqlite", "postgresql")
POSTGRESQL = pytest.mark.databases("postgresql")


@pytest.fixture
def url(database_url: str) -> str:
    """A database with two rows that commands take, and a table that they fill."""
    return prepared(database_url)


def prepared(url: str) -> str:
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE hall (id INTEGER PRIMARY KEY, count INTEGER)"))
        connection.execute(text("INSERT INTO hall VALUES (1, 0), (2, 0)"))
        connection.execute(text("CREATE TABLE kept (id INTEGER PRIMARY KEY, filling TEXT)"))
    engine.dispose()
    return url


@pytest.fixture
def engine(url: str) -> Engine:
    return open_engine(url, kept=True)


@pytest.fixture
def lane(engine: Engine) -> Iterator[ThreadLane]:
    found = ThreadLane(engine, join=True)
    yield found
    found.close()


def keeps(number: int, hall: int = 1, size: int = 10) -> Callable[[Connection], int]:
    """A command: it takes the row first, as every command does."""

    def job(connection: Connection) -> int:
        take = text("UPDATE hall SET count = count + 1 WHERE id = :hall")
        connection.execute(take, {"hall": hall})
        values = {"id": number, "filling": "x" * size}
        connection.execute(text("INSERT INTO kept VALUES (:id, :filling)"), values)
        return number

    return job


def killed(connection: Connection) -> None:
    """A command whose connection is cut under it."""
    keeps(1000)(connection)
    pid = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    side = open_engine(connection.engine.url.render_as_string(hide_password=False))
    with side.begin() as other:
        other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})
    side.dispose()
    keeps(1001)(connection)


def kept(url: str) -> set[int]:
    engine = open_engine(url)
    with engine.connect() as connection:
        found = set(connection.execute(text("SELECT id FROM kept")).scalars())
        counted = connection.execute(text("SELECT sum(count) FROM hall")).scalar_one()
    engine.dispose()
    assert counted == len(found)
    return found


def all_in(
    lane: Lane, jobs: list[Callable[[Connection], Any]], centre: str = "hall"
) -> list[tuple[Any, BaseException | None]]:
    """Run jobs that come together: each one's value or error."""
    return all_at_once([partial(lane.run, job, centre) for job in jobs])


def is_unavailable(error: BaseException | None) -> bool:
    return isinstance(error, Refusal) and error.kind is ProblemType.UNAVAILABLE


@BOTH
def test_who_comes_together_shares_a_commit(lane: ThreadLane, engine: Engine, url: str) -> None:
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    count = 2 * JOINED_AT_MOST
    assert all_in(lane, [keeps(n) for n in range(count)]) == [(n, None) for n in range(count)]
    assert kept(url) == set(range(count))
    assert len(commits) <= 5


def test_a_commit_that_has_taken_long_takes_no_more_in(engine: Engine, url: str) -> None:
    lane = ThreadLane(engine, join=True, held_seconds=0)
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    assert all_in(lane, [keeps(n) for n in range(30)]) == [(n, None) for n in range(30)]
    assert len(commits) == 30
    lane.close()
    assert kept(url) == set(range(30))


@BOTH
def test_failed_command_takes_no_other_with_it(lane: ThreadLane, url: str) -> None:
    refusal = Refusal(ProblemType.NO_ONE_WAITING)

    def fails(error: Exception) -> Callable[[Connection], None]:
        def job(connection: Connection) -> None:
            keeps(1000)(connection)
            raise error

        return job

    jobs: list[Callable[[Connection], Any]] = [keeps(n) for n in range(30)]
    jobs[5], jobs[17] = fails(refusal), fails(ZeroDivisionError())
    jobs[23] = keeps(1)  # a number that is taken
    outcomes = all_in(lane, jobs)
    assert outcomes[5] == (None, refusal)
    assert isinstance(outcomes[17][1], ZeroDivisionError)
    assert is_unavailable(outcomes[23][1])
    good = set(range(30)) - {5, 17, 23}
    assert kept(url) == good
    assert all(outcomes[n] == (n, None) for n in good)


@POSTGRESQL
def test_a_connection_cut_inside_a_joined_commit_costs_only_who_cut_it(
    lane: ThreadLane, url: str
) -> None:
    jobs: list[Callable[[Connection], Any]] = [keeps(n) for n in range(12)]
    jobs[7] = killed
    outcomes = all_in(lane, jobs)
    assert is_unavailable(outcomes[7][1])
    assert kept(url) == set(range(12)) - {7}
    assert all(outcomes[n] == (n, None) for n in range(12) if n != 7)


@pytest.mark.postgres
def test_after_a_restart_of_the_database_nobody_is_refused() -> None:
    count = text("SELECT count(*) FROM kept")
    with PostgresServer(durable=True) as server:
        url = prepared(server.url("lanes"))
        lane = ThreadLane(open_engine(url, kept=True), join=True)
        reading = ReadingLanes(partial(open_engine, url, kept=True), readers=2)
        assert lane.run(keeps(1)) == 1
        assert reading.run(lambda connection: connection.execute(count).scalar_one()) == 1
        server.kill()
        server.start()
        assert all_in(lane, [keeps(n) for n in (2, 3)]) == [(2, None), (3, None)]
        assert reading.run(lambda connection: connection.execute(count).scalar_one()) == 3
        server.kill()
        for _, error in all_in(lane, [keeps(n) for n in (4, 5)]):
            assert is_unavailable(error)
        server.start()
        assert lane.run(keeps(6)) == 6
        reading.close()
        lane.close()
        assert kept(url) == {1, 2, 3, 6}


def limit(pages: int) -> Callable[[Connection], None]:
    """Let the disk be full at so many pages."""

    def job(connection: Connection) -> None:
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    return job


def test_on_a_full_disk_nothing_is_said_done_that_is_not(lane: ThreadLane, url: str) -> None:
    lane.run(limit(40))
    for sizes in ([2000] * 100, [10, 500_000, 10, 10], [500_000], [10] * 5):
        before = kept(url)
        first = max(before, default=0) + 1
        jobs = [keeps(first + n, size=size) for n, size in enumerate(sizes)]
        outcomes = all_in(lane, jobs)
        done = {value for value, error in outcomes if error is None}
        assert kept(url) == before | done
        for _, error in outcomes:
            assert error is None or isinstance(error, Refusal)
    lane.run(limit(100_000))
    more = range(5000, 5020)
    assert all_in(lane, [keeps(n) for n in more]) == [(n, None) for n in more]


def test_of_those_that_fit_none_is_lost_by_the_one_that_does_not(
    lane: ThreadLane, url: str
) -> None:
    lane.run(limit(40))
    outcomes = all_in(lane, [keeps(1), keeps(2), keeps(3, size=500_000), keeps(4)])
    errors = [error for _, error in outcomes]
    assert [error is None for error in errors] == [True, True, False, True]
    assert kept(url) == {1, 2, 4}


class Holder:
    """Another process that has taken the row, until `release` or until so many wait for it."""

    def __init__(self, url: str, until_waiting: int | None = None) -> None:
        self._url = url
        self._until_waiting = until_waiting
        self._taken, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._hold)
        self._thread.start()
        assert self._taken.wait(30)

    def _hold(self) -> None:
        engine = open_engine(self._url)
        with engine.begin() as connection:
            connection.execute(text("UPDATE hall SET count = count WHERE id = 1"))
            self._taken.set()
            if self._until_waiting is None:
                self._over.wait(60)
            else:
                until(lambda: self.waiting() >= (self._until_waiting or 0))
        engine.dispose()

    def waiting(self) -> int:
        """How many statements wait for a lock."""
        engine = open_engine(self._url)
        query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        with engine.connect() as connection:
            found: int = connection.execute(text(query)).scalar_one()
        engine.dispose()
        return found

    def release(self) -> None:
        """Let it go; returns once it is let go."""
        self._over.set()
        self._thread.join()

    @property
    def holds(self) -> bool:
        return self._thread.is_alive()


@POSTGRESQL
def test_a_row_that_another_process_holds_is_waited_for(lane: ThreadLane, url: str) -> None:
    other = Holder(url, until_waiting=1)
    outcomes = all_in(lane, [keeps(n) for n in range(8)])
    other.release()
    assert outcomes == [(n, None) for n in range(8)]
    assert kept(url) == set(range(8))


@BOTH
def test_a_row_held_for_too_long_is_told_to_all_who_wait(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 1)
    lane = ThreadLane(open_engine(url, kept=True), join=True)
    other = Holder(url)
    begun = time.monotonic()
    # Ten that wait one after the other would come to ten seconds.
    for _, error in all_in(lane, [keeps(n) for n in range(10)]):
        assert is_unavailable(error)
    assert time.monotonic() - begun < 6
    other.release()
    assert lane.run(keeps(7)) == 7
    lane.close()
    assert kept(url) == {7}


@POSTGRESQL
def test_each_centre_in_use_has_a_lane_and_waits_for_no_other(url: str) -> None:
    lanes = CentreLanes(partial(open_engine, url, kept=True))
    other = Holder(url)
    held = gevent.spawn(lanes.run, keeps(1, hall=1), "first")
    assert lanes.run(keeps(2, hall=2), "second") == 2
    assert other.holds
    other.release()
    assert held.get(timeout=30) == 1
    assert set(lanes.centres) == {"first", "second"}
    lanes.close()
    assert kept(url) == {1, 2}


@POSTGRESQL
def test_lanes_are_bounded_and_closed_when_nobody_uses_them(url: str) -> None:
    lanes = CentreLanes(partial(open_engine, url, kept=True), at_most=2, idle_seconds=0.3)
    for number, centre in enumerate(("a", "b", "c", "b")):
        lanes.run(keeps(number), centre)
        assert len(lanes.centres) <= 2
    assert set(lanes.centres) == {"b", "c"}
    # When all are busy, one more goes through the common lane.
    other = Holder(url)
    busy = [gevent.spawn(lanes.run, keeps(10 + n), centre) for n, centre in enumerate("bc")]
    while other.waiting() < len(busy):
        gevent.sleep(0.02)
    assert lanes.run(keeps(20, hall=2), "d") == 20
    assert other.holds
    assert set(lanes.centres) == {"b", "c"}
    other.release()
    await_end(busy)
    gevent.sleep(0.4)
    lanes.run(keeps(30))
    assert not lanes.centres
    counting = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
    until(lambda: lanes.run(lambda one: one.execute(counting).scalar_one()) == 1)
    lanes.close()
    assert kept(url) == {0, 1, 2, 3, 10, 11, 20, 30}


@POSTGRESQL
def test_readings_run_beside_each_other(url: str) -> None:
    reading = ReadingLanes(partial(open_engine, url, kept=True), readers=3)
    together = threading.Barrier(3)

    def read(connection: Connection) -> int:
        found: int = connection.execute(text("SELECT count(*) FROM hall")).scalar_one()
        together.wait(30)
        return found

    found = [gevent.spawn(reading.run, read) for _ in range(3)]
    await_end(found)
    assert [one.value for one in found] == [2, 2, 2]
    reading.close()


@POSTGRESQL
def test_a_process_that_falls_silent_gives_the_row_back(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "FORSAKEN_SECONDS", 1)
    silent = open_engine(url, kept=True).connect()
    silent.execute(text("SELECT count FROM hall WHERE id = 1 FOR UPDATE"))
    lane = ThreadLane(open_engine(url, kept=True), join=True)
    assert lane.run(keeps(1)) == 1
    lane.close()
    silent.invalidate()
    silent.close()


@BOTH
def test_a_server_knows_when_one_was_alive_before(database_url: str) -> None:
    store = bootstrap.open_store(ServerSettings(database=database_url), serving=False)
    first = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    assert store.last_alive() is None
    for moment in (first, first + timedelta(seconds=5), first - timedelta(hours=2)):
        store.alive(moment)
        assert store.last_alive() == moment
    store.close()


def test_a_reading_sees_one_state_while_others_write(engine: Engine, lane: ThreadLane) -> None:
    reading = ThreadLane(engine, join=False, reading=True)
    counting = text("SELECT count(*) FROM kept")

    def look(connection: Connection) -> tuple[int, int]:
        first = connection.execute(counting).scalar_one()
        side = sqlite3.connect(str(engine.url.database))
        side.execute("INSERT INTO kept VALUES (9, 'beside')")
        side.commit()
        side.close()
        return first, connection.execute(counting).scalar_one()

    first, second = reading.run(look)
    assert first == second
    assert reading.run(lambda connection: connection.execute(counting).scalar_one()) == first + 1
    reading.close()
