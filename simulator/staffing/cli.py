"""`novbe simulate staffing`."""

from pathlib import Path
from typing import Final

import click

from simulator.staffing.month import Month
from simulator.staffing.tables import table_of_forecasts, table_of_profiles, table_of_staffings
from simulator.study.marks import Place

BEGIN: Final = "<!-- staffing: written by novbe simulate staffing --into -->\n"
END: Final = "<!-- end of staffing -->\n"

_USUAL: Final = Month()


@click.command()
@click.option("--seed", "seeds", type=int, multiple=True, help="One hall; may be repeated.")
@click.option("--learn", type=click.IntRange(7), default=_USUAL.learned, show_default=True,
              help="Days before the first advice.")  # fmt: skip
@click.option("--days", type=click.IntRange(1), default=_USUAL.measured, show_default=True,
              help="Days on which the advice is followed, after those.")  # fmt: skip
@click.option("--into", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Write the tables into this document, between its two marks.")  # fmt: skip
def staffing(seeds: tuple[int, ...], learn: int, days: int, into: Path | None) -> None:
    """Measure in simulated halls whether the advised counters keep the target of waiting."""
    place = None if into is None else Place(into, BEGIN, END)
    results = Month(seeds or _USUAL.seeds, learn, days).run()
    tables = "\n".join(
        (table_of_staffings(results), table_of_profiles(results), table_of_forecasts(results))
    )
    click.echo(tables, nl=False)
    if place is not None:
        place.write(tables)
