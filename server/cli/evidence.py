"""Commands of evidence: is everything as the log says, what was a day, erase a text."""

import secrets
import sys
import time
from collections.abc import Collection
from datetime import datetime
from functools import partial
from pathlib import Path

import click
from sqlalchemy import Connection

from contract.answers import Digest
from contract.errors import Refusal
from server import bootstrap
from server.cli.acting import hall_on, no_centre, opened, out_of_the_files
from server.cli.options import EXIT_REFUSED, archived, give_up, say, stored
from server.clock import Clock
from server.commands import privacy
from server.engine import evidence
from server.engine.evidence import Verdict
from server.engine.store import Store
from server.store import digest_lines, digests, log_begin, texts

EXIT_NOT_PROVEN = 1
"""Something is not as the log says."""

FAULTS_TOLD = 20
"""How many faults of a centre are told; the rest is counted."""


@click.command(
    help="Prove that the log is whole, and that facts, checkpoints, digests and texts are what it "
    "says. Without CENTRE: all centres. Changes nothing, and rights to read are enough. Ends with "
    "1 where something is not."
)
@click.argument("centres", nargs=-1, metavar="[CENTRE ...]")
@click.option(
    "--from",
    "start",
    type=click.IntRange(min=1),
    default=1,
    metavar="REVISION",
    help="Believe what is before, and prove the log from here on; facts and checkpoints are not "
    "compared.",
)
@archived
@stored
def verify(
    centres: tuple[str, ...],
    start: int,
    archive: Path | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Say what was proven, or what is wrong; the hall may run meanwhile."""
    settings, store = opened(database, data, archive=archive)
    if archive is not None and start > 1:
        give_up("--from believes what is before, and --archive proves it: name one of the two.")
    # Of a centre that somebody took out of the database the digests may tell.
    known = store.on_connection(evidence.centres) | digest_lines.centres(settings.data)
    if not known:
        give_up(
            "There is no centre in the database and no digest in the data folder: nothing was "
            "proven. Check --data and --database (or NOVBE_DATA, NOVBE_DATABASE).",
            EXIT_REFUSED,
        )
    _there_is(known, centres)
    clock = bootstrap.stored_clock(store)
    faulty = False
    for centre in centres or sorted(known):
        began = time.monotonic()
        path = digest_lines.path_of(settings.data, centre)
        try:
            verdict = _verdict(store, clock, centre, path, start, settings.archive)
        except Refusal:
            give_up(
                f"{centre}: the database could not be read to its end. If a server began to "
                "write meanwhile, run it again.",
                EXIT_NOT_PROVEN,
            )
        faulty = faulty or bool(verdict.faults)
        _tell(verdict, time.monotonic() - began)
    if faulty:
        sys.exit(EXIT_NOT_PROVEN)


def _verdict(
    store: Store, clock: Clock, centre: str, path: Path, start: int, archive: Path | None
) -> Verdict:
    # The lines before the view of the database: a day that closes in between is then in
    # the log and not yet in the lines, and never the other way round.
    now, lines, unreadable = clock.now(), list[str](), ""
    try:
        lines = digest_lines.lines_of(path)
    except OSError as error:
        unreadable = f"the digests in {path} cannot be read: {error.strerror}"
    verdict = store.on_connection(
        lambda connection: evidence.verify(connection, centre, lines, start, archive)
    )
    if unreadable:
        verdict.faults.append(unreadable)
        return verdict
    # A server looks every few seconds of the hall's time, and a fast hall's go by at once.
    just_closed = digest_lines.WRITTEN_WITHIN * max(1.0, clock.rate)
    late = [one for one in verdict.unwritten if abs(now - one.written_at) > just_closed]
    if late:
        verdict.faults.append(
            f"{verdict.closed - len(verdict.unwritten)} of {verdict.closed} closed days have a "
            f"written digest in {path}; that of {late[0].day} (revision "
            f"{late[0].last_revision}) is the first that is missing"
        )
    return verdict


def _tell(verdict: Verdict, seconds: float) -> None:
    looked = [f"{verdict.events} events"]
    if verdict.facts is not None:
        looked.append(f"{verdict.facts} facts, {verdict.checkpoints} checkpoints")
    looked.append(f"{verdict.digests} digests")
    looked.append(f"{verdict.texts} texts ({verdict.erased} erased)")
    judged = f"{len(verdict.faults)} faults" if verdict.faults else "as the log says"
    click.echo(f"{verdict.centre}: {judged}; {', '.join(looked)}, {seconds:.1f} s")
    if (begin := verdict.believed) is not None:
        click.echo(
            f"  proven from revision {begin.revision + 1} on; what is before, the days up to "
            f"{begin.day}, is in the archive: name its folder by --archive to prove it too"
        )
        if verdict.facts is None:
            click.echo("  facts and checkpoints could not be compared without it")
    for fault in verdict.faults[:FAULTS_TOLD]:
        say(f"  {fault}")
    if len(verdict.faults) > FAULTS_TOLD:
        click.echo(f"  and {len(verdict.faults) - FAULTS_TOLD} more")
    if any(fault.startswith("fact_") for fault in verdict.faults):
        click.echo(
            "  Facts prove nothing and can be made again from the log: "
            f"novbe server facts rebuild --centre {verdict.centre}"
        )


def _there_is(known: Collection[str], centres: Collection[str]) -> None:
    """End the command where one of the centres is not known."""
    for centre in centres:
        if centre not in known:
            give_up(no_centre(sorted(known), centre), EXIT_REFUSED)


@click.command(help="Print the digest of the last day that was closed, or of --day.")
@click.argument("centre")
@click.option(
    "--day", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="A day, like 2026-11-24."
)
@stored
def digest(centre: str, day: datetime | None, database: str | None, data: Path | None) -> None:
    """Print it as one line of JSON, as the log gives it."""
    settings, store = opened(database, data)
    _there_is(store.revisions(), [centre])
    begin = store.on_connection(partial(log_begin.begin_of, centre=centre))
    if day is not None and begin.day is not None and day.date() <= begin.day:
        path = digest_lines.path_of(settings.data, centre)
        give_up(f"The day {day.date()} is in the archive: its digest stands in {path}.")

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
    settings, store = opened(database, data, writing=True)
    _there_is(store.revisions(), [centre])
    if not store.on_connection(lambda connection: texts.is_there(connection, centre, text_id)):
        give_up(f"{centre} has no text '{text_id}'.", EXIT_REFUSED)
    privacy.erase(hall_on(settings, store, secrets.token_bytes()), centre, [text_id])
    click.echo(f"{centre}: the text {text_id} is erased")
    out_of_the_files(settings, "Erase the text again when that is done.")
