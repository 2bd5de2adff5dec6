"""Links that can be used once: to set up a manager of a centre, and to sign in."""

from datetime import timedelta

import click

from contract.texts import FALLBACK, pick
from server.addresses import UNIX, reached
from server.care.of_machine import served_at
from server.cli.acting import layout_of, note, open_app, person_of
from server.cli.options import give_up, load_settings, store_options
from server.context import AppContext
from server.domain.centres import Centre
from server.identity import setting_up
from server.settings import ServerSettings, last_served

HOURS = int(setting_up.LINK_SPAN.total_seconds()) // 3600


_public_url = click.option("--public-url", metavar="URL", help="As for 'run'.")


@click.command(
    "set-up-link",
    help=f"Create a link to set up a manager of a centre; it can be used once, within {HOURS} "
    "hours, and voids earlier links. It uses the address for phones (NOVBE_PUBLIC_URL), or "
    "that of the server.",
)
@click.argument("centre")
@_public_url
@store_options
def set_up_link(centre: str, public_url: str | None, settings: ServerSettings) -> None:
    """Print the link alone on standard output."""
    shown = reachable(settings, public_url)
    app = open_app(settings)
    layout_of(app.store, centre)
    if centre not in setting_up.without_manager(app):
        click.echo(f"{centre} has a manager; a person who opens this becomes one more.", err=True)
    secret = setting_up.invite(app, centre)
    note(app, centre, "set_up_link", "")
    click.echo(link(shown, served_at(shown), secret))


@click.command("sign-in-link")
@click.argument("centre")
@click.argument("login")
@click.option(
    "--hours", type=click.IntRange(1, HOURS), default=1, help="How long it is valid (default 1)."
)
@_public_url
@store_options
def sign_in_link(
    centre: str, login: str, hours: int, public_url: str | None, settings: ServerSettings
) -> None:
    """Create a link to sign in once without password and second factor, for a manager who lost
    both, and for demonstrations. Earlier links are void."""
    shown = reachable(settings, public_url)
    app = open_app(settings)
    person = person_of(app, centre, login)
    secret = setting_up.invite(app, centre, timedelta(hours=hours), person.id)
    note(app, centre, "sign_in_link", person.id)
    click.echo(link(shown, served_at(shown), secret))


def reachable(settings: ServerSettings, public_url: str | None) -> ServerSettings:
    """The settings of the last start of the server, with another URL for phones if one is given;
    exits if the server's address is unknown."""
    given = load_settings(database=settings.database, data=settings.data, public_url=public_url)
    settings = last_served(given)
    if public_url is not None:
        return settings.model_copy(update={"public_url": given.public_url})
    if settings.public_url is None and (settings.host.startswith(UNIX) or settings.port == 0):
        give_up("The link needs an address: name --public-url.")
    return settings


def invitations(app: AppContext) -> list[tuple[str, str]]:
    """The English name of each centre without a manager, with the secret of a new link. Links
    from before a restart stay valid."""
    names = {one.id: _name(one, FALLBACK) for one in app.store.centres() if one.config}
    return [
        (names[one], setting_up.invite(app, one, instead=False))
        for one in setting_up.without_manager(app)
    ]


def names_of(app: AppContext) -> list[str]:
    """The names of the centres, each in its hall's first language."""
    return [
        _name(one, one.config.centre.languages[0])
        for one in app.store.centres()
        if one.config is not None
    ]


def _name(centre: Centre, language: str) -> str:
    assert centre.config is not None
    return pick(centre.config.centre.names, language) or centre.id


def link(settings: ServerSettings, address: str, secret: str) -> str:
    """The complete link, at the address for phones if there is one, else at the server's own."""
    base = settings.public_url or reached(address)
    return f"{base}/set-up/{secret}"
