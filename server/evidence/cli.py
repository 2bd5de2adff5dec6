"""The log and what is erased of its texts: `novbe server verify`, `digest`, `erase`, `ticket`,
`booking` and `facts rebuild`."""

import sys
import time
from datetime import date
from functools import partial

import click
from sqlalchemy import Connection

from server import bootstrap, care
from server.cli import acting, options
from server.control.requests import Erase
from server.domain.bookings import Booking
from server.engine.store import Store
from server.evidence import verification
from server.evidence.verification import UnusableLog, Verdict
from server.settings import SERVED_FILE, ServerSettings
from server.signing import KeySigner
from server.store import data_export, log, texts
from server.store.connections import Trouble
from server.store.damage import damaged_parts
from server.store.server_key import KeyState

FAULTS_TOLD = 20
"""The number of faults shown for a centre; the rest is counted."""


@click.command()
@click.argument("centres", nargs=-1, metavar="[CENTRE ...]")
@options.store_options
def verify(centres: tuple[str, ...], settings: ServerSettings) -> None:
    """Verify that the log is intact, that facts, checkpoints, roles and texts match it, and that
    the server's key is the hall's. Without CENTRE: all centres. Changes nothing; read permission is
    enough. Exits with 1 if there is a fault."""
    store = acting.opened(settings)
    parts = store.on_connection(partial(damaged_parts, entries=True))
    if parts is not None:
        # What is read of such a database proves nothing.
        options.fail(care.told(care.database(Trouble.DAMAGED, parts=parts)))
    known = store.on_connection(verification.centres)
    if not known:
        options.refuse(
            "There is no centre in the database: nothing was verified. Check --data and --database "
            "(or NOVBE_DATA, NOVBE_DATABASE)."
        )
    for wanted in centres:
        acting.require_known(known, wanted)
    key = care.key(settings, store)
    # A copy of the database may be verified without the key; a server needs it.
    served = key.state == KeyState.MISSING and (settings.data / SERVED_FILE).exists()
    faulty = served or key.state == KeyState.OTHER
    if faulty:
        options.say(care.told(key))
    for centre in centres or sorted(known):
        began = time.monotonic()
        verdict = store.on_connection(partial(verification.verify, centre=centre))
        faulty = faulty or bool(verdict.faults)
        _tell(verdict, time.monotonic() - began)
    if faulty:
        sys.exit(options.EXIT_FAILED)


def _tell(verdict: Verdict, seconds: float) -> None:
    looked = [f"{verdict.events} events"]
    if verdict.facts is not None:
        looked.append(f"{verdict.facts} facts, {verdict.checkpoints} checkpoints")
    looked.append(f"{verdict.texts} texts ({verdict.erased} erased)")
    judged = f"{len(verdict.faults)} faults" if verdict.faults else "no faults"
    click.echo(f"{verdict.centre}: {judged}; {', '.join(looked)}, {seconds:.1f} s")
    for fault in verdict.faults[:FAULTS_TOLD]:
        options.say(f"  {fault}")
    if len(verdict.faults) > FAULTS_TOLD:
        click.echo(f"  and {len(verdict.faults) - FAULTS_TOLD} more")
    if any(fault.startswith("fact_") for fault in verdict.faults):
        click.echo("  Facts can be rebuilt from the log: novbe server facts rebuild")


@click.command()
@click.argument("centre")
@options.day_option("A day, like 2026-11-24.")
@options.store_options
def digest(centre: str, day: date | None, settings: ServerSettings) -> None:
    """Print the digest of the last day that was closed, or those of --day: a line for each time
    that it was closed."""
    store = acting.opened(settings)
    acting.require_known(store.revisions(), centre)
    try:
        closed = store.digests(centre)
    except ValueError:
        options.give_up(
            f"The log of {centre} is damaged; 'novbe server verify {centre}' shows where."
        )
    if not closed:
        options.refuse(f"No day of {centre} has been closed yet.")
    days = closed[-1:] if day is None else [each for each in closed if each.day == day]
    if not days:
        options.refuse(f"The day {day} of {centre} was not closed.")
    for each in days:
        click.echo(each.model_dump_json())


@click.group()
def facts() -> None:
    """The facts, which reports and history read."""


@facts.command()
@options.store_options
def rebuild(settings: ServerSettings) -> None:
    """Rebuild the facts of all centres from the log. The server must be stopped."""

    def work(connection: Connection) -> dict[str, int]:
        bootstrap.require_stopped(connection, settings.database_shown)
        centres = [head.centre for head in log.heads(connection)]
        return {centre: verification.rebuild_facts(connection, centre) for centre in centres}

    try:
        # Check that there is a hall: SQLite would create the file.
        acting.opened(settings)
        with bootstrap.locked_store(settings) as store:
            done = store.on_connection(work, write=True)
    except UnusableLog as error:
        options.refuse(f"{error}. No facts were changed; 'novbe server verify' shows details.")
    for centre, events in done.items():
        click.echo(f"{centre}: the facts were rebuilt from {events} events")


@click.command()
@options.on_centre
@click.argument("text_id", metavar="TEXT-ID")
def erase(centre: str, text_id: str, settings: ServerSettings) -> None:
    """Erase a text (a note, a comment, a notice) by its id; the log stays intact."""
    store = acting.opened(settings, writing=True)
    acting.require_known(store.revisions(), centre)
    if not store.on_connection(lambda connection: texts.exists(connection, centre, text_id)):
        options.refuse(f"{centre} has no text '{text_id}'.")
    acting.ask(settings, centre, Erase, texts=(text_id,))
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
    exported = store.on_connection(lambda connection: data_export.of_ticket(connection, identity))
    click.echo(options.as_json_text(exported))


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
    acting.ask(settings, centre, Erase, texts=tuple(named), of_ticket=identity)
    click.echo(f"{centre}: {len(named)} texts of the ticket {identity} were erased")
    acting.out_of_the_files(settings, "Forget the ticket again when that is done.")


def _ticket(store: Store, centre: str, name: str, day: date | None) -> str:
    """The id of a ticket by its id or number; exits if there is none, or several."""
    zone = options.zone_of(acting.setup_of(store, centre))
    wanted = day or store.read(
        centre, lambda reading: reading.centre.day or reading.centre.last_day
    )
    tickets = store.on_connection(
        lambda each: data_export.tickets_named(each, centre, name, wanted)
    )
    if not tickets:
        of_day = f" of {wanted}" if wanted is not None else ""
        options.refuse(f"{centre} has no ticket '{name}'{of_day}. Name its --day, or its id.")
    if len(tickets) > 1:
        lines = [f"  {ticket}  taken {options.format_time(at, zone)}" for ticket, at in tickets]
        options.refuse(
            f"The number {name} was given more than once on {wanted}. Name the id of one:\n"
            + "\n".join(lines)
        )
    return tickets[0][0]


@click.group("booking")
def booking() -> None:
    """The data about a booking, for its visitor, on request. BOOKING is its id, or its code like
    K3M9-X2VP."""


_booked_day = options.day_option("The day of the code; by default the days that are to come.")


@booking.command("export")
@options.on_centre
@click.argument("name", metavar="BOOKING")
@_booked_day
def export_booking(centre: str, name: str, day: date | None, settings: ServerSettings) -> None:
    """Export all data about a booking as JSON: the name and the address unless they were deleted,
    what became of it, its events in the log."""
    store = acting.opened(settings)
    identity = _booking(settings, store, centre, name, day)
    exported = store.on_connection(lambda each: data_export.of_booking(each, identity))
    click.echo(options.as_json_text(exported))


@booking.command("forget")
@options.on_centre
@click.argument("name", metavar="BOOKING")
@_booked_day
def forget_booking(centre: str, name: str, day: date | None, settings: ServerSettings) -> None:
    """Erase the name and the address of a booking, now and for good. The booking stays, and no mail
    about it is sent any more."""
    store = acting.opened(settings, writing=True)
    identity = _booking(settings, store, centre, name, day)
    acting.ask(settings, centre, Erase, texts=(identity,))
    click.echo(f"{centre}: the name and the address of the booking {identity} were erased")
    acting.out_of_the_files(settings, "Forget the booking again when that is done.")


def _booking(
    settings: ServerSettings, store: Store, centre: str, name: str, day: date | None
) -> str:
    """The id of a booking by its id, or by its code on a day; exits if there is none."""
    acting.require_known(store.revisions(), centre)
    known = store.read(
        centre,
        lambda reading: [
            each.id for each in reading.all_of(Booking) if day is None or each.day == day
        ],
    )
    known += store.on_connection(lambda each: data_export.bookings_on(each, centre, day))
    code, signer = name.upper().replace("-", ""), KeySigner(bootstrap.open_key(settings, store))
    for identity in known:
        if name == identity or signer.booking_code(identity).replace("-", "") == code:
            break
    else:
        of_day = f" of {day}" if day is not None else ""
        options.refuse(f"{centre} has no booking '{name}'{of_day}. Name its --day.")
    return identity
