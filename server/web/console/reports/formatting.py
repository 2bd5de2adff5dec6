"""A report as text, and as a file: CSV for programs, XLSX for spreadsheets."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final, cast

import xlsxwriter
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent
from flask import Response, request

from contract.answers import ReportRow, ReportTable
from contract.dates import locale_of
from contract.hours import WEEKDAYS
from contract.texts import Wording
from server.domain.figures import By
from server.domain.setup import Setup
from server.staffing.report import CHARTED
from server.staffing.report import PAST_COLUMNS as STAFFING_COLUMNS
from server.store.fact_queries import BALANCE
from server.views.reports.tables import (
    KEY_FIGURES,
    REPORTS,
    Column,
    FigureKind,
    FigureValue,
    PeriodOverview,
)
from server.web.console.words import named, service_name
from server.web.http import attachment, csv_file

MINUTE, HOUR = 60, 3600

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


KINDS: Final[Mapping[str, FigureKind]] = {
    column.key: column.kind
    for columns in (KEY_FIGURES, STAFFING_COLUMNS, *(kind.columns for kind in REPORTS.values()))
    for column in columns
}
"""The kind of the numbers of each column of a report."""


class ReportFormatter:
    """Formats reports in the reader's language, with the names of operators that it may show."""

    def __init__(self, say: Wording, setup: Setup, names: Mapping[str, str]) -> None:
        self.say = say
        self._setup = setup
        self._names = names
        self.locale = locale_of(say.language)

    def figures(self, overview: PeriodOverview) -> list[tuple[str, str]]:
        """The key of each key figure, and its text; a share says what it is a share of."""

        def text(column: Column) -> str:
            value = self.value(column.key, column.of(overview.figures))
            whole = overview.figures.get(column.whole)
            return self.say("console-share-of", share=value, whole=whole) if whole else value

        return [(column.key, text(column)) for column in overview.columns]

    def balance(self, overview: PeriodOverview) -> str:
        """How many tickets were taken, and what became of them."""
        return self.say("balance", **{key: overview.figures[key] for key in ("arrivals", *BALANCE)})

    def unit(self, key: str, *, heading: bool = False) -> str:
        """The unit of a column: "" for a count, and in a `heading` where each figure has it."""
        kind = KINDS[key]
        return "" if heading and kind is FigureKind.SHARE else self.say("console-unit", kind=kind)

    def group(self, by: str, group: str | int | None) -> str:
        """The name of a group."""
        if group is None:
            return self.say("console-unknown")
        language = self.say.language
        match by:
            case By.SERVICE:
                return service_name(self._setup, str(group), language)
            case By.AGENCY:
                agencies = dict(named(self._setup.config.agencies, language))
                return agencies.get(str(group), str(group))
            case By.HOUR:
                return f"{group:02}:00"
            case By.WEEKDAY:
                return self.say("console-weekday", day=WEEKDAYS[cast(int, group)])
            case By.COUNTER:
                counter = self._setup.counters.get(str(group))
                return counter.number if counter is not None else str(group)
            case By.OPERATOR:
                return self._names.get(str(group)) or str(group)
        day = date.fromisoformat(str(group))
        return str(format_date(day, "EEE d MMM y", locale=self.locale))

    def value(self, key: str, value: FigureValue) -> str:
        """A formatted figure of a column."""
        kind = KINDS[key]
        if value is None:
            return "–"
        if kind is FigureKind.SHARE:
            return str(format_percent(value, "#,##0 %", locale=self.locale))
        if kind is FigureKind.COUNT:
            return str(format_decimal(value, locale=self.locale))
        # A figure that is rounded to zero has no sign.
        pattern = "0.00" if kind is FigureKind.STARS else "#,##0.0"
        return str(format_decimal((_in_unit(key, value) or 0) + 0.0, pattern, locale=self.locale))

    def spread(self, edges: Sequence[int], counts: Sequence[int]) -> Mapping[str, Any]:
        """A distribution as a chart: the number of durations between edges in seconds."""
        minutes = [f"{edge / MINUTE:g}" for edge in edges]
        labels = [f"< {minutes[0]}"]
        labels += [f"{low}–{high}" for low, high in pairwise(minutes)]
        labels.append(f"≥ {minutes[-1]}")
        return {
            "labels": labels,
            "across": False,
            "unit": "",
            "series": [{"name": self.say("console-column", key="visits"), "values": counts}],
        }

    def ordered(
        self, table: ReportTable, sort: str = "", *, descending: bool = False
    ) -> ReportTable:
        """A report with its rows in their own order, or sorted by a column."""
        if sort in table.total.values:
            known = [row for row in table.rows if row.values[sort] is not None]
            known.sort(key=lambda row: row.values[sort] or 0, reverse=descending)
            rows = [*known, *(row for row in table.rows if row.values[sort] is None)]
        else:
            order = self._order(table)
            rows = sorted(
                table.rows,
                key=lambda row: (order.get(row.group, len(order)), self.group(table.by, row.group)),
                reverse=descending and sort == "group",
            )
        return table.model_copy(update={"rows": rows})

    def _order(self, table: ReportTable) -> Mapping[str | int | None, int]:
        """The order of the centre file, or of time; other groups are ordered by name."""
        setup = self._setup
        orders: Mapping[str, Iterable[str | int]] = {
            By.SERVICE: setup.services,
            By.AGENCY: [agency.key for agency in setup.config.agencies],
            By.COUNTER: setup.counters,
            By.WEEKDAY: range(7),
            By.HOUR: range(24),
            By.DAY: sorted(str(row.group) for row in table.rows),
        }
        return {group: place for place, group in enumerate(orders.get(table.by, ()))}

    def chart(self, table: ReportTable) -> Mapping[str, Any]:
        """The chart of a report as JSON types."""
        charted = REPORTS[table.report].charted if table.report in REPORTS else CHARTED
        keys = [key for key in charted if key in table.total.values]
        return {
            "labels": [self.group(table.by, row.group) for row in table.rows],
            # Names are most readable with horizontal bars; times run from the left.
            "across": table.by not in (By.HOUR, By.WEEKDAY, By.DAY),
            "unit": self.unit(keys[0]) if keys else "",
            "stacked": table.report == "counters",
            "series": [
                {
                    "name": self.say("console-column", key=key),
                    "values": [_in_unit(key, row.values[key]) for row in table.rows],
                }
                for key in keys
            ],
        }


_UNITS: Final[Mapping[FigureKind, tuple[float, int | None]]] = {
    FigureKind.COUNT: (1, None),
    FigureKind.DURATION: (MINUTE, 1),
    FigureKind.HOURS: (HOUR, 1),
    FigureKind.SHARE: (0.01, 1),
    FigureKind.STARS: (1, 2),
    FigureKind.MEAN: (1, 1),
}
"""The unit in which a kind of figure is shown, and its decimals."""


def _in_unit(key: str, value: FigureValue) -> FigureValue:
    """A figure of a column in the unit in which it is shown."""
    unit, decimals = _UNITS[KINDS[key]]
    if value is None:
        return None
    return round(value if unit == 1 else value / unit, decimals)


def as_file(
    formatter: ReportFormatter, report: ReportTable, subtitle: str, name: str
) -> Response | None:
    """The report as the kind of file that the request asks for (`format`); None for a page."""
    headings = [formatter.say("console-by", by=report.by)]
    for key in report.total.values:
        unit, heading = formatter.unit(key), formatter.say("console-column", key=key)
        headings.append(f"{heading} ({unit})" if unit else heading)
    lines = [_row_of(formatter.group(report.by, row.group), row) for row in report.rows]
    match request.args.get("format"):
        case "csv":
            # A byte order mark, by which spreadsheet programs detect the encoding.
            rows = ((group, *numbers) for group, numbers in lines)
            return csv_file(headings, rows, name, "utf-8-sig")
        case "xlsx":
            lines.append(_row_of(formatter.say("console-total"), report.total))
            content = _as_xlsx(formatter, report, subtitle, headings, lines)
            return attachment(content, XLSX_TYPE, f"novbe-{name}.xlsx")
    return None


def _row_of(name: str, row: ReportRow) -> tuple[str, list[FigureValue]]:
    return name, [_in_unit(key, value) for key, value in row.values.items()]


def _as_xlsx(
    formatter: ReportFormatter,
    report: ReportTable,
    subtitle: str,
    headings: Sequence[str],
    lines: Sequence[tuple[str, list[FigureValue]]],
) -> bytes:
    """A sheet with the rows and their total, and one with the definitions."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    bold = book.add_format({"bold": True})
    wrapped = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet()
    sheet.write_string(0, 0, formatter.say("console-report-title", name=report.report), bold)
    sheet.write_string(1, 0, subtitle)
    for place, heading in enumerate(headings):
        sheet.write_string(3, place, heading, wrapped)
    for line, (name, numbers) in enumerate(lines, 4):
        look = bold if line == 3 + len(lines) else None
        sheet.write_string(line, 0, name, look)
        for place, number in enumerate(numbers, 1):
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
    for place, key in enumerate(report.total.values):
        definitions.write_string(place, 0, formatter.say("console-column", key=key), bold)
        definitions.write_string(place, 1, formatter.say("console-definition", key=key))
    book.close()
    return content.getvalue()
