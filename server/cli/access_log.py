"""`novbe server user access`: the access log."""

import click

from contract.access import AccessEntry
from contract.model import rfc3339
from server import accounts
from server.cli.acting import layout_of, open_app
from server.cli.options import store_options
from server.cli.output import as_json, format_time, parse_time, print_list, zone_of
from server.domain.principal import at_the_server, is_at_the_server
from server.identity import known
from server.settings import ServerSettings


@click.command("access")
@click.argument("centre")
@click.option("--before", metavar="TIME", help="Only entries before this time.")
@click.option(
    "--limit",
    type=click.IntRange(1, known.ENTRIES_AT_MOST),
    default=known.ENTRIES_TOLD,
    show_default=True,
    help="The number of entries; further entries of the last moment are added.",
)
@as_json
@store_options
def access(
    centre: str,
    before: str | None,
    limit: int,
    as_json: bool,
    settings: ServerSettings,
) -> None:
    """The access log, newest first: sign-ins, refusals, second factors, tokens made by hand; also
    sign-ins with unknown names."""
    hall = open_app(settings, writing=False)
    zone = zone_of(layout_of(hall.store, centre))
    until = parse_time(before, zone, "--before") if before is not None else None
    found = known.entries(hall, centre, until, limit)
    logins = {one.id: one.login for one in known.people(hall, at_the_server(centre), centre)}

    def row(one: AccessEntry) -> tuple[str, ...]:
        who = accounts.name_of(one.who) if is_at_the_server(one.who) else logins.get(one.who)
        return (
            format_time(one.at, zone),
            one.what,
            who or one.who,
            logins.get(one.detail, one.detail),
        )

    print_list(
        found,
        as_json,
        ("when", "what", "who", "by or at"),
        map(row, found),
        f"The access log of {centre} has no entries{' before that' if before else ''}.",
    )
    if len(found) >= limit:
        click.echo(f"Earlier entries: --before {rfc3339(found[-1].at)}", err=True)
