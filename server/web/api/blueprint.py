"""The API: its routes, and the views of commands, snapshots and other queries."""

from collections.abc import Callable

from flask import Blueprint, Response, request
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import ValidationError
from pydantic_core import to_json

from contract.catalogue import CentreSummary
from contract.commands import Command, DeviceCommand
from contract.enums import SnapshotName
from contract.errors import ProblemType, Refusal, malformed_field
from contract.numbers import numbers_meant
from contract.operations import BASE, ROUTES, CommandOperation, Query, Route, What
from contract.texts import SENTENCES, wording
from server.commands import dispatch, tickets
from server.commands.dispatch import is_of_agency, permit_agency_reading
from server.context import AppContext
from server.domain.layout import catalogue_of
from server.domain.principal import receives_ticket_tokens
from server.periodic.vitals import Vitals
from server.views import accuracy, board, desk, device, hall, menu, ticket
from server.views.context import SnapshotContext
from server.views.ticket import why
from server.web import authorization
from server.web.api.access import AccessApi
from server.web.api.metrics import Metrics
from server.web.api.reports import ReportApi
from server.web.authorization import AccessMiddleware
from server.web.problems import malformed, reader_language
from server.web.rendering import json_response, list_response, model_response
from server.web.request_args import body_without, day_arg, time_arg, validate_ids, whole_number

LOG_PAGE = 1000


class Api:
    """The blueprint of the routes, over one hall."""

    def __init__(
        self, app: AppContext, access: AccessApi, vitals: Vitals, metrics: Metrics
    ) -> None:
        self._app = app
        self._vitals = vitals
        self._metrics = metrics
        self._access = access

    def blueprint(self, entry: AccessMiddleware) -> Blueprint:
        """All routes of version 1."""
        routes = Blueprint("api", __name__, url_prefix=BASE)
        routes.before_request(validate_ids)
        views = self._views() | self._access.views() | ReportApi(self._app).views()
        for row, route in ROUTES:
            if isinstance(row, CommandOperation):
                view = self._command_view(row.command)
            else:
                view = views[row.what]
            entry.route(routes, route.method, rule_of(route), row.what, view)
        return routes

    def _views(self) -> dict[What, Callable[..., Response]]:
        return {
            Query.CENTRES: self._centres,
            Query.CENTRE: lambda centre: model_response(
                self._context(centre).reading.layout.config
            ),
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
                ticket.build(self._own_context(), authorization.who().id)
            ),
            Query.WHY: self._why,
            Query.ACCURACY: self._accuracy,
            Query.DIGESTS: lambda centre: list_response(self._app.store.digests(centre)),
            SnapshotName.DEVICE: lambda: model_response(
                device.build(self._own_context(), authorization.who())
            ),
            Query.HEALTH: self._health,
            Query.METRICS: self._measured,
            Query.DESCRIPTION: self._description,
        }

    # Commands.

    def _command_view(self, model: type[Command]) -> Callable[..., Response]:
        def view(**variables: str) -> Response:
            who = authorization.who()
            if (bearer := authorization.visitor()) is not None:
                variables["ticket"] = bearer.id
            variables.pop("token", None)
            body = body_without(model.path)
            if issubclass(model, DeviceCommand):
                variables |= {"centre": authorization.own_centre(), "device": who.id}
            if "ticket" in variables and "centre" in variables:
                centre = variables.pop("centre")
                if not variables["ticket"].startswith(f"{centre}."):
                    raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
            try:
                command = model.model_validate({**body, **variables})
            except ValidationError as error:
                raise malformed(error) from error
            return json_response(to_json(dispatch.execute(self._app, who, command)))

        return view

    # Queries.

    def _context(self, centre: str) -> SnapshotContext:
        return self._app.store.read(centre, self._app.context)

    def _own_context(self) -> SnapshotContext:
        return self._context(authorization.own_centre())

    def _centres(self) -> Response:
        who = authorization.who()
        return list_response(
            CentreSummary(
                id=one.id,
                names=one.config.centre.names,
                languages=one.config.centre.languages,
                time_zone=one.config.centre.time_zone,
                day=one.day,
                revision=one.revision,
            )
            for one in self._app.store.centres()
            if one.config is not None and one.id == who.centre
        )

    def _catalogue(self, centre: str) -> Response:
        reading = self._context(centre).reading
        version = reading.centre.catalogue
        if version in request.if_none_match:
            response = Response(status=304)
        else:
            response = model_response(catalogue_of(reading.layout, version, self._app.public_url))
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
        for one in (
            tickets.taken_about(context.reading, about)
            if about is not None
            else context.reading.tickets_numbered(numbers)
        ):
            told = receives_ticket_tokens(who) and is_of_agency(who, one, context.reading)
            snapshot = ticket.build(context, one).wire()
            shown.append(snapshot if told else {**snapshot, "token": ""})
        return json_response(to_json(shown))

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
        asked, reading = day_arg("day"), self._context(centre).reading
        day = asked or reading.centre.day or reading.centre.last_day
        if day is None:
            raise Refusal(ProblemType.DAY_NOT_OPEN)
        return model_response(accuracy.of_day(reading, day))

    def _log(self, centre: str) -> Response:
        after = whole_number("after") or 0
        return list_response(self._context(centre).reading.whole_log(after, LOG_PAGE))

    def _health(self) -> Response:
        revisions = self._app.store.revisions()
        if (trouble := self._vitals.watch.writing) is not None:
            raise Refusal(ProblemType.UNAVAILABLE, {"cause": trouble})
        # By the server's own clock; the hall's may differ, as in a demo.
        now = self._app.machine.now().isoformat()
        return json_response(to_json({"status": "ok", "centres": len(revisions), "time": now}))

    def _measured(self) -> Response:
        told = self._metrics.exposition(self._app, self._own_context(), self._vitals)
        return Response(told, content_type=CONTENT_TYPE_LATEST)

    def _description(self) -> Response:
        # Imported on demand: it is rarely used and slow to import.
        from server.web.api.description import describe

        return json_response(describe())


def rule_of(route: Route) -> str:
    """The path of a route in Flask's syntax, e.g. `/centres/<centre>/menu`."""
    return "/" + route.path.replace("{", "<").replace("}", ">")
