"""`novbe simulate staffing`."""

from pathlib import Path
from typing import Final

import click

from simulator.staffing.month import Month
from simulator.staffing.tables import table_of_forecasts, table_of_profiles, table_of_staffings
from simulator.study.marks import INTO, Tables

_USUAL: Final = Month()


@click.command()
@click.option("--seed", "seeds", type=int, multiple=True, help="One hall; may be repeated.")
@click.option("--learn", type=click.IntRange(7), default=_USUAL.learned, show_default=True,
              help="Days before the first advice.")  # fmt: skip
@click.option("--days", type=click.IntRange(1), default=_USUAL.measured, show_default=True,
              help="Days on which the advice is followed, after those.")  # fmt: skip
@INTO
def staffing(seeds: tuple[int, ...], learn: int, days: int, into: Path | None) -> None:
    """Measure in simulated halls whether the advised counters keep the target of waiting."""
    output = Tables("staffing", into)
    results = Month(seeds or _USUAL.seeds, learn, days).run()
    tables = "\n".join(
        (table_of_staffings(results), table_of_profiles(results), table_of_forecasts(results))
    )
    output.show(tables)
