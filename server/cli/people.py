"""`novbe server user`: people, for a hall without a console."""

import sys
from typing import Final

import click

from contract import commands as c
from contract.access import AccessEntry, Duty
from contract.access.acts import small
from contract.enums import Role
from contract.errors import ProblemType
from contract.ids import key_of
from contract.model import rfc3339
from server import accounts
from server.cli.acting import account_of, layout_of, open_app, there_is
from server.cli.options import (
    as_json,
    format_time,
    give_up,
    parse_time,
    print_list,
    refuse,
    say,
    store_options,
    zone_of,
)
from server.cli.verbs import Fields, Verb, group_of
from server.context import AppContext
from server.domain.layout import Layout
from server.domain.people import FIRST_PASSWORD_SPAN
from server.domain.principal import at_the_server, is_at_the_server
from server.identity import known, setting_up
from server.settings import ServerSettings

_FIRST_PASSWORD: Final = (
    f"This is the first password of {{login}}. It is valid for {FIRST_PASSWORD_SPAN.days} days, "
    "shown only now, and has to be changed at the first sign-in."
)


def _language(_app: AppContext, layout: Layout, fields: Fields) -> None:
    fields["login"] = small(fields["login"])
    fields["language"] = fields["language"] or layout.config.centre.languages[0]


def _give(app: AppContext, layout: Layout, fields: Fields) -> None:
    """A person of any centre gets a duty."""
    person = account_of(app, fields["person"])
    fields |= {"login": person.login, "person": person.id}
    given = {one: fields[one] for one in ("agency", "counter")}
    fields["duty"] = _duty_told(Duty(role=fields["role"], centre=layout.slug, **given))


def _end(app: AppContext, layout: Layout, fields: Fields) -> None:
    role, agency = Role(fields["role"]), fields["agency"]
    fields["duty"] = _duty_told(Duty(role=role, centre=layout.slug, agency=agency))
    person = known.person(app, layout.slug, fields["person"])
    if all((one.role, one.agency) != (role, agency) for one in person.duties):
        has = ", ".join(_duty_told(one) for one in person.duties) or "nothing"
        refuse(f"{person.login} is not {fields['duty']}, but {has}.")


def _warn_without_manager(app: AppContext, layout: Layout) -> None:
    if layout.slug in setting_up.without_manager(app):
        link = f"novbe server user set-up-link {layout.slug}"
        say(f"{layout.slug} has no manager any more: '{link}' makes one.", err=True)


def _badge(_app: AppContext, _layout: Layout, fields: Fields) -> None:
    if fields["badge"] == "-":
        fields["badge"] = sys.stdin.readline().strip()
        if not fields["badge"]:
            give_up("Nothing came on standard input. Hold the badge to the scanner, or type it.")
    fields["has"] = "no badge" if fields["badge"] is None else "a badge"


user = group_of(
    "user",
    "People: who may sign in, and with which role. A person signs in by LOGIN and a password; the "
    "first one is made here and has to be changed within a week.",
    {
        "add": Verb(
            c.AddPerson,
            _FIRST_PASSWORD,
            places=("login",),
            names={"full_name": "name"},
            secret="first_password",
            prepare=_language,
        ),
        "give": Verb(
            c.GiveDuty,
            "{login} is {duty}",
            places=("person",),
            by_id=("person",),
            prepare=_give,
        ),
        "end-duty": Verb(
            c.EndDuty,
            "{login} is not {duty} any more",
            places=("person",),
            prepare=_end,
            after=_warn_without_manager,
        ),
        "reset": Verb(
            c.ResetPerson,
            _FIRST_PASSWORD,
            places=("person", "what"),
            choices={"what": ("password", "factor")},
            secret="first_password",
            keyed=True,
            otherwise="{login} sets up a second factor at the next sign-in",
        ),
        "badge": Verb(
            c.SetBadge,
            "{login} has {has} now",
            places=("person", "badge"),
            help="Give a person a badge to sign in with at a counter; it replaces the one before. "
            "BADGE is the text of its code; '-' reads it from standard input, where a scanner "
            "types it and the shell keeps no history. Without BADGE: remove it.",
            keyed=True,
            prepare=_badge,
            refusals={ProblemType.ALREADY_DONE: "Another person has that badge."},
        ),
        "sign-out": Verb(
            c.EndSessions, "{login} is signed out, {ended} sessions ended", places=("person",)
        ),
    },
)


@user.command("list")
@click.argument("centre")
@as_json
@store_options
def list_people(centre: str, as_json: bool, settings: ServerSettings) -> None:
    """List the people with a duty in a centre, and whether they can sign in."""
    app = open_app(settings, writing=False)
    there_is(app, centre)
    found = known.people(app, at_the_server(centre), centre)
    print_list(
        found,
        as_json,
        ("login", "name", "duties", "password", "factor", "badge", "signed in", "id"),
        (
            (
                one.login,
                one.name,
                ", ".join(_duty_told(duty) for duty in one.duties),
                "own" if one.has_password else "first",
                "yes" if one.has_factor else "",
                "yes" if one.has_badge else "",
                str(one.signed_in or ""),
                one.id,
            )
            for one in found
        ),
        f"No person has a duty in {centre} yet. Add one: novbe server user add --help",
    )


@user.command("access")
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


def _duty_told(duty: Duty) -> str:
    bounds = [f"for {duty.agency}"] if duty.agency else []
    if duty.counter:
        bounds.append(f"at counter {key_of(duty.counter)}")
    return " ".join([str(duty.role), *bounds])
