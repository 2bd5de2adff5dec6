"""The shared part of all plain pages: the frame, the language, redirects, refusals as pages."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_datetime_format
from flask import Blueprint, Response, abort, g, redirect, request, session
from flask_wtf.csrf import generate_csrf
from pydantic import ValidationError

from contract.access import SignedIn, Step
from contract.commands import Command
from contract.dates import locale_of
from contract.errors import Problem, ProblemType, Refusal
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES, Wording, pick, wording
from server.commands import dispatch
from server.context import AppContext
from server.domain.layout import Layout
from server.domain.principal import ANONYMOUS, Principal, permitted_to
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.periodic.vitals import Vitals
from server.sentences import TEXTS, problem_of
from server.views.snapshot_context import SnapshotContext
from server.web import authorization
from server.web.authorization import AccessMiddleware
from server.web.http import html, known_language, policy, reader_language, spaced, with_retry
from server.web.limits import Limits
from server.web.pages.forms import Faults, Form, fault_of
from server.web.pages.navigation import PLACES, kept, navigation, place_asked, place_of_page, root

POLICY: Final = policy(forms=True)
"""No external content, no inline content, no scripts; forms post only to this server."""

STEP_PAGES: Final[Mapping[Step, str]] = {
    Step.FACTOR: "factor",
    Step.NEW_FACTOR: "factor",
    Step.PASSWORD: "password",
}
"""The page of each step of signing in."""

_LANGUAGE: Final = "language"
_DONE: Final = "done"
_NEXT: Final = "next"
_FAILED: Final = "failed"
_CODE: Final = "code"

_A_CODE: Final = re.compile(r"[0-9A-Z]{8}")
"""The pattern of the code of a new device, as in its QR code."""


type View = Callable[..., Response]
type Route = tuple[str, Page, Mapping[str, View]]
"""A path without its leading slash, the row, and the view of each method."""


@dataclass(eq=False, repr=False)
class Frame:
    """Renders the pages over one hall, in one serving process."""

    app: AppContext
    authenticator: Authenticator
    limits: Limits
    presence: Presence
    vitals: Vitals

    # Showing.

    def say(self) -> Wording:
        """The texts in the reader's language: the requested one, one chosen earlier, or the
        browser's."""
        asked, chosen = request.args.get("lang"), session.get(_LANGUAGE)
        return wording(TEXTS, known_language(asked, chosen, reader_language()))

    def page(
        self, template: str, *, status: int | None = None, scripts: bool = False, **values: object
    ) -> Response:
        """A page with the message on the last action, and the faults in the submitted form, which
        also sets the status unless one is given."""
        if request.args.get("lang") in PROGRAM_LANGUAGES:
            session[_LANGUAGE] = request.args["lang"]
        layout = self.layout_if_any()
        values.setdefault("centre", self.name_of(layout) if layout is not None else "Novbe")
        return self.bare_page(
            template,
            status=status or g.get("status", 200),
            csrf=generate_csrf(),
            faults=g.get("faults", {}),
            done=session.pop(_DONE, None),
            failed=self._failures(),
            policy=policy(forms=True, scripts=scripts),
            nav=navigation(g.get("who", ANONYMOUS), self.say(), request.path),
            **values,
        )

    def context(self) -> SnapshotContext:
        """The reader's centre, as it was when this request first read it."""
        if "context" not in g:
            g.context = self.app.store.read(authorization.own_centre(), self.app.context)
        found: SnapshotContext = g.context
        return found

    def zone(self) -> ZoneInfo:
        """The time zone of the reader's centre."""
        layout = self.layout_if_any()
        return ZoneInfo(layout.config.centre.time_zone if layout is not None else "UTC")

    def sorry(self, refusal: Refusal) -> Response:
        """The page of a refusal; it touches no session."""
        problem = self._problem(refusal)
        page = self.bare_page(
            "pages/sorry.html",
            status=problem.status,
            hint=problem.detail,
            nav=navigation(g.get("who", ANONYMOUS), self.say(), ""),
        )
        return with_retry(page, refusal)

    def _problem(self, refusal: Refusal) -> Problem:
        return problem_of(refusal, self.say().language)

    def bare_page(self, template: str, *, policy: str = POLICY, **values: Any) -> Response:
        """A page that neither reads nor changes a session, with functions for its times and
        names."""
        language = self.say().language
        says = {
            "moment": self.moment,
            "hall_time": self.hall_time,
            "date": self.date,
            "spaced": spaced,
            "pick": lambda texts: pick(texts, language),
        }
        values = {"centre": "Novbe", "kept": kept(), "root": root(), **says, **values}
        return html(template, self.say(), PROGRAM_LANGUAGES, policy, **values)

    def layout(self) -> Layout:
        """The configuration of the reader's centre."""
        return self.context().reading.layout

    def layout_if_any(self) -> Layout | None:
        """The same; None for a reader without a centre."""
        asking: Principal = g.get("who", ANONYMOUS)
        return self.layout() if asking.centre is not None else None

    def layout_of(self, centre: str) -> Layout:
        """A centre's configuration."""
        return self.app.store.read(centre, lambda reading: reading.layout)

    def name_of(self, layout: Layout) -> str:
        """The name of a centre."""
        return pick(layout.config.centre.names, self.say().language)

    def moment(self, at: datetime | None) -> str:
        """An instant in the centre's time: the time, with the date if it is another day; "" for
        none."""
        return self._moment(at, self.app.machine.now())

    def hall_time(self, at: datetime | None) -> str:
        """An instant of the hall's time, which in a demo is not the machine's."""
        return self._moment(at, self.app.clock.now())

    def _moment(self, at: datetime | None, now: datetime) -> str:
        if at is None:
            return ""
        zone = self.zone()
        local = at.astimezone(zone)
        time = f"{local:%H:%M}"
        if local.date() == now.astimezone(zone).date():
            return time
        joined = str(get_datetime_format("medium", locale=locale_of(self.say().language)))
        return joined.format(time, self.date(local.date()))

    def date(self, day: date) -> str:
        """A date in the format of the reader's language."""
        return format_date(day, "medium", locale=locale_of(self.say().language))

    # Redirects.

    def to(self, path: str) -> Response:
        """Redirect the browser to another page."""
        response = redirect(f"{root()}{path}", 303)
        assert isinstance(response, Response)
        return response

    def onward(self, step: Step | None) -> Response:
        """Redirect to the next step, or to the page that was requested."""
        if step is not None:
            return self.to(STEP_PAGES[step])
        place = session.pop(_NEXT, None) or place_asked()
        if place is None:
            # Authenticated again by the secret: the last step has changed the role.
            who = self.authenticator.bearer(session.get(authorization.COOKIE))
            place = "console" if permitted_to(who, Page.LIVE) else "account"
        return self.to(PLACES[place])

    def done(self, what: str, path: str) -> Response:
        """Redirect to a page that reports once what was done."""
        session[_DONE] = what
        return self.to(path)

    def keep_failures(self, told: SignedIn) -> None:
        """Remember for the next page the failed attempts to sign in before this one."""
        if told.failed and told.failed_at is not None:
            session[_FAILED] = [told.failed, told.failed_at.isoformat()]

    def _failures(self) -> str:
        """The sentence about failed attempts; shown once."""
        kept = session.pop(_FAILED, None)
        if kept is None:
            return ""
        time = self.moment(datetime.fromisoformat(kept[1]))
        return self.say()("account-failed", count=kept[0], time=time)

    def address(self) -> str:
        """The server's own address, as the reader reaches it, without a slash at the end."""
        return self.app.public_url or request.url_root.rstrip("/")

    def keep_command(self, kind: str, form: Form, person: str = "") -> None:
        """Remember for the next page which command created a secret of a kind. The cookie does not
        contain the secret: it is derived from the command with the server's key."""
        session[kind] = [person, form.command_id.data]

    def kept_command(self, kind: str, person: str = "") -> UUID | None:
        """The command that just created a secret of a kind, if it was for the person; returned
        once."""
        kept = session.pop(kind, None)
        return UUID(kept[1]) if kept is not None and kept[0] == person else None

    # Commands.

    @contextmanager
    def submitted(
        self,
        form: Form,
        again: Callable[[], Response],
        places: Mapping[ProblemType, str] | None = None,
    ) -> Iterator[None]:
        """Execute the action of a form, or show its page again with the faults: a refusal at its
        field in `places`, the messages of `centre_faulty` unchanged. A page that is shown again
        ends the view by `abort`, past the error handlers."""
        say = self.say()
        if form.is_forged():
            forged = self._problem(Refusal(ProblemType.FORGED))
            abort(self.again(again, {"": forged.detail}, forged.status))
        if faults := form.faults(say):
            abort(self.again(again, faults))
        try:
            yield
        except ValidationError as error:
            abort(self.again(again, form.fault_said(error, say)))
        except Refusal as refusal:
            if _leads_away(refusal):
                raise
            is_told = refusal.kind is ProblemType.CENTRE_FAULTY
            faults = {
                one.field: one.message if is_told else fault_of(one.field, say)
                for one in refusal.fields
                if one.field in form or is_told
            }
            if not faults:
                sentence = self._problem(refusal).detail
                if refusal.kind is ProblemType.COMMAND_REUSED:
                    sentence = say("account-sent-before")
                    form.command_id.data = str(uuid4())
                faults = {(places or {}).get(refusal.kind, ""): sentence}
            abort(with_retry(self.again(again, faults, refusal.status), refusal))

    def again(self, page: Callable[[], Response], faults: Faults, status: int = 422) -> Response:
        """Show a page again, with the faults in its form by field ("" for the whole form)."""
        g.faults, g.status = faults, status
        return page()

    def give(self, model: type[Command], form: Form, **fields: Any) -> dict[str, Any]:
        """Execute a command once, however often its form is submitted; `ValidationError` if it does
        not match the command's model."""
        who = authorization.who()
        if "centre" in model.model_fields:
            fields["centre"] = who.centre
        command = model.model_validate({"command_id": form.command_id.data, **fields})
        return dispatch.execute(self.app, who, command)

    def keep_code(self) -> None:
        """Remember the code of a new device from the address, over the sign-in."""
        if _A_CODE.fullmatch(request.args.get("code", "")):
            session[_CODE] = request.args["code"]

    def scanned_code(self) -> str:
        """The code of a new device: from the address, or remembered over the sign-in; returned
        once."""
        kept = session.pop(_CODE, "")
        asked = request.args.get("code", "")
        return asked if _A_CODE.fullmatch(asked) else str(kept)

    def begin(self, secret: str, language: str) -> None:
        """Set another session for the browser; its cookie keeps no other data of an earlier one."""
        chosen, code = session.get(_LANGUAGE, language), session.get(_CODE)
        self._replace_session(
            {
                authorization.COOKIE: secret,
                _CODE: code,
                _LANGUAGE: chosen if chosen in PROGRAM_LANGUAGES else None,
                _NEXT: place_asked(),
            }
        )

    def end(self) -> None:
        """Remove the session from the browser; its language stays."""
        self._replace_session({_LANGUAGE: session.get(_LANGUAGE)})

    def _replace_session(self, values: Mapping[str, str | None]) -> None:
        session.clear()
        session.update({name: value for name, value in values.items() if value is not None})
        self.authenticator.forget()


class Part(Frame, ABC):
    """A group of pages with their routes."""

    @abstractmethod
    def _routes(self) -> Iterable[Route]:
        """Their addresses."""

    def register(self, blueprint: Blueprint, gate: AccessMiddleware) -> None:
        """Register the views in a blueprint."""
        for path, row, views in self._routes():
            for method, view in views.items():
                gate.route(blueprint, method, f"/{path}", row, view)


def _leads_away(refusal: Refusal) -> bool:
    """Whether no other entry in the same form would fix it."""
    away = (ProblemType.NOT_SIGNED_IN, ProblemType.STEP_NEEDED, ProblemType.NOT_PERMITTED)
    return refusal.kind in away or _is_step_done_before(refusal)


def _is_step_done_before(refusal: Refusal) -> bool:
    """Whether a step of signing in was refused because it was done, perhaps in another tab."""
    steps = (*Step, "confirm_factor")
    return refusal.kind is ProblemType.NOT_ALLOWED_NOW and refusal.values.get("command") in steps


HERE: Final = "here"
"""The query parameter of a page that redirected to itself once."""


class Refusals(Frame):
    """Answers the refusals of the plain pages."""

    def require_own_site(self) -> Response | None:
        """A page of another site sends the browser here without our cookie. An answer with a new
        cookie would sign its owner out: so the page redirects to itself once, and a POST is
        refused."""
        if request.headers.get("Sec-Fetch-Site") != "cross-site":
            return None
        if request.method != "GET":
            raise Refusal(ProblemType.FORGED)
        return self.bare_page(
            "pages/again.html",
            here=f"?{HERE}=1{kept()}",
            # A link to that address may come from another site too: avoid an endless redirect.
            by_itself=HERE not in request.args,
        )

    def answer(self, refusal: Refusal) -> Response:
        """The page of a refusal, or a redirect to where it can be fixed."""
        who: Principal = g.get("who", ANONYMOUS)
        match refusal.kind:
            case ProblemType.NOT_SIGNED_IN:
                # Also for a person whose session ended within this second.
                self.authenticator.forget()
                session.pop(authorization.COOKIE, None)
                place = place_of_page()
                self.keep_code()
                return self.to(f"sign-in?next={place}" if place else "sign-in")
            case ProblemType.STEP_NEEDED:
                return self.to(STEP_PAGES[Step(refusal.state or Step.FACTOR)])
            case _ if _is_step_done_before(refusal) and not who.is_anonymous:
                return self.onward(who.step)
        return self.sorry(refusal)
