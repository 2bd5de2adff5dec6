"""Commands to issue a ticket and to call the next one, per second over HTTP, with 1, 8 and 32
clients."""

import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import psycopg
from sqlalchemy.engine import make_url

from tools.bench.figures import Figure, Sample, of_samples, repetitions
from tools.bench.halls import Load, Template

TICKETS: Final[Mapping[int, int]] = {1: 160, 8: 320, 32: 640}
"""The number of tickets that are issued and then served, by the number of clients."""

ROWS: Final = 1000
_ROW: Final = "x" * 200
"""The limit of the machine: durable inserts alone, with one row in each commit."""

NAMES: Final = {
    "issue": "issue",
    "call": "call next (between two of them, a finish)",
    "chain": "finish and call next in one",
}

type Samples = dict[tuple[str, int], list[Sample]]
"""The samples, by command and number of clients."""


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """The figures of one database, its limit measured between the repetitions."""
    samples: Samples = defaultdict(list)
    bests: list[float] = []
    for _ in range(repetitions(quick)):
        with template.running(folder) as server:
            bests.append(
                _postgres_commits(server.settings.database_url)
                if template.postgres is not None
                else _sqlite_inserts(folder)
            )
            with Load(server, template) as load:
                for clients, tickets in TICKETS.items():
                    _one(load, clients, tickets // 2 if quick else tickets, samples)
    kind, bound = (
        ("PostgreSQL", "commits of one connection")
        if template.postgres is not None
        else ("SQLite", "inserts by sqlite3, WAL, FULL")
    )
    return [
        of_samples(
            f"Commands over HTTP, {kind}",
            f"{NAMES[command]}, {_clients(clients)}",
            samples[command, clients],
            median(bests),
            bound,
        )
        for command in NAMES
        for clients in TICKETS
    ]


def on_a_slow_disk(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Issue at 32 clients, with 20 ms added to each commit."""
    count = TICKETS[32] // 2 if quick else TICKETS[32]
    samples = []
    for _ in range(repetitions(quick)):
        with (
            template.running(folder, program="tools.bench.slow_commit") as server,
            Load(server, template) as load,
        ):
            samples.append(load.run("issue", 32, count))
    name = f"issue, {_clients(32)}"
    return [of_samples("20 ms added to each commit (SQLite)", name, samples)]


def _one(load: Load, clients: int, tickets: int, samples: Samples) -> None:
    """The samples of each load. All issued tickets wait; half of them are called in one way, and
    half in the other."""
    samples["issue", clients].append(load.run("issue", clients, tickets))
    half = tickets // 2
    samples["call", clients].append(load.run("call", clients, half))
    samples["chain", clients].append(load.run("chain", clients, half))


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"


def _sqlite_inserts(folder: Path) -> float:
    """Durable single-row inserts a second through sqlite3: WAL, `synchronous=FULL`."""
    connection = sqlite3.connect(folder / "limit.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)")
    found = _rate(lambda: connection.execute("INSERT INTO row (text) VALUES (?)", (_ROW,)))
    connection.close()
    for file in folder.glob("limit.db*"):
        file.unlink()
    return found


def _postgres_commits(url: str) -> float:
    """Durable single-row inserts a second through one connection of psycopg."""
    parsed = make_url(url)
    with psycopg.connect(
        host=str(parsed.query["host"]),
        user=parsed.username,
        dbname=parsed.database,
        autocommit=True,
    ) as connection:
        connection.execute("CREATE TABLE row_limit (id SERIAL PRIMARY KEY, text TEXT)")
        insert = "INSERT INTO row_limit (text) VALUES (%s)"
        found = _rate(lambda: connection.execute(insert, (_ROW,)))
        connection.execute("DROP TABLE row_limit")
    return found


def _rate(insert: Callable[[], object]) -> float:
    begun = time.perf_counter()
    for _ in range(ROWS):
        insert()
    return ROWS / (time.perf_counter() - begun)
