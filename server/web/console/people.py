"""The people of a centre: their names, duties and badges, new people, and help with sign-in."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask import Response, request
from wtforms import StringField
from wtforms.validators import AnyOf

from contract import commands as c
from contract.access import WITH_FACTOR, KnownPerson
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal, existing
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES
from server.domain.people import FIRST_PASSWORD_SPAN
from server.identity import known
from server.web import authorization
from server.web.console.words import counter_choices, named
from server.web.http import known_language
from server.web.pages.account import duty_text
from server.web.pages.cookie import keep_command, take_command
from server.web.pages.forms import LANGUAGE_CHOICES, PageForm, field
from server.web.pages.frame import Pages, Route
from server.web.pages.submission import execute_once, submitted

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

    def routes(self) -> Iterable[Route]:
        adding = {"GET": self.add_person, "POST": self.add_person}
        person = {"GET": self.show_person, "POST": self.save_person}
        yield ("console/people", Page.PEOPLE, {"GET": self.show_people})
        yield ("console/people/add", Page.PEOPLE, adding)
        yield ("console/people/<person>", Page.PEOPLE, person)

    def _known(self) -> list[KnownPerson]:
        people = known.people(self.app, authorization.who(), authorization.own_centre())
        return sorted(people, key=lambda person: person.name.casefold())

    def _duties(self, person: KnownPerson) -> list[tuple[str, ...]]:
        layout, say = self.frame.layout(), self.frame.say()
        return [duty_text(duty, layout, say) for duty in person.duties]

    def show_people(self) -> Response:
        return self.frame.page(
            "console/people.html",
            people=[
                (person, self._duties(person), lacks_factor(person)) for person in self._known()
            ],
        )

    # A new person.

    def _choices(self) -> dict[str, Any]:
        layout, say, own = self.frame.layout(), self.frame.say(), authorization.who().agency
        agencies = [agency for agency in layout.config.agencies if own in (None, agency.key)]
        return {
            "language_choices": LANGUAGE_CHOICES,
            "roles": [(role.value, say("account-role", role=role)) for role in ROLES],
            "agencies": named(agencies, say.language),
            "whole_centre": own is None,
            "counters": counter_choices(layout),
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
            answer = execute_once(self.app, c.AddPerson, form, **form.values())
            return self._show_secret("password", answer["person"], form)

    def _show_secret(self, kind: str, person: str, form: PageForm) -> Response:
        keep_command(kind, form, person)
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
        names = _NamesForm(
            formdata=None, full_name=member.name, login=member.login, language=member.language
        )
        forms = {
            _NamesForm: names,
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
            form=sent if sent is not None else names,
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
            execute_once(self.app, model, form, person=person, **form.values(), **constant)
            if act in ("password", "link"):
                return self._show_secret(act, person, form)
            path = "console/people" if act == "forget" else f"console/people/{person}"
            return self.frame.done(f"person_{act}", path)


def lacks_factor(person: KnownPerson) -> bool:
    """Whether a second factor has to be set up at the next sign-in."""
    return not person.has_factor and any(duty.role in WITH_FACTOR for duty in person.duties)
