"""Answers: JSON, and pages for browsers: one frame, one language at a time, nothing from
anywhere else."""

from collections.abc import Iterable

from flask import Response, render_template

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


def json_response(text: str) -> Response:
    """A JSON answer."""
    return Response(text, mimetype="application/json")
