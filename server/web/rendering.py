"""Answers: JSON, and pages for browsers: one frame, one language at a time, no external content."""

import re
from collections.abc import Iterable

from flask import Response, render_template, request

from contract.look import DAY, NIGHT
from contract.texts import OWN_NAMES, Wording, is_right_to_left


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
    """A page.

    Args:
        template: the name of its template.
        say: the server's texts in the page's language.
        offered: the available languages, by code.
        policy: its Content-Security-Policy.
        root: the relative path from the page to the root of all pages, e.g. `../`. Addresses are
            relative, so that the pages work below any path of a reverse proxy.
        status: the HTTP status.
        values: further values for the template.
    """
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


_HOST = re.compile(r"[A-Za-z0-9.:\[\]-]+")


def policy(*, forms: bool = False, scripts: bool = False) -> str:
    """A page's Content-Security-Policy: no external and no inline content.

    Args:
        forms: whether the page has forms; they post only to this server.
        scripts: whether it runs our own scripts, which connect only to this server.
    """
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
