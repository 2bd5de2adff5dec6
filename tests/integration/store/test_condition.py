"""What is wrong with a database is known by its own errors, each made by a real one. (A server
that is gone or refuses: `test_workers`, and the window of a display.)"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from server.store.connections import DatabaseStatus, Trouble, trouble_of


def engine(path: Path, query: str = "") -> Engine:
    url = f"sqlite:///file:{path}?uri=true{query}"
    return create_engine(url, poolclass=NullPool, connect_args={"timeout": 0})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "hall.db"
    with sqlite3.connect(found) as connection:
        connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, words BLOB)")
        connection.execute("INSERT INTO t VALUES (1, '')")
    connection.close()
    return found


def write(connection: Connection, number: int = 2) -> None:
    connection.execute(text(f"INSERT INTO t VALUES ({number}, zeroblob(100000))"))


def full(path: Path) -> None:
    with engine(path).begin() as connection:
        connection.execute(text("PRAGMA max_page_count = 3"))
        write(connection)


def read_only(path: Path) -> None:
    with engine(path, "&mode=ro").begin() as connection:
        write(connection)


def locked(path: Path) -> None:
    other = sqlite3.connect(path)
    try:
        other.execute("BEGIN EXCLUSIVE")
        with engine(path).begin() as connection:
            write(connection)
    finally:
        other.close()


def damaged(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    with engine(path).begin() as connection:
        write(connection)


def gone(path: Path) -> None:
    with engine(path.parent / "nowhere" / "hall.db").begin() as connection:
        write(connection)


def taken(path: Path) -> None:
    with engine(path).begin() as connection:
        write(connection, 1)


def wrong(path: Path) -> None:
    with engine(path).begin() as connection:
        connection.execute(text("SELECT * FROM no_such"))


@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [
        (full, Trouble.DISK_FULL),
        (read_only, Trouble.READ_ONLY),
        (locked, Trouble.LOCKED),
        (damaged, Trouble.DAMAGED),
        (gone, Trouble.GONE),
        # A faulty statement is no fault of the database.
        (taken, None),
        (wrong, None),
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
