"""Reads the CSV file of `novbe simulate replay`."""

import csv
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from contract.enums import TicketClass
from contract.model import EARLIEST, LATEST
from simulator.replay.hall import LoggedOutcome, LogRow, fault_of

COLUMNS: Final = ("arrived", "called", "finished", "service", "counter", "priority", "outcome")
NEEDED: Final = COLUMNS[:5]

FURTHEST: Final = datetime(LATEST, 1, 1, tzinfo=UTC).timestamp()
"""The maximum distance in seconds of a moment from the start of its clock."""

_EPOCH: Final = datetime.fromtimestamp(0, UTC)

_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?")

_CLASSES: Final[Mapping[str, TicketClass]] = {
    **dict.fromkeys(("", "0", "no", "false", "normal"), TicketClass.STANDARD),
    **dict.fromkeys(("1", "yes", "true"), TicketClass.PRIORITY),
    **{str(ticket_class): ticket_class for ticket_class in TicketClass},
}


class TimeFormat(Enum):
    """The format of the moments in a log."""

    SECONDS = "seconds"
    RFC3339 = "RFC 3339"


class FaultyLine(ValueError):
    """An invalid line, in words that follow its number."""


@dataclass(slots=True)
class Log:
    """A log that was read: the valid lines, the errors of the others with their numbers, and the
    format of moments, None without tickets."""

    rows: list[LogRow] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    kind: TimeFormat | None = None

    def arrival_after(self, learn: str) -> datetime | None:
        """The first arrival to measure; None if all tickets are for learning.

        Args:
            learn: a share of the tickets, or a moment as the log writes it.

        Raises:
            FaultyLine: it is neither.
        """
        if re.fullmatch(_NUMBER, learn) and 0 <= float(learn) <= 1:
            arrivals = sorted(row.arrived for row in self.rows)
            first = math.ceil(float(learn) * len(arrivals))
            return arrivals[first] if first < len(arrivals) else None
        moment, kind = _moment(learn, "--learn")
        if kind is not self.kind:
            raise FaultyLine("is written in another way than the moments of the log")
        return moment


def read_log(path: Path) -> Log:
    """Read a log; `OSError`, `UnicodeDecodeError` or `csv.Error` if the file cannot be read."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        columns = [column.strip().lower() for column in reader.fieldnames or ()]
        missing = [column for column in NEEDED if column not in columns]
        if missing and ";" in "".join(columns):
            return Log(faults=["line 1 separates its columns with ';'; separate them with ','"])
        if missing:
            return Log(faults=[f"line 1 has no column {', '.join(missing)}"])
        reader.fieldnames = columns
        log = Log()
        for cells in reader:
            try:
                row, kind = _row({key: (cells.get(key) or "").strip() for key in COLUMNS}, log.kind)
            except FaultyLine as error:
                log.faults.append(f"line {reader.line_num} {error}")
            else:
                log.rows.append(row)
                log.kind = kind
        return log


def _row(cells: Mapping[str, str], kind: TimeFormat | None) -> tuple[LogRow, TimeFormat]:
    """A ticket from its cells, or `FaultyLine`; `kind` is the format of moments in the lines
    before."""
    moments: dict[str, datetime] = {}
    for column in COLUMNS[:3]:
        if cells[column]:
            moments[column], written = _moment(cells[column], column)
            if kind is not None and written is not kind:
                raise FaultyLine(
                    f"has '{column}' in {written.value}, the lines before in {kind.value}"
                )
            kind = written
    if "arrived" not in moments or kind is None:
        raise FaultyLine("has no 'arrived'")
    ticket_class = _CLASSES.get(cells["priority"].lower())
    if ticket_class is None:
        raise FaultyLine(f"has {cells['priority']!r} as its priority")
    outcome = cells["outcome"].lower() or LoggedOutcome.DONE
    if outcome not in set(LoggedOutcome):
        raise FaultyLine(f"has {outcome!r} as its outcome; write {', '.join(LoggedOutcome)}")
    row = LogRow(
        arrived=moments["arrived"],
        called=moments.get("called"),
        finished=moments.get("finished"),
        service=cells["service"],
        counter=cells["counter"],
        ticket_class=ticket_class,
        outcome=LoggedOutcome(outcome),
    )
    if fault := fault_of(row):
        raise FaultyLine(fault)
    return row, kind


def _moment(text: str, column: str) -> tuple[datetime, TimeFormat]:
    """A moment in seconds (of a clock that starts in 1970, UTC) or RFC 3339; else `FaultyLine`."""
    if re.fullmatch(_NUMBER, text):
        seconds = float(text)
        if abs(seconds) > FURTHEST * 1000:
            raise FaultyLine(
                f"has '{text}' as '{column}': that is outside the calendar (up to the year "
                f"{LATEST}); write seconds"
            )
        if abs(seconds) > FURTHEST:
            raise FaultyLine(
                f"has '{text}' as '{column}': these look like milliseconds; write seconds"
            )
        return _EPOCH + timedelta(seconds=seconds), TimeFormat.SECONDS
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise FaultyLine(f"has {text!r} as '{column}': neither seconds nor RFC 3339 with a zone")
    if not EARLIEST <= moment.year <= LATEST:
        raise FaultyLine(f"has '{text}' as '{column}': no year from {EARLIEST} to {LATEST}")
    return moment, TimeFormat.RFC3339
