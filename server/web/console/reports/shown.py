"""A report as text: the names of its groups and columns, and formatted numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final, cast

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from contract.dates import locale_of
from contract.hours import WEEKDAYS
from contract.texts import Wording
from server.domain.figures import By, Group
from server.domain.layout import Layout
from server.views.reports.tables import Column, Distribution, Kind, Report, Row, Value
from server.web.console.words import named, service_name

MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column as text. Its `unit` is "" for a count, `heading_unit` also for one that is written
    after each figure."""

    key: str
    name: str
    unit: str
    heading_unit: str
    definition: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as text; `numbers` are the same figures in their units, None if not known."""

    name: str
    cells: tuple[str, ...]
    numbers: tuple[float | int | None, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """A report as text, with the name of the kind of its rows, and its chart as JSON types."""

    title: str
    group: str
    columns: tuple[ShownColumn, ...]
    rows: tuple[ShownRow, ...]
    total: ShownRow
    chart: Mapping[str, Any]


class Words:
    """Formats reports in the reader's language, with those names of operators, by their ids, that
    the reader may see."""

    def __init__(self, say: Wording, layout: Layout, names: Mapping[str, str]) -> None:
        self._say = say
        self._layout = layout
        self._names = names
        self.locale = locale_of(say.language)

    def report(self, found: Report, sort: str = "", *, descending: bool = False) -> ShownReport:
        """A report as text, its rows in their own order or sorted by a column."""
        columns = tuple(map(self.column, found.columns))
        rows = self._ordered(found, sort, descending)
        shown = tuple(self._row(row, self.group(found.by, row.group), found) for row in rows)
        return ShownReport(
            title=self._say("console-report-title", name=found.name),
            group=self._say("console-by", by=found.by),
            columns=columns,
            rows=shown,
            total=self._row(found.total, self._say("console-total"), found),
            chart=self._chart(found, columns, shown),
        )

    def column(self, column: Column) -> ShownColumn:
        """A column as text."""
        unit = self._say("console-unit", kind=column.kind)
        return ShownColumn(
            key=column.key,
            name=self._say("console-column", key=column.key),
            unit=unit,
            heading_unit="" if column.kind is Kind.SHARE else unit,
            definition=self._say("console-definition", key=column.key),
        )

    def group(self, by: By, group: Group) -> str:
        """The name of a group."""
        if group is None:
            return self._say("console-unknown")
        language = self._say.language
        match by:
            case By.SERVICE:
                return service_name(self._layout, str(group), language)
            case By.AGENCY:
                agencies = dict(named(self._layout.config.agencies, language))
                return agencies.get(str(group), str(group))
            case By.HOUR:
                return f"{group:02}:00"
            case By.WEEKDAY:
                return self._say("console-weekday", day=WEEKDAYS[cast(int, group)])
            case By.COUNTER:
                counter = self._layout.counters.get(str(group))
                return counter.number if counter is not None else str(group)
            case By.OPERATOR:
                return self._names.get(str(group)) or str(group)
        assert isinstance(group, date)
        return str(format_date(group, "EEE d MMM y", locale=self.locale))

    def value(self, value: Value, kind: Kind) -> str:
        """A formatted figure."""
        if value is None:
            return "–"
        if kind is Kind.SHARE:
            return str(format_percent(value, "#,##0 %", locale=self.locale))
        if kind is Kind.COUNT:
            return str(format_decimal(value, locale=self.locale))
        # A figure that is rounded to zero has no sign.
        pattern = "0.00" if kind is Kind.STARS else "#,##0.0"
        return str(format_decimal(in_unit(value, kind) + 0.0, pattern, locale=self.locale))

    def spread(self, found: Distribution) -> Mapping[str, Any]:
        """A distribution as a chart: the number of durations in each step."""
        minutes = [f"{edge / MINUTE:g}" for edge in found.edges]
        labels = [f"< {minutes[0]}"]
        labels += [f"{low}–{high}" for low, high in pairwise(minutes)]
        labels.append(f"≥ {minutes[-1]}")
        return {
            "labels": labels,
            "across": False,
            "unit": "",
            "series": [{"name": self._say("console-column", key="visits"), "values": found.counts}],
        }

    def _row(self, row: Row, name: str, found: Report) -> ShownRow:
        kinds = [column.kind for column in found.columns]
        pairs = list(zip(row.values, kinds, strict=True))
        return ShownRow(
            name=name,
            cells=tuple(self.value(value, kind) for value, kind in pairs),
            numbers=tuple(None if value is None else in_unit(value, kind) for value, kind in pairs),
        )

    def _ordered(self, found: Report, sort: str, descending: bool) -> Sequence[Row]:
        keys = [column.key for column in found.columns]
        if sort in keys:
            place = keys.index(sort)
            known = [row for row in found.rows if row.values[place] is not None]
            rest = [row for row in found.rows if row.values[place] is None]
            return [
                *sorted(known, key=lambda row: row.values[place] or 0, reverse=descending),
                *rest,
            ]
        order = self._order(found.by)
        return sorted(
            found.rows,
            key=lambda row: (order.get(row.group, len(order)), self.group(found.by, row.group)),
            reverse=descending and sort == "group",
        )

    def _order(self, by: By) -> Mapping[Group, int]:
        """The order of the centre file; other groups are ordered by name."""
        layout = self._layout
        orders: Mapping[By, Sequence[Group]] = {
            By.SERVICE: list(layout.services),
            By.AGENCY: [one.key for one in layout.config.agencies],
            By.COUNTER: list(layout.counters),
            By.WEEKDAY: list(range(7)),
            By.HOUR: list(range(24)),
        }
        return {one: place for place, one in enumerate(orders.get(by, ()))}

    @staticmethod
    def _chart(
        found: Report, columns: Sequence[ShownColumn], rows: Sequence[ShownRow]
    ) -> Mapping[str, Any]:
        keys = [column.key for column in columns]
        places = [keys.index(key) for key in found.charted]
        return {
            "labels": [row.name for row in rows],
            # Names are most readable with horizontal bars; times run from the left.
            "across": found.by not in (By.HOUR, By.WEEKDAY, By.DAY),
            "unit": columns[places[0]].unit if places else "",
            "stacked": found.name == "counters",
            "series": [
                {
                    "name": columns[place].name,
                    "values": [row.numbers[place] for row in rows],
                }
                for place in places
            ],
        }


_UNITS: Final[Mapping[Kind, tuple[float, int | None]]] = {
    Kind.COUNT: (1, None),
    Kind.DURATION: (MINUTE, 1),
    Kind.HOURS: (HOUR, 1),
    Kind.SHARE: (0.01, 1),
    Kind.STARS: (1, 2),
    Kind.MEAN: (1, 1),
}
"""The unit in which a kind of figure is shown, and its decimals."""


def in_unit(value: float, kind: Kind) -> float | int:
    """A figure converted to the unit in which it is shown."""
    unit, decimals = _UNITS[kind]
    return round(value if unit == 1 else value / unit, decimals)


def operators(found: Report) -> list[str]:
    """The ids of the operators in a report."""
    if found.by is not By.OPERATOR:
        return []
    return [str(row.group) for row in found.rows if row.group is not None]
