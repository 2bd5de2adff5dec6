"""Links that can be used once: to set up a manager of a centre, and to sign in."""

from datetime import timedelta
from pathlib import Path

import click

from contract.texts import FALLBACK, pick
from server.addresses import UNIX, reached
from server.cli.acting import layout_of, note, open_app, person_of
from server.cli.options import give_up, load_settings, store_options
from server.context import AppContext
from server.domain.centres import Centre
from server.identity import setting_up
from server.settings import ServerSettings, last_served

HOURS = int(setting_up.LINK_SPAN.total_seconds()) // 3600


@click.command(
    "set-up-link",
    help=f"Create a link to set up a manager of a centre; it can be used once, within {HOURS} "
    "hours, and voids earlier links. It uses the address for phones (NOVBE_PUBLIC_URL), or "
    "that of the server.",
)
@click.argument("centre")
@click.option("--public-url", metavar="URL", help="As for 'run'.")
@click.option("--host", help="As for 'run'.")
@click.option("--port", type=click.IntRange(0, 65535), help="As for 'run'.")
@click.option("--tls", is_flag=True, default=None, help="As for 'run'.")
@store_options
def set_up_link(
    centre: str,
    public_url: str | None,
    host: str | None,
    port: int | None,
    tls: bool | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Print the link alone on standard output."""
    settings = reachable(database, data, public_url, host, port, tls)
    app = open_app(database, data)
    layout_of(app.store, centre)
    if centre not in setting_up.without_manager(app):
        click.echo(f"{centre} has a manager; a person who opens this becomes one more.", err=True)
    secret = setting_up.invite(app, centre)
    note(app, centre, "set_up_link", "")
    click.echo(link(settings, address_of(settings), secret))


@click.command(
    "sign-in-link",
    help="Create a link to sign in once without password and second factor, for a manager who "
    "lost both, and for demonstrations. Earlier links are void.",
)
@click.argument("centre")
@click.argument("login")
@click.option(
    "--hours", type=click.IntRange(1, HOURS), default=1, help="How long it is valid (default 1)."
)
@click.option("--public-url", metavar="URL", help="As for 'run'.")
@click.option("--host", help="As for 'run'.")
@click.option("--port", type=click.IntRange(0, 65535), help="As for 'run'.")
@click.option("--tls", is_flag=True, default=None, help="As for 'run'.")
@store_options
def sign_in_link(
    centre: str,
    login: str,
    hours: int,
    public_url: str | None,
    host: str | None,
    port: int | None,
    tls: bool | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Print the link alone on standard output."""
    settings = reachable(database, data, public_url, host, port, tls)
    app = open_app(database, data)
    person = person_of(app, centre, login)
    secret = setting_up.sign_in_link(app, centre, person.id, timedelta(hours=hours))
    note(app, centre, "sign_in_link", person.id)
    click.echo(link(settings, address_of(settings), secret))


def reachable(
    database: str | None,
    data: Path | None,
    public_url: str | None,
    host: str | None,
    port: int | None,
    tls: bool | None,
) -> ServerSettings:
    """The settings of the last start of the server, overridden by the given options; exits if the
    server's address is unknown."""
    flags = {"public_url": public_url, "host": host, "port": port, "tls": tls}
    given = load_settings(database=database, data=data, **flags)
    settings = last_served(given).model_copy(
        update={name: getattr(given, name) for name, value in flags.items() if value is not None}
    )
    if settings.public_url is None and (settings.host.startswith(UNIX) or settings.port == 0):
        give_up("The link needs an address: name --public-url, or the server's --host and --port.")
    return settings


def address_of(settings: ServerSettings) -> str:
    """The server's own address."""
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    scheme = "https" if settings.tls or settings.certificate is not None else "http"
    return f"{scheme}://{shown}:{settings.port}"


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
