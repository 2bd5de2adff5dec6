"""The results of a replay or a study as tables in Markdown, times in seconds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import fmean
from typing import Final

from simulator.replay.accuracy import Prediction, accuracy, by_service
from simulator.replay.alternatives import ALTERNATIVES, EstimateMethod

type PredictionsByMethod = Mapping[EstimateMethod, Sequence[Prediction]]

GROUPS: Final[Mapping[str, Callable[[Prediction], bool]]] = {
    "all waits": lambda wait: True,
    "(a) none ahead, a counter free": lambda wait: wait.is_free,
    "(b) all others": lambda wait: not wait.is_free,
    "for information: waits above zero": lambda wait: wait.actual > 0,
}
"""The groups, by what was known when the ticket was taken ..."""

JUDGED: Final = tuple(GROUPS)[:3]
"""... and those that are judged; the last is known only afterwards."""

ERROR: Final = "mean absolute error"
LONGER: Final = "longer than told"
LATE: Final = "at most `late`"


def tables_of_groups(told: PredictionsByMethod) -> str:
    """Each method in each group of waits."""
    tables, count = [], len(told[EstimateMethod.OURS])
    for name, belongs in GROUPS.items():
        some = {method: list(filter(belongs, every)) for method, every in told.items()}
        ours = some[EstimateMethod.OURS]
        if ours and (name in JUDGED or len(ours) < count):
            head = f"{name}: {len(ours)}"
            rows = [
                (method, *quality_of(some[method])) for method in EstimateMethod if some[method]
            ]
            tables.append(table((head, ERROR, "bias", LONGER, LATE), rows))
    return "\n".join(tables)


def table_of_services(told: PredictionsByMethod) -> str:
    """Each service: our estimate in full, the error of the others."""
    found = {method: by_service(told[method]) for method in (EstimateMethod.OURS, *ALTERNATIVES)}
    rows = [
        (
            service,
            *count_of(some),
            *quality_of(some),
            *(quality_of(found[method][service])[0] for method in ALTERNATIVES),
        )
        for service, some in sorted(found[EstimateMethod.OURS].items())
    ]
    errors = (f"error, {method}" for method in ALTERNATIVES)
    return table(
        ("service", "waits", "mean wait", "error, ours", "bias", LONGER, LATE, *errors),
        rows,
    )


def count_of(some: Sequence[Prediction]) -> tuple[str, str]:
    """The cells of a row for the number of waits and their mean."""
    return str(len(some)), f"{fmean(wait.actual for wait in some):.0f}"


def quality_of(some: Sequence[Prediction]) -> tuple[str, str, str, str]:
    """The cells of a row for error, bias, and the two shares."""
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
