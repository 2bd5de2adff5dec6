"""Measures another commit of this repository by that commit's own bench, in turns with this one."""

import io
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

import click

from tests.parts.hall import ROOT
from tools.bench.figures import Figure, read_json


@dataclass(frozen=True, slots=True)
class Checkout:
    """A checkout with its own environment."""

    folder: Path
    python: str

    @property
    def bench(self) -> str:
        """The module of the bench; an older commit has it among its tests."""
        return "tools.bench" if (self.folder / "tools" / "bench").exists() else "tests.bench"

    def parts(self) -> set[str]:
        statement = f"from {self.bench}.__main__ import PARTS; print(*PARTS)"
        return set(self._run("-c", statement).split())

    def measure(self, parts: Iterable[str], quick: bool, kept: Path) -> list[Figure]:
        only = [word for part in parts for word in ("--only", part)]
        options = ["--quick"] if quick else []
        self._run("-m", self.bench, *only, *options, "--json", str(kept))
        return read_json(kept)

    def _run(self, *words: str) -> str:
        command = [self.python, *words]
        return subprocess.run(
            command, cwd=self.folder, stdout=subprocess.PIPE, text=True, check=True
        ).stdout


def measure(
    commit: str, folder: Path, parts: Sequence[str], turns: int
) -> tuple[list[Figure], list[Figure]]:
    """The figures of this commit and of the other one, first those of the parts that both have.

    Parts that both benches have run in turns, and their figures are the medians. The other parts
    run once, for this commit.
    """
    this = Checkout(ROOT, sys.executable)
    other = check_out(commit, folder / "checkout")
    theirs = other.parts()
    both = [part for part in parts if part in theirs]
    found: dict[str, list[Figure]] = {"this": [], "other": []}
    for turn in range(turns if both else 0):
        order = [("this", this), ("other", other)]
        # The order alternates, so that neither always runs after the other.
        for name, checkout in reversed(order) if turn % 2 else order:
            click.echo(f"turn {turn + 1} of {turns}: {name}", err=True)
            found[name] += checkout.measure(both, True, folder / "turn.json")
    if new := [part for part in parts if part not in theirs]:
        found["this"] += this.measure(new, turns == 1, folder / "turn.json")
    return medians(found["this"]), medians(found["other"])


def check_out(commit: str, folder: Path) -> Checkout:
    """Check out the files of a commit, and make its environment by its own set-up."""
    archive = subprocess.check_output(["git", "-C", str(ROOT), "archive", commit])
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    click.echo(f"setting up {commit}", err=True)
    # Its output goes to standard error: standard output is for the table.
    subprocess.run([folder / "tools/setup.sh", "dev"], stdout=sys.stderr, check=True)
    return Checkout(folder, str(folder / ".venv/bin/python"))


def medians(figures: Iterable[Figure]) -> list[Figure]:
    """The medians, one figure for each row, in the order in which the rows first appear."""
    rows: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        rows.setdefault(figure.row, []).append(figure)
    return [
        replace(
            some[0],
            value=median(figure.value for figure in some),
            p50=_median(figure.p50 for figure in some),
            p99=_median(figure.p99 for figure in some),
            limit=_median(figure.limit for figure in some),
            processor=_median(figure.processor for figure in some),
        )
        for some in rows.values()
    ]


def _median(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None
