"""The counter: from the key to the number on the own screen, and the memory of a day."""

from pathlib import Path
from typing import Final

from contract.enums import Role
from tests.bench.children import said_by
from tests.bench.figures import Figure, of_memory, of_times
from tests.bench.halls import Template
from tests.parts import centre_files
from tests.race.crowd import fill, wide_hall

_PART: Final = "Counter"
_CHILD: Final = "tests.bench.counter_child"
KEY_MILLISECONDS: Final = 100.0

VISITORS: Final = 300
EVERY: Final = 100
WARM_UP: Final = 5
"""Visitors before the first that counts."""


def measure(_template: Template, folder: Path, quick: bool) -> list[Figure]:
    """A counter in its window that finishes and calls next, on SQLite; it serves everything."""
    count = VISITORS // 5 if quick else VISITORS
    with wide_hall(folder / "counter-hall") as server:
        fill(server, count + 20, 1)
        counter = centre_files.read(server.centre_file).counters[0].key
        token = server.token(Role.OPERATOR, counter)
        every = min(EVERY, count // 3)
        lines = said_by(_CHILD, server.url, token, str(folder / "counter"), str(count), str(every))
    took = [float(line.split()[1]) for line in lines if line.startswith("key")][WARM_UP:]
    name = "key to the number on the own screen, p99 (SQLite, in its window)"
    return [
        of_times(_PART, name, took, KEY_MILLISECONDS, "wanted, at most"),
        *of_memory(_PART, "visitors", lines, middle=False),
    ]
