"""Shared by all commands that read a hall or give commands to it; and commands that are made from
their models: `novbe server GROUP VERB CENTRE ...` has an argument or an option for each field.

A person at the server's command line acts as a manager of each of its centres. Commands go through
the dispatcher like all others, so they are in the log.
"""

import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, NoReturn, get_args
from uuid import uuid4

import click
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from contract.access import PEOPLE, KnownPerson
from contract.access.acts import small
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.ids import full_id
from contract.schema_faults import errors_of
from contract.texts import FALLBACK, PROGRAM_LANGUAGES
from server import bootstrap
from server.accounts import by_hand
from server.cli.options import fail, give_up, refuse, say, store_options
from server.commands import dispatch
from server.context import AppContext, LocalBus
from server.domain.layout import Layout
from server.domain.people import Person
from server.engine.store import Store
from server.identity import known
from server.sentences import problem_of
from server.settings import ServerSettings
from server.signing import KEY_FILE, KeySigner, UnusableKey, key_in
from server.store.engine import is_sqlite, truncate_wal

NOT_NOW = "Nothing was changed."


def opened(settings: ServerSettings, *, writing: bool = False, new: bool = False) -> Store:
    """The store of an existing hall, closed when the command ends; exits if there is none. Nothing
    is created unless the hall may be `new`, nor changed unless it is opened for writing."""
    if new:
        store = bootstrap.open_store(settings, serving=False)
    else:
        store = bootstrap.existing_store(settings, writing=writing)
    click.get_current_context().call_on_close(store.close)
    return store


def hall_on(settings: ServerSettings, store: Store, key: bytes | None = None) -> AppContext:
    """The application on a store. A running server notices its commands when it polls the
    committed revisions. A given key replaces the server's, which would be created if it does not
    exist."""
    return bootstrap.open_hall(settings, store, bootstrap.stored_clock(store), LocalBus(), key)


def open_app(settings: ServerSettings, *, writing: bool = True, keyed: bool = False) -> AppContext:
    """The application on an existing hall; creates no database. `keyed`: with the server's own key.
    For other commands any key will do, because they are never repeated."""
    store = opened(settings, writing=writing)
    return hall_on(settings, store, None if keyed else secrets.token_bytes())


def service_codes(settings: ServerSettings) -> Callable[[str], str]:
    """The service code of a kiosk by its id; "" without a readable key."""
    try:
        return KeySigner(key_in(settings.data / KEY_FILE)).service_code
    except (UnusableKey, OSError):
        return lambda _device: ""


def carry_out(
    app: AppContext,
    centre: str,
    model: type[Command],
    why_not: Mapping[ProblemType, str] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Execute a command as the person at the server; exits if it is invalid or refused, with a
    message of `why_not` in place of the refusal's own."""
    require_known(app.store.revisions(), centre)
    try:
        command = model.model_validate({"command_id": uuid4(), "centre": centre, **fields})
    except ValidationError as error:
        told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in errors_of(error)]
        give_up(f"That cannot be used. {NOT_NOW}\n" + "\n".join(f"  {one}" for one in told))
    try:
        return dispatch.execute(app, by_hand(centre), command)
    except Refusal as refusal:
        if why_not is not None and refusal.kind in why_not:
            refuse(why_not[refusal.kind])
        end_on(refusal)


def note(app: AppContext, centre: str, what: str, detail: str) -> None:
    """Add an entry to the access log for an action at the command line."""
    now, who = app.machine.now(), by_hand(centre).id
    app.store.access(lambda access: access.add_entry(now, centre, what, who, detail), write=True)


def end_on(refusal: Refusal) -> NoReturn:
    """Exit with the sentence of a refusal."""
    if refusal.kind is ProblemType.UNAVAILABLE:
        raise refusal
    problem = problem_of(refusal, FALLBACK)
    lines = [problem.detail, *(f"  {one.field}: {one.message}" for one in problem.fields)]
    refuse("\n".join(lines))


def require_known(known: Collection[str], centre: str) -> None:
    """Exit if a centre is not one of those that are known."""
    if centre not in known:
        there = ", ".join(sorted(known)) or "none yet"
        refuse(f"There is no centre '{centre}' (there is: {there}). Import its file first.")


def layout_of(store: Store, centre: str) -> Layout:
    """The layout of a centre; exits if the centre does not exist."""
    require_known(store.revisions(), centre)
    try:
        return store.read(centre, lambda reading: reading.layout)
    except Refusal as refusal:
        if refusal.kind is ProblemType.NOT_FOUND:
            # A first import did not come to its end.
            refuse(f"{centre} has no configuration yet. Import its file first.")
        end_on(refusal)


def require_key(layout: Layout, what: str, key: str, known: Collection[str]) -> None:
    """Exit if a key is not one of those that a centre has."""
    if key not in known:
        there = ", ".join(known) or "none"
        refuse(f"There is no {what} '{key}' in {layout.slug}; there is: {there}.")


def counter_named(layout: Layout, key: str) -> str:
    """The id of a counter, by its key; exits if it does not exist."""
    require_key(layout, "counter", key, [one.key for one in layout.config.counters])
    return full_id(layout.slug, key)


def account_of(app: AppContext, login: str) -> Person:
    """The person with a user name, in any centre; exits if there is none."""
    person = app.store.access(lambda access: access.person_by_login(small(login)))
    if person is None:
        refuse(f"No person signs in as '{login}'. The console shows the people.")
    return person


def person_of(app: AppContext, centre: str, login: str) -> KnownPerson:
    """A person with a duty in a centre, or without any duty."""
    require_known(app.store.revisions(), centre)
    person = account_of(app, login)
    duties = app.store.access(lambda access: access.duties(person.id))
    elsewhere = sorted({one.centre for one in duties})
    if duties and centre not in elsewhere:
        refuse(f"{login} works in {', '.join(elsewhere)}, not in {centre}.")
    return known.person(app, centre, person.id)


def out_of_the_files(settings: ServerSettings, then: str) -> None:
    """Remove erased texts from the database's other files too, as far as possible; `then` is the
    advice if this is not possible now."""
    if not is_sqlite(settings.database_url):
        click.echo("PostgreSQL keeps the old row in its files until VACUUM has freed its place.")
    elif not truncate_wal(settings.database_url):
        fail(
            "The text is still in the write-ahead log of the database (the file ends with -wal): "
            "a process reads an earlier snapshot of it, 'novbe server verify' perhaps. "
            f"{then}"
        )


type Fields = dict[str, Any]

ROLES: Final = tuple(role.value for role in Role if role in PEOPLE)
"""The roles of people."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A command on the command line.

    Attributes:
        done: the sentence that is printed, with values of the command and of its answer.
        places: the fields that are given by place, in this order; the others are options.
        by_id: fields whose value `prepare` looks up.
        help: for `--help`; by default what the model says.
        secret: the field of the answer that is printed alone on standard output, where it has one.
        otherwise: the sentence where it has none.
        keyed: whether it needs the server's own key.
        prepare: completes the fields before the command is carried out.
        refusals: what is printed in place of the sentence of a refusal.
        after: called once the command was carried out.
    """

    command: type[Command]
    done: str
    places: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    by_id: tuple[str, ...] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    help: str = ""
    secret: str = ""
    otherwise: str = ""
    keyed: bool = False
    prepare: Callable[[AppContext, Layout, Fields], None] | None = None
    refusals: Mapping[ProblemType, str] = field(default_factory=dict)
    after: Callable[[AppContext, Layout], None] | None = None


def group_of(name: str, text: str, verbs: Mapping[str, Verb]) -> click.Group:
    """A group of verbs."""
    group = click.Group(name, help=text)
    for one, verb in verbs.items():
        group.add_command(command_of(one, verb))
    return group


def command_of(name: str, verb: Verb) -> click.Command:
    """The click command of a verb."""

    @store_options
    def run(settings: ServerSettings, centre: str, **given: Any) -> None:
        app = open_app(settings, keyed=verb.keyed)
        layout = layout_of(app.store, centre)
        fields = {
            one: value if one in verb.by_id else _value(app, layout, one, value)
            for one, value in given.items()
        }
        if "person" in given:
            fields["login"] = small(given["person"])
        if verb.prepare is not None:
            verb.prepare(app, layout, fields)
        refusals = {kind: words.format(**given) for kind, words in verb.refusals.items()}
        sent = {one: fields[one] for one in verb.command.model_fields if one in fields}
        answer = carry_out(app, centre, verb.command, refusals, **sent)
        secret = answer.get(verb.secret)
        if secret is not None:
            click.echo(secret)
        done = verb.done if secret is not None or not verb.otherwise else verb.otherwise
        words = {**given, **fields, **answer, "centre": centre}
        say(f"{centre}: {done.format(**words)}", err=secret is not None)
        if verb.after is not None:
            verb.after(app, layout)

    for parameter in reversed([click.argument("centre"), *_parameters(verb)]):
        run = parameter(run)
    return click.command(name, help=verb.help or _summary(verb.command))(run)


def _summary(command: type[Command]) -> str:
    return " ".join((command.__doc__ or "").partition("\n\n")[0].split())


def _parameters(verb: Verb) -> Iterator[Callable[[Any], Any]]:
    """The arguments, then the options, of the fields of a command."""
    for name in verb.places:
        info = verb.command.model_fields[name]
        yield click.argument(
            name,
            required=info.is_required(),
            type=_choices(verb, name, info),
            metavar=_METAVARS.get(name),
        )
    for name, info in verb.command.model_fields.items():
        if name in ("command_id", "centre", *verb.places, *verb.left_out):
            continue
        shown = _OPTIONS.get(name, name)
        option, text = f"--{shown.replace('_', '-')}", _HELP.get(shown)
        if info.annotation is bool:
            yield click.option(option, name, is_flag=True, help=text)
        elif shown == "minutes":
            yield click.option(option, name, type=click.IntRange(1, 1440), help=text)
        else:
            default = verb.defaults.get(name, None if info.is_required() else info.default)
            yield click.option(
                option,
                name,
                required=info.is_required() and default is None and name not in _COMPLETED,
                default=default,
                show_default=default is not None,
                type=_choices(verb, name, info),
                help=text,
            )


_METAVARS: Final = {"person": "LOGIN", "device": "ID", "machine": "ID", "integration": "ID"}
_OPTIONS: Final = {
    "full_name": "name",
    "until": "minutes",
    "expected_end": "minutes",
    "resume_automatically": "resume",
}
"""The names of options that differ from the field's."""
_COMPLETED: Final = frozenset({"language", "label"})
"""Fields for which `prepare` computes a value if none is given."""
_HELP: Final = {
    "agency": "The key of an agency; by default all.",
    "counter": "The key of a counter.",
    "display": "The key of a display of the centre file.",
    "label": "The name for staff, e.g. 'kiosk at the door'.",
    "language": "Of the programs; by default the hall's first.",
    "minutes": "For how many minutes.",
    "name": "The full name, e.g. 'Aygün Məmmədova'.",
    "reason": "A code; the log keeps it.",
    "replaces": "The id of the device that it replaces, which is revoked.",
    "resume": "Resume by itself after these minutes.",
}


def _choices(verb: Verb, name: str, info: FieldInfo) -> click.Choice[str] | None:
    if name in verb.choices:
        return click.Choice(verb.choices[name])
    match name:
        case "role":
            return click.Choice(ROLES)
        case "language":
            return click.Choice(PROGRAM_LANGUAGES)
        case "what":
            return click.Choice(get_args(info.annotation))
    return None


def _value(app: AppContext, layout: Layout, name: str, value: Any) -> Any:
    """The value of a field: the id for a key or a login, the time for minutes from now."""
    match name, value:
        case _, None:
            return None
        case "counter", _:
            return counter_named(layout, value)
        case "agency", _:
            require_key(layout, "agency", value, [one.key for one in layout.config.agencies])
        case "until" | "expected_end", _:
            return app.clock.now() + timedelta(minutes=value)
        case "person", _:
            return person_of(app, layout.slug, value).id
    return value
