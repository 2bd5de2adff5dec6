"""A report as text, and as a file: CSV for programs, XLSX for spreadsheets."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, Final, cast

import xlsxwriter
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from flask import Response, request

from contract.dates import locale_of
from contract.hours import WEEKDAYS
from contract.texts import Wording
from server.domain.figures import By, Group
from server.domain.layout import Layout
from server.store.fact_queries import BALANCE
from server.views.reports.tables import Column, Distribution, Kind, Overview, Report, Row, Value
from server.web.console.words import named, service_name
from server.web.http import attachment, csv_file

MINUTE, HOUR = 60, 3600

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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

    def figures(self, found: Overview) -> list[tuple[ShownColumn, str]]:
        """The key figures as text, a share with what it is a share of."""

        def shown(column: Column) -> str:
            text = self.value(column.of(found.figures), column.kind)
            whole = found.figures.get(column.whole)
            return self._say("console-share-of", share=text, whole=whole) if whole else text

        return [(self.column(column), shown(column)) for column in found.columns]

    def balance(self, found: Overview) -> str:
        """How many tickets were taken, and what became of them."""
        return self._say("balance", **{key: found.figures[key] for key in ("arrivals", *BALANCE)})

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
        return str(format_decimal(_in_unit(value, kind) + 0.0, pattern, locale=self.locale))

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
        pairs = [(one, column.kind) for one, column in zip(row.values, found.columns, strict=True)]
        return ShownRow(
            name=name,
            cells=tuple(self.value(value, kind) for value, kind in pairs),
            numbers=tuple(
                None if value is None else _in_unit(value, kind) for value, kind in pairs
            ),
        )

    def _ordered(self, found: Report, sort: str, descending: bool) -> Sequence[Row]:
        keys = [column.key for column in found.columns]
        if sort in keys:
            place = keys.index(sort)
            known = [row for row in found.rows if row.values[place] is not None]
            known.sort(key=lambda row: row.values[place] or 0, reverse=descending)
            return [*known, *(row for row in found.rows if row.values[place] is None)]
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
                {"name": columns[place].name, "values": [row.numbers[place] for row in rows]}
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


def _in_unit(value: float, kind: Kind) -> float | int:
    unit, decimals = _UNITS[kind]
    return round(value if unit == 1 else value / unit, decimals)


def as_file(report: ShownReport, subtitle: str, name: str) -> Response | None:
    """The report as the kind of file that the request asks for (`format`); None for a page."""
    match request.args.get("format"):
        case "csv":
            rows = ((row.name, *row.numbers) for row in report.rows)
            # A byte order mark, by which spreadsheet programs detect the encoding.
            return csv_file(_headings(report), rows, name, "utf-8-sig")
        case "xlsx":
            return attachment(_as_xlsx(report, subtitle), XLSX_TYPE, f"novbe-{name}.xlsx")
    return None


def _as_xlsx(report: ShownReport, subtitle: str) -> bytes:
    """A sheet with the rows and their total, and one with the definitions."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, report.title, bold)
    sheet.write_string(1, 0, subtitle)
    for place, heading in enumerate(_headings(report)):
        sheet.write_string(3, place, heading, wrapped)
    for line, row in enumerate((*report.rows, report.total), 4):
        look = bold if row is report.total else None
        sheet.write_string(line, 0, row.name, look)
        for place, number in enumerate(row.numbers, 1):
            if number is None:
                sheet.write_blank(line, place, None, look)
            else:
                sheet.write_number(line, place, number, look)
    if report.rows:
        sheet.autofilter(3, 0, 3 + len(report.rows), len(report.columns))
    sheet.freeze_panes(4, 1)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, len(report.columns), 14)
    definitions = book.add_worksheet()
    definitions.set_column(0, 0, 28)
    definitions.set_column(1, 1, 100)
    for place, column in enumerate(report.columns):
        definitions.write_string(place, 0, column.name, bold)
        definitions.write_string(place, 1, column.definition)
    book.close()
    return content.getvalue()


def _headings(report: ShownReport) -> list[str]:
    return [
        report.group,
        *(f"{one.name} ({one.unit})" if one.unit else one.name for one in report.columns),
    ]
