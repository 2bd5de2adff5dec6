"""A list of people, with a line for each role, compared with the people of a centre: what it adds
and changes. It removes nothing. A refusal of a command is reported when it is executed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID, uuid5

from pydantic import ValidationError

from contract import commands as c
from contract.access.acts import small
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES
from server.commands import dispatch
from server.context import AppContext
from server.domain.layout import Layout
from server.domain.people import HeldDuty, Person, may_have_counter
from server.domain.people_list import Line
from server.domain.principal import Principal
from server.store.access import Access

_ANY = UUID(int=0, version=4)


class What(StrEnum):
    """The effect of a list on a person."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line that can be read; it keeps the counter if the list has no column for counters."""

    line: int
    login: str
    full_name: str
    language: str | None
    role: Role
    agency: str | None
    counter: str | None
    keeps_counter: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """The effect of a list on a person, or of one line.

    Attributes:
        line: the line in the file; for a person with several roles the first one.
        person: the id of a known person; "" for a new one.
        changes: the fields that change (`full_name`, `language`), old and new.
        duties: the roles that are added, each with its counter.
        fault: of a refused line: the field at fault, or `differs`.
        refusal: why a person is refused.
        commands: the commands to execute; a new person has no id in them yet.
    """

    line: int
    login: str
    name: str
    what: What
    person: str = ""
    changes: tuple[tuple[str, str, str], ...] = ()
    duties: tuple[Wanted, ...] = ()
    fault: str = ""
    refusal: Refusal | None = None
    commands: tuple[tuple[type[Command], Mapping[str, Any]], ...] = ()


class FirstPassword(NamedTuple):
    """A new person, and the first password."""

    name: str
    login: str
    password: str


class Reader:
    """Reads lines for one centre; agencies, counters and roles may be given by key or by name (the
    roles: in lower case)."""

    def __init__(self, layout: Layout, roles: Mapping[str, Role]) -> None:
        self.layout, self.roles = layout, roles
        self._meant = {
            "agency": {
                word.casefold(): one.key
                for one in layout.config.agencies
                for word in (*one.names.values(), one.key)
            },
            "counter": {
                word.casefold(): identity
                for identity, one in layout.counters.items()
                for word in (one.key, one.number)
            },
            "language": {
                word.casefold(): code
                for code in PROGRAM_LANGUAGES
                for word in (OWN_NAMES[code], code)
            },
        }

    @property
    def usual_language(self) -> str:
        """The language of new staff without one: most likely the hall's."""
        spoken = self.layout.config.centre.languages
        return next((code for code in spoken if code in PROGRAM_LANGUAGES), PROGRAM_LANGUAGES[0])

    def wanted(self, line: Line) -> Wanted | Entry:
        """The wishes of a line, or the entry with its fault."""
        login, name = line.values["login"], line.values["name"]
        refused = Entry(line.number, login, name, What.REFUSED)
        try:
            checked = c.AddPerson(
                command_id=_ANY,
                centre=self.layout.slug,
                login=login,
                full_name=name,
                language=self.usual_language,
                role=Role.OPERATOR,
            )
        except ValidationError as error:
            return replace(refused, fault=str(error.errors()[0]["loc"][0]))
        said = {column: text.casefold() for column, text in line.values.items()}
        role = self.roles.get(said["role"])
        if role is None:
            return replace(refused, fault="role")
        found = {column: words.get(said.get(column, "")) for column, words in self._meant.items()}
        if not may_have_counter(role):
            found["counter"] = None
        wrong = next((name for name, one in found.items() if one is None and said.get(name)), None)
        if wrong is not None:
            return replace(refused, fault=wrong)
        return Wanted(
            line.number,
            checked.login,
            checked.full_name,
            found["language"],
            role,
            found["agency"],
            found["counter"],
            keeps_counter="counter" not in line.values,
        )


def compare(
    app: AppContext, who: Principal, reader: Reader, lines: Iterable[Line]
) -> Sequence[Entry]:
    """The entries for what a list adds, changes and leaves unchanged, and for refused lines; in the
    order of the file."""
    refused: list[Entry] = []
    people: dict[str, list[Wanted]] = {}
    for line in lines:
        one = reader.wanted(line)
        if isinstance(one, Entry):
            refused.append(one)
            continue
        own = people.setdefault(small(one.login), [])
        if own and (own[0].full_name, own[0].language) != (one.full_name, one.language):
            refused.append(Entry(one.line, one.login, one.full_name, What.REFUSED, fault="differs"))
        elif (one.role, one.agency) not in {(other.role, other.agency) for other in own}:
            own.append(one)

    def work(access: Access) -> list[Entry]:
        return [_entry(access, who, reader, own) for own in people.values()]

    return sorted([*refused, *app.store.access(work)], key=lambda one: one.line)


def _entry(access: Access, who: Principal, reader: Reader, own: Sequence[Wanted]) -> Entry:
    first = own[0]
    entry = Entry(first.line, first.login, first.full_name, What.SAME)
    wrong = next((one for one in own if who.agency not in (None, one.agency)), None)
    if wrong is not None:
        return replace(entry, line=wrong.line, what=What.REFUSED, fault="agency")
    person = access.person_by_login(small(first.login))
    if person is None:
        return _added(entry, own, reader)
    return _changed(replace(entry, person=person.id), own, person, access.duties(person.id), who)


def _added(entry: Entry, own: Sequence[Wanted], reader: Reader) -> Entry:
    first, *others = own
    names: dict[str, Any] = {
        "login": first.login,
        "full_name": first.full_name,
        "language": first.language or reader.usual_language,
    }
    return replace(
        entry,
        what=What.ADDED,
        duties=tuple(own),
        commands=(
            (c.AddPerson, {**names, **_duty_of(first)}),
            *((c.GiveDuty, _duty_of(one)) for one in others),
        ),
    )


def _changed(
    entry: Entry,
    own: Sequence[Wanted],
    person: Person,
    duties: Sequence[HeldDuty],
    who: Principal,
) -> Entry:
    here = [one for one in duties if one.centre == who.centre]
    if not any(who.agency in (None, one.agency) for one in here):
        taken = Refusal(ProblemType.LOGIN_TAKEN, {"login": entry.login})
        return replace(entry, person="", what=What.REFUSED, refusal=taken)
    first = own[0]
    names = {"full_name": first.full_name, "language": first.language or person.language}
    was = {"full_name": person.name, "language": person.language}
    changes = tuple((one, was[one], names[one]) for one in names if was[one] != names[one])
    held = {(one.role, one.agency): one for one in here}
    given = tuple(
        one
        for one in own
        if (duty := held.get((one.role, one.agency))) is None
        or (not one.keeps_counter and duty.counter != one.counter)
    )
    shared = len(here) < len(duties) or any(who.agency not in (None, one.agency) for one in here)
    if changes and shared:
        values = {"what": c.SetPerson.name, "role": who.role}
        refusal = Refusal(ProblemType.NOT_PERMITTED, values)
        return replace(entry, what=What.REFUSED, refusal=refusal)
    if not (changes or given):
        return entry
    commands: list[tuple[type[Command], Mapping[str, Any]]] = []
    if changes:
        commands.append((c.SetPerson, {"login": person.login or entry.login, **names}))
    commands += [(c.GiveDuty, _duty_of(one)) for one in given]
    return replace(
        entry, what=What.CHANGED, changes=changes, duties=given, commands=tuple(commands)
    )


def _duty_of(one: Wanted) -> Mapping[str, Any]:
    return {"role": one.role, "agency": one.agency, "counter": one.counter}


def _id_of(form: UUID, name: str) -> UUID:
    """The id of a command of a form: the same on each retry, and of the UUID version of
    commands."""
    return UUID(bytes=uuid5(form, name).bytes, version=4)


def carry_out(
    app: AppContext, who: Principal, reader: Reader, lines: Iterable[Line], form: UUID
) -> tuple[Sequence[FirstPassword], Sequence[Entry]]:
    """Execute the additions and changes of a list; returns the people whom this form added, and the
    refused entries. Sending the form of the same id again does nothing twice, and returns the same
    first passwords."""
    centre = str(who.centre)
    added: list[FirstPassword] = []
    refused: list[Entry] = []
    for entry in compare(app, who, reader, lines):
        if entry.what is What.REFUSED:
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
                told = dispatch.execute(app, who, model.model_validate(values))
                person = told["person"]
        except Refusal as refusal:
            refused.append(replace(entry, what=What.REFUSED, refusal=refusal))
        if person == f"p-{app.signer.id_of(centre, adding)}":
            first = app.signer.first_password(centre, adding)
            added.append(FirstPassword(entry.name, entry.login, first))
    return added, refused
