"""The API: its routes, and their views on snapshots, identity and other queries."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, request
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import ValidationError
from pydantic_core import to_json

from contract.access import PROGRAMS, Scope, acts
from contract.answers import FreeDay
from contract.catalogue import CentreSummary
from contract.enums import Role, SnapshotName
from contract.errors import ProblemType, Refusal, malformed_field
from contract.model import Incoming, Outgoing
from contract.numbers import numbers_meant
from contract.operations import ACTS, BASE, QUERIES, Act, Query, What
from contract.rows import FLOOR_STAFF
from contract.texts import SENTENCES, wording
from server.commands import files, tickets
from server.context import AppContext
from server.domain.calendar import business_day
from server.domain.principal import receives_ticket_tokens
from server.domain.setup import catalogue_of
from server.identity import enrolling, known, sessions, signing_in
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.periodic.vitals import Vitals
from server.rules.free_slots import Wish, free_days
from server.rules.permissions import is_of_agency, permit_agency_reading
from server.views import accuracy, board, bookings, desk, device, hall, menu, ticket
from server.views.snapshot_context import SnapshotContext
from server.views.ticket import why
from server.web import authorization
from server.web.api import reports
from server.web.api.metrics import Metrics
from server.web.authorization import AccessMiddleware
from server.web.http import (
    day_arg,
    instant_arg,
    json_response,
    list_response,
    malformed,
    model_response,
    object_in,
    reader_language,
    time_arg,
    validate_ids,
    whole_body,
    whole_number,
)
from server.web.limits import ENROLMENTS, PROOFS, Limits

LOG_PAGE = 1000


@dataclass(eq=False, repr=False)
class ApiRoutes:
    """The blueprint of the routes, over one hall."""

    _app: AppContext
    _authenticator: Authenticator
    _limits: Limits
    _presence: Presence
    _vitals: Vitals
    _metrics: Metrics

    def blueprint(self, access: AccessMiddleware) -> Blueprint:
        """All routes of version 1 but those of commands (`server.web.api.commands`)."""
        routes = Blueprint("api", __name__, url_prefix=BASE)
        routes.before_request(validate_ids)
        views = self._queries() | self._acts()
        for row in (*QUERIES, *ACTS):
            for route in row.routes:
                path = "/" + route.path.replace("{", "<").replace("}", ">")
                access.route(routes, route.method, path, row.what, views[row.what])
        return routes

    def _queries(self) -> dict[What, Callable[..., Response]]:
        app, who = self._app, authorization.who
        return {
            Query.CENTRES: self._centres,
            Query.CENTRE: lambda centre: model_response(self._context(centre).reading.setup.config),
            Query.CATALOGUE: self._catalogue,
            SnapshotName.MENU: lambda centre: model_response(menu.build(self._context(centre))),
            SnapshotName.BOARD: lambda centre: model_response(
                board.build(self._context(centre), whole_number("after_call"))
            ),
            SnapshotName.HALL: lambda centre: model_response(hall.build(self._context(centre))),
            Query.LOG: self._log,
            Query.TICKETS: self._tickets,
            SnapshotName.DESK: self._desk,
            SnapshotName.TICKET: lambda token: model_response(
                ticket.build(self._own_context(), who().id)
            ),
            Query.BOOKINGS: self._bookings,
            Query.TIMES: self._times,
            Query.WHY: self._why,
            Query.ACCURACY: self._accuracy,
            Query.DIGESTS: lambda centre: list_response(app.store.digests(centre)),
            SnapshotName.DEVICE: lambda: model_response(device.build(self._own_context(), who())),
            Query.HEALTH: self._health,
            Query.METRICS: self._scrape,
            Query.DESCRIPTION: self._description,
            Query.REPORT: partial(reports.report, app),
            Query.FACTS: partial(reports.facts, app),
            Query.SESSION: lambda: model_response(sessions.present(app, who())),
            Query.ENROLMENT: lambda enrolment: model_response(enrolling.standing(app, enrolment)),
            Query.DEVICES: lambda centre: list_response(known.devices(app, centre)),
            Query.WAITING_DEVICES: lambda centre: list_response(known.waiting(app, centre)),
            Query.PICTURE: lambda centre, device: Response(
                known.picture(app, centre, device), mimetype="image/png"
            ),
            Query.FILE: self._file,
            Query.PEOPLE: lambda centre: list_response(known.people(app, who(), centre)),
            Query.TOKENS: lambda centre: list_response(known.tokens(app, centre)),
            Query.ACCESS: lambda centre: list_response(
                known.entries(app, centre, instant_arg("before"), whole_number("limit"))
            ),
        }

    def _acts(self) -> dict[What, Callable[..., Response]]:
        app, who = self._app, authorization.who
        return {
            Act.SIGN_IN: self._sign_in,
            Act.PROVE_FACTOR: lambda: self._changed(
                sessions.prove_factor(app, who(), _parsed(acts.ProveFactor))
            ),
            Act.OFFER_FACTOR: lambda: model_response(
                sessions.offer_factor(app, who(), _parsed(acts.OfferFactor))
            ),
            Act.CONFIRM_FACTOR: lambda: self._changed(
                sessions.confirm_factor(app, who(), _parsed(acts.ConfirmFactor))
            ),
            Act.CHANGE_PASSWORD: lambda: self._changed(
                sessions.change_password(app, who(), _parsed(acts.ChangePassword))
            ),
            Act.SIGN_OUT: self._sign_out,
            Act.BEGIN_ENROLMENT: self._enrol,
            Act.PROVE_DEVICE: self._prove_device,
            Act.REPORT_HEALTH: lambda: model_response(
                self._presence.heard(who(), _parsed(acts.Health), request.remote_addr or "")
            ),
            Act.RENEW_SECRET: lambda: _done(
                enrolling.renew_secret, app, who(), _parsed(acts.RenewSecret)
            ),
            Act.GIVE_PICTURE: lambda: _done(enrolling.give_picture, app, who(), whole_body()),
            Act.STORE_FILE: lambda centre, file: _done(
                files.store, app, centre, file, whole_body()
            ),
        }

    # Queries.

    def _context(self, centre: str) -> SnapshotContext:
        return self._app.store.read(centre, self._app.context)

    def _own_context(self) -> SnapshotContext:
        return self._context(authorization.own_centre())

    def _centres(self) -> Response:
        who = authorization.who()
        return list_response(
            CentreSummary(
                id=centre.id,
                names=centre.config.centre.names,
                languages=centre.config.centre.languages,
                time_zone=centre.config.centre.time_zone,
                day=centre.day,
                revision=centre.revision,
            )
            for centre in self._app.store.centres()
            if centre.config is not None and centre.id == who.centre
        )

    def _catalogue(self, centre: str) -> Response:
        reading = self._context(centre).reading
        version = reading.centre.catalogue
        if version in request.if_none_match:
            response = Response(status=304)
        else:
            response = model_response(catalogue_of(reading.setup, version, self._app.public_url))
        response.set_etag(version)
        response.headers["Cache-Control"] = "no-cache"
        return response

    def _desk(self, counter: str) -> Response:
        context = self._context(counter.partition(".")[0])
        permit_agency_reading(authorization.who(), SnapshotName.DESK, counter, context.reading)
        return model_response(desk.build(context, counter))

    def _tickets(self, centre: str) -> Response:
        who = authorization.who()
        numbers = numbers_meant(request.args.get("number", ""))
        about = time_arg("time")
        if about is None and not numbers:
            raise malformed_field("number", "is needed, e.g. ?number=A042, or ?time=10:42")
        context = self._context(centre)
        shown = []
        for key in (
            tickets.taken_about(context.reading, about)
            if about is not None
            else context.reading.tickets_numbered(numbers)
        ):
            gets_token = receives_ticket_tokens(who) and is_of_agency(who, key, context.reading)
            snapshot = ticket.build(context, key).wire()
            shown.append(snapshot if gets_token else {**snapshot, "token": ""})
        return json_response(to_json(shown))

    def _bookings(self, centre: str) -> Response:
        context, day = self._context(centre), day_arg("day")
        today = business_day(context.now, context.reading.setup.config.centre)
        return list_response(bookings.entries(context, authorization.who(), day or today))

    def _times(self, centre: str) -> Response:
        service, context = request.args.get("service", ""), self._context(centre)
        wish = Wish(by_staff=authorization.who().role in FLOOR_STAFF)
        free = free_days(context.reading, service, context.now, wish)
        return list_response(FreeDay(day=day, times=tuple(times)) for day, times in free)

    def _why(self, centre: str = "", ticket: str = "", token: str = "") -> Response:
        if ticket and not ticket.startswith(f"{centre}."):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
        who = authorization.who()
        identity = ticket or who.id
        context = self._context(identity.partition(".")[0])
        permit_agency_reading(who, Query.WHY, identity, context.reading)
        say = wording(SENTENCES, reader_language())
        return model_response(why(context, identity, say, to_bearer=bool(token)))

    def _accuracy(self, centre: str) -> Response:
        requested, reading = day_arg("day"), self._context(centre).reading
        day = requested or reading.centre.day or reading.centre.last_day
        if day is None:
            raise Refusal(ProblemType.DAY_NOT_OPEN)
        return model_response(accuracy.of_day(reading, day))

    def _log(self, centre: str) -> Response:
        after = whole_number("after") or 0
        return list_response(self._context(centre).reading.log(after, LOG_PAGE))

    def _health(self) -> Response:
        revisions = self._app.store.revisions()
        if (trouble := self._vitals.watch.writing) is not None:
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": trouble})
        # By the server's own clock; the hall's may differ, as in a demo.
        now = self._app.machine.now().isoformat()
        return json_response(to_json({"status": "ok", "centres": len(revisions), "time": now}))

    def _scrape(self) -> Response:
        centres = [authorization.own_centre()]
        if Scope.ALL_CENTRES in (authorization.who().scopes or ()):
            centres = [centre.id for centre in self._app.store.configured()]
        text = self._metrics.exposition(self._app, list(map(self._context, centres)), self._vitals)
        return Response(text, content_type=CONTENT_TYPE_LATEST)

    def _description(self) -> Response:
        # Imported on demand: it is rarely used and slow to import.
        from server.web.api.description import describe

        return json_response(describe())

    def _file(self, centre: str, file: str) -> Response:
        content, kind = files.read(self._app, centre, file)
        answer = Response(content, mimetype=kind)
        # Its address is the hash of its content.
        answer.cache_control.public = True
        answer.cache_control.immutable = True
        answer.cache_control.max_age = 365 * 24 * 3600
        return answer

    # Sessions and devices.

    def _sign_in(self) -> Response:
        who, act = authorization.who(), _parsed(acts.SignIn)
        with self._limits.signing_in(who.id if who.role is Role.COUNTER else None):
            return model_response(
                signing_in.sign_in(self._app, who, act, request.remote_addr or "")
            )

    def _sign_out(self) -> Response:
        answer = _done(sessions.sign_out, self._app, authorization.who())
        self._authenticator.forget()
        return answer

    def _changed(self, answer: Outgoing) -> Response:
        # The role of the session has changed: it is looked up again.
        self._authenticator.forget()
        return model_response(answer)

    def _enrol(self) -> Response:
        self._limits.count("enrol", ENROLMENTS)
        address = request.remote_addr or ""
        act = _parsed(acts.BeginEnrolment)
        if act.role not in PROGRAMS:
            raise malformed_field("role", f"is none of {', '.join(sorted(PROGRAMS))}")
        with self._limits.hashing():
            answer = enrolling.begin(self._app, act, address, by_tls=request.is_secure)
        return model_response(answer)

    def _prove_device(self, device: str) -> Response:
        self._limits.count("prove", PROOFS)
        act = _parsed(acts.ProveDevice)
        return model_response(enrolling.prove(self._app, device, act, by_tls=request.is_secure))


def _done(act: Callable[..., None], *given: object) -> Response:
    """Carry out an act that returns nothing."""
    act(*given)
    return json_response("{}")


def _parsed[A: Incoming](model: type[A]) -> A:
    """The request, parsed from the body; `malformed` if it does not match."""
    try:
        return model.model_validate(object_in(whole_body()))
    except ValidationError as error:
        raise malformed(error) from error
