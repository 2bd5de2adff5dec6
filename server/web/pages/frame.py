"""What all plain pages share: the frame, the language, where to go on, refusals as pages."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextvars import copy_context
from datetime import date, datetime
from typing import Any, Final, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_datetime_format
from flask import Response, g, redirect, request, session
from flask_wtf.csrf import generate_csrf
from pydantic import ValidationError

from contract.access import SignedIn, Step
from contract.commands import Command
from contract.dates import locale_of
from contract.errors import FieldFault, ProblemType, Refusal
from contract.permissions import Page
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, Wording, pick, wording
from server.application import dispatch
from server.application.hall import Hall
from server.application.snapshots.basis import Basis
from server.domain.layout import Layout
from server.domain.principal import NOBODY, Principal, permitted_to
from server.doors import Doors
from server.sentences import TEXTS, problem_of
from server.web import gate
from server.web.pages.forms import Faults, Form, fault_of
from server.web.pages.led import PLACES, kept, place_asked, root
from server.web.pages.menu import navigation
from server.web.problems import reader_language
from server.web.rendering import html, policy

POLICY: Final = policy(forms=True)
"""Nothing from anywhere else, nothing inline, no script at all; forms go to ourselves."""

STEP_PAGES: Final[Mapping[Step, str]] = {
    Step.FACTOR: "factor",
    Step.NEW_FACTOR: "factor",
    Step.PASSWORD: "password",
}
"""Where each step of signing in is done."""

_LANGUAGE: Final = "language"
_DONE: Final = "done"
_NEXT: Final = "next"
_FIRST: Final = "first"
_LINK: Final = "link"
_FAILED: Final = "failed"
_CODE: Final = "code"
_TOKEN: Final = "token"

_A_CODE: Final = re.compile(r"[0-9A-Z]{8}")
"""The code of a new device, as its QR code says it."""


type View = Callable[..., Response]
type Route = tuple[str, Page, Mapping[str, View]]
"""A path without its leading stroke, the row, and the view of each method."""


class Part(Protocol):
    """Some pages with their routes."""

    def routes(self) -> Iterable[Route]:
        """Their addresses."""
        ...


class Frame:
    """Renders the pages, over one hall."""

    def __init__(self, hall: Hall, doors: Doors) -> None:
        self.hall = hall
        self.doors = doors

    # Showing.

    def say(self) -> Wording:
        """The texts in the reader's language: asked for, chosen earlier, or the browser's."""
        for code in (request.args.get("lang"), session.get(_LANGUAGE), reader_language()):
            if code in PROGRAM_LANGUAGES:
                return wording(TEXTS, code)
        return wording(TEXTS, FALLBACK)

    def page(
        self,
        template: str,
        *,
        status: int = 200,
        faults: Faults | None = None,
        scripts: bool = False,
        **values: object,
    ) -> Response:
        """A page with what it says of what was done before, and what is at fault in it.

        Args:
            template: the name of its template.
            status: of the answer.
            faults: what is at fault in its form, by field.
            scripts: whether the page runs our own scripts.
            values: what the template needs besides.
        """
        if request.args.get("lang") in PROGRAM_LANGUAGES:
            session[_LANGUAGE] = request.args["lang"]
        say = self.say()
        layout = self.layout()
        values.setdefault("centre", self.name_of(layout, say) if layout is not None else "Novbe")
        return self.bare_page(
            template,
            say,
            status,
            csrf=generate_csrf(),
            faults=faults or {},
            done=session.pop(_DONE, None),
            failed=self._failures(say),
            policy=policy(forms=True, scripts=scripts),
            nav=navigation(g.get("who", NOBODY), say, request.path),
            **values,
        )

    def reading[T](self, work: Callable[[Basis], T]) -> T:
        """Read the centre of the reader at one moment.

        Args:
            work: reads; it runs in the thread of the database, with the request at hand. It
                must not begin another reading: that would wait for this one for ever.
        """
        centre = gate.who().centre
        assert centre is not None
        # What is remembered for the request is not read again inside.
        self.layout()
        request_of_reader = copy_context()
        return self.hall.transactions.reading(
            centre, lambda reading: request_of_reader.run(work, self.hall.basis(reading))
        )

    def zone(self) -> ZoneInfo:
        """The time zone of the reader's centre."""
        layout = self.layout()
        return ZoneInfo(layout.config.centre.time_zone if layout is not None else "UTC")

    def sorry(self, refusal: Refusal) -> Response:
        """The page of a refusal; it touches no session."""
        say = self.say()
        problem = problem_of(refusal, say.language)
        return self.bare_page(
            "pages/sorry.html",
            say,
            problem.status,
            centre="Novbe",
            hint=problem.detail,
            nav=navigation(g.get("who", NOBODY), say, ""),
        )

    def bare_page(
        self, template: str, say: Wording, status: int, *, policy: str = POLICY, **values: object
    ) -> Response:
        """A page that reads and changes no session."""
        response = html(
            template,
            say,
            PROGRAM_LANGUAGES,
            policy,
            root=root(),
            status=status,
            kept=kept(),
            **values,
        )
        if status == 401:
            response.headers["WWW-Authenticate"] = "Bearer"
        return response

    def layout(self) -> Layout | None:
        """The centre of whoever asks."""
        asking: Principal = g.get("who", NOBODY)
        if "layout" not in g:
            g.layout = self.layout_of(asking.centre) if asking.centre is not None else None
        found: Layout | None = g.layout
        return found

    def layout_of(self, centre: str) -> Layout:
        """A centre's configuration."""
        return self.hall.transactions.reading(centre, lambda reading: reading.layout)

    def name_of(self, layout: Layout, say: Wording) -> str:
        """What a centre is called."""
        return pick(layout.config.centre.names, say.language)

    def moment(self, at: datetime, say: Wording) -> str:
        """A moment by the centre's clocks: the time, with the date where that is another day."""
        return self._moment(at, self.hall.machine.now(), say)

    def hall_time(self, at: datetime, say: Wording) -> str:
        """A moment of the hall's own time, which in a demo is not the machine's."""
        return self._moment(at, self.hall.clock.now(), say)

    def _moment(self, at: datetime, now: datetime, say: Wording) -> str:
        zone = self.zone()
        local = at.astimezone(zone)
        time = f"{local:%H:%M}"
        if local.date() == now.astimezone(zone).date():
            return time
        joined = str(get_datetime_format("medium", locale=locale_of(say.language)))
        return joined.format(time, self.date(local.date(), say))

    def date(self, day: date, say: Wording) -> str:
        """A date as the reader's language writes it."""
        return format_date(day, "medium", locale=locale_of(say.language))

    # Going on.

    def to(self, path: str) -> Response:
        """Send the browser on to another page, which it reads."""
        response = redirect(f"{root()}{path}", 303)
        assert isinstance(response, Response)
        return response

    def onward(self, step: Step | None) -> Response:
        """To what is to be done next, or to where somebody wanted to go."""
        if step is not None:
            return self.to(STEP_PAGES[step])
        place = session.pop(_NEXT, None) or place_asked()
        if place is None:
            # Read from the secret anew: the step that was just done has changed the role.
            who = self.doors.bearer(session.get(gate.COOKIE))
            place = "console" if permitted_to(who, Page.FLOOR) else "account"
        return self.to(PLACES[place])

    def done(self, what: str, path: str) -> Response:
        """Send the browser on to a page that says once what was done."""
        session[_DONE] = what
        return self.to(path)

    def keep_failures(self, told: SignedIn) -> None:
        """Keep for the next page which attempts to sign in failed before this one."""
        if told.failed and told.failed_at is not None:
            session[_FAILED] = [told.failed, told.failed_at.isoformat()]

    def _failures(self, say: Wording) -> str:
        """The sentence about failed attempts; told once."""
        kept = session.pop(_FAILED, None)
        if kept is None:
            return ""
        time = self.moment(datetime.fromisoformat(kept[1]), say)
        return say("account-failed", count=kept[0], time=time)

    def told_first(self, person: str, command: UUID) -> None:
        """Keep for the next page which command gave somebody a first password. The password is
        not in the cookie: only the server's key makes it from the command."""
        session[_FIRST] = [person, str(command)]

    def first_password(self, person: str) -> str | None:
        """The first password that was just given to a person; shown once."""
        return self._made_for(person, _FIRST)

    def tell_link(self, person: str, command: UUID) -> None:
        """Keep for the next page which command made a link for a person; nor is that in the
        cookie."""
        session[_LINK] = [person, str(command)]

    def told_link(self, person: str) -> str | None:
        """The link by which a person signs in, if it was just made; shown once."""
        secret = self._made_for(person, _LINK)
        return f"{self.address()}/set-up/{secret}" if secret is not None else None

    def address(self) -> str:
        """The server's own address, as the reader reaches it, without a stroke at the end."""
        return self.hall.public_url or request.url_root.rstrip("/")

    def _made_for(self, person: str, name: str) -> str | None:
        """The secret of the command that is kept under a name, if it was for the person."""
        kept = session.pop(name, None)
        if kept is None or kept[0] != person:
            return None
        centre = gate.who().centre
        assert centre is not None
        return self.hall.signer.first_password(centre, UUID(kept[1]))

    def tell_token(self, form: Form) -> None:
        """Keep for the next page which command made a token; the token is not in the cookie."""
        session[_TOKEN] = form.command_id.data

    def told_token(self) -> str:
        """The token that was just made; told once."""
        command, centre = session.pop(_TOKEN, None), gate.who().centre
        if command is None or centre is None:
            return ""
        return self.hall.signer.token_of(centre, UUID(command))

    # Doing.

    def submitted(
        self,
        form: Form,
        act: Callable[[], Response],
        again: Callable[[Faults, int], Response],
        places: Mapping[ProblemType, str] | None = None,
        told: ProblemType | None = None,
    ) -> Response:
        """Do what a form asks, or show it again with what is at fault.

        Args:
            form: what was sent.
            act: does it.
            again: shows the page again, with the faults by field ("" for the whole) and a status.
            places: at which field a refusal is told.
            told: the refusal whose own sentences about fields are shown as they are.
        """
        say = self.say()
        if form.is_forged():
            forged = Refusal(ProblemType.FORGED)
            return again({"": problem_of(forged, say.language).detail}, forged.status)
        faults = form.faults(say)
        if faults:
            return again(faults, 422)
        try:
            return act()
        except ValidationError as error:
            return again(form.fault_said(error, say), 422)
        except Refusal as refusal:
            if _leads_away(refusal):
                raise
            faults = {
                one.field: one.message if refusal.kind is told else fault_of(one.field, say)
                for one in refusal.fields
                if one.field in form or refusal.kind is told
            }
            if not faults:
                sentence = problem_of(refusal, say.language).detail
                if refusal.kind is ProblemType.COMMAND_REUSED:
                    sentence = say("account-sent-before")
                    form.another_command()
                faults = {(places or {}).get(refusal.kind, ""): sentence}
            answer = again(faults, refusal.status)
            if refusal.kind in (ProblemType.TOO_MANY_ATTEMPTS, ProblemType.TOO_FAST):
                answer.headers["Retry-After"] = str(refusal.values["seconds"])
            return answer

    @staticmethod
    def fault_at(name: str) -> tuple[FieldFault, ...]:
        """What a refusal names where a field of a form is at fault."""
        return (FieldFault(field=name, message="is needed"),)

    def give(self, model: type[Command], form: Form, **fields: Any) -> dict[str, Any]:
        """Give a command once, however often its form is sent.

        Raises:
            ValidationError: it does not have the command's shape.
            Refusal: nothing was changed.
        """
        who = gate.who()
        if "centre" in model.model_fields:
            fields["centre"] = who.centre
        command = model.model_validate({"command_id": form.command_id.data, **fields})
        return dispatch.execute(self.hall, who, command)

    def keep_code(self) -> None:
        """Keep the code of a new device, which the address says, over the sign-in."""
        if _A_CODE.fullmatch(request.args.get("code", "")):
            session[_CODE] = request.args["code"]

    def scanned_code(self) -> str:
        """The code of a new device: from the address, or kept over the sign-in; told once."""
        kept = session.pop(_CODE, "")
        asked = request.args.get("code", "")
        return asked if _A_CODE.fullmatch(asked) else str(kept)

    def begin(self, secret: str, language: str) -> None:
        """The browser bears another session; nothing of an earlier one stays in its cookie."""
        chosen = session.get(_LANGUAGE, language)
        place, code = place_asked(), session.get(_CODE)
        session.clear()
        session[gate.COOKIE] = secret
        if code is not None:
            session[_CODE] = code
        if chosen in PROGRAM_LANGUAGES:
            session[_LANGUAGE] = chosen
        if place is not None:
            session[_NEXT] = place

    def end(self) -> None:
        """The browser bears no session any more; its language stays."""
        language = session.get(_LANGUAGE)
        session.clear()
        if language is not None:
            session[_LANGUAGE] = language


_LEAD_AWAY: Final = frozenset(
    {ProblemType.NOT_SIGNED_IN, ProblemType.STEP_NEEDED, ProblemType.NOT_PERMITTED}
)


def _leads_away(refusal: Refusal) -> bool:
    """Whether no other entry in the same form would mend it."""
    done_before = refusal.kind is ProblemType.NOT_ALLOWED_NOW and is_step(refusal)
    return refusal.kind in _LEAD_AWAY or done_before


def is_step(refusal: Refusal) -> bool:
    """Whether a step of signing in was refused."""
    return refusal.values.get("command") in (*Step, "confirm_factor")
