"""`novbe server facts rebuild`."""

from functools import partial
from pathlib import Path

import click

from server.cli.acting import opened, require_known
from server.cli.options import EXIT_REFUSED, archive_option, give_up, store_options
from server.engine.rebuilding import Rebuilding, UnusableLog, empty_database
from server.engine.store import Store
from server.settings import ServerSettings
from server.store.archive import events_before
from server.store.log_start import start_of

EVENTS_A_STEP = 20_000
"""The number of events between two lines of progress: some seconds."""

DAYS_A_LINE = 50
"""The number of days between two lines of progress."""


@click.group()
def facts() -> None:
    """The facts, which reports and history read."""


@facts.command()
@click.option("--centre", metavar="CENTRE", help="Only this centre.")
@archive_option
@store_options
def rebuild(centre: str | None, archive: Path | None, settings: ServerSettings) -> None:
    """Rebuild the facts of all centres, or of one, from the log. The server may be running."""
    store = opened(settings, writing=True)
    revisions = store.revisions()
    if centre is not None:
        require_known(revisions, centre)
    for one in [centre] if centre is not None else sorted(revisions):
        try:
            _rebuild(store, one, revisions[one], archive or settings.archive)
        except UnusableLog as error:
            give_up(
                f"{one}: the log cannot be replayed ({error}); 'novbe server verify {one}' shows "
                "details. No further facts were changed.",
                EXIT_REFUSED,
            )


def _rebuild(store: Store, centre: str, events: int, folder: Path | None) -> None:
    begin = store.on_connection(partial(start_of, centre=centre))
    if begin.revision and folder is None:
        give_up(
            f"{centre}: the events up to {begin.day} are in the archive. Add --archive FOLDER. "
            "No further facts were changed.",
            EXIT_REFUSED,
        )
    with empty_database() as rebuilt:
        work = Rebuilding(rebuilt, centre)
        if begin.revision and folder is not None:
            work.fold_all(events_before(folder, centre, begin))
            click.echo(f"{centre}: {work.revision} of {events} events read, from the archive")
        while store.on_connection(lambda connection: work.fold_more(connection, EVENTS_A_STEP)):
            click.echo(f"{centre}: {work.revision} of {max(events, work.revision)} events read")
        days = store.on_connection(work.days)
        written = 0
        for place, day in enumerate(days, start=1):
            written += store.on_connection(partial(work.write_day, day=day), write=True)
            if place % DAYS_A_LINE == 0:
                click.echo(f"{centre}: {place} of {len(days)} days written")
    click.echo(f"{centre}: {written} facts of {len(days)} days were rebuilt from the log")
