"""The frame that all plain pages have: it renders them for their reader, and redirects."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_datetime_format
from flask import Response, g, redirect, request, session
from flask_wtf.csrf import generate_csrf

from contract.centre import CentreConfig
from contract.dates import locale_of
from contract.errors import Problem, Refusal
from contract.operations import Page
from contract.texts import PROGRAM_LANGUAGES, Wording, pick, wording
from server.context import AppContext
from server.domain.principal import ANONYMOUS, Principal
from server.domain.setup import Setup
from server.sentences import TEXTS, problem_of
from server.views.snapshot_context import SnapshotContext
from server.web import authorization
from server.web.http import html, known_language, policy, reader_language, spaced, with_retry
from server.web.pages import cookie
from server.web.pages.navigation import kept, navigation, root

POLICY: Final = policy(forms=True)
"""No external content, no inline content, no scripts; forms post only to this server."""

type View = Callable[..., Response]


class Views(NamedTuple):
    """The views at an address, which has no leading slash here, and the row that permits them."""

    path: str
    row: Page
    get: View | None = None
    post: View | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Frame:
    """Renders the pages over one hall, for the reader of the current request."""

    app: AppContext

    # Pages.

    def page(
        self, template: str, *, status: int | None = None, scripts: bool = False, **values: object
    ) -> Response:
        """A page with the message on the last action, and the faults in the submitted form, which
        also sets the status unless one is given."""
        if request.args.get("lang") in PROGRAM_LANGUAGES:
            session[cookie.LANGUAGE] = request.args["lang"]
        setup = self.setup_if_any()
        values.setdefault("centre", self.name_of(setup) if setup is not None else "Novbe")
        return self.bare_page(
            template,
            status=status or g.get("status", 200),
            csrf=generate_csrf(),
            faults=g.get("faults", {}),
            done=session.pop(cookie.DONE, None),
            failed=self._failures(),
            policy=policy(forms=True, scripts=scripts),
            nav=self._navigation(request.path),
            **values,
        )

    def bare_page(self, template: str, *, policy: str = POLICY, **values: Any) -> Response:
        """A page that uses no session, with functions for its times and names."""
        language = self.say().language
        functions = {
            "moment": self.moment,
            "hall_time": self.hall_time,
            "date": self.date,
            "spaced": spaced,
            "pick": lambda texts: pick(texts, language),
        }
        values = {"centre": "Novbe", "kept": kept(), "root": root(), **functions, **values}
        return html(template, self.say(), PROGRAM_LANGUAGES, policy, **values)

    def refusal_page(self, refusal: Refusal) -> Response:
        """The page of a refusal; it touches no session."""
        problem = self.problem(refusal)
        page = self.bare_page(
            "pages/sorry.html",
            status=problem.status,
            hint=problem.detail,
            nav=self._navigation(""),
        )
        return with_retry(page, refusal)

    def _navigation(self, path: str) -> list[tuple[str, str, bool]]:
        # Of a centre that could not be read the refusal itself is enough.
        bookable = "context" in g and self.setup().is_bookable
        return navigation(g.get("who", ANONYMOUS), self.say(), path, bookable=bookable)

    def redirect(self, path: str) -> Response:
        """Redirect the browser to another page."""
        response = redirect(f"{root()}{path}", 303)
        assert isinstance(response, Response)
        return response

    def done(self, what: str, path: str) -> Response:
        """Redirect to a page that reports once what was done."""
        session[cookie.DONE] = what
        return self.redirect(path)

    # The reader and the centre.

    def say(self) -> Wording:
        """The texts in the language that is requested, was chosen earlier, or is the browser's."""
        requested, chosen = request.args.get("lang"), session.get(cookie.LANGUAGE)
        return wording(TEXTS, known_language(requested, chosen, reader_language()))

    def context(self) -> SnapshotContext:
        """The reader's centre, as it was when this request first read it."""
        if "context" not in g:
            g.context = self.app.store.read(authorization.own_centre(), self.app.context)
        context: SnapshotContext = g.context
        return context

    def setup(self) -> Setup:
        """The configuration of the reader's centre, indexed."""
        return self.context().reading.setup

    def config(self) -> CentreConfig:
        """The configuration of the reader's centre, as in its file."""
        return self.setup().config

    def setup_if_any(self) -> Setup | None:
        """The same; None for a reader without a centre."""
        who: Principal = g.get("who", ANONYMOUS)
        return self.setup() if who.centre is not None else None

    def setup_of(self, centre: str) -> Setup:
        """A centre's configuration."""
        return self.app.store.read(centre, lambda reading: reading.setup)

    def zone(self) -> ZoneInfo:
        """The time zone of the reader's centre."""
        setup = self.setup_if_any()
        return ZoneInfo(setup.config.centre.time_zone if setup is not None else "UTC")

    def address(self) -> str:
        """The server's own address, as the reader reaches it, without a slash at the end."""
        return self.app.public_url or request.url_root.rstrip("/")

    # Texts.

    def name_of(self, setup: Setup) -> str:
        """The name of a centre."""
        return pick(setup.config.centre.names, self.say().language)

    def problem(self, refusal: Refusal) -> Problem:
        """A refusal with its sentence in the reader's language."""
        return problem_of(refusal, self.say().language)

    def moment(self, at: datetime | None) -> str:
        """An instant in the centre's time, with the date if it is another day; "" for none."""
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

    def _failures(self) -> str:
        """The sentence about failed attempts to sign in; shown once."""
        failures = cookie.take_failures()
        if failures is None:
            return ""
        count, at = failures
        return self.say()("account-failed", count=count, time=self.moment(at))


class Pages(ABC):
    """A group of pages: a method for each, and the table of their addresses."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.app = frame.app

    @abstractmethod
    def routes(self) -> Iterable[Views]:
        """The table of the addresses."""
