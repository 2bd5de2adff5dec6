"""Tokens for the operators of a hall that is only played: of the demo, whose operators are
programs.

It is none of `novbe server`'s commands: people sign in. And it makes none in a hall in which
anybody works: there it would be a way around passwords, and around the log.
"""

from pathlib import Path

import click
from sqlalchemy import Connection

from contract.enums import Role
from server import bootstrap
from server.cli.acting import counter_named, layout_of, opened
from server.cli.options import EXIT_REFUSED, give_up, stored
from server.store import tokens
from server.store.access import SqlAccess


@click.command(help="Make tokens for simulated operators; prints one a line, in their order.")
@click.argument("centre")
@click.option("--counter", "counters", multiple=True, required=True, help="The key of a counter.")
@stored
def simulated(
    centre: str, counters: tuple[str, ...], database: str | None, data: Path | None
) -> None:
    """One for each counter; none where somebody has a duty in the centre."""
    _, store = opened(database, data, writing=True)
    layout = layout_of(store, centre)
    bound = [counter_named(layout, one) for one in counters]
    now = bootstrap.stored_clock(store).now()

    def make(connection: Connection) -> list[str]:
        if SqlAccess(connection).people(centre):
            return []
        return [
            tokens.make(
                connection,
                centre=centre,
                role=Role.OPERATOR,
                counter=one,
                label="simulated",
                now=now,
            )
            for one in bound
        ]

    made = store.on_connection(make, write=True)
    if not made:
        give_up(f"People work in {centre}: its operators sign in.", EXIT_REFUSED)
    for secret in made:
        click.echo(secret)


if __name__ == "__main__":
    simulated(prog_name="simulated operators")
