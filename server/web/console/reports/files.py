"""A report as a file: CSV for programs, XLSX for spreadsheets."""

import csv
import io
from typing import Final

import xlsxwriter
from flask import Response, request

from server.web.console.reports.shown import ShownReport, ShownRow
from server.web.rendering import CSV_TYPE, attachment

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheet programs treat a text that begins with one of these as a formula."""


def as_file(report: ShownReport, subtitle: str, name: str) -> Response | None:
    """The report as the kind of file that the request asks for (`format`); None for a page."""
    match request.args.get("format"):
        case "csv":
            return attachment(as_csv(report), CSV_TYPE, f"novbe-{name}.csv")
        case "xlsx":
            return attachment(as_xlsx(report, subtitle), XLSX_TYPE, f"novbe-{name}.xlsx")
    return None


def as_csv(report: ShownReport) -> bytes:
    """The rows with one header line. It begins with a byte order mark, by which spreadsheet
    programs detect the encoding."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_headings(report))
    for row in report.rows:
        writer.writerow([_harmless(row.name), *("" if one is None else one for one in row.numbers)])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(report: ShownReport, subtitle: str) -> bytes:
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
    line = 4
    for row in report.rows:
        _write(sheet, line, row, None)
        line += 1
    _write(sheet, line, report.total, bold)
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


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, row: ShownRow, look: object) -> None:
    sheet.write_string(line, 0, row.name, look)
    for place, number in enumerate(row.numbers, 1):
        if number is None:
            sheet.write_blank(line, place, None, look)
        else:
            sheet.write_number(line, place, number, look)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
