"""`novbe server backup`, `restore` and `copy`."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from contract.errors import Refusal
from server import bootstrap
from server.backup import making, restoring
from server.backup.making import UnusableBackup
from server.backup.restoring import NotRestored, Restored
from server.cli import options
from server.control import client
from server.control.client import ControlRefused, ServedElsewhere
from server.control.requests import RecordBackup
from server.settings import CannotStart, ServerSettings


@click.command()
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder for backups; best on another disk or machine.",
)
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    help="How many backups of this hall to keep in the folder; older ones are removed. By "
    "default all.",
)
@click.option("--whole", is_flag=True, help="Verify the whole log, as 'verify' does.")
@options.store_options
def backup(into: Path, keep: int | None, whole: bool, settings: ServerSettings) -> None:
    """Make a backup of the hall, which may be running: one file with the database, the server's key
    and certificate and the list of erasures. It is read back and loaded before it gets its name."""
    try:
        # Check that there is a hall: SQLite would create the file to copy.
        bootstrap.existing_store(settings).close()
        made = making.make(settings, into, keep=keep, whole=whole)
    except UnusableBackup as error:
        options.fail(f"No backup was made. {error}")
    except (OSError, *making.READ_ERRORS) as error:
        reason, advice = str(error).splitlines()[0], "Check that there is room."
        if isinstance(error, making.READ_ERRORS):
            advice = "'novbe server doctor' says what is wrong with the database, and what to do."
        options.fail(f"No backup was made in {into}: {reason}. {advice}")
    size = made.path.stat().st_size / 1e6
    heads = ", ".join(f"{row.id} to revision {row.revision}" for row in made.manifest.centres)
    click.echo(f"{made.path} ({size:.1f} MB) was made and verified: {heads}")
    click.echo(f"SHA-256 {made.sha256}, also in {making.sha256_file(made.path)}")
    for archive in made.removed:
        click.echo(f"{archive} was removed")
    try:
        for each in made.manifest.centres:
            recorded = RecordBackup(centre=each.id, at=datetime.now(UTC), file=made.path.absolute())
            client.ask(settings, recorded)
    except ServedElsewhere as error:
        # As on the machine of a server that waits.
        options.say(f"The backup is not recorded in the hall. {error}", err=True)
    except (ControlRefused, Refusal, CannotStart) as error:
        cause = error.__cause__ if isinstance(error, Refusal) else None
        options.fail(
            "The backup is good, but it could not be recorded in the hall, so the console will "
            f"show an older one: {str(cause or error).splitlines()[0]}"
        )


def _next_number(text: str) -> tuple[str, int]:
    series, _, number = text.rpartition("=")
    if not number.isdecimal():
        raise click.BadParameter("write it like A=300")
    return series, int(number)


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sha256", metavar="HEX", help="The SHA-256 that 'backup' printed.")
@click.option("--replace", "over", is_flag=True, help="Replace the existing hall.")
@click.option(
    "--next",
    "next_numbers",
    type=_next_number,
    multiple=True,
    metavar="SERIES=NUMBER",
    help="The next number of a series, e.g. A=300, by the newest ticket; once for each series.",
)
@click.option(
    "--erasures",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="FOLDER",
    help="The folder 'erasures' of another machine that served this hall; once for each.",
)
@click.option(
    "--end",
    "ended",
    multiple=True,
    metavar="NAME",
    help="A device, token or role to end, by the name that 'restore' prints; once for each.",
)
@options.store_options
def restore(
    file: Path,
    sha256: str | None,
    over: bool,
    next_numbers: tuple[tuple[str, int], ...],
    erasures: tuple[Path, ...],
    ended: tuple[str, ...],
    settings: ServerSettings,
) -> None:
    """Restore the hall from a backup, on this machine or another. The server must be stopped.
    Numbers, calls and secrets that may have been given since the backup are not given again. The
    old database and files are kept. Devices, tokens and roles are those of the backup, which are
    printed."""
    for folder in erasures:
        if not any(folder.glob("*.jsonl")):
            options.give_up(f"There is no list of erasures in {folder}.")
    try:
        making.require_sha256(file, sha256)
        done = restoring.restore(
            settings,
            file,
            over=over,
            next_numbers=dict(next_numbers),
            erasures=erasures,
            ended=ended,
        )
    except restoring.HalfRestored as error:
        options.cannot_start(str(error))
    except (NotRestored, UnusableBackup) as error:
        options.refuse(f"Nothing was changed. {error}")
    except (OSError, *making.READ_ERRORS) as error:
        options.cannot_start(
            f"Nothing was changed: {str(error).splitlines()[0]}. Check that {file} can be read, "
            f"and that there is room in {settings.data} and in {settings.database_shown}."
        )
    for centre in done.centres:
        _tell(centre, ended)
    if done.old is not None:
        click.echo(f"The old files are in {done.old}: remove them when they are not needed.")
    options.say(
        "What was revoked or ended since the backup is valid again. To end it before the server "
        "starts run the same command again with --replace, and --end NAME for each."
    )


def _tell(restored: Restored, ended: Sequence[str]) -> None:
    """Print how a centre continues, and which devices, tokens and roles are valid there."""
    last = restored.since
    since = f"{last:%Y-%m-%d %H:%M} UTC" if last is not None else "the beginning"
    click.echo(f"{restored.centre}: restored; what happened after {since} is lost")
    for series in restored.event.series:
        click.echo(f"  series {series.series} continues after {series.last}")
    click.echo(f"  calls continue after {restored.event.call}")
    if restored.erased:
        click.echo(f"  {restored.erased} erasures were done again")
    click.echo("  devices, tokens and roles:")
    for access in restored.access:
        options.say(
            f"    {access.name} ({access.label}){' was ended' if access.name in ended else ''}"
        )


@click.command("copy")
@click.option(
    "--to",
    "url",
    required=True,
    envvar="NOVBE_COPY_TO",
    metavar="URL",
    help="SQLAlchemy URL of an empty database (NOVBE_COPY_TO).",
)
@options.store_options
def copy(url: str, settings: ServerSettings) -> None:
    """Copy the whole hall to another database, from SQLite to PostgreSQL or back, or to a new file
    where an index is damaged. The server must be stopped. The log is verified in the copy."""
    target = options.load_settings(database=url, data=settings.data)
    try:
        rows = restoring.move(settings, target)
    except (NotRestored, UnusableBackup) as error:
        options.refuse(f"Nothing was changed. {error}")
    except making.READ_ERRORS as error:
        options.cannot_start(f"Nothing was copied: {str(error).splitlines()[0]}.")
    click.echo(
        f"{sum(rows.values())} rows were copied and verified, {rows['event']} of them events."
    )
    click.echo(
        "Start the server with the new --database (NOVBE_DATABASE); its data folder stays the same."
    )
    options.say(
        f"The old database, {settings.database_shown}, is not used from then on. Delete it once "
        "the hall works on the new one and a backup of that was made: what is erased later stays "
        "in the old one."
    )
