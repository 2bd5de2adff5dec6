"""Commands of evidence: is everything as the log says, what was a day, erase a text."""

import sys
import time
from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import Connection

from contract.answers import Digest
from contract.errors import Refusal
from server.cli.care import no_centre, opened
from server.cli.options import EXIT_REFUSED, give_up, stored
from server.store import digest_lines, digests, evidence, texts
from server.store.evidence import Verdict
from server.store.transactions import SqlTransactions

EXIT_NOT_PROVEN = 1
"""Something is not as the log says."""

FAULTS_TOLD = 20
"""How many faults of a centre are told; the rest is counted."""


@click.command(
    help="Prove that the log is whole and that the state, the digests and the texts are what "
    "it says. Without CENTRE: all centres. Ends with 1 where something is not."
)
@click.argument("centres", nargs=-1, metavar="[CENTRE ...]")
@click.option(
    "--from",
    "start",
    type=click.IntRange(min=1),
    default=1,
    metavar="REVISION",
    help="Believe what is before, and prove the log from here on; the state is not compared.",
)
@stored
def verify(centres: tuple[str, ...], start: int, database: str | None, data: Path | None) -> None:
    """Say what was proven, or what is wrong; the hall may run meanwhile."""
    settings, store = opened(database, data)
    known = _known(store, centres)
    faulty = False
    for centre in centres or known:
        began = time.monotonic()
        # Before the view of the database: a day that closes in between is then in the log
        # and not yet in the lines, and never the other way round.
        lines = digest_lines.lines_of(digest_lines.path_of(settings.data, centre))
        try:
            verdict = _verdict(store, centre, lines, start)
        except Refusal:
            give_up(f"{centre}: the database could not be read to its end.", EXIT_NOT_PROVEN)
        faulty = faulty or bool(verdict.faults)
        _tell(verdict, time.monotonic() - began)
    if faulty:
        sys.exit(EXIT_NOT_PROVEN)


def _verdict(store: SqlTransactions, centre: str, lines: list[str], start: int) -> Verdict:
    def work(connection: Connection) -> Verdict:
        return evidence.verify(connection, centre, lines, start)

    return store.on_connection(work)


def _tell(verdict: Verdict, seconds: float) -> None:
    looked = [f"{verdict.events} events"]
    if verdict.rows is not None:
        looked.append(f"{verdict.rows} rows of state")
    looked.append(f"{verdict.digests} digests")
    looked.append(f"{verdict.texts} texts ({verdict.erased} erased)")
    judged = f"{len(verdict.faults)} faults" if verdict.faults else "as the log says"
    click.echo(f"{verdict.centre}: {judged}; {', '.join(looked)}, {seconds:.1f} s")
    for fault in verdict.faults[:FAULTS_TOLD]:
        click.echo(f"  {fault}")
    if len(verdict.faults) > FAULTS_TOLD:
        click.echo(f"  and {len(verdict.faults) - FAULTS_TOLD} more")


def _known(store: SqlTransactions, centres: tuple[str, ...]) -> list[str]:
    known = sorted(store.revisions())
    for centre in centres:
        if centre not in known:
            give_up(no_centre(known, centre), EXIT_REFUSED)
    return known


@click.command(help="Print the digest of the last day that was closed, or of --day.")
@click.argument("centre")
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="A day, like 2026-11-24."
)
@stored
def digest(centre: str, day: datetime | None, database: str | None, data: Path | None) -> None:
    """Print it as one line of JSON, as the log gives it."""
    _, store = opened(database, data)
    _known(store, (centre,))

    def work(connection: Connection) -> Digest | None:
        if day is not None:
            return digests.digest_of_day(connection, centre, day.date())
        return next(reversed(digests.digests(connection, centre)), None)

    try:
        found = store.on_connection(work)
    except ValueError:
        give_up(f"The log of {centre} is broken; 'novbe server verify {centre}' says where.")
    if found is None:
        if day is None:
            give_up(f"No day of {centre} was closed yet.", EXIT_REFUSED)
        give_up(f"The day {day.date()} of {centre} was not closed.", EXIT_REFUSED)
    click.echo(found.model_dump_json())


@click.command(help="Erase a text (a note, a comment, a notice) by its id; the log stays whole.")
@click.argument("centre")
@click.argument("text_id", metavar="TEXT-ID")
@stored
def erase(centre: str, text_id: str, database: str | None, data: Path | None) -> None:
    """Erase it for good; the log keeps a hash that tells nobody what it was."""
    _, store = opened(database, data)
    _known(store, (centre,))
    if not store.on_connection(
        lambda connection: texts.erase(connection, centre, text_id), write=True
    ):
        give_up(f"{centre} has no text '{text_id}', or it was erased before.", EXIT_REFUSED)
    click.echo(f"{centre}: the text {text_id} is erased")
