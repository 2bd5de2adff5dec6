"""Authentication and authorisation of HTTP requests: the only place that applies the permission
tables.

Every endpoint has a row. Before its view runs, the middleware authenticates the client, checks the
row and the scope, and sets the limit of the body; an endpoint without a row refuses every request.
Views call `who()` and check nothing more. Commands come in before Flask (`server.web.api.commands`)
and ask the middleware for their principal; the dispatcher, which the command line and the clock use
too, checks the scope of a command again.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from flask import Blueprint, Flask, current_app, g, request, session
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import validate_csrf
from wtforms.validators import ValidationError

from contract.enums import Role, SnapshotName
from contract.errors import ProblemType, Refusal
from contract.operations import Act, Page, Query, What
from contract.wire_version import HEADER, refuse_other_wire
from server import open_connections
from server.domain.principal import ANONYMOUS, Principal, permit_reading, permit_row
from server.identity.authenticator import Authenticator
from server.web.limits import WRONG_TICKETS, Limits, address_of

BODY_LIMIT: Final = 64 * 1024
"""The maximum size of a request's body in bytes."""

LARGE_LIMIT: Final = 2 * 1024 * 1024
"""The maximum size in bytes of a centre file with its files, of one of these, or of a picture of a
screen."""

SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

COOKIE: Final = "secret"
"""The key in a browser's signed cookie for the secret of its session."""

REFRESH: Final = "HX-Request"
"""The header of a request that htmx sends without the user."""

WIRE: Final = f"HTTP_{HEADER.upper().replace('-', '_')}"
"""The WSGI key of the versions of the wire that a program understands."""

_IN_ENDPOINTS: Final = str.maketrans("/.", "--", "<>")
"""Names of endpoints contain no slashes or dots."""

_LARGE: Final = frozenset({Act.GIVE_PICTURE, Act.STORE_FILE, Page.CENTRE_FILE, Page.PEOPLE_LIST})
_SCREENS: Final[dict[What, Role]] = {Page.WALL: Role.WALL, Page.BOARD: Role.DISPLAY}
"""The pages of screens that are confirmed like devices, and as what."""
_SAME_FOR_ALL: Final = frozenset({Page.OPEN_DATA, Page.STATIC, Page.HEALTH})


class AccessMiddleware:
    """Authenticates requests and checks the permission tables.

    Attributes:
        rows: the row of each endpoint, which has its blueprint's name as prefix.
    """

    def __init__(self, authenticator: Authenticator, limits: Limits) -> None:
        self._authenticator = authenticator
        self._limits = limits
        self.rows: dict[str, What] = {"static": Page.STATIC}

    def install(self, app: Flask) -> None:
        """Run before every view of an application."""
        app.config["MAX_CONTENT_LENGTH"] = LARGE_LIMIT
        app.before_request(self._admit)
        app.extensions["novbe_access"] = self

    def route(
        self,
        routes: Blueprint,
        method: str,
        path: str,
        what: What,
        view: Callable[..., ResponseReturnValue],
    ) -> None:
        """Register a view in a blueprint, with its address, its method and its row."""
        endpoint = f"{method.lower()}{path}".translate(_IN_ENDPOINTS)
        self.rows[f"{routes.name}.{endpoint}"] = what
        routes.add_url_rule(path, endpoint=endpoint, view_func=view, methods=[method])

    def commander(self, environ: Mapping[str, Any], fields: dict[str, str]) -> Principal:
        """The principal of a command. A token of a ticket in the fields of its address becomes that
        ticket; its bearer acts where no other client does."""
        who = self._sender(environ) or ANONYMOUS
        if (token := fields.pop("token", None)) is not None:
            bearer = self.bearer_of(token, environ)
            fields["ticket"] = bearer.id
            who = bearer if who.is_anonymous else replace(who, ticket=bearer.id)
        return _admitted(environ, who)

    def bearer_of(self, token: str, environ: Mapping[str, Any]) -> Principal:
        """The bearer of a ticket, by the token on its paper; refused as by `Authenticator.visitor`,
        or with `too_fast` for a wrong token after many others of the address. A right token is
        never delayed by wrong ones, nor is an authenticated device or person."""
        try:
            return self._authenticator.visitor(token)
        except Refusal as refusal:
            if refusal.kind is ProblemType.NOT_FOUND and not self._is_known(environ):
                self._limits.count("wrong_ticket", WRONG_TICKETS, address_of(environ))
            raise

    def _is_known(self, environ: Mapping[str, Any]) -> bool:
        """Whether a device or a person authenticates the request; WebSockets have their own way."""
        try:
            who = self._by_header(environ) or self._by_cookie(environ)
        except Refusal:
            return False
        return who is not None

    def _admit(self) -> None:
        refuse_other_wire(request.environ.get(WIRE))
        endpoint = request.endpoint
        if endpoint is None:
            # Unknown page, or wrong method: the client gets that error.
            return
        what = self.rows.get(endpoint)
        if what is None:
            raise Refusal(ProblemType.NOT_PERMITTED, {"what": endpoint})
        g.what = what
        if what not in _LARGE:
            request.max_content_length = BODY_LIMIT
        elif isinstance(what, Page):
            # A file that was checked comes back as a field.
            request.max_form_memory_size = LARGE_LIMIT
        g.who = _admitted(request.environ, self._principal(what))
        variables = request.view_args or {}
        if isinstance(what, Query | SnapshotName | Act):
            own = what is SnapshotName.DEVICE or "token" in variables
            subject = g.who.id if own else variables.get("counter") or variables.get("centre")
            permit_reading(g.who, what, subject)
        else:
            permit_row(g.who, what)

    def _principal(self, what: What) -> Principal:
        """The principal of a request: a ticket's bearer by address, else by header or cookie."""
        variables = request.view_args or {}
        token = variables.get("token")
        if what in _SAME_FOR_ALL:
            # The principal does not matter, so that caches may keep one answer for all.
            return ANONYMOUS
        if (screen := _SCREENS.get(what)) is not None:
            # A person who is signed in at the same browser is not the screen.
            return self._by_screen(screen) or ANONYMOUS
        if isinstance(what, Page):
            return self._by_cookie(request.environ) or ANONYMOUS
        if token is not None:
            # A client with the ticket's token reads as its bearer.
            return self.bearer_of(token, request.environ)
        return self._sender(request.environ) or ANONYMOUS

    def _sender(self, environ: Mapping[str, Any]) -> Principal | None:
        """The client by its header, else by its cookie, which needs the page's CSRF token too."""
        who = self._by_header(environ)
        if who is None:
            who = self._by_cookie(environ)
            if who is not None and environ["REQUEST_METHOD"] not in SAFE:
                require_csrf_token()
        return who

    def _by_header(self, environ: Mapping[str, Any]) -> Principal | None:
        scheme, _, secret = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
        if not scheme:
            return None
        if scheme.lower() != "bearer":
            raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})
        return self._authenticator.bearer(secret.strip() or None)

    def _by_cookie(self, environ: Mapping[str, Any]) -> Principal | None:
        """The person of a browser; what has a cookie is in a request of Flask."""
        secret = secret_in_cookie() if "HTTP_COOKIE" in environ else None
        if secret is None:
            return None
        # A page that refreshes itself does not extend the session: its reader may have left.
        who = self._in_session(secret, counts=REFRESH not in request.headers)
        if who is None:
            # The session has ended: this is an anonymous browser again.
            session.pop(COOKIE, None)
            return None
        g.secret = secret
        return who

    def _by_screen(self, role: Role) -> Principal | None:
        """The screen as which a browser was confirmed; it has its own cookie."""
        who = self._in_session(request.cookies.get(screen_cookie(role)))
        return who if who is not None and who.role is role else None

    def _in_session(self, secret: str | None, *, counts: bool = True) -> Principal | None:
        try:
            return self._authenticator.bearer(secret, counts=counts)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.NOT_SIGNED_IN:
                # The session was not looked up: it may still be valid.
                raise
            return None


def access_of(app: Flask) -> AccessMiddleware:
    """The access middleware of an application."""
    found: AccessMiddleware = app.extensions["novbe_access"]
    return found


def who() -> Principal:
    """The principal of the current request."""
    found: Principal = g.who
    return found


def own_centre() -> str:
    """The centre of the current principal, which has one."""
    centre = who().centre
    assert centre is not None
    return centre


def secret() -> str | None:
    """The secret of the current request."""
    found: str | None = g.get("secret")
    return found


def secret_in_cookie() -> str | None:
    """The secret of the session in the browser's cookie."""
    found = session.get(COOKIE)
    return found if isinstance(found, str) else None


def secret_of_page() -> str | None:
    """The secret of the page that opens a socket: a board says that it is one."""
    if request.args.get("page") == Role.DISPLAY:
        return request.cookies.get(screen_cookie(Role.DISPLAY))
    return secret_in_cookie()


def screen_cookie(role: Role) -> str:
    """The name of the cookie with the secret of a wall screen or a board: a different one from that
    of people, so that neither overwrites the other."""
    return f"{current_app.config['SESSION_COOKIE_NAME']}-{role}"


def _admitted(environ: Mapping[str, Any], who: Principal) -> Principal:
    if not who.is_anonymous:
        open_connections.mark_authenticated(environ)
    return who


def require_csrf_token() -> None:
    """Refuse a forged request (`forged`): a browser sends its cookie with requests of other sites
    too, but only our own pages know the CSRF token."""
    try:
        validate_csrf(request.headers.get("X-CSRFToken"))
    except ValidationError as error:
        raise Refusal(ProblemType.FORGED) from error
