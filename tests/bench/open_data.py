"""A kiosk's tickets while strangers ask for the open data without a pause."""

from pathlib import Path
from statistics import median
from typing import Final

from tests.bench.driver import Load
from tests.bench.figures import Figure, percentile, repetitions
from tests.bench.halls import Template
from tests.parts.attacker import FLOODING, attacked

TICKETS: Final = 200
PART: Final = f"A kiosk under {FLOODING} connections to the open data (SQLite)"
ALLOWED: Final = 2.0
"""How many times as long as in a quiet hall a ticket may take."""


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    """Nineteen of twenty tickets take no longer than this, in a quiet hall and under the flood."""
    quiet: list[list[float]] = []
    flooded: list[list[float]] = []
    tickets = TICKETS // 4 if quick else TICKETS
    for _ in range(repetitions(quick)):
        with template.running(folder) as server, Load(server, template) as load:
            quiet.append(list(load.run("issue", 1, tickets, "issue").seconds))
            page = f"{server.url}/open/{server.centre}.json"
            with attacked(page, template.displays[0], "pages"):
                flooded.append(list(load.run("issue", 1, tickets, "issue").seconds))
    allowed = ALLOWED * _milliseconds(quiet, 0.95)
    return [
        _figure("quiet", quiet, allowed),
        _figure("under the flood", flooded, allowed),
    ]


def _figure(name: str, samples: list[list[float]], allowed: float) -> Figure:
    p50, p95, p99 = (_milliseconds(samples, share) for share in (0.5, 0.95, 0.99))
    return Figure(
        PART, f"p95 of issue, {name}", p95, "ms", p50, p99, allowed, "twice the quiet value"
    )


def _milliseconds(samples: list[list[float]], share: float) -> float:
    return 1000 * median(percentile(one, share) for one in samples)
