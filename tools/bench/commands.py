"""Commands to issue a ticket and to call the next one, per second over HTTP, with 1, 8 and 32
clients."""

import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Final

import psycopg
from sqlalchemy.engine import make_url

from tests.parts.child import Child
from tests.parts.hall import RunningServer
from tools.bench.figures import Figure, Sample, of_samples, repetitions
from tools.bench.halls import Load, Template
from tools.bench.wire import RawClient

TICKETS: Final[Mapping[int, int]] = {1: 160, 8: 320, 32: 640}
"""The number of tickets that are issued and then served, by the number of clients."""

ROWS: Final = 1000
_ROW: Final = "x" * 200
"""The limit of the machine with PostgreSQL: durable inserts, with one row in each commit."""

BARE: Final = "bare"
BARE_TIMES: Final = 5
"""How many times as many requests it gets: the processor's time is counted in hundredths."""

NAMES: Final = {
    BARE: "a bare Flask on gevent that only answers",
    "issue": "issue",
    "call": "call next (between two of them, a finish)",
    "chain": "finish and call next in one",
}

type Samples = dict[tuple[str, int], list[Sample]]
"""The samples, by command and number of clients."""


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """The figures of one database. Their limit is measured between the repetitions: with SQLite a
    bare Flask that only answers, with PostgreSQL its own commits."""
    samples: Samples = defaultdict(list)
    commits: list[float] = []
    for _ in range(repetitions(quick)):
        with template.running(folder) as server:
            if template.postgres is not None:
                commits.append(_postgres_commits(server.settings.database_url))
            else:
                _bare_flask(server, template, samples)
            with Load(server, template) as load:
                for clients, tickets in TICKETS.items():
                    _one(load, clients, tickets // 2 if quick else tickets, samples)
    if template.postgres is not None:
        part, bound = "Commands over HTTP, PostgreSQL", "commits of one connection"
    else:
        part, bound = "Commands over HTTP, SQLite", NAMES[BARE]

    def limit(command: str, clients: int) -> float | None:
        if commits:
            return median(commits)
        bare = samples[BARE, clients]
        return None if command == BARE else median(sample.rate for sample in bare)

    return [
        of_samples(part, f"{name}, {_clients(clients)}", found, limit(command, clients), bound)
        for command, name in NAMES.items()
        for clients in TICKETS
        if (found := samples.get((command, clients)))
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


def _bare_flask(server: RunningServer, template: Template, samples: Samples) -> None:
    """The samples of a bare Flask on gevent that answers each request with a ticket."""
    client = template.clients[0]
    wire = RawClient(server.port, client.issuer)
    ticket = wire.give(
        f"centres/{server.centre}/tickets", services=client.services[:1], language="az"
    )
    wire.close()
    with Child("tools.bench.bare_flask") as bare:
        bare.tell(ticket)
        with Load(server, template, (int(bare.hear()), bare.pid)) as load:
            for clients, tickets in TICKETS.items():
                samples[BARE, clients].append(load.run("issue", clients, BARE_TIMES * tickets))


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
