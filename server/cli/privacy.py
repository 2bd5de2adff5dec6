"""Exports and erases the data about a person or a visitor's ticket, on their request."""

import secrets
from datetime import date, datetime

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
from server.cli.options import as_json_text, format_time, give_up, refuse, store_options, zone_of
from server.commands import privacy
from server.engine.store import Store
from server.settings import ServerSettings
from server.store import data_export


@click.command("export")
@click.argument("centre")
@click.argument("login")
@store_options
def export_person(centre: str, login: str, settings: ServerSettings) -> None:
    """Export all data about a person, in all centres, as JSON, without secrets. For that person, on
    request."""
    hall = open_app(settings, writing=False, keyed=True)
    identity = person_of(hall, centre, login).id
    store = opened(settings)
    found = store.on_connection(lambda connection: data_export.of_person(connection, identity))
    click.echo(as_json_text(found))


@click.command("forget")
@click.argument("centre")
@click.argument("login")
@store_options
def forget_person(centre: str, login: str, settings: ServerSettings) -> None:
    """Delete all data about a person for good: login, name, password, second factor, badge, duties.
    The log keeps an id that does not identify the person."""
    hall = open_app(settings, keyed=True)
    person = person_of(hall, centre, login)
    carry_out(hall, centre, c.ForgetPerson, person=person.id)
    click.echo(f"{centre}: {person.login} is forgotten; the log knows {person.id}")
    out_of_the_files(
        settings,
        "It is overwritten by the next changes, or when the server stops.",
    )


@click.group("ticket")
def ticket() -> None:
    """The data about a visitor's ticket, for that visitor, on request. TICKET is its id or the
    number on its paper."""


_day = click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day of the number; by default the open day, or else the last one.",
)


@ticket.command("export")
@click.argument("centre")
@click.argument("name", metavar="TICKET")
@_day
@store_options
def export_ticket(centre: str, name: str, day: datetime | None, settings: ServerSettings) -> None:
    """Export all data about a ticket as JSON: its state, stops and calls, texts that were not
    erased, the help that was asked for, its events in the log."""
    store = opened(settings)
    identity = _ticket(store, centre, name, day)
    found = store.on_connection(lambda connection: data_export.of_ticket(connection, identity))
    click.echo(as_json_text(found))


@ticket.command("forget")
@click.argument("centre")
@click.argument("name", metavar="TICKET")
@_day
@store_options
def forget_ticket(centre: str, name: str, day: datetime | None, settings: ServerSettings) -> None:
    """Erase the texts of a ticket (notes, comments) and the help that its visitor asked for, now
    and for good. The log stays intact, and holds no personal data."""
    store = opened(settings, writing=True)
    identity = _ticket(store, centre, name, day)

    named = store.on_connection(
        lambda connection: data_export.texts_of_ticket(connection, identity)
    )
    privacy.erase(hall_on(settings, store, secrets.token_bytes()), centre, named, identity)
    click.echo(f"{centre}: {len(named)} texts of the ticket {identity} were erased")
    out_of_the_files(settings, "Forget the ticket again when that is done.")


def _ticket(store: Store, centre: str, name: str, day: datetime | None) -> str:
    """The id of a ticket by its id or number; exits if there is none, or several."""
    zone = zone_of(layout_of(store, centre))
    if day is not None and not EARLIEST <= day.year <= LATEST:
        give_up(f"--day is between the years {EARLIEST} and {LATEST}.")
    wanted = day.date() if day is not None else _last_day(store, centre)
    found = store.on_connection(
        lambda connection: data_export.tickets_named(connection, centre, name, wanted)
    )
    if not found:
        of_day = f" of {wanted}" if wanted is not None else ""
        refuse(f"{centre} has no ticket '{name}'{of_day}. Name its --day, or its id.")
    if len(found) > 1:
        lines = [f"  {one}  taken {format_time(at, zone)}" for one, at in found]
        refuse(
            f"The number {name} was given more than once on {wanted}. Name the id of one:\n"
            + "\n".join(lines)
        )
    return found[0][0]


def _last_day(store: Store, centre: str) -> date | None:
    return store.read(centre, lambda reading: reading.centre.day or reading.centre.last_day)
