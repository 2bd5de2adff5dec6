"""What the API and the pages read of a request, and their answers: JSON, pages, refusals.

A parameter of the query is None if the request has none, and refused as `malformed` if it is wrong.
A refusal is `application/problem+json` with a sentence in the reader's language. A page has one
frame, one language at a time, and no external content.
"""

import csv
import gzip
import io
import json
import logging
import re
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from flask import Request, Response, current_app, g, render_template, request
from markupsafe import Markup
from pydantic import BaseModel, ValidationError
from pydantic_core import to_json
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wsgi import get_content_length, get_input_stream

from contract.errors import FieldFault, ProblemType, Refusal, malformed_field
from contract.ids import KEY, SLUG
from contract.look import DAY, NIGHT
from contract.model import EARLIEST, LATEST, Outgoing, errors_of
from contract.operations import Page
from contract.texts import FALLBACK, OWN_NAMES, PROGRAM_LANGUAGES, Wording, is_right_to_left
from server.domain.people_list import as_text
from server.sentences import problem_of

_log = logging.getLogger("novbe.web")

# The parts of a request.

ONE_READ: Final = 64 * 1024
"""Up to this number of bytes a body is read at once."""

_FULL_ID = re.compile(rf"{SLUG}\.{KEY}")
_IDS: Final = {
    "centre": re.compile(SLUG),
    "counter": _FULL_ID,
    "key": re.compile(KEY),
    "ticket": _FULL_ID,
    "booking": _FULL_ID,
    "device": re.compile(r"[a-z]+-[0-9A-Za-z_-]{1,40}"),
    "enrolment": re.compile(r"[0-9a-f]{64}"),
}
"""The ids in the address of a query; a ticket's token is validated where it is verified."""


def validate_ids(*, of_commands: bool = False) -> None:
    """Refuse a wrong id (`not_found`) before a query reaches the database: PostgreSQL fails on one
    with a NUL. A command's ids are validated with its other fields, unless its page is read
    first."""
    if request.method not in ("GET", "HEAD") and not of_commands:
        return
    for name, text in (request.view_args or {}).items():
        if name in _IDS and not _IDS[name].fullmatch(text):
            raise Refusal(ProblemType.NOT_FOUND, {"what": name})


def body_of(environ: dict[str, Any], limit: int | None) -> bytes:
    """The body of a request, or `RequestEntityTooLarge`."""
    stream, length = (
        get_input_stream(environ, max_content_length=limit),
        get_content_length(environ),
    )
    if length is not None and length <= ONE_READ:
        # Without another read that only finds the end.
        return stream.read(length)
    body = stream.read()
    if length is None and environ["wsgi.input"].read(1):
        # Chunked, without a length: the framework stops at the limit without an error.
        raise RequestEntityTooLarge
    return body


def whole_body() -> bytes:
    """The body of the current request, if it is not larger than its endpoint allows."""
    return body_of(request.environ, request.max_content_length)


def object_in(content: bytes, from_address: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON object in a body; `malformed` if it is none, or contains a field that comes from the
    address."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise malformed_field("(body)", str(error)) from error
    if not isinstance(body, dict):
        raise malformed_field("(body)", "is not a JSON object")
    doubled = tuple(
        FieldFault(field=name, message="belongs in the address, not in the body")
        for name in from_address
        if name in body
    )
    if doubled:
        raise Refusal(ProblemType.MALFORMED, fields=doubled)
    return body


def day_arg(name: str) -> date | None:
    """The day in the query string."""

    def read(text: str) -> date:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 a day has no zone
        if not EARLIEST <= day.year <= LATEST:
            raise ValueError(text)
        return day

    return _parsed(name, read, "is not a day like 2026-11-24")


def time_arg(name: str) -> time | None:
    """The time of day in the query string."""
    return _parsed(
        name,
        lambda text: datetime.strptime(text, "%H:%M").time(),  # noqa: DTZ007 it has no zone
        "is not a time of day like 10:42",
    )


def instant_arg(name: str) -> datetime | None:
    """The instant in the query string."""

    def read(text: str) -> datetime:
        # In a query string, a plus that is not encoded as %2B is a space.
        moment = datetime.fromisoformat(text.replace(" ", "+"))
        if moment.tzinfo is None or not EARLIEST <= moment.year < LATEST:
            raise ValueError(text)
        return moment

    return _parsed(name, read, "is not a time like 2026-11-24T10:00:00Z")


def whole_number(name: str) -> int | None:
    """The number, of up to nine digits, in the query string."""

    def read(text: str) -> int:
        # Nine digits: below every database's limit for an integer.
        if not text.isascii() or not text.isdigit() or len(text) > 9:
            raise ValueError(text)
        return int(text)

    return _parsed(name, read, "is not a whole number")


def _parsed[T](name: str, read: Callable[[str], T], wrong: str) -> T | None:
    text = request.args.get(name)
    if text is None:
        return None
    try:
        return read(text)
    except ValueError as error:
        raise malformed_field(name, wrong) from error


# Refusals.

RETRY_AFTER_SECONDS = 1

FAULTS_NAMED = 20
"""The maximum number of faulty fields in an answer: a small body must not get a large answer."""

_BY_STATUS = {
    404: ProblemType.NOT_FOUND,
    405: ProblemType.METHOD,
    413: ProblemType.TOO_LARGE,
    429: ProblemType.TOO_FAST,
}


_WAITED_OUT = frozenset(
    {ProblemType.UNAVAILABLE, ProblemType.TOO_FAST, ProblemType.TOO_MANY_ATTEMPTS}
)
"""Temporary refusals: retry after the seconds of the refusal, if it gives them."""


def reader_language(asked: Request = request) -> str:
    """The language of the client, from `Accept-Language`."""
    return asked.accept_languages.best_match(PROGRAM_LANGUAGES) or FALLBACK


def known_language(*codes: str | None) -> str:
    """The first of some codes that is a language of the programs, else the fallback."""
    return next((code for code in codes if code in PROGRAM_LANGUAGES), None) or FALLBACK


def respond(refusal: Refusal, asked: Request = request) -> Response:
    """The HTTP answer of a refusal to a request."""
    language = reader_language(asked)
    problem = problem_of(replace(refusal, fields=refusal.fields[:FAULTS_NAMED]), language)
    response = Response(
        problem.model_dump_json(exclude_none=True),
        status=problem.status,
        mimetype="application/problem+json",
    )
    return with_retry(response, refusal)


def with_retry(response: Response, refusal: Refusal) -> Response:
    """The answer of a refusal, with `Retry-After` if it is temporary."""
    if refusal.kind in _WAITED_OUT:
        seconds = refusal.values.get("seconds", RETRY_AFTER_SECONDS)
        response.headers["Retry-After"] = str(seconds)
    return response


def refusal_of(error: Exception, limit: int) -> Refusal:
    """The refusal that answers an error, of a request whose body has this limit."""
    if isinstance(error, Refusal):
        return error
    if not isinstance(error, HTTPException):
        _log.error("a request failed\n%s", without_words(error))
        return Refusal(ProblemType.INTERNAL)
    kind = _BY_STATUS.get(error.code or 500, ProblemType.MALFORMED)
    size = f"{limit // 1_000_000} MB" if limit >= 1_000_000 else f"{limit // 1024} KB"
    return Refusal(kind, {"what": "page", "limit": size})


def malformed(error: ValidationError) -> Refusal:
    """The refusal of a body that does not match the command's model."""
    fields = tuple(
        FieldFault(field=".".join(map(str, fault["loc"])) or "(body)", message=fault["msg"])
        for fault in errors_of(error)
    )
    return Refusal(ProblemType.MALFORMED, fields=fields)


def without_words(error: BaseException) -> str:
    """An error with its causes, without their messages, which may contain a password or a name from
    a request. Their places in the program and their types are enough to find a fault."""
    parts: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        kind, places = type(cause), "".join(traceback.format_tb(cause.__traceback__))
        parts.insert(0, f"{places}{kind.__module__}.{kind.__qualname__}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\nThen, because of it or meanwhile:\n".join(parts)


# Pages and files.


def html(
    template: str,
    say: Wording,
    offered: Iterable[str],
    policy: str,
    *,
    root: str,
    status: int = 200,
    **values: object,
) -> Response:
    """A page with the offered languages, a Content-Security-Policy, and the relative path to the
    root of all pages, e.g. `../`: so the pages work below any path of a reverse proxy."""
    language = say.language
    page = render_template(
        template,
        say=say,
        language=language,
        direction="rtl" if is_right_to_left(language) else "ltr",
        languages=[(code, OWN_NAMES[code]) for code in offered],
        own_name=OWN_NAMES[language],
        colours=(DAY["background"], NIGHT["background"]),
        root=root,
        **values,
    )
    response = Response(page, status=status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = policy
    return response


def public_html(
    template: str, say: Wording, offered: Iterable[str], status: int = 200, **values: object
) -> Response:
    """A public page, one level below the root, which runs our scripts."""
    return html(template, say, offered, policy(scripts=True), status=status, root="../", **values)


def sorry_html(
    say: Wording, refusal: Refusal, title: str, hint: str, root: str = "../"
) -> Response:
    """The public page of a refusal."""
    values = {"centre": "Novbe", "title": title, "hint": hint, "root": root}
    rules = policy(scripts=True)
    page = html("sorry.html", say, PROGRAM_LANGUAGES, rules, status=refusal.status, **values)
    return with_retry(page, refusal)


CSV_TYPE: Final = "text/csv; charset=utf-8"


def attachment(content: str | bytes, content_type: str, name: str) -> Response:
    """A file for the browser to save."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=content_type, headers=headers)


def csv_file(
    headings: Sequence[str],
    rows: Iterable[Iterable[Any]],
    name: str,
    encoding: str = "utf-8",
    delimiter: str = ",",
) -> Response:
    """Rows with one header line, as in RFC 4180. Unknown values are empty; no text is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(map(as_text, row) for row in rows)
    return attachment(text.getvalue().encode(encoding), CSV_TYPE, f"novbe-{name}.csv")


def spaced(number: str) -> str:
    """A ticket's number with a hair space between its letters and its digits."""
    return re.sub(r"(?<=[A-Z])(?=\d)", "\u200a", number, count=1)


def set_cookie(
    response: Response, name: str, secret: str, lasting: timedelta, path: str | None = "/"
) -> None:
    """Set a cookie that scripts cannot read, for this site only, by default for all its pages;
    with `path` None for those in the folder of this one."""
    response.set_cookie(
        name,
        secret,
        max_age=lasting,
        path=path,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Strict",
    )


_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")


def policy(*, forms: bool = False, scripts: bool = False) -> str:
    """A page's Content-Security-Policy: no external and no inline content; forms post, and our own
    scripts connect, only to this server."""
    code = f"script-src 'self'; connect-src 'self'{_sockets()}; " if scripts else ""
    return (
        f"default-src 'none'; {code}style-src 'self'; img-src 'self' data:; "
        f"base-uri 'none'; form-action {"'self'" if forms else "'none'"}; frame-ancestors 'none'"
    )


def _sockets() -> str:
    """The WebSocket of the same host: older browsers do not count it as 'self'."""
    host = request.host
    return f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""


def json_response(text: str | bytes) -> Response:
    """A JSON answer."""
    return Response(text, mimetype="application/json")


def script_data(content: Mapping[str, Any]) -> Markup:
    """JSON for a script element of a page, which it cannot close."""
    return Markup(to_json(content).decode().replace("<", "\\u003c"))


def model_response(answer: BaseModel) -> Response:
    """An answer as JSON."""
    return json_response(answer.model_dump_json())


def list_response(answers: Iterable[Outgoing]) -> Response:
    """Answers as a JSON array."""
    return json_response(to_json([answer.wire() for answer in answers]))


SAME_FOR_ALL: Final = frozenset({Page.STATIC, Page.LOOK, Page.OPEN_DATA})
"""Pages that are compressed once; those of tickets and bookings are compressed each time."""

TEXTS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")

KEPT: Final = 64
LEAST_BYTES: Final = 500
"""Below this gzip saves nothing."""


def compress(response: Response) -> Response:
    """The answer to the current request, compressed if its browser and its page allow it."""
    what = g.get("what")
    if what not in (*SAME_FOR_ALL, Page.TICKET, Page.BOOK, Page.PRESENCE) or not (
        response.mimetype or ""
    ).startswith(TEXTS):
        return response
    response.vary.add("Accept-Encoding")
    if response.status_code != 200 or not request.accept_encodings["gzip"]:
        return response
    response.direct_passthrough = False
    data = response.get_data()
    if len(data) < LEAST_BYTES:
        return response
    response.set_data(_kept(data) if what in SAME_FOR_ALL else _gzip(data))
    response.headers["Content-Encoding"] = "gzip"
    response.headers.pop("Accept-Ranges", None)
    etag, _ = response.get_etag()
    if etag is not None:
        # The same content in another encoding: equal, but not byte by byte.
        response.set_etag(etag, weak=True)
    return response


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


_kept = lru_cache(maxsize=KEPT)(_gzip)
