"""`novbe server archive`: moves the oldest events of the logs into an archive."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import click

from server import bootstrap
from server.cli.acting import opened
from server.cli.options import give_up, store_options
from server.engine import archiving
from server.engine.archiving import CannotArchive
from server.settings import ServerSettings
from server.store import digests
from server.store.archive import DamagedArchive

EXIT_NOT_ARCHIVED = 1
"""Some events could not be archived; these are still in the database."""

OLDER_THAN: Final = 400
"""The default number of days to keep in the database: a year, and a month to compare with."""

LEAST: Final = 90
"""The minimum number of days to keep. Texts of tickets are erased after a month at most; until then
their events must be in the database, to find the texts for an erasure on request."""


@click.command()
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the archive; by default NOVBE_ARCHIVE.",
)
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(min=LEAST),
    default=OLDER_THAN,
    show_default=True,
    metavar="DAYS",
    help="Archive months that ended at least this number of days ago.",
)
@store_options
def archive(into: Path | None, days: int, settings: ServerSettings) -> None:
    """Move the oldest events of the logs into compressed files, one for each month of a centre. The
    hall may be running. Reports do not change. If it is interrupted, run it again."""
    store = opened(settings, writing=True)
    folder = into or settings.archive
    if folder is None:
        give_up("Set the folder of the archive: --into FOLDER, or NOVBE_ARCHIVE for all commands.")
    before = (bootstrap.stored_clock(store).now() - timedelta(days=days)).date()
    try:
        for centre in sorted(store.revisions()):
            lines = digests.lines_of(digests.path_of(settings.data, centre))
            if archiving.has_other_fold(store, centre):
                archiving.refold(store, centre, folder)
                click.echo(f"{centre}: the state after the archived events was computed again")
            for part in archiving.archive_months(store, centre, lines, before, folder):
                click.echo(
                    f"{folder / part.name}: revisions {part.first_revision} to "
                    f"{part.last_revision}, up to {part.last_day}"
                )
            click.echo(f"{centre}: no other month is old enough")
    except (CannotArchive, DamagedArchive) as error:
        give_up(f"{error}. All other events are still in the database.", EXIT_NOT_ARCHIVED)
    except OSError as error:
        give_up(
            f"{folder} cannot be written: {error.strerror}. All events that are not in the archive "
            "are still in the database.",
            EXIT_NOT_ARCHIVED,
        )
