"""Commands with two hundred thousand tickets of past days, and two thousand waiting visitors."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Final

from sqlalchemy.engine import make_url

from tools.bench.figures import Figure, Sample
from tools.bench.halls import Load, Template

OLD: Final = 200_000
WAITING: Final = 2_000
TICKETS: Final = 160

_PART: Final = f"One client, {OLD:,} old tickets and {WAITING:,} waiting (SQLite)"
_DAY: Final = "2026-01-05"

_PAST: Final = {"day": ":day", "ticket": "ticket || '-' || :copy"}

_COPIED: Final[Mapping[str, Mapping[str, str]]] = {
    "fact_ticket": _PAST,
    "fact_stop": _PAST,
    # Below zero, where no query looks.
    "fact_call": _PAST | {"call": "call - :copy * 10000"},
    "event": {"revision": "revision - :copy * 10000", "at": "at - :copy * 86400000"},
}
"""The values of a copied row that differ from its original."""


def measure(template: Template, folder: Path, _quick: bool) -> list[Figure]:
    """Milliseconds to issue a ticket and to call one, next to those in a new database."""
    with template.running(folder) as server:
        path = make_url(server.settings.database_url).database
        assert path is not None
        with Load(server, template) as load:
            load.run("issue", 32, TICKETS)
            load.run("call", 32, TICKETS)
            young = _both(load)
        server.stop()
        grow_old(path, OLD)
        server.start()
        with Load(server, template) as load:
            load.run("issue", 32, WAITING)
            aged = _both(load)
    return [
        Figure(
            _PART,
            name,
            _milliseconds(aged[name]),
            "ms",
            limit=_milliseconds(young[name]),
            limit_name="on an empty database",
        )
        for name in aged
    ]


def _both(load: Load) -> dict[str, Sample]:
    return {
        "issue": load.run("issue", 1, TICKETS // 2),
        "call next": load.run("call", 1, TICKETS // 2),
    }


def _milliseconds(sample: Sample) -> float:
    return median(sample.seconds) * 1000


def grow_old(path: str, tickets: int) -> None:
    """Add `tickets` ended tickets of one past day, as copies of others."""
    connection = sqlite3.connect(path)
    ended = connection.execute("SELECT count(*) FROM fact_ticket").fetchone()[0]
    for table in _COPIED:
        # Only the present rows are copied, and not their copies.
        connection.execute(f"CREATE TEMP TABLE first_{table} AS SELECT * FROM {table}")
    for copy in range(1, tickets // ended + 2):
        for table, instead in _COPIED.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(instead.get(name, f'"{name}"') for name in columns)
            connection.execute(
                f"INSERT INTO {table} SELECT {values} FROM first_{table}",
                {"copy": copy, "day": _DAY},
            )
    connection.commit()
    past = connection.execute("SELECT count(*) FROM fact_ticket WHERE day = ?", (_DAY,))
    assert past.fetchone()[0] >= tickets
    connection.execute("ANALYZE")
    connection.close()
