"""The people of a centre: their names, duties and badges, new people, and help with sign-in."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from flask import Response, request
from wtforms import FileField, StringField
from wtforms.validators import AnyOf

from contract import commands as c
from contract.access import WITH_FACTOR, KnownPerson
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal, existing
from contract.ids import key_of
from contract.operations import Page
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, wording
from server.commands import people_list
from server.commands.people_list import ListEffect, ListEntry, ListReader
from server.domain.people import FIRST_PASSWORD_SPAN
from server.domain.people_list import COLUMNS, UnreadableList, read
from server.identity import known
from server.sentences import TEXTS, problem_of
from server.web import authorization
from server.web.console.words import counter_choices, named
from server.web.http import csv_file, known_language
from server.web.pages.account import duty_text
from server.web.pages.cookie import keep_command, take_command
from server.web.pages.forms import (
    LANGUAGE_CHOICES,
    PageForm,
    execute,
    fault_of,
    field,
    show_again,
    submitted,
)
from server.web.pages.frame import Pages, Views

ROLES: Final = (Role.OPERATOR, Role.GREETER, Role.SUPERVISOR, Role.MANAGER, Role.VIEWER)
"""In the order in which most people are added."""


class _NamesForm(PageForm):
    full_name = field()
    login = field()
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))


class _EndDutyForm(PageForm):
    role = field()
    agency = field(needed=False)


class _DutyForm(_EndDutyForm):
    counter = field(needed=False)


class _PersonForm(_NamesForm, _DutyForm):
    """A new person."""


class _BadgeForm(PageForm):
    badge = field()


ACTS: Final[dict[str, tuple[type[Command], type[PageForm], Mapping[str, Any]]]] = {
    "names": (c.SetPerson, _NamesForm, {}),
    "duty": (c.GiveDuty, _DutyForm, {}),
    "end_duty": (c.EndDuty, _EndDutyForm, {}),
    "badge": (c.SetBadge, _BadgeForm, {}),
    "no_badge": (c.SetBadge, PageForm, {"badge": None}),
    "password": (c.ResetPerson, PageForm, {"what": "password"}),
    "factor": (c.ResetPerson, PageForm, {"what": "factor"}),
    "link": (c.ResetPerson, PageForm, {"what": "link"}),
    "sessions": (c.EndSessions, PageForm, {}),
    "forget": (c.ForgetPerson, PageForm, {}),
}
"""The actions on a person: the command, the form, and constant fields."""


class PeoplePages(Pages):
    """The pages of the people."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/people", Page.PEOPLE, self.show_people)
        yield Views("console/people/add", Page.PEOPLE, self.add_person, self.add_person)
        yield Views("console/people/<person>", Page.PEOPLE, self.show_person, self.save_person)

    def _known(self) -> list[KnownPerson]:
        people = known.people(self.app, authorization.who(), authorization.own_centre())
        return sorted(people, key=lambda person: person.name.casefold())

    def _duties(self, person: KnownPerson) -> list[tuple[str, ...]]:
        setup, say = self.frame.setup(), self.frame.say()
        return [duty_text(duty, setup, say) for duty in person.duties]

    def show_people(self) -> Response:
        return self.frame.page(
            "console/people.html",
            people=[(each, self._duties(each), lacks_factor(each)) for each in self._known()],
        )

    # A new person.

    def _choices(self) -> dict[str, Any]:
        setup, say, own = self.frame.setup(), self.frame.say(), authorization.who().agency
        agencies = [agency for agency in setup.config.agencies if own in (None, agency.key)]
        return {
            "language_choices": LANGUAGE_CHOICES,
            "roles": [(role.value, say("account-role", role=role)) for role in ROLES],
            "agencies": named(agencies, say.language),
            "whole_centre": own is None,
            "counters": counter_choices(setup),
        }

    def add_person(self) -> Response:
        # New staff most likely speak the hall's language.
        likely = known_language(*self.frame.config().centre.languages, self.frame.say().language)
        form = _PersonForm(language=likely, role=Role.OPERATOR.value)

        def show_new_person() -> Response:
            return self.frame.page("console/new_person.html", form=form, **self._choices())

        if request.method != "POST":
            return show_new_person()
        with submitted(self.frame, form, show_new_person, {ProblemType.LOGIN_TAKEN: "login"}):
            answer = execute(self.app, c.AddPerson, form, **form.values())
            return self._show_secret("password", answer["person"], form)

    def _show_secret(self, kind: str, person: str, form: PageForm) -> Response:
        keep_command(kind, form.command_id.data, person)
        return self.frame.redirect(f"console/people/{person}")

    def _take_secret(self, kind: str, person: str) -> str | None:
        """The secret that a command just gave a person; shown once."""
        command = take_command(kind, person)
        if command is None:
            return None
        return self.app.signer.first_password(authorization.own_centre(), command)

    # One person.

    def show_person(self, person: str, sent: PageForm | None = None) -> Response:
        people = {member.id: member for member in self._known()}
        member = existing(people.get(person), what="person", id=person)
        values = {"full_name": member.name, "login": member.login, "language": member.language}
        forms = {
            _NamesForm: _NamesForm(formdata=None, **values),
            _DutyForm: _DutyForm(formdata=None, role=Role.OPERATOR.value),
            _BadgeForm: _BadgeForm(formdata=None),
        }
        if sent is not None and type(sent) in forms:
            forms[type(sent)] = sent
        link = self._take_secret("link", person)
        return self.frame.page(
            "console/person.html",
            person=member,
            duties=list(zip(member.duties, self._duties(member), strict=True)),
            lacks_factor=lacks_factor(member),
            own=member.id == authorization.who().id,
            form=sent if sent is not None else forms[_NamesForm],
            names=forms[_NamesForm],
            duty=forms[_DutyForm],
            badge=forms[_BadgeForm],
            first=self._take_secret("password", person),
            link=f"{self.frame.address()}/set-up/{link}" if link is not None else None,
            first_days=FIRST_PASSWORD_SPAN.days,
            **self._choices(),
        )

    def save_person(self, person: str) -> Response:
        act = request.form.get("act", "")
        model, kind, constant = ACTS.get(act, (None, PageForm, {}))
        form = kind()
        fields = {ProblemType.LOGIN_TAKEN: "login", ProblemType.ALREADY_DONE: "badge"}
        with submitted(self.frame, form, lambda: self.show_person(person, form), fields):
            if model is None:
                raise Refusal(ProblemType.MALFORMED)
            execute(self.app, model, form, person=person, **form.values(), **constant)
            if act in ("password", "link"):
                return self._show_secret(act, person, form)
            path = "console/people" if act == "forget" else f"console/people/{person}"
            return self.frame.done(f"person_{act}", path)


def lacks_factor(person: KnownPerson) -> bool:
    """Whether a second factor has to be set up at the next sign-in."""
    return not person.has_factor and any(duty.role in WITH_FACTOR for duty in person.duties)


# People from a CSV list: first a preview of the changes, then their execution.


class _ListForm(PageForm):
    people_file = FileField()


class PeopleListPages(Pages):
    """The pages of the list. Nothing is removed by it. Between preview and execution the browser
    keeps the list; the changes are computed again when it is submitted."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/people/list", Page.PEOPLE_LIST, self.show_upload, self.change_people)
        yield Views("console/people/list/download", Page.PEOPLE_LIST, self.download)

    def show_upload(self) -> Response:
        return self.frame.page(
            "console/people_list.html",
            form=_ListForm(formdata=None),
            columns=COLUMNS,
            roles=[(role.value, self.frame.say()("account-role", role=role)) for role in ROLES],
        )

    def download(self) -> Response:
        who, centre = authorization.who(), authorization.own_centre()
        rows = [
            (
                person.login,
                person.name,
                duty.role.value,
                duty.agency or "",
                key_of(duty.counter) if duty.counter else "",
                person.language,
            )
            for person in known.people(self.app, who, centre)
            for duty in person.duties
            if who.agency in (None, duty.agency)
        ]
        # With semicolons and a byte order mark, by which spreadsheet programs open it as a table.
        return csv_file(COLUMNS, rows, f"people-{centre}", "utf-8-sig", ";")

    def change_people(self) -> Response:
        form = _ListForm()
        with submitted(self.frame, form, self.show_upload):
            match request.form.get("act"):
                case "check":
                    sent = request.files.get("people_file")
                    return self._preview(sent.read() if sent is not None else b"")
                case "publish":
                    return self._publish(request.form.get("source", ""), form)
            raise Refusal(ProblemType.MALFORMED)

    def _preview(self, content: bytes) -> Response:
        """The page that shows what a list changes, with the button that does it."""
        say = self.frame.say()
        if not content:
            return show_again(self.show_upload, {"people_file": fault_of("people_file", say)})
        try:
            lines = read(content)
        except UnreadableList as error:
            sentence = say("console-list-unreadable", why=error.why, columns=", ".join(COLUMNS))
            return show_again(self.show_upload, {"people_file": sentence})
        entries = people_list.compare(self.app, authorization.who(), self._reader(), lines)
        kinds = {what: [entry for entry in entries if entry.what is what] for what in ListEffect}
        return self.frame.page(
            "console/people_changes.html",
            form=PageForm(formdata=None),
            kinds=[
                (what, [(entry, self._texts_of(entry)) for entry in kinds[what]])
                for what in (ListEffect.REFUSED, ListEffect.ADDED, ListEffect.CHANGED)
            ],
            same=len(kinds[ListEffect.SAME]),
            due=len(kinds[ListEffect.ADDED]) + len(kinds[ListEffect.CHANGED]),
            source=content.decode("utf-8-sig"),
        )

    def _publish(self, source: str, form: PageForm) -> Response:
        try:
            lines = read(source.encode())
        except UnreadableList as error:
            raise Refusal(ProblemType.MALFORMED) from error
        command = UUID(form.command_id.data)
        added, refused = people_list.carry_out(
            self.app, authorization.who(), self._reader(), lines, command
        )
        # No redirect: this answer contains the first passwords, which are stored nowhere.
        return self.frame.page(
            "console/people_added.html",
            added=added,
            refused=[(entry, self._texts_of(entry)) for entry in refused],
            first_days=FIRST_PASSWORD_SPAN.days,
        )

    def _reader(self) -> ListReader:
        names = {
            wording(TEXTS, code)("account-role", role=role).casefold(): role
            for code in PROGRAM_LANGUAGES
            for role in ROLES
        }
        return ListReader(self.frame.setup(), names | {role.value: role for role in ROLES})

    def _texts_of(self, entry: ListEntry) -> list[str]:
        say, setup = self.frame.say(), self.frame.setup()
        if entry.refusal is not None:
            return [problem_of(entry.refusal, say.language).detail]
        if entry.fault:
            differs = entry.fault == "differs"
            return [say("console-list-differs") if differs else fault_of(entry.fault, say)]
        names = {"full_name": say("account-name"), "language": say("page-language")}
        own = OWN_NAMES
        changes = [
            f"{names[field]}: {own.get(old, old)} → {own.get(new, new)}"
            for field, old, new in entry.changes
        ]
        return [*changes, *(" · ".join(duty_text(duty, setup, say)) for duty in entry.duties)]
