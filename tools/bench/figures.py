"""Figures, each next to its limit from the same run, as one table and as JSON."""

import json
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from statistics import median
from typing import Any

from tools.bench.children import resident


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        value: in `unit`; the median of the repetitions.
        unit: e.g. `/s`, `ms`, `MB`.
        p50, p99: milliseconds of one request, where there are requests.
        processor: milliseconds of a processor that the server spends on one.
        limit: the best value that the machine allows, in `unit`.
    """

    part: str
    name: str
    value: float
    unit: str
    p50: float | None = None
    p99: float | None = None
    limit: float | None = None
    limit_name: str = ""
    processor: float | None = None

    @property
    def row(self) -> tuple[str, str]:
        """The key of the figure, in this run and in another."""
        return self.part, self.name

    @property
    def ratio(self) -> float | None:
        return self.value / self.limit if self.limit else None


@dataclass(frozen=True, slots=True)
class Sample:
    """One repetition of a load: the requests per second, the seconds of each request, and those of
    a processor that the server spent on one."""

    rate: float
    seconds: Sequence[float]
    processor: float


def repetitions(quick: bool) -> int:
    return 1 if quick else 3


def megabytes(part: str, name: str, pid: int) -> Figure:
    return Figure(part, name, resident(pid) / 1e6, "MB")


def percentile(values: Iterable[float], share: float) -> float:
    """The quantile at a share (0 to 1) of the values; the nearest value."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, round(share * (len(ranked) - 1)))]


def of_times(
    part: str,
    name: str,
    milliseconds: Sequence[float],
    limit: float | None = None,
    limit_name: str = "",
    *,
    middle: bool = False,
) -> Figure:
    """The figure of some times: their p99, or their median."""
    p50, p99 = percentile(milliseconds, 0.5), percentile(milliseconds, 0.99)
    return Figure(part, name, p50 if middle else p99, "ms", p50, p99, limit, limit_name)


def of_memory(part: str, unit: str, lines: Iterable[str], *, middle: bool = True) -> list[Figure]:
    """The memory of a process after its first, middle and last count of a unit (visitors, calls),
    from its lines `bytes COUNT SIZE`."""
    found = [line.split()[1:] for line in lines if line.startswith("bytes")]
    weighed = [found[0], *([found[len(found) // 2]] if middle else []), found[-1]]
    return [
        Figure(part, f"memory (RSS) after {int(count):,} {unit}", int(size) / 1e6, "MB")
        for count, size in weighed
    ]


def of_samples(
    part: str,
    name: str,
    samples: Sequence[Sample],
    limit: float | None = None,
    limit_name: str = "",
) -> Figure:
    return Figure(
        part,
        name,
        median(sample.rate for sample in samples),
        "/s",
        p50=median(percentile(sample.seconds, 0.5) for sample in samples) * 1000,
        p99=median(percentile(sample.seconds, 0.99) for sample in samples) * 1000,
        limit=limit,
        limit_name=limit_name,
        processor=median(sample.processor for sample in samples) * 1000,
    )


def table(figures: Sequence[Figure], others: Sequence[Figure] = (), commit: str = "") -> str:
    """The table in Markdown, readable as plain text too.

    Args:
        others: the figures of another commit; rows that both have are joined.
    """
    head = ["", "measured", "p50 ms", "p99 ms", "processor ms", "limit in the same run", "ratio"]
    if commit:
        head += [commit, "p50 ms", "p99 ms", "processor ms", f"times {commit}"]
    known = {figure.row: figure for figure in others}
    rows = [head]
    part = ""
    for figure in figures:
        if figure.part != part:
            part = figure.part
            rows.append([f"**{part}**", *[""] * (len(head) - 1)])
        limit = f"{shown(figure.limit)} {figure.unit}: {figure.limit_name}" if figure.limit else ""
        rows.append(
            [
                figure.name,
                f"{shown(figure.value)} {figure.unit}",
                *_times(figure),
                limit,
                f"{figure.ratio:.2f}" if figure.ratio is not None else "",
                *(_compared(figure, known.get(figure.row)) if commit else ()),
            ]
        )
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _times(figure: Figure) -> list[str]:
    times = (figure.p50, figure.p99, figure.processor)
    return ["" if value is None else shown(value) for value in times]


def _compared(figure: Figure, other: Figure | None) -> list[str]:
    if other is None:
        return [""] * 5
    times = f"{figure.value / other.value:.2f}" if other.value else ""
    return [f"{shown(other.value)} {other.unit}", *_times(other), times]


def shown(value: float) -> str:
    """A figure with its significant digits."""
    if value >= 100 or (value >= 10 and value == round(value)):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}".rstrip("0").rstrip(".")


def machine() -> dict[str, Any]:
    memory = next(
        int(line.split()[1]) // 1024
        for line in Path("/proc/meminfo").read_text().splitlines()
        if line.startswith("MemTotal")
    )
    cores = len({*Path("/sys/devices/system/cpu").glob("cpu[0-9]*")})
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return {
        "cores": cores,
        "memory_mb": memory,
        "system": system,
        "python": platform.python_version(),
    }


def write_json(path: Path, figures: Sequence[Figure], **more: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [asdict(figure) | {"ratio": figure.ratio} for figure in figures]
    said = {"machine": machine(), "figures": rows, **more}
    path.write_text(json.dumps(said, indent=1, default=asdict) + "\n", encoding="utf-8")


def read_json(path: Path) -> list[Figure]:
    names = {column.name for column in fields(Figure)}
    return [
        Figure(**{name: value for name, value in row.items() if name in names})
        for row in json.loads(path.read_text(encoding="utf-8"))["figures"]
    ]


def put_into(document: Path, block: str) -> None:
    """Replace the text between the marks of a document.

    Raises:
        ValueError: the document has no such marks.
    """
    begin, end = "<!-- figures: written by make bench -->", "<!-- end of figures -->"
    before, found, rest = document.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{document} has no place for the figures: {begin} ... {end}")
    document.write_text(f"{before}{begin}\n{block}\n{end}{after}", encoding="utf-8")
