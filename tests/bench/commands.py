"""Issue and call-next a second over HTTP, at 1, 8 and 32 clients."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Final

from tests.bench import limits
from tests.bench.driver import Load
from tests.bench.figures import Figure, Sample, of_samples
from tests.bench.halls import Template

TICKETS: Final[Mapping[int, int]] = {1: 160, 8: 320, 32: 640}
"""By the number of clients: how many tickets are issued, and then served."""

NAMES: Final = {
    "issue": "issue",
    "call": "call next (between two of them, a finish)",
    "chain": "finish and call next in one",
}


def measure(template: Template, folder: Path, repetitions: int, quick: bool) -> list[Figure]:
    """The figures of one database, its limit measured between the repetitions."""
    samples: dict[tuple[str, int], list[Sample]] = defaultdict(list)
    bests: list[float] = []
    for _ in range(repetitions):
        with template.running(folder) as server:
            bests.append(
                limits.postgres_commits(server.settings.database_url)
                if template.postgres is not None
                else limits.sqlite_inserts(folder)
            )
            with Load(server, template) as load:
                for clients, tickets in TICKETS.items():
                    count = tickets // 2 if quick else tickets
                    _one(load, clients, count, samples)
    kind, bound = (
        ("PostgreSQL", "commits of one connection")
        if template.postgres is not None
        else ("SQLite", "inserts by sqlite3, WAL, FULL")
    )
    return [
        of_samples(
            f"Commands over HTTP, {kind}",
            f"{NAMES[what]}, {_clients(clients)}",
            samples[what, clients],
            median(bests),
            bound,
        )
        for what in NAMES
        for clients in TICKETS
    ]


def _one(
    load: Load, clients: int, tickets: int, samples: dict[tuple[str, int], list[Sample]]
) -> None:
    """As many waiting as are issued, half of them called one way and half the other."""
    samples["issue", clients].append(load.run("issue", clients, tickets, "issue"))
    half = tickets // 2
    samples["call", clients].append(load.run("call", clients, half, "call"))
    samples["chain", clients].append(load.run("chain", clients, half, "chain"))


def _clients(count: int) -> str:
    return "1 client" if count == 1 else f"{count} clients"
