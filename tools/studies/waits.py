"""How good the estimates of waits are, in simulated halls."""

from math import inf
from pathlib import Path
from typing import Final

import click

from server.domain.figures import BIAS
from simulator.replay.alternatives import EstimateMethod
from simulator.replay.tables import (
    ERROR,
    LATE,
    LONGER,
    PredictionsByMethod,
    count_of,
    quality_of,
    table,
    table_of_services,
    tables_of_groups,
)
from tools.studies.days import LEARNED, MEASURED, SEEDS, study_halls
from tools.studies.document import INTO, DocumentTables

LENGTHS: Final = (0, 60, 300, 600, 1200, 2400)
"""Lower bounds in seconds of the rows of estimates."""


@click.command()
@click.option("--seed", "seeds", type=int, multiple=True, default=SEEDS,
              help="One hall; may be repeated.")  # fmt: skip
@click.option("--learn", type=click.IntRange(0), default=LEARNED, show_default=True,
              help="Days that only teach.")  # fmt: skip
@click.option("--days", type=click.IntRange(1), default=MEASURED, show_default=True,
              help="Days that are measured, after those.")  # fmt: skip
@INTO
def waits(seeds: tuple[int, ...], learn: int, days: int, into: Path | None) -> None:
    """Measure in simulated halls how good the estimates are, ours and other methods'."""
    output = DocumentTables("waits", into)
    told = study_halls(seeds, learn, days)
    head = f"{len(told[EstimateMethod.OURS])} waits measured; seconds; {BIAS}\n"
    tables = (tables_of_groups(told), table_of_lengths(told), table_of_services(told))
    output.show("\n".join((head, *tables)))


def table_of_lengths(told: PredictionsByMethod) -> str:
    """Our estimate, by its length."""
    rows = []
    for start, end in zip(LENGTHS, (*LENGTHS[1:], inf), strict=True):
        if some := [wait for wait in told[EstimateMethod.OURS] if start <= wait.estimate < end]:
            span = f"{start} to {end}" if end < inf else f"{start} and more"
            rows.append((span, *count_of(some), *quality_of(some)))
    return table(("estimate", "waits", "mean wait", ERROR, "bias", LONGER, LATE), rows)
