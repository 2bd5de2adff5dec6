"""The people of a centre: who has which duty, somebody new, and help for who cannot get in."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from flask import Response, request

from contract import commands as c
from contract.access import PEOPLE, WITH_FACTOR, KnownPerson
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.permissions import Page
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, pick
from server.application.identity import known
from server.domain.people import FIRST_PASSWORD_SPAN
from server.web import gate
from server.web.pages.account import duty_said
from server.web.pages.forms import Faults, Form, PersonForm
from server.web.pages.frame import Frame, Route

ROLES: Final = tuple(
    role
    for role in (Role.OPERATOR, Role.GREETER, Role.SUPERVISOR, Role.MANAGER, Role.VIEWER)
    if role in PEOPLE
)
"""In the order in which most people are added."""

ACTS: Final[dict[str, tuple[type[Command], dict[str, str]]]] = {
    "password": (c.ResetPerson, {"what": "password"}),
    "factor": (c.ResetPerson, {"what": "factor"}),
    "sessions": (c.EndSessions, {}),
    "forget": (c.ForgetPerson, {}),
}
"""What can be done for somebody, and by which command."""


class People:
    """The pages of the people."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._hall = frame.hall

    def routes(self) -> Iterable[Route]:
        """Their addresses."""
        return (
            ("console/people", Page.PEOPLE, {"GET": self._all}),
            ("console/people/add", Page.PEOPLE, {"GET": self._new_form, "POST": self._new}),
            ("console/people/<person>", Page.PEOPLE, {"GET": self._one_page, "POST": self._one}),
        )

    def _known(self) -> list[KnownPerson]:
        who = gate.who()
        assert who.centre is not None
        found = known.people(self._hall, who, who.centre)
        return sorted(found, key=lambda one: one.name.casefold())

    def _duties(self, one: KnownPerson) -> list[tuple[str, ...]]:
        layout, say = self._frame.layout(), self._frame.say()
        return [duty_said(duty, layout, say) for duty in one.duties]

    def _all(self) -> Response:
        return self._frame.page(
            "console/people.html",
            people=[(one, self._duties(one), lacks_factor(one)) for one in self._known()],
        )

    # Somebody new.

    def _new_form(self) -> Response:
        layout = self._frame.layout()
        assert layout is not None
        # Whoever works here most likely speaks the hall's language.
        likely = next(
            (code for code in layout.config.centre.languages if code in PROGRAM_LANGUAGES),
            self._frame.say().language,
        )
        return self._new_page(PersonForm(language=likely, role=Role.OPERATOR.value))

    def _new_page(
        self, form: PersonForm, faults: Faults | None = None, status: int = 200
    ) -> Response:
        layout, say, own = self._frame.layout(), self._frame.say(), gate.who().agency
        assert layout is not None
        return self._frame.page(
            "console/new_person.html",
            status=status,
            faults=faults,
            form=form,
            tongues=[(code, OWN_NAMES[code]) for code in PROGRAM_LANGUAGES],
            roles=[(role.value, say("account-role", role=role)) for role in ROLES],
            agencies=[
                (one.key, pick(one.names, say.language))
                for one in layout.config.agencies
                if own in (None, one.key)
            ],
            whole_centre=own is None,
            counters=[(identity, one.number) for identity, one in layout.counters.items()],
        )

    def _new(self) -> Response:
        form = PersonForm()

        def act() -> Response:
            told = self._frame.give(
                c.AddPerson,
                form,
                login=form.login.data,
                full_name=form.full_name.data,
                language=form.language.data,
                role=form.role.data,
                agency=form.agency.data or None,
                counter=form.counter.data or None,
            )
            return self._with_password(told["person"], form)

        return self._frame.submitted(
            form,
            act,
            lambda faults, status: self._new_page(form, faults, status),
            {ProblemType.LOGIN_TAKEN: "login"},
        )

    def _with_password(self, person: str, form: Form) -> Response:
        self._frame.told_first(person, UUID(form.command_id.data))
        return self._frame.to(f"console/people/{person}")

    # One of them.

    def _one_page(self, person: str, faults: Faults | None = None, status: int = 200) -> Response:
        found = next((one for one in self._known() if one.id == person), None)
        if found is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "person", "id": person})
        return self._frame.page(
            "console/person.html",
            status=status,
            faults=faults,
            person=found,
            duties=self._duties(found),
            tongue=OWN_NAMES.get(found.language, found.language),
            lacks_factor=lacks_factor(found),
            own=found.id == gate.who().id,
            form=Form(formdata=None),
            first=self._frame.first_password(person),
            first_days=FIRST_PASSWORD_SPAN.days,
        )

    def _one(self, person: str) -> Response:
        form, asked = Form(), request.form.get("act", "")

        def act() -> Response:
            if asked not in ACTS:
                raise Refusal(ProblemType.MALFORMED)
            model, fields = ACTS[asked]
            self._frame.give(model, form, person=person, **fields)
            if asked == "password":
                return self._with_password(person, form)
            path = "console/people" if asked == "forget" else f"console/people/{person}"
            return self._frame.done(f"person_{asked}", path)

        return self._frame.submitted(
            form, act, lambda faults, status: self._one_page(person, faults, status)
        )


def lacks_factor(one: KnownPerson) -> bool:
    """Whether a second factor is still to be set up, at the next sign-in."""
    return not one.has_factor and any(duty.role in WITH_FACTOR for duty in one.duties)
