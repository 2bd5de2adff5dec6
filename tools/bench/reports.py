"""The pages of the reports over half a million tickets: a year of a large hall."""

import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from server.domain.figures import By
from server.views.reports.tables import REPORTS
from tests.parts import centre_files
from tests.parts.box import Box
from tests.parts.browsing import Browsing
from tools.bench.figures import Figure, repetitions
from tools.bench.halls import Template
from tools.bench.many_facts import fill

TICKETS: Final = 500_000
LAST: Final = date(2026, 11, 22)
LIMIT: Final = 2000.0
"""The limit of the milliseconds of a page."""

PART: Final = f"Reports over {TICKETS:,} tickets"


def measure(template: Template, folder: Path, quick: bool) -> list[Figure]:
    data = folder / "reports"
    data.mkdir()
    box = Box(f"sqlite:///{data / 'novbe.db'}", data)
    config = centre_files.read(template.server.centre_file)
    box.import_config(config)
    per_day = 2500
    box.store.on_connection(
        lambda connection: fill(connection, config, TICKETS, LAST, per_day=per_day), write=True
    )
    browsing = Browsing(box)
    browsing.set_up(centre=box.centre)
    first = LAST - timedelta(days=TICKETS // per_day)
    period = f"from={first}&to={LAST}"
    pages = {"at a glance": f"/console/reports?{period}"}
    for name, kind in REPORTS.items():
        for by in dict.fromkeys([kind.groupings[0], kind.groupings[-1]]):
            pages[f"{name} by {by}"] = f"/console/reports/{name}?{period}&by={by}"
    pages["daily sheet"] = f"/console/reports/sheet?from={LAST}&to={LAST}"
    pages["counters needed"] = f"/console/reports/staffing?day={LAST}"
    pages["waiting by day, a month"] = (
        f"/console/reports/wait?from={LAST - timedelta(days=30)}&to={LAST}&by={By.DAY}"
    )
    found = []
    for name, path in pages.items():
        took = []
        for _ in range(repetitions(quick)):
            begun = time.perf_counter()
            if browsing.open(path).status != 200:
                raise RuntimeError(f"{path}: {browsing.status}")
            took.append(time.perf_counter() - begun)
        found.append(
            Figure(PART, name, median(took) * 1000, "ms", limit=LIMIT, limit_name="two seconds")
        )
    box.close()
    return found
