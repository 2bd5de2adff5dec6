"""A list of people, with a line for each role, compared with the people of a centre: what it adds
and changes. It removes nothing. A refusal of a command is reported when it is executed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from pydantic import ValidationError

from contract import commands as c
from contract.access import Duty
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES
from server.commands import dispatch
from server.context import AppContext
from server.domain.people import HeldDuty, may_have_counter
from server.domain.people_list import ListLine
from server.domain.principal import Principal
from server.domain.setup import Setup
from server.store.access import Access

_ANY = UUID(int=0, version=4)


type _Act = tuple[type[Command], Mapping[str, Any]]
"""A command and its fields."""


class ListEffect(StrEnum):
    """The effect of a list on a person."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


class ListedDuty(NamedTuple):
    """What a line asks for; it keeps the counter if the list has no column for counters."""

    line: int
    login: str
    full_name: str
    language: str | None
    duty: Duty
    keeps_counter: bool


@dataclass(frozen=True, slots=True)
class ListEntry:
    """The effect of a list on a person, or of one line.

    Attributes:
        line: the line in the file; for a person with several roles the first one.
        person: the id of a known person; "" for a new one.
        changes: the fields that change (`full_name`, `language`), old and new.
        duties: the roles that are added.
        fault: of a refused line: the field at fault, or `differs`.
        refusal: why a person is refused.
        commands: the commands to execute; a new person has no id in them yet.
    """

    line: int
    login: str
    name: str
    what: ListEffect
    person: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    duties: tuple[Duty, ...] = ()
    fault: str = ""
    refusal: Refusal | None = None
    commands: Sequence[_Act] = ()


class FirstPassword(NamedTuple):
    """A new person, and the first password."""

    name: str
    login: str
    password: str


class ListReader:
    """Reads lines for one centre; agencies, counters and roles may be given by key or by name (the
    roles: in lower case)."""

    def __init__(self, setup: Setup, roles: Mapping[str, Role]) -> None:
        self._centre, self._roles = setup.slug, roles
        spoken = setup.config.centre.languages
        # The language of new staff without one: most likely the hall's.
        self.usual_language = next(
            (code for code in spoken if code in PROGRAM_LANGUAGES), PROGRAM_LANGUAGES[0]
        )
        self._meant = {
            "agency": {
                word.casefold(): agency.key
                for agency in setup.config.agencies
                for word in (*agency.names.values(), agency.key)
            },
            "counter": {
                word.casefold(): identity
                for identity, counter in setup.counters.items()
                for word in (counter.key, counter.number)
            },
            "language": {
                word.casefold(): code
                for code in PROGRAM_LANGUAGES
                for word in (OWN_NAMES[code], code)
            },
        }

    def wish(self, line: ListLine) -> ListedDuty | ListEntry:
        """What a line asks for, or the entry with its fault."""
        login, name = line.values["login"], line.values["name"]
        refused = ListEntry(line.number, login, name, ListEffect.REFUSED)
        try:
            checked = c.AddPerson(
                command_id=_ANY,
                centre=self._centre,
                login=login,
                full_name=name,
                language=self.usual_language,
                role=Role.OPERATOR,
            )
        except ValidationError as error:
            return replace(refused, fault=str(error.errors()[0]["loc"][0]))
        values = {column: text.casefold() for column, text in line.values.items()}
        role = self._roles.get(values["role"])
        if role is None:
            return replace(refused, fault="role")
        found = {column: words.get(values.get(column, "")) for column, words in self._meant.items()}
        if not may_have_counter(role):
            found["counter"] = None
        unknown = (column for column, key in found.items() if key is None)
        wrong = next((column for column in unknown if values.get(column)), None)
        if wrong is not None:
            return replace(refused, fault=wrong)
        duty = Duty(
            role=role, centre=self._centre, agency=found["agency"], counter=found["counter"]
        )
        keeps_counter = "counter" not in line.values
        name, language = checked.full_name, found["language"]
        return ListedDuty(line.number, checked.login, name, language, duty, keeps_counter)


def compare(
    app: AppContext, who: Principal, reader: ListReader, lines: Iterable[ListLine]
) -> Sequence[ListEntry]:
    """The entries for what a list adds, changes and leaves unchanged, and for refused lines; in the
    order of the file."""
    refused: list[ListEntry] = []
    people: dict[str, list[ListedDuty]] = {}
    for line in lines:
        wish = reader.wish(line)
        if isinstance(wish, ListEntry):
            refused.append(wish)
            continue
        own = people.setdefault(wish.login, [])
        if own and (own[0].full_name, own[0].language) != (wish.full_name, wish.language):
            entry = ListEntry(wish.line, wish.login, wish.full_name, ListEffect.REFUSED)
            refused.append(replace(entry, fault="differs"))
        elif _held(wish.duty) not in {_held(other.duty) for other in own}:
            own.append(wish)

    def work(access: Access) -> list[ListEntry]:
        return [_entry(access, who, reader, own) for own in people.values()]

    return sorted([*refused, *app.store.access(work)], key=lambda entry: entry.line)


def _held(duty: Duty | HeldDuty) -> tuple[Role, str | None]:
    return duty.role, duty.agency


def _entry(
    access: Access, who: Principal, reader: ListReader, own: Sequence[ListedDuty]
) -> ListEntry:
    first = own[0]
    entry = ListEntry(first.line, first.login, first.full_name, ListEffect.SAME)
    wrong = next((wish for wish in own if who.agency not in (None, wish.duty.agency)), None)
    if wrong is not None:
        return replace(entry, line=wrong.line, what=ListEffect.REFUSED, fault="agency")
    person = access.person_by_login(first.login)
    if person is None:
        language = first.language or reader.usual_language
        names = {"login": first.login, "full_name": first.full_name, "language": language}
        adding: _Act = (c.AddPerson, {**names, **_fields(first.duty)})
        wanted = tuple(wish.duty for wish in own)
        commands = [adding, *_giving(wanted[1:])]
        return replace(entry, what=ListEffect.ADDED, duties=wanted, commands=commands)
    duties = access.duties(person.id)
    here = {_held(duty): duty for duty in duties if duty.centre == who.centre}
    if not any(who.agency in (None, duty.agency) for duty in here.values()):
        taken = Refusal(ProblemType.LOGIN_TAKEN, {"login": first.login})
        return replace(entry, what=ListEffect.REFUSED, refusal=taken)
    entry = replace(entry, person=person.id)
    names = {"full_name": first.full_name, "language": first.language or person.language}
    was = {"full_name": person.name, "language": person.language}
    changes = tuple((key, was[key], names[key]) for key in names if was[key] != names[key])
    given = tuple(
        wish.duty
        for wish in own
        if (held := here.get(_held(wish.duty))) is None
        or (not wish.keeps_counter and held.counter != wish.duty.counter)
    )
    others = any(who.agency not in (None, duty.agency) for duty in duties)
    shared = others or len(here) < len(duties)
    if changes and shared:
        values = {"what": c.SetPerson.name, "role": who.role}
        refusal = Refusal(ProblemType.NOT_PERMITTED, values)
        return replace(entry, what=ListEffect.REFUSED, refusal=refusal)
    if not (changes or given):
        return entry
    setting: _Act = (c.SetPerson, {"login": first.login, **names})
    commands = [*([setting] if changes else []), *_giving(given)]
    return replace(entry, what=ListEffect.CHANGED, changes=changes, duties=given, commands=commands)


def _fields(duty: Duty) -> dict[str, Any]:
    return {"role": duty.role, "agency": duty.agency, "counter": duty.counter}


def _giving(duties: Iterable[Duty]) -> list[_Act]:
    return [(c.GiveDuty, _fields(duty)) for duty in duties]


def _id_of(form: UUID, name: str) -> UUID:
    """The id of a command of a form: the same on each retry."""
    return UUID(bytes=uuid5(form, name).bytes, version=4)


def carry_out(
    app: AppContext, who: Principal, reader: ListReader, lines: Iterable[ListLine], form: UUID
) -> tuple[Sequence[FirstPassword], Sequence[ListEntry]]:
    """Execute the changes of a list; returns the people that it added, and the refused entries. The
    same form again does nothing twice, and returns the same first passwords."""
    centre = str(who.centre)
    added: list[FirstPassword] = []
    refused: list[ListEntry] = []
    for entry in compare(app, who, reader, lines):
        if entry.what is ListEffect.REFUSED:
            refused.append(entry)
            continue
        adding = _id_of(form, entry.login)
        person = entry.person
        try:
            for model, fields in entry.commands:
                is_first = model is c.AddPerson
                identity = adding if is_first else _id_of(form, f"{entry.login} {fields}")
                subject = {"person": person} if "person" in model.model_fields else {}
                values = {"command_id": identity, "centre": centre, **subject, **fields}
                answer = dispatch.execute(app, who, model.model_validate(values))
                person = answer["person"]
        except Refusal as refusal:
            refused.append(replace(entry, what=ListEffect.REFUSED, refusal=refusal))
        if person == f"p-{app.signer.id_of(centre, adding)}":
            first = app.signer.first_password(centre, adding)
            added.append(FirstPassword(entry.name, entry.login, first))
    return added, refused
