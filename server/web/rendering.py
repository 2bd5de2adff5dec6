"""Answers: JSON, and pages for browsers: one frame, one language at a time, no external content."""

import gzip
import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from typing import Final

from flask import Response, current_app, g, render_template, request
from pydantic import BaseModel
from pydantic_core import to_json

from contract.look import DAY, NIGHT
from contract.model import Outgoing
from contract.operations import Page
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, Wording, is_right_to_left


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


def sorry_html(say: Wording, status: int, title: str, hint: str) -> Response:
    """The public page of a refusal."""
    values = {"centre": "Novbe", "title": title, "hint": hint}
    return public_html("sorry.html", say, PROGRAM_LANGUAGES, status, **values)


CSV_TYPE: Final = "text/csv; charset=utf-8"


def attachment(content: str | bytes, content_type: str, name: str) -> Response:
    """A file for the browser to save."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, content_type=content_type, headers=headers)


def spaced(number: str) -> str:
    """A ticket's number with a hair space between its letters and its digits."""
    return re.sub(r"(?<=[A-Z])(?=\d)", "\u200a", number, count=1)


def set_cookie(response: Response, name: str, secret: str, lasting: timedelta) -> None:
    """Set a cookie that scripts cannot read, for this site only."""
    response.set_cookie(
        name,
        secret,
        max_age=lasting,
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


def model_response(answer: BaseModel) -> Response:
    """An answer as JSON."""
    return json_response(answer.model_dump_json())


def list_response(answers: Iterable[Outgoing]) -> Response:
    """Answers as a JSON array."""
    return json_response(to_json([one.wire() for one in answers]))


SAME_FOR_ALL: Final = frozenset({Page.STATIC, Page.LOOK, Page.OPEN_DATA})
"""Pages that are compressed once; the page of a ticket is compressed each time."""

TEXTS: Final = ("text/", "application/json", "application/javascript", "image/svg+xml")

KEPT: Final = 64
LEAST_BYTES: Final = 500
"""Below this gzip saves nothing."""


def compress(response: Response) -> Response:
    """The answer to the current request, compressed if its browser and its page allow it."""
    what = g.get("what")
    if what not in (*SAME_FOR_ALL, Page.TICKET) or not (response.mimetype or "").startswith(TEXTS):
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
