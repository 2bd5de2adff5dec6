"""Commands of care: the centre file, tokens, the business day."""

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import click
from pydantic import ValidationError
from sqlalchemy import Connection

from contract.access import DEVICES, PEOPLE
from contract.commands import CloseDay, Command, ImportCentre, OpenDay
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.texts import FALLBACK
from contract.words import Role
from server import bootstrap, centre_file
from server.application import dispatch
from server.application.hall import Hall
from server.application.principal import Principal
from server.cli.options import (
    EXIT_CANNOT_START,
    EXIT_REFUSED,
    give_up,
    settings_given,
    stored,
)
from server.realtime.bus import LocalBus
from server.sentences import problem_of
from server.settings import ServerSettings
from server.store import tokens
from server.store.transactions import SqlTransactions

ROLES = sorted(role.value for role in PEOPLE | DEVICES | {Role.INTEGRATION})


type Opened = tuple[ServerSettings, SqlTransactions]


def opened(database: str | None, data: Path | None, *, writing: bool = False) -> Opened:
    """The settings and the store of a hall that there is; ends the command where there is none.

    It is open until the command ends. Nothing is made, and unless it is for writing
    nothing is changed.
    """
    return _opened(database, data, partial(bootstrap.existing_store, writing=writing))


def _opened(
    database: str | None, data: Path | None, open_one: Callable[[ServerSettings], SqlTransactions]
) -> Opened:
    settings = settings_given(database=database, data=data)
    try:
        store = open_one(settings)
    except bootstrap.CannotStart as error:
        give_up(str(error), EXIT_CANNOT_START)
    click.get_current_context().call_on_close(store.close)
    return settings, store


def _hall(settings: ServerSettings, store: SqlTransactions, key: bytes | None = None) -> Hall:
    # A server that runs beside hears of it by its look at the committed revisions.
    try:
        return bootstrap.open_hall(settings, store, bootstrap.stored_clock(store), LocalBus(), key)
    except bootstrap.CannotStart as error:
        give_up(str(error), EXIT_CANNOT_START)


def _execute(hall: Hall, command: Command, centre: str) -> dict[str, Any]:
    """Carry a command out as whoever sits at the server: a manager."""
    known = [one.id for one in hall.transactions.centres()]
    if centre not in known:
        give_up(no_centre(known, centre), EXIT_REFUSED)
    try:
        return dispatch.execute(hall, Principal(Role.MANAGER, "command-line", centre), command)
    except Refusal as refusal:
        problem = problem_of(refusal, FALLBACK)
        lines = [problem.detail, *(f"  {one.field}: {one.message}" for one in problem.fields)]
        give_up("\n".join(lines), EXIT_REFUSED)


@click.command("import", help="Bring a centre file into use, the first time or a new version.")
@click.argument("file", type=click.Path(path_type=Path))
@stored
def import_centre(file: Path, database: str | None, data: Path | None) -> None:
    """Import a centre file; a faulty one changes nothing."""
    try:
        config = centre_file.read(file)
    except centre_file.FaultyCentreFile as error:
        give_up(f"{error}\nNothing was changed. Mend the file and import it again.")
    settings, store = _opened(database, data, partial(bootstrap.open_store, serving=False))
    slug = config.centre.slug
    store.ensure_centre(slug)
    hall = _hall(settings, store)
    _execute(hall, ImportCentre(command_id=uuid4(), centre=slug, config=config), slug)
    click.echo(
        f"{slug}: {len(config.agencies)} agencies, {len(config.services)} services, "
        f"{len(config.counters)} counters"
    )


@click.command("export", help="Write a centre's configuration as a centre file.")
@click.argument("centre")
@stored
def export_centre(centre: str, database: str | None, data: Path | None) -> None:
    """Print the centre file."""
    _, store = opened(database, data)
    try:
        config = store.reading(centre, lambda reading: reading.layout.config)
    except Refusal as refusal:
        if refusal.kind is not ProblemType.NOT_FOUND:
            raise
        give_up(no_centre([one.id for one in store.centres()], centre), EXIT_REFUSED)
    click.echo(centre_file.written(config), nl=False)


def no_centre(known: Sequence[str], centre: str) -> str:
    """The sentence that there is no such centre, and which ones there are."""
    there = ", ".join(known) or "none yet"
    return f"There is no centre '{centre}' (there is: {there}). Import its file first."


@click.command(
    "token",
    help="Make a token for a device or a person; prints it, only now. With several --counter: "
    "one for each, a line each, in their order.",
)
@click.option("--centre", required=True, help="The centre's slug.")
@click.option("--role", required=True, type=click.Choice(ROLES), help="What it may do.")
@click.option(
    "--counter", "counters", multiple=True, help="The key of the counter that it is bound to."
)
@click.option("--label", default="", help="What staff call it, e.g. 'kiosk at the door'.")
@stored
def make_token(
    centre: str,
    role: str,
    counters: tuple[str, ...],
    label: str,
    database: str | None,
    data: Path | None,
) -> None:
    """Print each new token alone on a line of standard output."""
    if not label.isprintable():
        give_up("--label has signs that cannot be shown.")
    if len(label) > tokens.LABEL_SIGNS:
        give_up(f"--label has {len(label)} signs; at most {tokens.LABEL_SIGNS} are kept.")
    _, store = opened(database, data, writing=True)
    try:
        layout = store.reading(centre, lambda reading: reading.layout)
    except Refusal as refusal:
        if refusal.kind is not ProblemType.NOT_FOUND:
            raise
        give_up(no_centre([one.id for one in store.centres()], centre), EXIT_REFUSED)
    for counter in counters:
        if full_id(centre, counter) not in layout.counters:
            keys = ", ".join(one.key for one in layout.config.counters)
            give_up(f"There is no counter '{counter}' in {centre}; there is: {keys}.", EXIT_REFUSED)
    bound: list[str | None] = [full_id(centre, one) for one in counters]
    now = bootstrap.stored_clock(store).now()

    def make(connection: Connection) -> list[str]:
        return [
            tokens.make(
                connection, centre=centre, role=Role(role), counter=one, label=label, now=now
            )
            for one in bound or [None]
        ]

    for secret in store.on_connection(make, write=True):
        click.echo(secret)


def _hall_of_day(database: str | None, data: Path | None) -> Hall:
    settings, store = opened(database, data, writing=True)
    # Opening and closing puts no token on a paper, so any key will do, and none is made.
    return _hall(settings, store, secrets.token_bytes())


@click.group(help="The business day, for those without a console.")
def day() -> None:
    """Opening and closing the day."""


@day.command("open", help="Open the business day.")
@click.argument("centre")
@stored
def day_open(centre: str, database: str | None, data: Path | None) -> None:
    """Open the day of a centre."""
    hall = _hall_of_day(database, data)
    said = _execute(hall, OpenDay(command_id=uuid4(), centre=centre), centre)
    click.echo(f"{centre}: the day {said['day']} is open")


@day.command("close", help="Close the business day; what is still open expires.")
@click.argument("centre")
@click.option("--reason", default="by_hand", help="A code for the log.")
@stored
def day_close(centre: str, reason: str, database: str | None, data: Path | None) -> None:
    """Close the day of a centre."""
    hall = _hall_of_day(database, data)
    try:
        command = CloseDay(command_id=uuid4(), centre=centre, reason=reason)
    except ValidationError:
        give_up("--reason is a code for the log, in small letters: 'power_cut'.")
    said = _execute(hall, command, centre)
    click.echo(f"{centre}: the day {said['day']} is closed, {said['expired']} tickets expired")
