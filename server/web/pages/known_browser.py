"""The mark of a browser in which a person signed in before."""

import secrets
from datetime import timedelta
from typing import Final

from flask import Response, current_app, request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from server.context import AppContext
from server.identity import sessions
from server.web import authorization
from server.web.http import set_cookie

LASTING: Final = timedelta(days=90)
"""How long a browser is known."""


def mark_browser(response: Response, app: AppContext, login: str) -> None:
    """Mark a browser with which a person signed in by a signed cookie. Wrong passwords from it are
    counted separately (device cookies as described by OWASP), so that an attacker who guesses
    passwords does not lock the person's own browser."""
    mark = _serializer().dumps([_sealed(app, login), secrets.token_hex(8)])
    assert isinstance(mark, str)
    set_cookie(response, _cookie_name(), mark, LASTING)


def known_browser(app: AppContext, login: str) -> str | None:
    """The mark of the browser, if the login was used in it before, or is signed in."""
    who = authorization.who()
    if who.session is not None and who.step is None and sessions.login_of(app, who) == login:
        return f"session {who.session}"
    try:
        sealed, identity = _serializer().loads(
            request.cookies.get(_cookie_name(), ""), max_age=int(LASTING.total_seconds())
        )
    except BadSignature:
        return None
    return f"browser {identity}" if sealed == _sealed(app, login) else None


def _sealed(app: AppContext, login: str) -> str:
    return app.signer.mac(f"known browser\n{login}")


def _cookie_name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-known"


def _serializer() -> URLSafeTimedSerializer:
    assert current_app.secret_key is not None
    return URLSafeTimedSerializer(current_app.secret_key, salt="known browser")
