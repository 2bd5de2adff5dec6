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
from server.web.pages.forms import TONGUES, Form, fault_of, field
from server.web.pages.frame import Part, Route
from server.web.pages.sign_in import duty_said

ROLES: Final = (Role.OPERATOR, Role.GREETER, Role.SUPERVISOR, Role.MANAGER, Role.VIEWER)
"""In the order in which most people are added."""


class _NamesForm(Form):
    full_name = field()
    login = field()
    language = field(StringField, AnyOf(PROGRAM_LANGUAGES))


class _EndDutyForm(Form):
    role = field()
    agency = field(needed=False)


class _DutyForm(_EndDutyForm):
    counter = field(needed=False)


class _PersonForm(_NamesForm, _DutyForm):
    """A new person."""


class _BadgeForm(Form):
    badge = field()


ACTS: Final[dict[str, tuple[type[Command], type[Form], Mapping[str, Any]]]] = {
    "names": (c.SetPerson, _NamesForm, {}),
    "duty": (c.GiveDuty, _DutyForm, {}),
    "end_duty": (c.EndDuty, _EndDutyForm, {}),
    "badge": (c.SetBadge, _BadgeForm, {}),
    "no_badge": (c.SetBadge, Form, {"badge": None}),
    "password": (c.ResetPerson, Form, {"what": "password"}),
    "factor": (c.ResetPerson, Form, {"what": "factor"}),
    "link": (c.ResetPerson, Form, {"what": "link"}),
    "sessions": (c.EndSessions, Form, {}),
    "forget": (c.ForgetPerson, Form, {}),
}
"""The actions on a person: the command, the form, and constant fields."""


class People(Part):
    """The pages of the people."""

    def _routes(self) -> Iterable[Route]:
        return (
            ("console/people", Page.PEOPLE, {"GET": self._all}),
            ("console/people/add", Page.PEOPLE, {"GET": self._new, "POST": self._new}),
            ("console/people/<person>", Page.PEOPLE, {"GET": self._one_page, "POST": self._one}),
        )

    def _known(self) -> list[KnownPerson]:
        found = known.people(self.app, authorization.who(), authorization.own_centre())
        return sorted(found, key=lambda one: one.name.casefold())

    def _duties(self, one: KnownPerson) -> list[tuple[str, ...]]:
        layout, say = self.layout(), self.say()
        return [duty_said(duty, layout, say) for duty in one.duties]

    def _all(self) -> Response:
        return self.page(
            "console/people.html",
            people=[(one, self._duties(one), lacks_factor(one)) for one in self._known()],
        )

    # A new person.

    def _choices(self) -> dict[str, Any]:
        layout, say, own = self.layout(), self.say(), authorization.who().agency
        agencies = [one for one in layout.config.agencies if own in (None, one.key)]
        return {
            "tongues": TONGUES,
            "roles": [(role.value, say("account-role", role=role)) for role in ROLES],
            "agencies": named(agencies, say.language),
            "whole_centre": own is None,
            "counters": counter_choices(layout),
        }

    def _new(self) -> Response:
        # New staff most likely speak the hall's language.
        likely = known_language(*self.layout().config.centre.languages, self.say().language)
        form = _PersonForm(language=likely, role=Role.OPERATOR.value)

        def page() -> Response:
            return self.page("console/new_person.html", form=form, **self._choices())

        if request.method != "POST":
            return page()
        with self.submitted(form, page, {ProblemType.LOGIN_TAKEN: "login"}):
            told = self.give(c.AddPerson, form, **form.values())
            return self._with_secret("password", told["person"], form)

    def _with_secret(self, kind: str, person: str, form: Form) -> Response:
        self.keep_command(kind, form, person)
        return self.to(f"console/people/{person}")

    def _secret(self, kind: str, person: str) -> str | None:
        """The secret that a command just gave a person; shown once."""
        command = self.kept_command(kind, person)
        if command is None:
            return None
        return self.app.signer.first_password(authorization.own_centre(), command)

    # One person.

    def _one_page(self, person: str, sent: Form | None = None) -> Response:
        people = {known.id: known for known in self._known()}
        found = existing(people.get(person), what="person", id=person)
        names = _NamesForm(
            formdata=None, full_name=found.name, login=found.login, language=found.language
        )
        forms = {
            _NamesForm: names,
            _DutyForm: _DutyForm(formdata=None, role=Role.OPERATOR.value),
            _BadgeForm: _BadgeForm(formdata=None),
        }
        if sent is not None and type(sent) in forms:
            forms[type(sent)] = sent
        link = self._secret("link", person)
        return self.page(
            "console/person.html",
            person=found,
            duties=list(zip(found.duties, self._duties(found), strict=True)),
            lacks_factor=lacks_factor(found),
            own=found.id == authorization.who().id,
            form=sent if sent is not None else names,
            names=forms[_NamesForm],
            duty=forms[_DutyForm],
            badge=forms[_BadgeForm],
            first=self._secret("password", person),
            link=f"{self.address()}/set-up/{link}" if link is not None else None,
            first_days=FIRST_PASSWORD_SPAN.days,
            **self._choices(),
        )

    def _one(self, person: str) -> Response:
        asked = request.form.get("act", "")
        model, kind, always = ACTS.get(asked, (None, Form, {}))
        form = kind()
        places = {ProblemType.LOGIN_TAKEN: "login", ProblemType.ALREADY_DONE: "badge"}
        with self.submitted(form, lambda: self._one_page(person, form), places):
            if model is None:
                raise Refusal(ProblemType.MALFORMED)
            self.give(model, form, person=person, **form.values(), **always)
            if asked in ("password", "link"):
                return self._with_secret(asked, person, form)
            path = "console/people" if asked == "forget" else f"console/people/{person}"
            return self.done(f"person_{asked}", path)


def lacks_factor(one: KnownPerson) -> bool:
    """Whether a second factor has to be set up at the next sign-in."""
    return not one.has_factor and any(duty.role in WITH_FACTOR for duty in one.duties)


class _ListForm(Form):
    people_file = FileField()


class PeopleList(Part):
    """People from a CSV list: first a preview of the changes, then their execution. Nothing is
    removed. Between the two the browser keeps the list; the changes are computed again when it is
    submitted."""

    def _routes(self) -> Iterable[Route]:
        base = "console/people/list"
        yield (base, Page.PEOPLE_LIST, {"GET": self._shown, "POST": self._do})
        yield (f"{base}/download", Page.PEOPLE_LIST, {"GET": self._download})

    def _shown(self) -> Response:
        return self.page(
            "console/people_list.html",
            form=_ListForm(formdata=None),
            columns=COLUMNS,
            roles=[(one.value, self.say()("account-role", role=one)) for one in ROLES],
        )

    def _download(self) -> Response:
        who, centre = authorization.who(), authorization.own_centre()
        rows = [
            (
                one.login,
                one.name,
                duty.role.value,
                duty.agency or "",
                key_of(duty.counter) if duty.counter else "",
                one.language,
            )
            for one in known.people(self.app, who, centre)
            for duty in one.duties
            if who.agency in (None, duty.agency)
        ]
        # With semicolons and a byte order mark, by which spreadsheet programs open it as a table.
        return csv_file(COLUMNS, rows, f"people-{centre}", "utf-8-sig", ";")

    def _do(self) -> Response:
        form = _ListForm()
        with self.submitted(form, self._shown):
            match request.form.get("act"):
                case "check":
                    sent = request.files.get("people_file")
                    return self._changes(sent.read() if sent is not None else b"")
                case "publish":
                    return self._publish(request.form.get("source", ""), form)
            raise Refusal(ProblemType.MALFORMED)

    def _changes(self, content: bytes) -> Response:
        """The page that shows what a list changes, with the button that does it."""
        say = self.say()
        if not content:
            return self.again(self._shown, {"people_file": fault_of("people_file", say)})
        try:
            lines = read(content)
        except UnreadableList as error:
            sentence = say("console-list-unreadable", why=error.why, columns=", ".join(COLUMNS))
            return self.again(self._shown, {"people_file": sentence})
        found = people_list.compare(self.app, authorization.who(), self._reader(), lines)
        kinds = {what: [one for one in found if one.what is what] for what in ListEffect}
        return self.page(
            "console/people_changes.html",
            form=Form(formdata=None),
            kinds=[
                (what, [(one, self._said(one)) for one in kinds[what]])
                for what in (ListEffect.REFUSED, ListEffect.ADDED, ListEffect.CHANGED)
            ],
            same=len(kinds[ListEffect.SAME]),
            due=len(kinds[ListEffect.ADDED]) + len(kinds[ListEffect.CHANGED]),
            source=content.decode("utf-8-sig"),
        )

    def _publish(self, source: str, form: Form) -> Response:
        try:
            lines = read(source.encode())
        except UnreadableList as error:
            raise Refusal(ProblemType.MALFORMED) from error
        command = UUID(form.command_id.data)
        added, refused = people_list.carry_out(
            self.app, authorization.who(), self._reader(), lines, command
        )
        # No redirect: this answer contains the first passwords, which are stored nowhere.
        return self.page(
            "console/people_added.html",
            added=added,
            refused=[(one, self._said(one)) for one in refused],
            first_days=FIRST_PASSWORD_SPAN.days,
        )

    def _reader(self) -> ListReader:
        names = {
            wording(TEXTS, code)("account-role", role=one).casefold(): one
            for code in PROGRAM_LANGUAGES
            for one in ROLES
        }
        return ListReader(self.layout(), names | {one.value: one for one in ROLES})

    def _said(self, one: ListEntry) -> list[str]:
        say = self.say()
        if one.refusal is not None:
            return [problem_of(one.refusal, say.language).detail]
        if one.fault:
            differs = one.fault == "differs"
            return [say("console-list-differs") if differs else fault_of(one.fault, say)]
        layout = self.layout()
        names = {"full_name": say("account-name"), "language": say("page-language")}
        own = OWN_NAMES
        changes = [
            f"{names[field]}: {own.get(old, old)} → {own.get(new, new)}"
            for field, old, new in one.changes
        ]
        return [*changes, *(" · ".join(duty_said(duty, layout, say)) for duty in one.duties)]
