"""A list of people as a CSV file, in the dialects of spreadsheet programs."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

COLUMNS: Final = ("login", "name", "role", "agency", "counter", "language")
"""The columns, by the words of the header line; others are ignored."""

NEEDED: Final = ("login", "name", "role")

LINES_AT_MOST: Final = 1000

FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheet programs treat a text that begins with one of these as a formula."""


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list: its number in the file, from 1, and its values by the columns that the
    file has."""

    number: int
    values: Mapping[str, str]


class UnreadableList(ValueError):
    """A file that is not a list of people, and why: `encoding`, `columns` or `long`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def read(content: bytes) -> Sequence[ListLine]:
    """The lines of a file in UTF-8, with or without a byte order mark, with `;`, `,` or tabs
    between the columns; empty lines are left out. Raises `UnreadableList` for another encoding, a
    missing column, or too many lines."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableList("encoding") from error
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=first.count))
    try:
        header = [cell.strip().casefold() for cell in next(reader, [])]
        rows = [(reader.line_num, [_typed(cell.strip()) for cell in row]) for row in reader]
    except csv.Error as error:
        raise UnreadableList("columns") from error
    if not set(NEEDED) <= set(header):
        raise UnreadableList("columns")
    places = {name: header.index(name) for name in COLUMNS if name in header}
    lines = [
        ListLine(number, {name: row[at] if at < len(row) else "" for name, at in places.items()})
        for number, row in rows
        if any(row)
    ]
    if len(lines) > LINES_AT_MOST:
        raise UnreadableList("long")
    return lines


def as_text(value: Any) -> Any:
    """A value for a cell that is not a formula: after an apostrophe it is text."""
    is_formula = isinstance(value, str) and value.startswith(FORMULA_SIGNS)
    return f"'{value}" if is_formula else value


def _typed(cell: str) -> str:
    """The text of a cell, as it was before `as_text`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell
