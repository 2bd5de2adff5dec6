"""The model of a report: columns and rows of plain numbers."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.figures import By, Group


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


type Value = float | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, by which its texts are found, and the kind of its numbers."""

    key: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one group, in the order of the columns."""

    group: Group
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Distribution:
    """The number of durations between the edges.

    Attributes:
        edges: seconds, ascending; the last count is of those at or above the last edge.
    """

    edges: tuple[int, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A table of figures.

    Attributes:
        name: its key, by which its texts are found.
        by: the grouping of its rows.
        total: the figures of all groups together.
        charted: the keys of the columns that its chart shows.
        spread: the distribution of durations.
    """

    name: str
    by: By
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row
    charted: tuple[str, ...]
    spread: Distribution | None = None
