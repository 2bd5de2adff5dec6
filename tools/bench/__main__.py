"""`python -m tools.bench`: one table, and the same as JSON in `build/bench.json`."""

import shutil
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from tests.parts.hall import ROOT
from tests.parts.postgres import PostgresServer
from tools.bench import (
    bookings,
    commands,
    fanout,
    figures,
    growth,
    halls,
    kiosk,
    old,
    pages,
    programs,
    reports,
    screens,
    statements,
)
from tools.bench.against import measure as compare
from tools.bench.figures import Figure
from tools.bench.halls import Template

BUILD: Final = ROOT / "build"
PARTS: Final[Mapping[str, Callable[[Template, Path, bool], list[Figure]]]] = {
    "sqlite": commands.measure,
    "slow-disk": commands.on_a_slow_disk,
    "postgresql": commands.measure,
    "boards": fanout.measure,
    "crowd": fanout.crowd,
    "old": old.measure,
    "growth": growth.measure,
    "bookings": bookings.measure,
    "statements": statements.measure,
    "memory": programs.memory,
    "ready": programs.ready,
    "day": programs.ready_with_a_day,
    "kiosk": kiosk.measure,
    "kiosk-memory": kiosk.memory,
    "display": screens.display,
    "counter": screens.counter,
    "ticket-pages": pages.measure,
    "reports": reports.measure,
}
"""The parts, in the order of the table. The bench of another commit reads this name to find the
parts that both have."""

ON_POSTGRES: Final = ("postgresql",)

TURNS: Final = 3


@click.command()
@click.option("--quick", is_flag=True, help="One repetition of half the work: six minutes.")
@click.option("--only", multiple=True, type=click.Choice(list(PARTS)), help="These parts alone.")
@click.option("--against", metavar="COMMIT", help="By turns with the bench of another commit.")
@click.option(
    "--json",
    "kept",
    type=click.Path(dir_okay=False, path_type=Path),
    default=BUILD / "bench.json",
    help="Where the figures are kept.",
)
@click.option(
    "--into",
    "document",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Puts a whole run in place of the one in this document (tools/bench/measured.md).",
)
def main(
    quick: bool, only: tuple[str, ...], against: str | None, kept: Path, document: Path | None
) -> None:
    """Measure a real hall on this machine, each figure next to its limit."""
    parts = [part for part in PARTS if not only or part in only]
    others: list[Figure] = []
    begun = time.monotonic()
    BUILD.mkdir(exist_ok=True)
    # On the disk of the checkout, not in a temporary folder that may be in memory.
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=BUILD))
    try:
        if against:
            found, others = compare(against, folder, parts, 1 if quick else TURNS)
        else:
            found = measure(folder, quick, parts)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    seconds = time.monotonic() - begun
    figures.write_json(kept, found, seconds=round(seconds, 1), against=against, others=others)
    shown = figures.table(found, others, against or "")
    if document is not None:
        figures.put_into(document, shown)
    click.echo(shown)
    click.echo(f"\n{seconds:.0f} s; {figures.machine()}; kept in {kept}")


def measure(folder: Path, quick: bool, parts: Sequence[str]) -> list[Figure]:
    template = halls.prepare(folder)
    found: list[Figure] = []
    for part in parts:
        click.echo(f"measuring: {part}", err=True)
        if part in ON_POSTGRES:
            with PostgresServer(durable=True) as postgres:
                found += PARTS[part](halls.prepare(folder, postgres), folder, quick)
        else:
            found += PARTS[part](template, folder, quick)
    return found


if __name__ == "__main__":
    main()
