"""`novbe server import` and `export`: the configuration of a centre as a file."""

import sys
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from uuid import uuid4

import click

from contract.centre import CentreConfig
from contract.commands import ImportCentre
from contract.enums import ImportMode
from server import bootstrap, centre_file
from server.centre_file import CentreFile
from server.cli import acting, options
from server.commands import centres
from server.commands import files as stored_files
from server.commands.centres import Preview
from server.context import AppContext
from server.control.requests import ImportFile
from server.domain.centre_changes import (
    PARTS,
    Change,
    ChangeKind,
    FieldChange,
    PartKind,
    ShownValue,
)
from server.domain.centres import Centre
from server.engine.store import Store
from server.settings import ServerSettings


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--check", is_flag=True, help="Only check the file and show its changes.")
@click.option(
    "--replace", is_flag=True, help="Use the file as it is, and drop changes of the console."
)
@click.option(
    "--displaces",
    type=click.IntRange(min=0),
    default=0,
    metavar="NUMBER",
    help="Publish it although so many bookings lose their times.",
)
@options.store_options
def import_centre(
    file: Path, yes: bool, check: bool, replace: bool, displaces: int, settings: ServerSettings
) -> None:
    """Import a centre file, the first time or a new version. Shows the changes, and asks before it
    publishes them if it runs on a terminal. Changes made in the console since the last import are
    kept; if the file conflicts with them, nothing is changed."""
    try:
        read = centre_file.load(file)
    except centre_file.FaultyCentreFile as error:
        options.give_up(f"{error}\n{acting.NOT_NOW} Correct the file and import it again.")
    for advice in read.advice:
        options.say(f"{file}: {advice}", err=True)
    mode = ImportMode.REPLACE if replace else ImportMode.MERGE
    slug, based_on, is_first = read.config.centre.slug, "", not bootstrap.has_hall(settings)
    summary = f"{slug}: {summary_of(read.config)}"
    if not is_first:
        app = acting.read_app(settings, writing=not check)
        present = _present(app.store, read.config)
        based_on = present.catalogue if present is not None else ""
        seen = _show(app, read, mode, present)
        if not seen.is_new or check:
            return
        if seen.changes and not yes and sys.stdin.isatty():
            count = len(seen.changes)
            if not click.confirm(
                f"Publish {'this change' if count == 1 else f'these {count} changes'}?"
            ):
                options.refuse(acting.NOT_NOW)
            displaces = seen.displaced
    elif check:
        click.echo(summary)
        return
    command = ImportCentre(
        command_id=uuid4(),
        centre=slug,
        config=read.config,
        based_on=based_on,
        mode=mode,
        displaces=displaces,
    )
    files = {sha256: b64encode(content) for sha256, content in read.files.items()}
    acting.ask(settings, slug, ImportFile, command=command, files=files)
    if is_first:
        click.echo(summary)
    options.say(f"{slug}: published in {settings.database_shown}")


def _show(app: AppContext, read: CentreFile, mode: ImportMode, present: Centre | None) -> Preview:
    """Print the changes of a file; exit if it cannot be published now."""
    slug = read.config.centre.slug
    seen = centres.preview(app, slug, read.config, mode, read.files)
    if seen.conflicts:
        lines = [f"  {sentence_of(conflict)}" for conflict in seen.conflicts]
        others = [line for change in seen.kept if (line := f"  {sentence_of(change)}") not in lines]
        if others:
            lines += ["Also changed since the last file (in the file -> in use):", *others]
        options.refuse(
            f"{slug} was changed since the last import, and this file conflicts with it (in use "
            "-> in the file):\n" + "\n".join(lines) + f"\n{acting.NOT_NOW} 'novbe server export "
            f"{slug}' writes what is in use: take these into the file and import it again, or "
            "import it with --replace to take it as it is, which loses them."
        )
    if present is None:
        click.echo(f"{slug}: {summary_of(read.config)}")
    elif not seen.changes:
        click.echo(f"{slug}: nothing changes")
    else:
        count = len(seen.changes)
        click.echo(f"{slug}: {count} {'change' if count == 1 else 'changes'}")
        for change in seen.changes:
            options.say(f"  {sentence_of(change)}")
    if seen.kept:
        click.echo(f"{slug}: kept as changed since the last file (in the file -> in use)")
        for change in seen.kept:
            options.say(f"  {sentence_of(change)}")
    if seen.wrong:
        lines = [f"  {fault.field}: {fault.message}" for fault in seen.wrong]
        options.refuse("\n".join([f"It cannot be published now. {acting.NOT_NOW}", *lines]))
    if seen.displaced:
        which = (
            "1 booking loses its time"
            if seen.displaced == 1
            else f"{seen.displaced} bookings lose their times"
        )
        click.echo(f"{slug}: {which} by this; it is published with --displaces {seen.displaced}")
    return seen


def _present(store: Store, config: CentreConfig) -> Centre | None:
    slug = config.centre.slug
    return next((centre for centre in store.centres() if centre.id == slug and centre.config), None)


@click.command("export")
@options.on_centre
@click.option(
    "--files",
    type=click.Path(file_okay=False, path_type=Path),
    help="Also write its logo, pictures and sounds into this folder.",
)
def export_centre(centre: str, files: Path | None, settings: ServerSettings) -> None:
    """Write a centre's configuration as a centre file."""
    store = acting.opened(settings)
    config = acting.setup_of(store, centre).config
    if files is not None:
        files.mkdir(parents=True, exist_ok=True)
        for name, content in stored_files.all_of(store, config).items():
            (files / name).write_bytes(content)
    click.echo(centre_file.written(config), nl=False)


_NAMES: Final[Mapping[PartKind, tuple[str, str]]] = {
    PartKind.CENTRE: ("Centre", "centres"),
    PartKind.RULES: ("Rules", "rules"),
    PartKind.BOOKINGS: ("Bookings", "bookings"),
    PartKind.SERIES: ("Series", "series"),
    PartKind.ZONE: ("Zone", "zones"),
    PartKind.AGENCY: ("Agency", "agencies"),
    PartKind.CATEGORY: ("Category", "categories"),
    PartKind.SERVICE: ("Service", "services"),
    PartKind.PROFILE: ("Work profile", "work profiles"),
    PartKind.COUNTER: ("Counter", "counters"),
    PartKind.KIOSK: ("Kiosks", "kiosks"),
    PartKind.RECEIPT: ("Receipt", "receipts"),
    PartKind.DISPLAY: ("Display", "displays"),
    PartKind.VOICE: ("Voice", "voices"),
    PartKind.ALARMS: ("Alarms", "alarms"),
    PartKind.FILE: ("File", "files"),
}
"""The name of each kind, singular and plural."""

_CLOSED: Final = ("hours", "special_hours")
"""Fields in which an empty list means that the hall is closed."""


def sentence_of(change: Change) -> str:
    """A change as a sentence: `Service Passport (passport): target_minutes 15 -> 20`."""
    noun, several = _NAMES[change.kind]
    if change.what is ChangeKind.REORDERED:
        return f"{several.capitalize()}: in another order"
    named = f"{noun} {change.name}".rstrip()
    if change.key not in ("", change.name) or change.kind is PartKind.COUNTER:
        named += f" ({change.key})"
    if change.what is not ChangeKind.CHANGED:
        return f"{named}: {change.what}"
    if not change.fields:
        return f"{named}: has other content"
    return f"{named}: {'; '.join(map(_field_said, change.fields))}"


def summary_of(config: CentreConfig) -> str:
    """The content of a configuration: `1 agency, 3 services, 2 counters`."""
    lists = {kind: getattr(config, part) for kind, part in PARTS.items()}
    return ", ".join(
        f"{len(things)} {_NAMES[kind][0].lower() if len(things) == 1 else _NAMES[kind][1]}"
        for kind, things in lists.items()
        if isinstance(things, tuple) and things
    )


def _field_said(change: FieldChange) -> str:
    came, left = change.added, change.removed
    old, new = change.old, change.new
    kept = isinstance(old, tuple) and isinstance(new, tuple) and set(old) & set(new)
    # Name only the changed entries if some stay; otherwise the whole list is as short.
    if (came or left) and kept:
        parts = [f"added {', '.join(came)}"] if came else []
        parts += [f"removed {', '.join(left)}"] if left else []
        return f"{change.field} {', '.join(parts)}"
    closed = change.field.partition(".")[0] in _CLOSED
    return f"{change.field} {_value_said(old, closed)} -> {_value_said(new, closed)}"


def _value_said(value: ShownValue, closed: bool) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case () if closed:
            return "closed"
        case tuple():
            return ", ".join(value) or "none"
    return value or "none"
