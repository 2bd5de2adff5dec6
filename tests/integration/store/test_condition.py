"""What is wrong with a database is known by its own errors, each made by a real one. (A server
that is gone or refuses: `test_two_servers`, and the window of a display.)"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from server.store.connections import DatabaseStatus, Trouble, trouble_of

FIRST = "INSERT INTO t VALUES (1, '')"
WRITE = "INSERT INTO t VALUES (2, zeroblob(100000))"


def run(path: Path, *statements: str, query: str = "") -> None:
    """Run statements on a database that waits for no lock."""
    url = f"sqlite:///file:{path}?uri=true{query}"
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": 0})
    with engine.begin() as connection:
        for one in statements:
            connection.execute(text(one))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "hall.db"
    run(found, "CREATE TABLE t (id INTEGER PRIMARY KEY, words BLOB)", FIRST)
    return found


def locked(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        run(path, WRITE)


def damaged(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    run(path, WRITE)


@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [
        (lambda path: run(path, "PRAGMA max_page_count = 3", WRITE), Trouble.DISK_FULL),
        (lambda path: run(path, WRITE, query="&mode=ro"), Trouble.READ_ONLY),
        (locked, Trouble.LOCKED),
        (damaged, Trouble.DAMAGED),
        (lambda path: run(path.parent / "nowhere" / "hall.db", WRITE), Trouble.GONE),
        # A faulty statement is no fault of the database.
        (lambda path: run(path, FIRST), None),
        (lambda path: run(path, "SELECT * FROM no_such"), None),
    ],
)
def test_the_error_code_of_the_database_decides(
    path: Path, spoil: Callable[[Path], None], trouble: Trouble | None
) -> None:
    with pytest.raises(DBAPIError) as failed:
        spoil(path)
    assert trouble_of(failed.value) is trouble
    condition = DatabaseStatus()
    condition.writing.failed(failed.value)
    assert condition.writing_trouble is trouble
    assert condition.reading.present is None
    if trouble is not Trouble.DISK_FULL:
        condition.writing.worked()
        assert condition.writing_trouble is None
