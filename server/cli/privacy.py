"""What is kept of a person or a visitor's ticket, on their request: told, and erased."""

import secrets
from datetime import date, datetime
from pathlib import Path

import click

from contract import commands as c
from contract.model import EARLIEST, LATEST
from server.cli.acting import (
    carry_out,
    hall_on,
    layout_of,
    open_app,
    opened,
    out_of_the_files,
    person_of,
)
from server.cli.options import EXIT_REFUSED, as_json_text, give_up, load_settings, store_options
from server.cli.output import format_time, zone_of
from server.commands import privacy
from server.engine.store import Store
from server.store import data_export


@click.command(
    "export",
    help="All that is kept of a person, in all centres, as JSON; without secrets. For that "
    "person, on request.",
)
@click.argument("centre")
@click.argument("login")
@store_options
def export_person(centre: str, login: str, database: str | None, data: Path | None) -> None:
    """Print it."""
    hall = open_app(database, data, writing=False, keyed=True)
    identity = person_of(hall, centre, login).id
    _, store = opened(database, data)
    found = store.on_connection(lambda connection: data_export.of_person(connection, identity))
    click.echo(as_json_text(found))


@click.command(
    "forget",
    help="Delete what is known of a person: login, name, password, second factor, badge, "
    "duties. For good. The log keeps an id that tells nobody who it was.",
)
@click.argument("centre")
@click.argument("login")
@store_options
def forget_person(centre: str, login: str, database: str | None, data: Path | None) -> None:
    """Forget a person."""
    hall = open_app(database, data, keyed=True)
    person = person_of(hall, centre, login)
    carry_out(hall, centre, c.ForgetPerson, person=person.id)
    click.echo(f"{centre}: {person.login} is forgotten; the log knows {person.id}")
    out_of_the_files(
        load_settings(database=database, data=data),
        "It is written over by what is done next, or when the server stops.",
    )


@click.group(
    "ticket",
    help="What is kept of a visitor's ticket: for that visitor, on request. TICKET is its id or "
    "the number on its paper.",
)
def ticket() -> None:
    """Tickets of visitors who ask."""


_day = click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Of which day the number is; by default the open one, or the last.",
)


@ticket.command(
    "export",
    help="All that is kept of a ticket as JSON: its state, stops and calls, the texts that are "
    "still there, the help that was asked for, its events in the log.",
)
@click.argument("centre")
@click.argument("name", metavar="TICKET")
@_day
@store_options
def export_ticket(
    centre: str, name: str, day: datetime | None, database: str | None, data: Path | None
) -> None:
    """Print it."""
    _, store = opened(database, data)
    identity = _ticket(store, centre, name, day)
    found = store.on_connection(lambda connection: data_export.of_ticket(connection, identity))
    click.echo(as_json_text(found))


@ticket.command(
    "forget",
    help="Erase what was written on a ticket (notes, comments) and which help its visitor asked "
    "for, now and for good. The log stays whole, and holds no person.",
)
@click.argument("centre")
@click.argument("name", metavar="TICKET")
@_day
@store_options
def forget_ticket(
    centre: str, name: str, day: datetime | None, database: str | None, data: Path | None
) -> None:
    """Erase it; once more changes nothing."""
    settings, store = opened(database, data, writing=True)
    identity = _ticket(store, centre, name, day)

    named = store.on_connection(
        lambda connection: data_export.texts_of_ticket(connection, identity)
    )
    privacy.erase(hall_on(settings, store, secrets.token_bytes()), centre, named, identity)
    click.echo(f"{centre}: of the ticket {identity} {len(named)} texts are erased")
    out_of_the_files(settings, "Forget the ticket again when that is done.")


def _ticket(store: Store, centre: str, name: str, day: datetime | None) -> str:
    """The id of the ticket that is meant; ends the command where it is none, or several."""
    zone = zone_of(layout_of(store, centre))
    if day is not None and not EARLIEST <= day.year <= LATEST:
        give_up(f"--day is between the years {EARLIEST} and {LATEST}.")
    wanted = day.date() if day is not None else _last_day(store, centre)
    found = store.on_connection(
        lambda connection: data_export.tickets_named(connection, centre, name, wanted)
    )
    if not found:
        of_day = f" of {wanted}" if wanted is not None else ""
        give_up(
            f"{centre} has no ticket '{name}'{of_day}. Name its --day, or its id.", EXIT_REFUSED
        )
    if len(found) > 1:
        lines = [f"  {one}  taken {format_time(at, zone)}" for one, at in found]
        give_up(
            f"The number {name} was given more than once on {wanted}. Name the id of one:\n"
            + "\n".join(lines),
            EXIT_REFUSED,
        )
    return found[0][0]


def _last_day(store: Store, centre: str) -> date | None:
    return store.read(centre, lambda reading: reading.centre.day or reading.centre.last_day)
