"""`novbe simulate several`."""

from pathlib import Path

import click

from simulator.several.study import DAYS, table_of
from simulator.study.marks import INTO, Tables


@click.command()
@click.option("--load", "loads", type=click.FloatRange(0, 1.5, min_open=True), multiple=True,
              default=(0.6, 0.82, 0.95), show_default=True,
              help="Utilisation of the counters; may be repeated.")  # fmt: skip
@click.option("--share", "shares", type=click.FloatRange(0, 1, min_open=True, max_open=True),
              multiple=True, default=(0.15, 0.3), show_default=True,
              help="Share of visitors with several services; may be repeated.")  # fmt: skip
@click.option("--days", type=click.IntRange(2), default=DAYS, show_default=True,
              help="Days, each of another hall, under every rule.")  # fmt: skip
@INTO
def several(
    loads: tuple[float, ...], shares: tuple[float, ...], days: int, into: Path | None
) -> None:
    """Compare waiting in several queues at once with waiting in one at a time."""
    output = Tables("several", into)
    table = table_of(loads, shares, days)
    output.show(table)
