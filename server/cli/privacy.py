"""Exports and erases the data about a visitor's ticket, on request; erases single texts."""

import secrets
from datetime import date

import click

from server.cli import acting, options
from server.commands import privacy
from server.engine.store import Store
from server.settings import ServerSettings
from server.store import data_export, texts


@click.command()
@options.on_centre
@click.argument("text_id", metavar="TEXT-ID")
def erase(centre: str, text_id: str, settings: ServerSettings) -> None:
    """Erase a text (a note, a comment, a notice) by its id; the log stays intact."""
    store = acting.opened(settings, writing=True)
    acting.require_known(store.revisions(), centre)
    if not store.on_connection(lambda connection: texts.exists(connection, centre, text_id)):
        options.refuse(f"{centre} has no text '{text_id}'.")
    privacy.erase(acting.hall_on(settings, store, secrets.token_bytes()), centre, [text_id])
    click.echo(f"{centre}: the text {text_id} was erased")
    acting.out_of_the_files(settings, "Erase the text again when that is done.")


@click.group("ticket")
def ticket() -> None:
    """The data about a visitor's ticket, for that visitor, on request. TICKET is its id or the
    number on its paper."""


_day = options.day_option("The day of the number; by default the open day, or else the last one.")


@ticket.command("export")
@options.on_centre
@click.argument("name", metavar="TICKET")
@_day
def export_ticket(centre: str, name: str, day: date | None, settings: ServerSettings) -> None:
    """Export all data about a ticket as JSON: its state, stops and calls, texts that were not
    erased, the help that was asked for, its events in the log."""
    store = acting.opened(settings)
    identity = _ticket(store, centre, name, day)
    found = store.on_connection(lambda connection: data_export.of_ticket(connection, identity))
    click.echo(options.as_json_text(found))


@ticket.command("forget")
@options.on_centre
@click.argument("name", metavar="TICKET")
@_day
def forget_ticket(centre: str, name: str, day: date | None, settings: ServerSettings) -> None:
    """Erase the texts of a ticket (notes, comments) and the help that its visitor asked for, now
    and for good. The log stays intact, and holds no personal data."""
    store = acting.opened(settings, writing=True)
    identity = _ticket(store, centre, name, day)
    named = store.on_connection(lambda each: data_export.texts_of_ticket(each, identity))
    privacy.erase(acting.hall_on(settings, store, secrets.token_bytes()), centre, named, identity)
    click.echo(f"{centre}: {len(named)} texts of the ticket {identity} were erased")
    acting.out_of_the_files(settings, "Forget the ticket again when that is done.")


def _ticket(store: Store, centre: str, name: str, day: date | None) -> str:
    """The id of a ticket by its id or number; exits if there is none, or several."""
    zone = options.zone_of(acting.layout_of(store, centre))
    wanted = day or store.read(
        centre, lambda reading: reading.centre.day or reading.centre.last_day
    )
    found = store.on_connection(lambda each: data_export.tickets_named(each, centre, name, wanted))
    if not found:
        of_day = f" of {wanted}" if wanted is not None else ""
        options.refuse(f"{centre} has no ticket '{name}'{of_day}. Name its --day, or its id.")
    if len(found) > 1:
        lines = [f"  {one}  taken {options.format_time(at, zone)}" for one, at in found]
        options.refuse(
            f"The number {name} was given more than once on {wanted}. Name the id of one:\n"
            + "\n".join(lines)
        )
    return found[0][0]
