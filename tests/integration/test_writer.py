"""The lane of the embedded store: joined commits, a full disk, a locked file."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event, text

from contract.errors import ProblemType, Refusal
from server.store import engine as engines
from server.store.engine import open_engine
from server.store.writer import JOINED_AT_MOST, ThreadLane
from tests.parts.together import all_at_once


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one table."""
    found = tmp_path / "lane.db"
    engine = open_engine(f"sqlite:///{found}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE kept (id INTEGER PRIMARY KEY, filling TEXT)"))
    engine.dispose()
    return found


@pytest.fixture
def engine(path: Path) -> Engine:
    return open_engine(f"sqlite:///{path}")


@pytest.fixture
def lane(engine: Engine) -> Iterator[ThreadLane]:
    found = ThreadLane(engine, join=True)
    yield found
    found.close()


def keeps(number: int, size: int = 10) -> Callable[[Connection], int]:
    def job(connection: Connection) -> int:
        values = {"id": number, "filling": "x" * size}
        connection.execute(text("INSERT INTO kept VALUES (:id, :filling)"), values)
        return number

    return job


def limit(pages: int) -> Callable[[Connection], None]:
    """Let the disk be full at so many pages."""

    def job(connection: Connection) -> None:
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    return job


def kept(path: Path) -> set[int]:
    connection = sqlite3.connect(path)
    found = {row[0] for row in connection.execute("SELECT id FROM kept")}
    connection.close()
    return found


def all_in(
    lane: ThreadLane, jobs: list[Callable[[Connection], Any]]
) -> list[tuple[Any, BaseException | None]]:
    """Run jobs that come together: each one's value or error."""
    return all_at_once([partial(lane.run, job) for job in jobs])


def test_who_comes_together_shares_a_commit(lane: ThreadLane, engine: Engine, path: Path) -> None:
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    outcomes = all_in(lane, [keeps(n) for n in range(200)])
    assert outcomes == [(n, None) for n in range(200)]
    assert kept(path) == set(range(200))
    assert len(commits) <= 200 // JOINED_AT_MOST + 3


def test_one_that_is_refused_takes_nobody_with_it(lane: ThreadLane, path: Path) -> None:
    refusal = Refusal(ProblemType.NO_ONE_WAITING)

    def refused(connection: Connection) -> None:
        keeps(1000)(connection)
        raise refusal

    def broken(connection: Connection) -> None:
        keeps(1001)(connection)
        raise ZeroDivisionError

    jobs: list[Callable[[Connection], Any]] = [keeps(n) for n in range(30)]
    jobs[5], jobs[17], jobs[23] = refused, broken, keeps(1)  # the last: a number taken
    outcomes = all_in(lane, jobs)
    assert outcomes[5] == (None, refusal)
    assert isinstance(outcomes[17][1], ZeroDivisionError)
    error = outcomes[23][1]
    assert isinstance(error, Refusal)
    assert error.kind is ProblemType.UNAVAILABLE
    good = set(range(30)) - {5, 17, 23}
    assert kept(path) == good
    assert all(outcomes[n] == (n, None) for n in good)


def test_on_a_full_disk_nothing_is_said_done_that_is_not(
    lane: ThreadLane, engine: Engine, path: Path
) -> None:
    lane.run(limit(40))
    for sizes in ([2000] * 100, [10, 500_000, 10, 10], [500_000], [10] * 5):
        before = kept(path)
        first = max(before, default=0) + 1
        jobs = [keeps(first + n, size) for n, size in enumerate(sizes)]
        outcomes = all_in(lane, jobs)
        done = {value for value, error in outcomes if error is None}
        assert kept(path) == before | done
        for _, error in outcomes:
            assert error is None or isinstance(error, Refusal)
    lane.run(limit(100_000))
    more = range(5000, 5020)
    assert all_in(lane, [keeps(n) for n in more]) == [(n, None) for n in more]


def test_of_those_that_fit_none_is_lost_by_the_one_that_does_not(
    lane: ThreadLane, path: Path
) -> None:
    lane.run(limit(40))
    outcomes = all_in(lane, [keeps(1), keeps(2), keeps(3, 500_000), keeps(4)])
    errors = [error for _, error in outcomes]
    assert [error is None for error in errors] == [True, True, False, True]
    assert kept(path) == {1, 2, 4}


def test_a_file_that_another_holds_is_waited_for_and_then_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.2)
    lane = ThreadLane(open_engine(f"sqlite:///{path}"), join=True)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for _, error in all_in(lane, [keeps(n) for n in range(4)]):
        assert isinstance(error, Refusal)
        assert error.kind is ProblemType.UNAVAILABLE
    other.execute("ROLLBACK")
    other.close()
    assert lane.run(keeps(7)) == 7
    lane.close()
    assert kept(path) == {7}


def test_a_reading_sees_one_state_while_others_write(engine: Engine, lane: ThreadLane) -> None:
    reading = ThreadLane(engine, join=False, reading=True)
    counting = text("SELECT count(*) FROM kept")

    def look(connection: Connection) -> tuple[int, int]:
        first = connection.execute(counting).scalar_one()
        side = sqlite3.connect(str(engine.url.database))
        side.execute("INSERT INTO kept VALUES (NULL, 'beside')")
        side.commit()
        side.close()
        return first, connection.execute(counting).scalar_one()

    first, second = reading.run(look)
    assert first == second
    assert reading.run(lambda connection: connection.execute(counting).scalar_one()) == first + 1
    reading.close()
