"""Tokens for the people of a simulated hall: the demo's greeter and operators are programs.

It is not a command of `novbe server`: people sign in. And it makes no token in a centre where
a person has a duty: there it would be a way around passwords, and around the log.
"""

from pathlib import Path

import click
from sqlalchemy import Connection

from contract.enums import Role
from server import bootstrap
from server.cli.acting import counter_named, layout_of, opened
from server.cli.options import EXIT_REFUSED, give_up, stored
from server.store import tokens
from server.store.access import Access


@click.command(
    help="Make tokens for a simulated greeter and simulated operators; prints the greeter's, then "
    "one a line for each counter, in their order."
)
@click.argument("centre")
@click.option("--counter", "counters", multiple=True, required=True, help="The key of a counter.")
@stored
def simulated(
    centre: str, counters: tuple[str, ...], database: str | None, data: Path | None
) -> None:
    """One for the greeter and for each counter; none where a person has a duty."""
    _, store = opened(database, data, writing=True)
    layout = layout_of(store, centre)
    bound = [counter_named(layout, one) for one in counters]
    now = bootstrap.stored_clock(store).now()

    def make(connection: Connection) -> list[str]:
        if Access(connection).people(centre):
            return []
        people = [(Role.GREETER, None), *((Role.OPERATOR, one) for one in bound)]
        return [
            tokens.make(
                connection, centre=centre, role=role, counter=counter, label="simulated", now=now
            )
            for role, counter in people
        ]

    made = store.on_connection(make, write=True)
    if not made:
        give_up(f"People work in {centre}: they sign in.", EXIT_REFUSED)
    for secret in made:
        click.echo(secret)


if __name__ == "__main__":
    simulated(prog_name="simulated operators")
