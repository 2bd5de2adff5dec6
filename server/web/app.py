"""The Flask application: blueprints, refusals, headers."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from flask import Blueprint, Flask, Response, request

from contract.errors import ProblemType, Refusal
from contract.operations import Page
from server.context import AppContext
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.logs import begin_request
from server.open_data.pages import OpenDataPages
from server.periodic.vitals import OK, DatabaseWatch, Vitals
from server.views import promises
from server.web.api.blueprint import ApiRoutes
from server.web.api.commands import CommandsFirst, commands_at
from server.web.api.metrics import Metrics
from server.web.authorization import AccessMiddleware
from server.web.board.pages import BoardPages
from server.web.booking.pages import BookingPages as PublicBookingPages
from server.web.booking.presence import PresencePages
from server.web.console.actions import HallActionPages
from server.web.console.alerts import AlertPages
from server.web.console.bookings import BookingPages
from server.web.console.devices import DevicePages
from server.web.console.lists import ListSearch
from server.web.console.live_hall import LiveHallPages
from server.web.console.notices import NoticePages
from server.web.console.people import PeopleListPages, PeoplePages
from server.web.console.reports.pages import ReportPages
from server.web.console.services_and_counters import CounterPages, ServicePages
from server.web.console.set_up.bookings import BookingSettings
from server.web.console.set_up.centre import CentreFilePages, SetUpPages
from server.web.console.set_up.counters import CounterEntryPages, ProfileEntryPages
from server.web.console.set_up.hours import HoursPages
from server.web.console.set_up.services import ServiceEntryPages
from server.web.console.tickets import TicketPages
from server.web.console.tokens import TokenPages
from server.web.console.wall import WallPages
from server.web.counter.pages import CounterPage
from server.web.http import (
    compress,
    json_response,
    refusal_of,
    respond,
    validate_ids,
)
from server.web.limits import Limits
from server.web.pages.account import AccountPages
from server.web.pages.frame import Frame, Pages
from server.web.pages.refusals import Refusals
from server.web.pages.sign_in import SignInPages
from server.web.public.visitor import visitor_pages

CONSOLE_PAGES: Final[tuple[type[Pages], ...]] = (
    LiveHallPages,
    ListSearch,
    HallActionPages,
    ServicePages,
    CounterPages,
    TicketPages,
    BookingPages,
    NoticePages,
    DevicePages,
    PeopleListPages,
    PeoplePages,
    TokenPages,
    AlertPages,
    HoursPages,
    BookingSettings,
    ServiceEntryPages,
    ProfileEntryPages,
    CounterEntryPages,
    CentreFilePages,
    ReportPages,
)
"""The pages of the console that need nothing but the frame."""

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # The policy of answers that are not pages: show, load and run nothing.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "Cache-Control": "no-store",
}
"""The headers of every answer, unless its view sets others."""

PROXIED: Final = "PROXIED"
"""The configuration key: whether there are proxies in front."""

REQUEST_ID: Final = "HTTP_X_REQUEST_ID"
"""The WSGI key of the id that a proxy gives a request."""

HEALTH: Final = "health"
"""The blueprint that answers without the lock of the database."""


def _health_pages(app: AppContext, vitals: Vitals, access: AccessMiddleware) -> Blueprint:
    """The two public addresses, `live` and `ready`; they disclose nothing about the hall."""

    def live() -> Response:
        return json_response(json.dumps({"status": "live"}))

    def ready() -> Response:
        checks = vitals.checks(app)
        ready = all(found == OK for found in checks.values())
        status = "ready" if ready else "not_ready"
        state = {"status": status, "checks": checks, "clock_jump": app.clock.jump.total_seconds()}
        response = json_response(json.dumps(state))
        response.status_code = 200 if ready else 503
        return response

    routes = Blueprint(HEALTH, __name__, url_prefix="/health")
    access.route(routes, "GET", "/live", Page.HEALTH, live)
    access.route(routes, "GET", "/ready", Page.HEALTH, ready)
    return routes


def make_app(
    context: AppContext,
    authenticator: Authenticator,
    presence: Presence,
    vitals: Vitals | None = None,
    metrics: Metrics | None = None,
    *,
    secure: bool = False,
) -> Flask:
    """The WSGI application over a hall, with new vitals and metrics if the process does not serve.
    Cookies are marked `secure` if browsers reach it only by TLS."""
    app = Flask("server.web", root_path=str(Path(__file__).parent))
    app.config.update(
        SECRET_KEY=context.signer.derive_key("cookies"),
        SESSION_COOKIE_NAME="__Host-novbe" if secure else "novbe",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        WTF_CSRF_TIME_LIMIT=None,
    )
    limits, frame = Limits(context), Frame(context)
    access = AccessMiddleware(authenticator, limits)
    _frame_requests(app, context, access, secure=secure)
    access.install(app)
    vitals = vitals or Vitals(DatabaseWatch(context.store.database_status))
    api = ApiRoutes(context, authenticator, limits, presence, vitals, metrics or Metrics())
    refusals = Refusals(frame, authenticator)
    counter = CounterPage(frame, authenticator)
    board = BoardPages(frame, limits, presence)
    groups = (
        counter,
        board,
        SignInPages(frame, authenticator, limits),
        AccountPages(frame, authenticator),
        WallPages(frame, limits, presence),
        SetUpPages(frame, vitals),
        *(kind(frame) for kind in CONSOLE_PAGES),
    )
    staff = _staff_pages(access, refusals, groups)
    health = _health_pages(context, vitals, access)
    public = visitor_pages(context, access), OpenDataPages(context, access).blueprint()
    booking = PublicBookingPages(context, limits, promises.booked_kept).blueprint(access)
    pages = (page.blueprint(access) for page in (counter, board))
    in_hall = PresencePages(context, limits).blueprint(access)
    for blueprint in (api.blueprint(access), health, *public, booking, in_hall, *pages, staff):
        app.register_blueprint(blueprint)
    _answer_errors(app, staff, refusals)
    return app


def _frame_requests(
    app: Flask, context: AppContext, access: AccessMiddleware, *, secure: bool
) -> None:
    """Set what comes first and last in each request, and let commands be answered before Flask."""
    always = HEADERS | ({"Strict-Transport-Security": "max-age=31536000"} if secure else {})

    def begin(environ: Mapping[str, Any]) -> None:
        # A client without a proxy must not choose the host name in our log.
        begin_request(environ.get(REQUEST_ID, "") if app.config.get(PROXIED) else "")

    @app.before_request
    def admit() -> None:
        begin(request.environ)
        if request.blueprint != HEALTH:
            context.store.require_held()

    def guard(response: Response) -> Response:
        sign_in = {"WWW-Authenticate": "Bearer"} if response.status_code == 401 else {}
        for name, value in (always | sign_in).items():
            response.headers.setdefault(name, value)
        return response

    @app.after_request
    def answer(response: Response) -> Response:
        if not context.store.is_held and request.blueprint != HEALTH and response.status_code < 500:
            # A process that was frozen meanwhile may be out of date.
            response = respond(Refusal(ProblemType.UNAVAILABLE))
        return compress(guard(response))

    app.wsgi_app = CommandsFirst(context, app, access, begin, guard)  # type: ignore[method-assign]


def _staff_pages(
    access: AccessMiddleware, refusals: Refusals, groups: Iterable[Pages]
) -> Blueprint:
    staff = Blueprint("pages", __name__)
    staff.before_request(refusals.require_own_site)
    staff.before_request(validate_ids)
    for pages in groups:
        for path, row, show, act in pages.routes():
            for method, view in (("GET", show), ("POST", act)):
                if view is not None:
                    access.route(staff, method, f"/{path}", row, view)
    return staff


def _answer_errors(app: Flask, staff: Blueprint, refusals: Refusals) -> None:
    """Answer refusals and errors: as pages to a person, else as JSON."""

    @app.errorhandler(Exception)
    def refused(error: Exception) -> Response:
        refusal = refusal_of(error, request.max_content_length or 0)
        if request.url_rule is None and commands_at(request.path)[0]:
            # Flask does not know the addresses of commands; the method is wrong.
            refusal = Refusal(ProblemType.METHOD)
        # A mistyped address belongs to no blueprint; a person reads the answer in a browser.
        reads = request.accept_mimetypes.best_match(("application/json", "text/html"))
        mistyped = request.blueprint is None and reads == "text/html"
        in_page = request.blueprint == staff.name or mistyped
        return (refusals.answer if in_page else respond)(refusal)
