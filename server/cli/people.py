"""`novbe server user`: people, for those without a console."""

import sys
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from contract import commands as c
from contract.access import PEOPLE, Duty, KnownPerson
from contract.access.acts import Login, small
from contract.enums import Role
from contract.errors import ProblemType
from contract.ids import key_of
from contract.texts import PROGRAM_LANGUAGES
from server.cli.acting import (
    carry_out,
    counter_named,
    hall_beside,
    layout_of,
    there_is,
)
from server.cli.options import EXIT_REFUSED, give_up, say, stored
from server.cli.telling import as_json, tell
from server.context import AppContext
from server.domain.layout import Layout
from server.domain.people import FIRST_PASSWORD_SPAN, Person
from server.domain.principal import at_the_server
from server.identity import known, setting_up

ROLES = [role.value for role in Role if role in PEOPLE]

_centre = click.argument("centre")
_login = click.argument("login")
_role = click.option("--role", required=True, type=click.Choice(ROLES), help="What it may do.")
_agency = click.option("--agency", help="For this agency alone: its key; by default for all.")
_counter = click.option("--counter", help="The key of the one counter to work at.")


@click.group(
    "user",
    help="People: who may sign in, and as what. A person signs in by LOGIN and a password; the "
    "first one is made here and has to be changed within a week.",
)
def user() -> None:
    """People."""


@user.command("add", help="Add a person; prints the first password, only now.")
@_centre
@_login
@click.option("--name", required=True, help="The full name, e.g. 'Aygün Məmmədova'.")
@_role
@_agency
@_counter
@click.option(
    "--language",
    type=click.Choice(PROGRAM_LANGUAGES),
    help="Of the programs; by default the hall's first.",
)
@stored
def add(
    centre: str,
    login: str,
    name: str,
    role: str,
    agency: str | None,
    counter: str | None,
    language: str | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Print the first password alone on standard output."""
    app = hall_beside(database, data)
    layout = layout_of(app.transactions, centre)
    try:
        login = TypeAdapter(Login).validate_python(login)
    except ValidationError:
        give_up("A LOGIN has 2 to 60 letters and digits; inside also . @ + - and _.")
    said = carry_out(
        app,
        centre,
        c.AddPerson,
        login=login,
        full_name=name,
        language=language or layout.config.centre.languages[0],
        role=role,
        **_where(layout, agency, counter),
    )
    click.echo(said["first_password"])
    _first(login)


@user.command("list", help="Who has a duty in a centre, and whether they can sign in.")
@_centre
@as_json
@stored
def list_people(centre: str, as_json: bool, database: str | None, data: Path | None) -> None:
    """Print a table."""
    app = hall_beside(database, data, writing=False)
    there_is(app, centre)
    found = known.people(app, at_the_server(centre), centre)
    tell(
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
        f"Nobody has a duty in {centre} yet. Add somebody: novbe server user add --help",
    )


@user.command("give", help="Give a person, of whatever centre, a role in this one.")
@_centre
@_login
@_role
@_agency
@_counter
@stored
def give(
    centre: str,
    login: str,
    role: str,
    agency: str | None,
    counter: str | None,
    database: str | None,
    data: Path | None,
) -> None:
    """Give a duty, in place of the same one with another counter."""
    app = hall_beside(database, data)
    layout = layout_of(app.transactions, centre)
    person = _anybody(app, login)
    where = _where(layout, agency, counter)
    carry_out(app, centre, c.GiveDuty, person=person.id, role=role, **where)
    given = Duty(role=Role(role), centre=centre, **where)
    say(f"{centre}: {person.login} is {_duty_told(given)}")


@user.command("end-duty", help="Take a role from a person; who is signed in with it is out.")
@_centre
@_login
@_role
@_agency
@stored
def end_duty(
    centre: str,
    login: str,
    role: str,
    agency: str | None,
    database: str | None,
    data: Path | None,
) -> None:
    """End a duty."""
    app = hall_beside(database, data)
    person = person_of(app, centre, login)
    ended = Duty(role=Role(role), centre=centre, agency=agency)
    if all((one.role, one.agency) != (ended.role, agency) for one in person.duties):
        has = ", ".join(_duty_told(one) for one in person.duties) or "nothing"
        give_up(f"{login} is not {_duty_told(ended)} in {centre}, but {has}.", EXIT_REFUSED)
    carry_out(app, centre, c.EndDuty, person=person.id, role=role, agency=agency)
    say(f"{centre}: {person.login} is not {_duty_told(ended)} any more")
    if centre in setting_up.without_manager(app):
        say(f"Nobody manages {centre} now: 'novbe server user set-up-link {centre}'.", err=True)


@user.command(
    "reset",
    help="Give a first password again (prints it), or let the second factor be set up anew. "
    "Sessions end, and a lock after wrong tries is gone.",
)
@_centre
@_login
@click.argument("what", type=click.Choice(["password", "factor"]))
@stored
def reset(centre: str, login: str, what: str, database: str | None, data: Path | None) -> None:
    """Print a new first password alone on standard output; for a factor a sentence."""
    app = hall_beside(database, data, keyed=True)
    person = person_of(app, centre, login)
    said = carry_out(app, centre, c.ResetPerson, person=person.id, what=what)
    if what == "password":
        click.echo(said["first_password"])
        _first(person.login)
    else:
        say(f"{centre}: {person.login} sets up a second factor at the next sign-in")


@user.command(
    "badge",
    help="Give a person a badge to sign in by at a counter, in place of the one before. BADGE is "
    "what its code says; '-' reads it from standard input, where a scanner types it and "
    "nobody finds it in the shell's history. Without BADGE: taken away.",
)
@_centre
@_login
@click.argument("badge", required=False)
@stored
def badge(
    centre: str, login: str, badge: str | None, database: str | None, data: Path | None
) -> None:
    """Set or take away a badge."""
    if badge == "-":
        badge = sys.stdin.readline().strip()
        if not badge:
            give_up("Nothing came on standard input. Hold the badge to the scanner, or type it.")
    app = hall_beside(database, data, keyed=badge is not None)
    person = person_of(app, centre, login)
    taken = {ProblemType.ALREADY_DONE: "Somebody else has that badge."}
    carry_out(app, centre, c.SetBadge, taken, person=person.id, badge=badge)
    done = "has no badge" if badge is None else "has a badge"
    say(f"{centre}: {person.login} {done} now")


@user.command("sign-out", help="Sign a person out everywhere.")
@_centre
@_login
@stored
def sign_out(centre: str, login: str, database: str | None, data: Path | None) -> None:
    """End the sessions."""
    app = hall_beside(database, data)
    person = person_of(app, centre, login)
    said = carry_out(app, centre, c.EndSessions, person=person.id)
    say(f"{centre}: {person.login} is signed out, {said['ended']} sessions ended")


def _where(layout: Layout, agency: str | None, counter: str | None) -> dict[str, Any]:
    """The agency and the counter of a duty; ends the command where there is no such."""
    agencies = [one.key for one in layout.config.agencies]
    if agency is not None and agency not in agencies:
        give_up(
            f"There is no agency '{agency}' in {layout.slug}; there is: {', '.join(agencies)}.",
            EXIT_REFUSED,
        )
    identity = counter_named(layout, counter) if counter is not None else None
    return {"agency": agency, "counter": identity}


def _anybody(app: AppContext, login: str) -> Person:
    person = app.transactions.access(lambda one: one.person_by_login(small(login)))
    if person is None:
        give_up(f"Nobody signs in as '{login}'. 'list' tells who there is.", EXIT_REFUSED)
    return person


def person_of(app: AppContext, centre: str, login: str) -> KnownPerson:
    """A person with a duty in a centre, or with none anywhere any more."""
    there_is(app, centre)
    person = _anybody(app, login)
    duties = app.transactions.access(lambda one: one.duties(person.id))
    elsewhere = sorted({one.centre for one in duties})
    if duties and centre not in elsewhere:
        give_up(f"{login} works in {', '.join(elsewhere)}, not in {centre}.", EXIT_REFUSED)
    return known.person(app, centre, person.id)


def _duty_told(duty: Duty) -> str:
    bounds = [f"for {duty.agency}"] if duty.agency else []
    if duty.counter:
        bounds.append(f"at counter {key_of(duty.counter)}")
    return " ".join([str(duty.role), *bounds])


def _first(login: str) -> None:
    say(
        f"That is the first password of {login}, good for {FIRST_PASSWORD_SPAN.days} days and "
        "shown only now. It has to be changed at the first sign-in.",
        err=True,
    )
