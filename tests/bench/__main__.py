"""`python -m tests.bench`: one table, and the same as JSON in `build/bench.json`."""

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from tests.bench import commands, fanout, figures, halls, old, programs, sign_in, statements
from tests.bench.against import measure as compare
from tests.bench.document import put_into
from tests.bench.figures import Figure
from tests.bench.halls import Template
from tests.parts.hall import ROOT
from tests.parts.postgres import PostgresServer

BUILD: Final = ROOT / "build"
PARTS: Final = (
    "sqlite",
    "slow-disk",
    "postgresql",
    "workers",
    "boards",
    "crowd",
    "old",
    "statements",
    "sign-in",
    "memory",
    "ready",
    "day",
)
"""Another commit's bench reads this name, to know what both have."""

TURNS: Final = 3


@click.command()
@click.option("--quick", is_flag=True, help="One repetition of half the work: a minute.")
@click.option("--only", multiple=True, type=click.Choice(PARTS), help="These parts alone.")
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
    help="Puts a whole run in place of the one in this document (docs/measured.md).",
)
def main(
    quick: bool, only: tuple[str, ...], against: str | None, kept: Path, document: Path | None
) -> None:
    """Measure a real hall on this machine, each figure beside its limit."""
    parts = [part for part in PARTS if part in only] if only else PARTS
    others: list[Figure] = []
    begun = time.monotonic()
    BUILD.mkdir(exist_ok=True)
    # Beside the checkout, not in a temporary folder that may be in memory.
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
        put_into(document, found, shown)
    click.echo(shown)
    click.echo(f"\n{seconds:.0f} s; {figures.machine()}; kept in {kept}")


def measure(folder: Path, quick: bool, parts: Sequence[str]) -> list[Figure]:
    """The figures of the parts, in the order of the table."""
    repetitions = 1 if quick else 3
    template = halls.prepare(folder)
    found: list[Figure] = []

    def do(part: str, work: Callable[[], list[Figure]]) -> None:
        if part in parts:
            click.echo(f"measuring: {part}", err=True)
            found.extend(work())

    def on_postgres(work: Callable[[Template, Path, int, bool], list[Figure]]) -> list[Figure]:
        with PostgresServer(durable=True) as postgres:
            return work(halls.prepare(folder, postgres), folder, repetitions, quick)

    do("sqlite", lambda: commands.measure(template, folder, repetitions, quick))
    do("slow-disk", lambda: commands.on_a_slow_disk(template, folder, repetitions, quick))
    do("postgresql", lambda: on_postgres(commands.measure))
    do("workers", lambda: on_postgres(commands.by_workers))
    do("boards", lambda: fanout.measure(template, folder, quick))
    do("crowd", lambda: fanout.crowd(template, folder, quick))
    do("old", lambda: old.measure(template, folder))
    do("statements", lambda: statements.measure(template, folder))
    do("sign-in", lambda: sign_in.measure(template, folder, quick))
    do("memory", lambda: programs.memory(template, folder, quick))
    do("ready", lambda: programs.ready(template, folder, repetitions))
    do("day", lambda: programs.ready_with_a_day(template, folder, repetitions))
    return found


if __name__ == "__main__":
    main()
