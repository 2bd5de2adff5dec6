"""Commands of a hall on the command line, generated from their models.

`novbe server GROUP VERB CENTRE ...` has an argument or an option for each field of the command.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final, get_args

import click
from pydantic.fields import FieldInfo

from contract.access import PEOPLE
from contract.access.acts import small
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType
from contract.texts import PROGRAM_LANGUAGES
from server.cli.acting import carry_out, counter_named, layout_of, open_app, person_of, require_key
from server.cli.options import say, store_options
from server.context import AppContext
from server.domain.layout import Layout
from server.settings import ServerSettings

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
