"""Creates tokens for the simulated greeter and operators of the demo: no command of `novbe server`,
because people sign in, and not where a person has a duty: they would bypass passwords and the log.
"""

import secrets
from datetime import datetime

import click
from sqlalchemy import Connection

from contract.access import KnownToken
from contract.enums import Role
from server import bootstrap
from server.cli.acting import counter_named, opened, setup_of
from server.cli.options import on_centre, refuse
from server.settings import ServerSettings
from server.store.access import Access
from server.store.tokens import make_secret


@click.command()
@on_centre
@click.option("--counter", "counters", multiple=True, required=True, help="The key of a counter.")
def simulated(centre: str, counters: tuple[str, ...], settings: ServerSettings) -> None:
    """Create tokens for a simulated greeter and simulated operators. Prints the greeter's token,
    then one line for each counter, in their order."""
    store = opened(settings, writing=True)
    setup = setup_of(store, centre)
    bound = [counter_named(setup, counter) for counter in counters]
    now = bootstrap.stored_clock(store).now()

    def make(connection: Connection) -> list[str]:
        access = Access(connection)
        if access.people(centre):
            return []
        people = [(Role.GREETER, None), *((Role.OPERATOR, counter) for counter in bound)]
        return [_token(access, centre, role, counter, now) for role, counter in people]

    made = store.on_connection(make, write=True)
    if not made:
        refuse(f"People work in {centre}: they sign in.")
    for secret in made:
        click.echo(secret)


def _token(access: Access, centre: str, role: Role, counter: str | None, now: datetime) -> str:
    """Create a token, without an event; returns its secret, which is not stored."""
    secret = make_secret()
    identity = f"{role}-{secrets.token_hex(5)}"
    token = KnownToken(id=identity, role=role, label="simulated", counter=counter, made_at=now)
    access.make_token(centre, token, secret)
    return secret


if __name__ == "__main__":
    simulated(prog_name="simulated operators")
