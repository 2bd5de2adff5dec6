"""`novbe server user`: the first people, what has no page in the console, and links to set up and
sign in."""

from collections.abc import Callable
from typing import Any, Final

import click

from contract import commands as c
from contract.access import PEOPLE, AccessEntry
from contract.access.acts import small
from contract.enums import Role
from contract.model import rfc3339
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, pick
from server import accounts
from server.addresses import UNIX, reached
from server.care import served_at
from server.cli import acting, options
from server.context import AppContext
from server.control.requests import MakeLink
from server.domain.people import FIRST_PASSWORD_SPAN
from server.domain.principal import at_the_server, is_at_the_server
from server.domain.setup import Setup
from server.identity import known, setting_up
from server.settings import ServerSettings, last_served
from server.store import data_export

ROLES: Final = tuple(role.value for role in Role if role in PEOPLE)
"""The roles of people."""


@click.group("user")
def user() -> None:
    """People: who may sign in, and with which role. The console has the rest under People."""


def _with_role(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a role."""
    command = click.option("--counter", help="The key of a counter.")(command)
    command = click.option("--agency", help="The key of an agency; by default all.")(command)
    return click.option("--role", type=click.Choice(ROLES), required=True)(command)


def _duty(setup: Setup, role: str, agency: str | None, counter: str | None) -> dict[str, Any]:
    """The fields of a command that gives a role."""
    if agency is not None:
        keys = [entry.key for entry in setup.config.agencies]
        acting.require_key(setup, "agency", agency, keys)
    place = acting.counter_named(setup, counter) if counter is not None else None
    return {"role": role, "agency": agency, "counter": place}


@user.command("add")
@options.on_centre
@click.argument("login")
@click.option("--name", required=True, help="The full name, e.g. 'Aygün Məmmədova'.")
@_with_role
@click.option(
    "--language",
    type=click.Choice(PROGRAM_LANGUAGES),
    help="Of the programs; by default the hall's first.",
)
def add_person(
    centre: str,
    login: str,
    name: str,
    role: str,
    agency: str | None,
    counter: str | None,
    language: str | None,
    settings: ServerSettings,
) -> None:
    """Add a person, who signs in by LOGIN. Prints the first password alone on standard output; it
    has to be changed within a week."""
    setup = acting.setup_of(acting.opened(settings, writing=True), centre)
    answer = acting.ask(
        settings,
        centre,
        c.AddPerson,
        login=login,
        full_name=name,
        language=language or setup.config.centre.languages[0],
        **_duty(setup, role, agency, counter),
    )
    click.echo(answer["first_password"])
    options.say(
        f"{centre}: This is the first password of {small(login)}. It is valid for "
        f"{FIRST_PASSWORD_SPAN.days} days, shown only now, and has to be changed at the first "
        "sign-in.",
        err=True,
    )


@user.command("give")
@options.on_centre
@click.argument("login")
@_with_role
def give_role(
    centre: str,
    login: str,
    role: str,
    agency: str | None,
    counter: str | None,
    settings: ServerSettings,
) -> None:
    """Give a person a role in a centre: one who works in another centre, or has no role any more.
    For all others the console does it."""
    store = acting.opened(settings, writing=True)
    duty = _duty(acting.setup_of(store, centre), role, agency, counter)
    person = acting.account_of(store, login)
    acting.ask(settings, centre, c.GiveDuty, person=person.id, **duty)
    click.echo(f"{centre}: {person.login} is {role}")


@user.command("access")
@options.on_centre
@click.option("--before", metavar="TIME", help="Only entries before this time.")
@click.option(
    "--limit",
    type=click.IntRange(1, known.ENTRIES_AT_MOST),
    default=known.ENTRIES_TOLD,
    show_default=True,
    help="The number of entries; further entries of the last moment are added.",
)
def access(centre: str, before: str | None, limit: int, settings: ServerSettings) -> None:
    """The access log, newest first: sign-ins, refusals, second factors, links and tokens of devices
    made by hand; also sign-ins with unknown names."""
    hall = acting.read_app(settings)
    zone = options.zone_of(acting.setup_of(hall.store, centre))
    until = options.parse_time(before, zone, "--before") if before is not None else None
    entries = known.entries(hall, centre, until, limit)
    people = known.people(hall, at_the_server(centre), centre)
    logins = {person.id: person.login for person in people}

    def who(entry: AccessEntry) -> str:
        name = accounts.name_of(entry.who) if is_at_the_server(entry.who) else logins.get(entry.who)
        return name or entry.who

    for entry in entries:
        at, detail = options.format_time(entry.at, zone), logins.get(entry.detail, entry.detail)
        # Another system's text may have several lines.
        options.say(" ".join(f"{at}  {entry.what}  {who(entry)}  {detail or '-'}".splitlines()))
    if not entries:
        nothing = f"The access log of {centre} has no entries{' before that' if before else ''}."
        options.say(nothing, err=True)
    if len(entries) >= limit:
        click.echo(f"Earlier entries: --before {rfc3339(entries[-1].at)}", err=True)


@user.command("export")
@options.on_centre
@click.argument("login")
def export_person(centre: str, login: str, settings: ServerSettings) -> None:
    """Export all data about a person, in all centres, as JSON, without secrets. For that person, on
    request."""
    store = acting.opened(settings)
    identity = acting.person_of(store, centre, login).id
    exported = store.on_connection(lambda each: data_export.of_person(each, identity))
    click.echo(options.as_json_text(exported))


@user.command("forget")
@options.on_centre
@click.argument("login")
def forget_person(centre: str, login: str, settings: ServerSettings) -> None:
    """Delete all data about a person for good: login, name, password, second factor, badge, roles.
    The log keeps an id that does not identify the person."""
    person = acting.person_of(acting.opened(settings, writing=True), centre, login)
    acting.ask(settings, centre, c.ForgetPerson, person=person.id)
    click.echo(f"{centre}: {person.login} is forgotten; the log knows {person.id}")
    acting.out_of_the_files(
        settings, "It is overwritten by the next changes, or when the server stops."
    )


HOURS = int(setting_up.LINK_SPAN.total_seconds()) // 3600


_public_url = click.option("--public-url", metavar="URL", help="As for 'run'.")


@user.command(
    "set-up-link",
    help=f"Create a link to set up a manager of a centre; it can be used once, within {HOURS} "
    "hours, and voids earlier links. It uses the address for phones (NOVBE_PUBLIC_URL), or "
    "that of the server.",
)
@options.on_centre
@_public_url
def set_up_link(centre: str, public_url: str | None, settings: ServerSettings) -> None:
    """Print the link alone on standard output."""
    shown = reachable(settings, public_url)
    app = acting.read_app(settings, writing=True)
    acting.setup_of(app.store, centre)
    if centre not in setting_up.without_manager(app):
        click.echo(f"{centre} has a manager; a person who opens this becomes one more.", err=True)
    made = acting.ask(settings, centre, MakeLink, hours=HOURS)
    click.echo(link(shown, served_at(shown), made["secret"]))


@user.command("sign-in-link")
@options.on_centre
@click.argument("login")
@click.option(
    "--hours", type=click.IntRange(1, HOURS), default=1, help="How long it is valid (default 1)."
)
@_public_url
def sign_in_link(
    centre: str, login: str, hours: int, public_url: str | None, settings: ServerSettings
) -> None:
    """Create a link to sign in once without password and second factor, which stay as they are.
    Earlier links are void. For a last manager who lost both: set-up-link."""
    shown = reachable(settings, public_url)
    person = acting.person_of(acting.opened(settings, writing=True), centre, login)
    made = acting.ask(settings, centre, MakeLink, hours=hours, person=person.id)
    click.echo(link(shown, served_at(shown), made["secret"]))


def reachable(settings: ServerSettings, public_url: str | None) -> ServerSettings:
    """The settings of the server's last start, with another URL; exits if none is known."""
    given = options.load_settings(
        database=settings.database, data=settings.data, public_url=public_url
    )
    settings = last_served(given)
    if public_url is not None:
        return settings.model_copy(update={"public_url": given.public_url})
    if settings.public_url is None and (settings.host.startswith(UNIX) or settings.port == 0):
        options.give_up("The link needs an address: name --public-url.")
    return settings


def invitations(app: AppContext) -> list[tuple[str, str, str]]:
    """Id and name of each centre without a manager, with the secret of a first link; "" where one
    was made before: what is printed at a start stays in the journal."""
    names, without = names_of(app, FALLBACK), setting_up.without_manager(app)
    known = app.store.access(lambda access: list(filter(access.was_invited, without)))
    return [
        (login, names[login], "" if login in known else setting_up.invite(app, login))
        for login in without
    ]


def names_of(app: AppContext, language: str = "") -> dict[str, str]:
    """The names of the centres by id, in a language, or each in its hall's first."""
    heads = [centre.config.centre for centre in app.store.centres() if centre.config is not None]
    names = {head.slug: pick(head.names, language or head.languages[0]) for head in heads}
    return {slug: name or slug for slug, name in names.items()}


def link(settings: ServerSettings, address: str, secret: str) -> str:
    """The complete link, at the address for phones if there is one, else at the server's own."""
    base = settings.public_url or reached(address)
    return f"{base}/set-up/{secret}"
