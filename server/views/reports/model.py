"""The model of a report: columns and rows of plain numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from server.domain.figures import By, Figures, Group, share


class Kind(StrEnum):
    """The kind of the numbers of a column."""

    COUNT = "count"
    DURATION = "duration"
    """Seconds, shown in minutes."""
    HOURS = "hours"
    """Seconds, shown in hours."""
    SHARE = "share"
    """0 to 1, shown in per cent."""
    STARS = "stars"
    """1 to 5."""
    MEAN = "mean"
    """A number with one decimal."""


type Value = float | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key by which its texts are found, and its value, of the figures of a group."""

    key: str
    kind: Kind
    of: Callable[[Any], Value]


def figure(key: str, kind: Kind = Kind.COUNT) -> Column:
    """A column of the figure with its name."""
    return Column(key, kind, lambda figures: figures.get(key, 0))


def ratio(key: str, kind: Kind, part: str, whole: str) -> Column:
    """A column of one figure divided by another: a share or a mean."""

    def of(figures: Figures) -> Value:
        return share(figures.get(part, 0), figures.get(whole, 0))

    return Column(key, kind, of)


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one group, in the order of the columns."""

    group: Group
    values: tuple[Value, ...]


def row_of(columns: tuple[Column, ...], group: Group, figures: Any) -> Row:
    """The row of the figures of a group."""
    return Row(group, tuple(column.of(figures) for column in columns))


@dataclass(frozen=True, slots=True)
class Distribution:
    """The number of durations between the edges, seconds, ascending; the last count is of those at
    or above the last edge."""

    edges: tuple[int, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A table of figures.

    Attributes:
        name: its key, by which its texts are found.
        total: the values of all groups together.
        charted: the keys of the columns that its chart shows.
    """

    name: str
    by: By
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row
    charted: tuple[str, ...]
    spread: Distribution | None = None
