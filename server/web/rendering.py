"""Answers: JSON, and pages for browsers: one frame, one language at a time, nothing from
anywhere else."""

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
        offered: the languages in which it can be had, by code.
        policy: its Content-Security-Policy.
        root: the way from the page to where all pages begin, e.g. `../`. Addresses are relative,
            so that the pages work below any path that a relay gives them.
        status: of the answer.
        values: what the template needs besides.
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
    """A page's Content-Security-Policy: nothing from anywhere else, nothing inline.

    Args:
        forms: whether the page has forms; they go to ourselves.
        scripts: whether it runs our own scripts, which speak to ourselves.
    """
    code = f"script-src 'self'; connect-src 'self'{_sockets()}; " if scripts else ""
    return (
        f"default-src 'none'; {code}style-src 'self'; img-src 'self' data:; "
        f"base-uri 'none'; form-action {"'self'" if forms else "'none'"}; frame-ancestors 'none'"
    )


def _sockets() -> str:
    """The socket of the same host: older browsers do not count it as 'self'."""
    host = request.host
    return f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""


def json_response(text: str | bytes) -> Response:
    """A JSON answer."""
    return Response(text, mimetype="application/json")
