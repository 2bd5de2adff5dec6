"""The open data of a centre: as JSON, and as a page for people who decide when to come.

A centre's data is built at most once every few seconds in each process. It is the same for all
clients, so browsers and proxies may cache the answers.
"""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from flask import Blueprint, Response, request

from contract.centre import CentreHead
from contract.errors import ProblemType, Refusal
from contract.open_data import OpenData, OpenDataDigest
from contract.operations import Page
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, Wording, wording
from server.context import AppContext
from server.domain.calendar import business_day
from server.sentences import TEXTS, problem_of
from server.views import open_data
from server.views.open_data import PastPromises
from server.web.authorization import AccessMiddleware
from server.web.public.open_page import shown
from server.web.rendering import policy, public_html

FRESH: Final = timedelta(seconds=5)
"""How long built data is reused."""

KEPT_SECONDS: Final = 10
"""How long browsers and proxies may cache it."""

JSON: Final = ""
"""The key of the JSON among the pages, which are keyed by language."""


@dataclass
class _Published:
    """The published data of a centre.

    Attributes:
        built_at: the machine's time of the build.
        head: the configuration of the centre at that time.
        day: the business day for which the past promises were looked up; once a day is enough.
        days: the open and the last business day: the digest changes with them.
        sent: the answers, each with its ETag: the JSON by "", the pages by language.
    """

    built_at: datetime
    head: CentreHead
    data: OpenData
    day: date
    past: PastPromises
    days: tuple[date | None, date | None]
    sent: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> None:
        """Store an answer with its ETag."""
        self.sent[name] = content, sha256(content).hexdigest()


class OpenDataPages:
    """The routes of the open data, over one hall."""

    def __init__(self, app: AppContext, entry: AccessMiddleware) -> None:
        self._app = app
        self._entry = entry
        self._building = threading.Lock()
        self._published: dict[str, _Published] = {}

    def blueprint(self) -> Blueprint:
        """The JSON and the page."""
        routes = Blueprint("open_data", __name__, url_prefix="/open")
        self._entry.route(routes, "GET", "/<centre>.json", Page.OPEN_DATA, self._data)
        self._entry.route(routes, "GET", "/<centre>", Page.OPEN_DATA, self._page)
        return routes

    def _data(self, centre: str) -> Response:
        response = _kept(self._of(centre), JSON, "application/json")
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _page(self, centre: str) -> Response:
        asked = request.args.get("lang")
        try:
            published = self._of(centre)
        except Refusal as refusal:
            return _sorry(refusal, wording(TEXTS, _language(asked, PROGRAM_LANGUAGES)))
        say = wording(TEXTS, _language(asked, published.data.languages))
        if say.language not in published.sent:
            page = public_html(
                "open.html",
                say,
                [code for code in published.data.languages if code in PROGRAM_LANGUAGES],
                **shown(published.data, published.head, say),
            )
            published.keep(say.language, page.get_data())
        response = _kept(published, say.language, "text/html")
        response.headers["Content-Security-Policy"] = policy(scripts=True)
        response.vary.add("Accept-Language")
        return response

    def _of(self, centre: str) -> _Published:
        """The current published data of a centre; `not_found` if it publishes nothing, or there is
        no such centre."""
        now = self._app.machine.now()
        # A concurrent request waits for the build, and does not build again.
        with self._building:
            known = self._published.get(centre)
            if known is None or not timedelta() <= now - known.built_at < FRESH:
                if centre not in open_centres(self._app):
                    raise Refusal(ProblemType.NOT_FOUND, {"what": "open_data"})
                known = self._built(centre, known, now)
                self._published[centre] = known
            return known

    def _built(self, centre: str, before: _Published | None, now: datetime) -> _Published:
        context = self._app.store.read(centre, self._app.context)
        reading = context.reading
        head = reading.layout.config.centre
        today = business_day(context.now, head)
        if before is not None and before.day == today:
            past = before.past
        else:
            past = open_data.promises_before(reading, today)
        days = (reading.centre.day, reading.centre.last_day)
        if before is not None and before.days == days:
            digest = before.data.digest
        else:
            digest = self._last_digest(centre)
        data = open_data.build(context, past).model_copy(update={"digest": digest})
        built = _Published(now, head, data, today, past, days)
        built.keep(JSON, data.model_dump_json().encode())
        return built

    def _last_digest(self, centre: str) -> OpenDataDigest | None:
        closed = self._app.store.digests(centre)
        if not closed:
            return None
        last = closed[-1]
        return OpenDataDigest(day=last.day, last_revision=last.last_revision, sha256=last.head)


def open_centres(app: AppContext) -> list[str]:
    """The centres that publish their waits."""
    return [
        one.id
        for one in app.store.centres()
        if one.config is not None and one.config.centre.open_data
    ]


def _kept(published: _Published, name: str, mimetype: str) -> Response:
    """An answer that may be cached for a short time."""
    content, etag = published.sent[name]
    response = Response(content, mimetype=mimetype)
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    response.set_etag(etag)
    response.make_conditional(request)
    return response


def _sorry(refusal: Refusal, say: Wording) -> Response:
    problem = problem_of(refusal, say.language)
    return public_html(
        "sorry.html",
        say,
        PROGRAM_LANGUAGES,
        problem.status,
        centre="Novbe",
        title=say("page-trouble"),
        hint=problem.detail,
    )


def _language(asked: str | None, offered: Iterable[str]) -> str:
    """The language of the page: the requested one, the reader's, or the first available."""
    spoken = [code for code in offered if code in PROGRAM_LANGUAGES]
    if asked in spoken:
        return asked
    return request.accept_languages.best_match(spoken) or next(iter(spoken), FALLBACK)
