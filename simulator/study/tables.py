"""The results of a study or a replay as tables in Markdown, times in seconds: on the screen, and in
a document between two marks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf
from pathlib import Path
from statistics import fmean
from typing import Final

import click

from simulator.study.accuracy import Prediction, accuracy, by_service
from simulator.study.alternatives import ALTERNATIVES, Method

type Results = Mapping[Method, Sequence[Prediction]]

GROUPS: Final[Mapping[str, Callable[[Prediction], bool]]] = {
    "all waits": lambda one: True,
    "(a) none ahead, a counter free": lambda one: one.is_free,
    "(b) all others": lambda one: not one.is_free,
    "for information: waits above zero": lambda one: one.actual > 0,
}
"""The groups, by what was known when the ticket was taken ..."""

JUDGED: Final = tuple(GROUPS)[:3]
"""... and those that are judged; the last is known only afterwards."""

LENGTHS: Final = (0, 60, 300, 600, 1200, 2400)
"""Lower bounds in seconds of the rows of estimates."""

_ERROR: Final = "mean absolute error"
_LONGER: Final = "longer than told"
_LATE: Final = "at most `late`"


def tables_of_groups(told: Results) -> str:
    """Each method in each group of waits."""
    tables, count = [], len(told[Method.OURS])
    for name, belongs in GROUPS.items():
        some = {method: list(filter(belongs, every)) for method, every in told.items()}
        ours = some[Method.OURS]
        if ours and (name in JUDGED or len(ours) < count):
            head = f"{name}: {len(ours)}"
            rows = [(method, *_quality(some[method])) for method in Method if some[method]]
            tables.append(table((head, _ERROR, "bias", _LONGER, _LATE), rows))
    return "\n".join(tables)


def table_of_services(told: Results) -> str:
    """Each service: our estimate in full, the error of the others."""
    found = {method: by_service(told[method]) for method in (Method.OURS, *ALTERNATIVES)}
    rows = [
        (
            service,
            *_count(some),
            *_quality(some),
            *(_quality(found[method][service])[0] for method in ALTERNATIVES),
        )
        for service, some in sorted(found[Method.OURS].items())
    ]
    errors = (f"error, {method}" for method in ALTERNATIVES)
    return table(
        ("service", "waits", "mean wait", "error, ours", "bias", _LONGER, _LATE, *errors),
        rows,
    )


def table_of_lengths(told: Results) -> str:
    """Our estimate, by its length."""
    rows = []
    for start, end in zip(LENGTHS, (*LENGTHS[1:], inf), strict=True):
        if some := [one for one in told[Method.OURS] if start <= one.estimate < end]:
            span = f"{start} to {end}" if end < inf else f"{start} and more"
            rows.append((span, *_count(some), *_quality(some)))
    return table(("estimate", "waits", "mean wait", _ERROR, "bias", _LONGER, _LATE), rows)


def _count(some: Sequence[Prediction]) -> tuple[str, str]:
    return str(len(some)), f"{fmean(one.actual for one in some):.0f}"


def _quality(some: Sequence[Prediction]) -> tuple[str, str, str, str]:
    found = accuracy(some)
    assert found is not None, "a row needs waits"
    return (
        *(f"{found.error:.1f}", f"{found.bias:+.1f}"),
        *(f"{found.longer:.1%}", f"{found.coverage:.1%}"),
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table with padded cells: the first column left-aligned, the others right-aligned."""
    every = [head, *rows]
    widths = [max(len(row[place]) for row in every) for place in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        shown = [
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(shown)} |"

    marks = [
        ("-" * width if not place else "-" * (width - 1) + ":")
        for place, width in enumerate(widths)
    ]
    return "\n".join([line(head), line(marks), *map(line, every[1:])]) + "\n"


INTO: Final = click.option(
    "--into",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Write the tables into this document, between its two marks.",
)


class Tables:
    """Where the tables of a study go. It looks for the marks before the study runs, so that it does
    not run in vain.

    Args:
        name: of the command; it is in the marks.
        path: the document; None for the screen alone.

    Raises:
        click.UsageError: the document does not have the marks.
    """

    def __init__(self, name: str, path: Path | None) -> None:
        self.begin = f"<!-- {name}: written by novbe simulate {name} --into -->\n"
        self.end = f"<!-- end of {name} -->\n"
        self._path = path
        if path is not None:
            self._around(path)

    def show(self, tables: str) -> None:
        """Print the tables, and replace those in the document as it is by now."""
        click.echo(tables, nl=False)
        if self._path is not None:
            before, after = self._around(self._path)
            self._path.write_text(f"{before}{self.begin}{tables}{self.end}{after}", "utf-8")

    def _around(self, path: Path) -> tuple[str, str]:
        before, begin, rest = path.read_text(encoding="utf-8").partition(self.begin)
        _, end, after = rest.partition(self.end)
        if not (begin and end):
            raise click.UsageError(f"{path} has no place for the tables: '{self.begin.strip()}'")
        return before, after
