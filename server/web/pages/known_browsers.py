"""The browsers in which a person has signed in, known by a signed cookie."""

import secrets
from datetime import timedelta
from typing import Final

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from contract.errors import existing
from server.context import AppContext
from server.domain.people import Person
from server.identity import sessions
from server.store.access import Access
from server.web import authorization
from server.web.http import set_cookie

LASTING: Final = timedelta(days=90)
"""How long a browser is known."""


def mark_browser(response: Response, app: AppContext, identity: str) -> None:
    """Mark a browser in which a person signed in by a signed cookie. Wrong passwords from it are
    counted separately (device cookies as described by OWASP), so that an attacker who guesses
    passwords does not lock the person's own browser."""
    person = app.store.access(lambda access: existing(access.person(identity), what="person"))
    mark = _serializer().dumps([person.id, person.browsers, secrets.token_hex(8)])
    assert isinstance(mark, str)
    set_cookie(response, _cookie_name(), mark, LASTING)


def known_browser(app: AppContext, login: str) -> str | None:
    """The mark of the browser, if the login was used in it before, or is signed in."""
    who = authorization.who()
    if who.session is not None and who.step is None and sessions.login_of(app, who) == login:
        return f"session {who.session}"
    person, identity = _mark(app)
    return f"browser {identity}" if person is not None and person.login == login else None


def browser_mark(app: AppContext) -> str | None:
    """By whose password the browser is known, under which wrong badges are counted: another
    sign-in of the same person does not begin a new count. None for an unknown browser."""
    person, _ = _mark(app)
    return f"password {person.id}" if person is not None else None


def _mark(app: AppContext) -> tuple[Person | None, str]:
    """The person who made the browser known, and the id in its cookie. Without a person if the
    cookie is not valid: the person has no duty any more, or all of their sessions were ended."""
    try:
        owner, browsers, identity = _serializer().loads(
            request.cookies.get(_cookie_name(), ""), max_age=int(LASTING.total_seconds())
        )
    except (BadSignature, ValueError):
        # None, or one of an earlier release.
        return None, ""

    def find(access: Access) -> Person | None:
        person = access.person(owner)
        is_valid = person is not None and person.browsers == browsers and access.duties(owner)
        return person if is_valid else None

    return app.store.access(find), str(identity)


def _cookie_name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"


def _serializer() -> URLSafeTimedSerializer:
    assert current_app.secret_key is not None
    return URLSafeTimedSerializer(current_app.secret_key, salt="known browser")
