"""`novbe simulate replay`."""

import csv
import sys
from pathlib import Path
from typing import Final, NoReturn

import click

from server.domain.figures import BIAS
from simulator.replay.alternatives import EstimateMethod
from simulator.replay.hall import replay
from simulator.replay.log import FaultyLine, read_log
from simulator.replay.tables import table_of_services, tables_of_groups

EXIT_FAULTY: Final = 2
"""The file cannot be used."""

FAULTS_TOLD: Final = 20
"""The number of faulty lines that are named; the rest is counted."""


@click.command(
    "replay",
    help="""Replay a log of real waits, and measure how good the estimates would have been.

    LOG is a CSV file with a line for each ticket and a heading with the columns arrived,
    called, finished, service, counter, and if it has them priority and outcome.

    \b
    arrived    when the ticket was taken
    called     when it was first called; empty for one that left
    finished   when the counter was free again; for one that left, when
               the visitor gave up, or empty if unknown
    service    what it was for
    counter    where it was called to
    priority   1, yes, priority; or appointment, returning; else standard
    outcome    done (or empty), no_show, left

    All times are seconds (of any clock; no milliseconds) or all are RFC 3339
    (2026-11-23T09:00:00+04:00).

    Every wait is estimated from what happened before it; the first part of the log only
    teaches. The tables show, in seconds, the mean absolute error, the bias (below zero: it
    took longer), the share of waits that were longer than the median that is told, and the
    share within the "9 in 10" time: for our own estimate, for the known alternatives, and
    for ours without one of its parts. (a) are the waits of visitors whom no other was ahead of
    while a counter was free, (b) all others.""",
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
        found = read_log(log)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        _give_up(f"{log} cannot be read: {error}")
    for fault in found.faults[:FAULTS_TOLD]:
        click.echo(f"{log}, {fault}", err=True)
    if len(found.faults) > FAULTS_TOLD:
        click.echo(f"... and {len(found.faults) - FAULTS_TOLD} more faulty lines", err=True)
    if found.faults and not skip_faulty:
        _give_up(f"{log}: nothing was measured; correct the lines or use --skip-faulty.")
    if not found.rows:
        _give_up(f"{log} has no tickets.")
    try:
        measured_from = found.arrival_after(learn)
    except FaultyLine:
        _give_up(f"--learn '{learn}' is no share from 0 to 1 and no time as in the log.")
    trial = replay(found.rows, measured_from)
    measured = len(trial.told[EstimateMethod.OURS])
    unknown = f"Waits without an estimate, because no counter for them was active: {trial.unknown}"
    if not measured and trial.unknown:
        _give_up(f"{log}: nothing was measured. {unknown}")
    if not measured:
        _give_up(f"{log}: no wait is left to measure after the part that --learn names.")
    click.echo(f"{len(found.rows)} tickets, {measured} waits measured; seconds; {BIAS}\n")
    click.echo(tables_of_groups(trial.told))
    click.echo(table_of_services(trial.told), nl=False)
    if trial.unknown:
        click.echo(f"\n{unknown}")


def _give_up(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(EXIT_FAULTY)
