"""The limits of the machine: bare durable inserts, one row a commit."""

import sqlite3
import time
from pathlib import Path

import psycopg
from sqlalchemy.engine import make_url

ROWS = 1000
_ROW = "x" * 200


def sqlite_inserts(folder: Path, rows: int = ROWS) -> float:
    """Durable single-row inserts a second through sqlite3: WAL, `synchronous=FULL`."""
    path = folder / "limit.db"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
    begun = time.perf_counter()
    for _ in range(rows):
        connection.execute("INSERT INTO row (text) VALUES (?)", (_ROW,))
    took = time.perf_counter() - begun
    connection.close()
    for one in folder.glob("limit.db*"):
        one.unlink()
    return rows / took


def postgres_commits(url: str, rows: int = ROWS) -> float:
    """Durable single-row inserts a second through one connection of psycopg."""
    parsed = make_url(url)
    with psycopg.connect(
        host=str(parsed.query["host"]),
        user=parsed.username,
        dbname=parsed.database,
        autocommit=True,
    ) as connection:
        connection.execute("CREATE TABLE row_limit (id SERIAL PRIMARY KEY, text TEXT)")
        begun = time.perf_counter()
        for _ in range(rows):
            connection.execute("INSERT INTO row_limit (text) VALUES (%s)", (_ROW,))
        took = time.perf_counter() - begun
        connection.execute("DROP TABLE row_limit")
    return rows / took
