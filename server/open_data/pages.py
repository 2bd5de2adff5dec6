"""The open data of a centre: as JSON, and as a page for people who decide when to come.

A centre's data is built at most once every few seconds. It is the same for all clients, so browsers
and proxies may cache the answers.
"""

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.numbers import format_percent
from flask import Blueprint, Response, request

from contract.centre import CentreHead
from contract.dates import full_date
from contract.errors import ProblemType, Refusal
from contract.open_data import (
    OpenData,
    OpenDataBookings,
    OpenDataDigest,
    OpenDataService,
    OpenDataVisitors,
)
from contract.operations import Page
from contract.snapshots import Expected, Suspension
from contract.suspension import told
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, SENTENCES, Wording, pick, wording
from contract.waits import late_wait, usual_wait
from server.context import AppContext
from server.domain.calendar import business_day, said
from server.open_data import building
from server.open_data.building import PastPromises, open_centres
from server.sentences import TEXTS, problem_of, sayable
from server.web.authorization import AccessMiddleware
from server.web.http import known_language, policy, public_html, reader_language, sorry_html

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
        built_at: by the machine's clock.
        days: this, the open and the last business day: past promises and the digest change with
            them, and are looked up then.
        sent: the answers, each with its ETag: the JSON by "", the pages by language.
    """

    built_at: datetime
    head: CentreHead
    data: OpenData
    days: tuple[date | None, ...]
    past: PastPromises
    sent: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def keep(self, name: str, content: bytes) -> None:
        """Store an answer with its ETag."""
        self.sent[name] = content, sha256(content).hexdigest()


class OpenDataPages:
    """The routes of the open data, over one hall."""

    def __init__(self, app: AppContext, access: AccessMiddleware) -> None:
        self._app = app
        self._access = access
        self._building = threading.Lock()
        self._published: dict[str, _Published] = {}
        self._open: frozenset[str] = frozenset()
        self._looked_at: datetime | None = None

    def blueprint(self) -> Blueprint:
        """The JSON and the page."""
        routes = Blueprint("open_data", __name__, url_prefix="/open")
        self._access.route(routes, "GET", "/<centre>.json", Page.OPEN_DATA, self._send_data)
        self._access.route(routes, "GET", "/<centre>", Page.OPEN_DATA, self._show_page)
        return routes

    def _send_data(self, centre: str) -> Response:
        response = _kept(self._of(centre), JSON, "application/json")
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    def _show_page(self, centre: str) -> Response:
        requested = request.args.get("lang")
        try:
            published = self._of(centre)
        except Refusal as refusal:
            say = wording(TEXTS, known_language(requested, reader_language()))
            problem = problem_of(refusal, say.language)
            return sorry_html(say, refusal, say("page-trouble"), problem.detail)
        say = wording(TEXTS, _language(requested, published.data.languages))
        if say.language not in published.sent:
            page = public_html(
                "open.html",
                say,
                [code for code in published.data.languages if code in PROGRAM_LANGUAGES],
                **_PageValues(published.data, published.head, say).values(),
            )
            published.keep(say.language, page.get_data())
        response = _kept(published, say.language, "text/html")
        response.headers["Content-Security-Policy"] = policy(scripts=True)
        response.vary.add("Accept-Language")
        return response

    def _of(self, centre: str) -> _Published:
        """The current published data of a centre; `not_found` if it publishes nothing."""
        now = self._app.machine.now()
        # A concurrent request waits for the build, and does not build again.
        with self._building:
            if not _is_fresh(self._looked_at, now):
                self._open, self._looked_at = frozenset(open_centres(self._app)), now
            if centre not in self._open:
                raise Refusal(ProblemType.NOT_FOUND, {"what": "open_data"})
            known = self._published.get(centre)
            if known is None or not _is_fresh(known.built_at, now):
                known = self._built(centre, known, now)
                self._published[centre] = known
            return known

    def _built(self, centre: str, before: _Published | None, now: datetime) -> _Published:
        context = self._app.store.read(centre, self._app.context)
        reading = context.reading
        head = reading.setup.config.centre
        today = business_day(context.now, head)
        days = (today, reading.centre.day, reading.centre.last_day)
        if before is not None and before.days == days:
            past, digest = before.past, before.data.digest
        else:
            past, digest = building.promises_before(reading, today), self._last_digest(centre)
        data = building.build(context, past).model_copy(update={"digest": digest})
        built = _Published(now, head, data, days, past)
        built.keep(JSON, data.model_dump_json().encode())
        return built

    def _last_digest(self, centre: str) -> OpenDataDigest | None:
        closed = self._app.store.digests(centre)
        if not closed:
            return None
        last = closed[-1]
        return OpenDataDigest(day=last.day, last_revision=last.last_revision, sha256=last.head)


def _is_fresh(at: datetime | None, now: datetime) -> bool:
    return at is not None and timedelta() <= now - at < FRESH


def _kept(published: _Published, name: str, mimetype: str) -> Response:
    content, etag = published.sent[name]
    response = Response(content, mimetype=mimetype)
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    response.set_etag(etag)
    response.make_conditional(request)
    return response


def _language(requested: str | None, offered: Iterable[str]) -> str:
    """The language of the page: the requested one, the reader's, or the first available."""
    spoken = [code for code in offered if code in PROGRAM_LANGUAGES]
    if requested in spoken:
        return requested
    return request.accept_languages.best_match(spoken) or next(iter(spoken), FALLBACK)


LONG: Final = 60
"""With more services than this each category is folded, and shows its range of waits."""


type _Row = dict[str, str]
"""A service on the page: its name, and what applies of

- `wait`: the usual wait, and `late`: what nine of ten wait at most, if that is longer;
- `state`: why there is no wait;
- `counts`: the numbers of waiting tickets and of open counters;
- `record`: how exact the waits were that visitors were told."""


class _PageValues:
    def __init__(self, data: OpenData, head: CentreHead, say: Wording) -> None:
        self._data = data
        self._head = head
        self._say = say
        self._sentences = wording(SENTENCES, say.language)
        self._zone = ZoneInfo(head.time_zone)

    def values(self) -> dict[str, Any]:
        """The values of the page's template."""
        data, language = self._data, self._say.language
        return {
            "centre": pick(data.names, language),
            "address": pick(data.address, language),
            "as_of": self._time(data.at),
            "hours": self._hours(),
            "still": self._still(data.suspension) if data.suspension else "",
            "counts": self._counts(data.waiting, data.counters_open) if data.open else "",
            "calls": [(call.number, call.counter) for call in data.calls],
            "groups": list(self._groups()),
            "is_long": len(data.services) > LONG,
            "promises": self._text(
                "page-open-promises",
                day=data.promises.day,
                share=self._percent(data.promises.kept_share),
                calls=data.promises.calls,
            )
            if data.promises
            else "",
            "visitors": self._visitors(data.visitors) if data.visitors else "",
            "bookings": self._bookings(data.bookings) if data.bookings else "",
            "digest": self._text("page-open-digest", day=data.digest.day) if data.digest else "",
            "sha256": data.digest.sha256 if data.digest else "",
            "json": f"{data.centre}.json",
        }

    def _text(self, message: str, **values: Any) -> str:
        language = self._say.language
        return self._say(
            message, **{name: sayable(value, language) for name, value in values.items()}
        )

    def _visitors(self, visitors: OpenDataVisitors) -> str:
        day = full_date(visitors.day, self._say.language)
        return f"{day} · {self._say('balance', **visitors.model_dump(exclude={'day'}))}"

    def _bookings(self, bookings: OpenDataBookings) -> str:
        ahead, within = bookings.ahead_minutes, bookings.within_minutes
        promise = self._say("page-open-booked", ahead=ahead, within=within)
        if bookings.kept_share is None:
            return promise
        kept = self._say("page-open-booked-kept", share=self._percent(bookings.kept_share))
        return f"{promise} {kept}"

    def _percent(self, share: float) -> str:
        return str(format_percent(share, locale=self._say.language))

    def _time(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%H:%M}"

    def _hours(self) -> str:
        if self._data.closes_at is not None:
            return self._say("page-open-until", time=self._time(self._data.closes_at))
        closed = self._say("page-open-closed")
        if self._data.opens_at is None:
            return closed
        return closed + self._text("problem-opens", **self._moment(self._data.opens_at))

    def _still(self, suspension: Suspension) -> str:
        found = told(suspension, self._sentences, self._data.at, self._zone)
        return f"{found.headline}. {found.why}"

    def _counts(self, waiting: int, counters: int) -> str:
        open_now = self._say("page-open-counters", n=counters)
        return f"{self._waiting(waiting)} · {open_now}"

    def _waiting(self, n: int) -> str:
        return self._capital(self._say("page-open-waiting", n=n))

    def _capital(self, text: str) -> str:
        """A text as the beginning of a sentence; in Azerbaijani the capital i has a dot."""
        first = "İ" if self._say.language == "az" and text[:1] == "i" else text[:1].upper()
        return first + text[1:]

    def _groups(self) -> Iterator[tuple[str, str, list[_Row]]]:
        """The services by category, each category with what all its services share: the range of
        their waits, or why there is none; "" if that differs."""
        for category in self._data.categories:
            services = [own for own in self._data.services if own.category == category.id]
            if not services:
                continue
            rows = list(map(self._row, services))
            waits = [
                service.wait
                for service, row in zip(services, rows, strict=True)
                if service.wait and "wait" in row
            ]
            whole = Expected(
                low=min((wait.low_seconds for wait in waits), default=0),
                high=max((wait.high_seconds for wait in waits), default=0),
                late=max((wait.late_seconds for wait in waits), default=0),
            )
            states = {row.get("state", "") for row in rows}
            why = states.pop() if len(states) == 1 else ""
            wait = usual_wait(whole, self._sentences) if waits else why
            yield pick(category.names, self._say.language), wait, rows

    def _row(self, service: OpenDataService) -> _Row:
        row = {"name": pick(service.names, self._say.language), **self._now(service)}
        if (record := service.record) is not None:
            minutes = max(1, round(record.typical_error_seconds / 60))
            share = self._percent(record.kept_share)
            row["record"] = self._say(
                "page-open-record", share=share, calls=record.calls, minutes=minutes
            )
        return row

    def _now(self, service: OpenDataService) -> _Row:
        whole = self._data
        if whole.suspension is not None or (not whole.open and service.opens_at == whole.opens_at):
            # Already shown above.
            return {}
        if service.suspension is not None:
            return {"state": self._still(service.suspension)}
        if not service.open and service.closed_reason is not None:
            moment = self._moment(service.opens_at)
            state = self._text("problem-closed", reason=service.closed_reason, **moment)
            return {"state": self._capital(state)}
        if not service.served:
            return {"state": self._sentences("unserved"), "counts": self._waiting(service.waiting)}
        counts = self._counts(service.waiting, service.counters_open)
        wait = service.wait
        if wait is None:
            return {"state": self._say("live-wait-unknown"), "counts": counts}
        expected = Expected(low=wait.low_seconds, high=wait.high_seconds, late=wait.late_seconds)
        usual, late = usual_wait(expected, self._sentences), late_wait(expected, self._sentences)
        return {"wait": usual, "late": late, "counts": counts}

    def _moment(self, at: datetime | None) -> Mapping[str, Any]:
        return said(at, self._data.at, self._head)
