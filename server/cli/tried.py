"""`novbe server user access`: what was tried at the doors."""

from pathlib import Path

import click

from contract.access import AccessEntry
from contract.model import rfc3339
from server import accounts
from server.cli.acting import hall_beside, layout_of
from server.cli.options import stored
from server.cli.telling import as_json, moment_given, tell, told, zone_of
from server.domain.principal import at_the_server, is_at_the_server
from server.identity import known


@click.command(
    "access",
    help="What was tried at the doors, the newest first: sign-ins, refusals, second factors, "
    "tokens made by hand; also with names that nobody has.",
)
@click.argument("centre")
@click.option("--before", metavar="TIME", help="Only what was before; by default up to now.")
@click.option(
    "--limit",
    type=click.IntRange(1, known.ENTRIES_AT_MOST),
    default=known.ENTRIES_TOLD,
    show_default=True,
    help="How many; all of the last moment are told.",
)
@as_json
@stored
def access(
    centre: str,
    before: str | None,
    limit: int,
    as_json: bool,
    database: str | None,
    data: Path | None,
) -> None:
    """Print a table."""
    hall = hall_beside(database, data, writing=False)
    zone = zone_of(layout_of(hall.transactions, centre))
    until = moment_given(before, zone, "--before") if before is not None else None
    found = known.entries(hall, centre, until, limit)
    logins = {one.id: one.login for one in known.people(hall, at_the_server(centre), centre)}

    def row(one: AccessEntry) -> tuple[str, ...]:
        who = accounts.name_of(one.who) if is_at_the_server(one.who) else logins.get(one.who)
        return told(one.at, zone), one.what, who or one.who, logins.get(one.detail, one.detail)

    tell(
        found,
        as_json,
        ("when", "what", "who", "by or at"),
        map(row, found),
        f"Nothing was tried at the doors of {centre} {'before that' if before else 'yet'}.",
    )
    if len(found) >= limit:
        click.echo(f"What was before that: --before {rfc3339(found[-1].at)}", err=True)
