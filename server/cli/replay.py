"""`novbe server replay`: how well would the waits of a real log have been foretold?"""

import csv
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

import click

from contract.enums import TicketClass
from contract.model import EARLIEST, LATEST
from server.cli.options import EXIT_FAULTY, give_up
from server.domain.accuracy import BIAS
from server.domain.replaying import Outcome, Row, fault_of, fault_of_moment, replay
from server.domain.trial import table_of_methods, table_of_services

COLUMNS = ("arrived", "called", "finished", "service", "counter", "priority", "outcome")
NEEDED = COLUMNS[:5]

FAULTS_TOLD = 20
"""How many faulty lines are named; the rest is counted."""

_CLASSES: Mapping[str, TicketClass] = {
    **dict.fromkeys(("", "0", "no", "false", "normal"), TicketClass.STANDARD),
    **dict.fromkeys(("1", "yes", "true"), TicketClass.PRIORITY),
    **{str(one): one for one in TicketClass},
}


class _Kind(Enum):
    """How a log writes its moments."""

    SECONDS = "seconds"
    RFC3339 = "RFC 3339"


class FaultyLine(ValueError):
    """A line that cannot be used, in words that follow its number."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a log: seconds since its epoch, and what local time is ahead of UTC."""

    at: float
    zone: float
    kind: _Kind


@click.command(
    "replay",
    help="""Tell a log of real waits again, and measure how well they would have been foretold.

    LOG is a CSV file with a line for each ticket and a heading with the columns arrived,
    called, finished, service, counter, and if it has them priority and outcome.

    \b
    arrived    when the ticket was taken
    called     when it was first called; empty for one that left
    finished   when the counter was free again; for one that left, when
               it gave up, or empty where nobody knows
    service    what it was for
    counter    where it was called to
    priority   1, yes, priority; or appointment, returning; else standard
    outcome    done (or empty), no_show, left

    All times are seconds (of any clock; no milliseconds) or all are RFC 3339
    (2026-11-23T09:00:00+04:00).

    Every wait is foretold from what was before it; of the first part it is only learned.
    Printed are, in seconds, the mean absolute error, the bias (below zero: it took longer)
    and how many waits were at most what nine of ten should be, for the hall's own estimate
    and for the others that are known, in all and by service.""",
)
@click.argument("log", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--learn",
    default="0.5",
    show_default=True,
    metavar="SHARE|TIME",
    help="The first part: a share of the tickets (0 to 1), or until a time as in the log.",
)
@click.option("--skip-faulty", is_flag=True, help="Name faulty lines, and go on without them.")
def replay_log(log: Path, learn: str, skip_faulty: bool) -> None:
    """Print the tables."""
    try:
        with log.open(encoding="utf-8-sig", newline="") as file:
            rows, faults, kind = _read(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        give_up(f"{log} cannot be read: {error}")
    for fault in faults[:FAULTS_TOLD]:
        click.echo(f"{log}, {fault}", err=True)
    if len(faults) > FAULTS_TOLD:
        click.echo(f"... and {len(faults) - FAULTS_TOLD} more faulty lines", err=True)
    if faults and not skip_faulty:
        give_up(f"{log}: nothing was measured; mend the lines or use --skip-faulty.", EXIT_FAULTY)
    if not rows:
        give_up(f"{log} has no tickets.")
    trial = replay(rows, _measured_from(learn, rows, kind))
    measured = sum(len(one) for one in trial.told.values()) // len(trial.told)
    unknown = f"Waits not foretold, because no counter for them was active: {trial.unknown}"
    if not measured and trial.unknown:
        give_up(f"{log}: nothing was measured. {unknown}")
    if not measured:
        give_up(f"{log}: no wait is left to measure after the part that --learn names.")
    click.echo(f"{len(rows)} tickets, {measured} waits measured; seconds; {BIAS}\n")
    click.echo(table_of_methods(trial.told))
    click.echo(table_of_services(trial.told), nl=False)
    if trial.unknown:
        click.echo(f"\n{unknown}")


def _read(reader: "csv.DictReader[str]") -> tuple[list[Row], list[str], _Kind | None]:
    """The tickets of a log, what is wrong with it by line, and how it writes times."""
    columns = [one.strip().lower() for one in reader.fieldnames or ()]
    missing = [one for one in NEEDED if one not in columns]
    if missing:
        return [], [f"line 1 has no column {', '.join(missing)}"], None
    reader.fieldnames = columns
    rows, faults = [], []
    kind: _Kind | None = None
    for cells in reader:
        try:
            row, written = _row({key: cells.get(key) or "" for key in COLUMNS}, kind)
            fault = fault_of(row)
        except FaultyLine as error:
            fault = str(error)
        else:
            if fault is None:
                rows.append(row)
                kind = written
        if fault is not None:
            faults.append(f"line {reader.line_num} {fault}")
    return rows, faults, kind


def _row(cells: Mapping[str, str], kind: _Kind | None) -> tuple[Row, _Kind]:
    """A ticket from its cells; `kind` is how the lines before write times.

    Raises:
        FaultyLine: a cell cannot be read.
    """
    cells = {key: cell.strip() for key, cell in cells.items()}
    moments: dict[str, Moment] = {}
    for column in COLUMNS[:3]:
        if cells[column]:
            moment = moments[column] = _moment(cells[column], column)
            if kind is not None and moment.kind is not kind:
                raise FaultyLine(
                    f"has '{column}' in {moment.kind.value}, the lines before in {kind.value}"
                )
            kind = moment.kind
    if "arrived" not in moments or kind is None:
        raise FaultyLine("has no 'arrived'")
    ticket_class = _CLASSES.get(cells["priority"].lower())
    if ticket_class is None:
        raise FaultyLine(f"has '{cells['priority']}' as its priority")
    outcome = cells["outcome"].lower() or Outcome.DONE
    if outcome not in set(Outcome):
        raise FaultyLine(f"has '{cells['outcome']}' as its outcome; write {_names(Outcome)}")
    called, finished = moments.get("called"), moments.get("finished")
    row = Row(
        arrived=moments["arrived"].at,
        called=called.at if called else None,
        finished=finished.at if finished else None,
        service=cells["service"],
        counter=cells["counter"],
        ticket_class=ticket_class,
        outcome=Outcome(outcome),
        zone=moments["arrived"].zone,
    )
    return row, kind


def _moment(text: str, column: str) -> Moment:
    """A moment in seconds or RFC 3339.

    Raises:
        FaultyLine: it is neither, or cannot be meant.
    """
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        if fault := fault_of_moment(float(text)):
            raise FaultyLine(f"has '{text}' as '{column}': {fault}")
        return Moment(float(text), 0.0, _Kind.SECONDS)
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        moment = None
    offset = moment.utcoffset() if moment else None
    if moment is None or offset is None:
        raise FaultyLine(f"has '{text}' as '{column}': neither seconds nor RFC 3339 with a zone")
    if not EARLIEST <= moment.year <= LATEST:
        raise FaultyLine(f"has '{text}' as '{column}': no year from {EARLIEST} to {LATEST}")
    return Moment(moment.timestamp(), offset.total_seconds(), _Kind.RFC3339)


def _measured_from(learn: str, rows: Sequence[Row], kind: _Kind | None) -> float:
    """The arrival from which on waits are measured."""
    try:
        moment = _moment(learn, "--learn")
    except FaultyLine:
        give_up(f"--learn '{learn}' is no share from 0 to 1 and no time as in the log.")
    if moment.kind is _Kind.SECONDS and 0 <= moment.at <= 1:
        arrivals = sorted(row.arrived for row in rows)
        first = math.ceil(moment.at * len(arrivals))
        return arrivals[first] if first < len(arrivals) else math.inf
    if moment.kind is not kind:
        give_up(f"--learn '{learn}' is no share from 0 to 1 and no time as in the log.")
    return moment.at


def _names(words: Iterable[str]) -> str:
    return ", ".join(words)
