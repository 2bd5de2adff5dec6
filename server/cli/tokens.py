"""`novbe server token`: tokens created by hand, and those of other systems."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import click

from contract import access
from contract import commands as c
from contract.enums import Role
from server.cli import acting, options
from server.control.requests import EnrolByHand
from server.domain.setup import Setup
from server.settings import ServerSettings

ROLES = sorted(role.value for role in (*access.PROGRAMS, Role.INTEGRATION))
"""The roles of tokens created by hand. People sign in: a token for a person would have no password
and no second factor, and its role would not be in the log."""

_OWN_OPTIONS = {
    "counter": Role.COUNTER,
    "display": Role.DISPLAY,
    "scope": Role.INTEGRATION,
    "expires": Role.INTEGRATION,
}
"""The options that only tokens of one role have."""


@click.command("token")
@click.option("--centre", required=True, help="The centre's slug.")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What it is.")
@click.option("--counter", "counters", multiple=True, help="The key of its counter.")
@click.option("--label", default="", help="What staff call it, e.g. 'kiosk at the door'.")
@click.option("--display", help="Which display of the centre file a display shows.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in access.Scope]),
    help="A scope of another system's token (--role integration); may be repeated.",
)
@click.option(
    "--expires",
    metavar="DAY|TIME",
    help="When it ends: with a day (2027-06-30), or at a time (2027-06-30T18:00+04:00).",
)
@options.store_options
def token(
    centre: str,
    role: str,
    counters: tuple[str, ...],
    label: str,
    display: str | None,
    scopes: tuple[str, ...],
    expires: str | None,
    settings: ServerSettings,
) -> None:
    """Make a token for a device or another system: it is printed once. With several --counter: one
    for each, a line each, in their order. The console revokes them. People sign in: novbe server
    user."""
    given = {"counter": counters, "display": display, "scope": scopes, "expires": expires}
    for name, own in _OWN_OPTIONS.items():
        if given[name] and role != own:
            options.give_up(f"--{name} is for --role {own} alone.")
    if role == Role.INTEGRATION and not scopes:
        options.give_up(
            "--scope is needed with --role integration: say what the token is good for "
            f"({', '.join(access.Scope)}; more than once for more)."
        )
    if scopes and not label.strip():
        options.give_up("--label is needed with --scope: say which system, e.g. 'the web site'.")
    setup = acting.setup_of(acting.opened(settings, writing=True), centre)
    if display is not None:
        acting.require_key(setup, "display", display, setup.displays)
    until = _end(expires, setup) if expires is not None else None
    bound: list[str | None] = [acting.counter_named(setup, counter) for counter in counters]
    if scopes:
        answer = acting.ask(
            settings, centre, c.MakeToken, label=label, scopes=scopes, expires_at=until
        )
        click.echo(answer["token"])
        return
    device: dict[str, Any] = {"role": role, "label": label.strip() or role, "display": display}
    for counter in bound or [None]:
        answer = acting.ask(settings, centre, EnrolByHand, counter=counter, **device)
        click.echo(answer["secret"])


def _end(text: str, setup: Setup) -> datetime:
    """When a token expires: at the end of a day of the centre, or at a time."""
    zone = options.zone_of(setup)
    moment = options.parse_time(text, zone, "--expires")
    if len(text) <= len("2027-06-30"):
        moment = datetime.combine(moment.date() + timedelta(days=1), time.min, zone)
    if moment <= datetime.now(UTC):
        options.give_up("--expires is past.")
    return moment
