"""The API's routes: commands in, snapshots and other readings out."""

import json
from collections.abc import Callable

from flask import Blueprint, Response, request
from pydantic import ValidationError

from contract.catalogue import CentreSummary
from contract.commands import DeviceCommand
from contract.errors import FieldFault, ProblemType, Refusal
from contract.permissions import Reading as What
from contract.snapshots import Snapshot
from contract.texts import SENTENCES, wording
from contract.words import Role, SnapshotName
from server.application import accuracy, dispatch, why
from server.application.hall import Hall
from server.application.ports import Reading
from server.application.principal import Principal, is_told_secrets, permit_reading
from server.application.snapshots import board, desk, device, hall, menu, ticket
from server.application.snapshots.basis import Basis
from server.domain.layout import catalogue_of
from server.doors import Doors
from server.web.asked import body_without, day_asked, look_at_ids, whole_number
from server.web.description import describe
from server.web.paths import COMMAND_PATHS, CommandPath
from server.web.problems import malformed, reader_language

LOG_PAGE = 1000

_IN_ENDPOINTS = str.maketrans("/.", "--", "<>")


def json_response(text: str, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(text, status=status, mimetype="application/json")


class Api:
    """The blueprint's routes, over one hall."""

    def __init__(self, hall: Hall, doors: Doors) -> None:
        self._hall = hall
        self._doors = doors

    def blueprint(self) -> Blueprint:
        """All routes of version 1."""
        routes = Blueprint("api", __name__, url_prefix="/api/v1")
        routes.before_request(look_at_ids)
        for row in COMMAND_PATHS:
            routes.add_url_rule(
                f"/{row.path}",
                endpoint=f"{row.method}{row.path}".translate(_IN_ENDPOINTS),
                view_func=self._command_view(row),
                methods=[row.method],
            )
        readings: dict[str, Callable[..., Response]] = {
            "/centres": self._centres,
            "/centres/<centre>": self._centre,
            "/centres/<centre>/catalogue": self._catalogue,
            "/centres/<centre>/menu": self._menu,
            "/centres/<centre>/board": self._board,
            "/centres/<centre>/hall": self._hall_view,
            "/centres/<centre>/log": self._log,
            "/centres/<centre>/tickets": self._tickets,
            "/counters/<counter>/desk": self._desk,
            "/tickets/<token>": self._ticket,
            "/tickets/<token>/why": self._why,
            "/centres/<centre>/tickets/<ticket>/why": self._why_of,
            "/centres/<centre>/accuracy": self._accuracy,
            "/centres/<centre>/digests": self._digests,
            "/devices/me": self._device,
            "/health": self._health,
            "/openapi.json": self._description,
        }
        for path, view in readings.items():
            routes.add_url_rule(
                path, endpoint=f"get{path}".translate(_IN_ENDPOINTS), view_func=view
            )
        return routes

    def who(self) -> Principal:
        """The bearer of the request's token."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme and scheme.lower() != "bearer":
            raise Refusal(ProblemType.NOT_SIGNED_IN, {"what": "token"})
        return self._doors.bearer(secret.strip() or None)

    # Commands.

    def _command_view(self, row: CommandPath) -> Callable[..., Response]:
        def view(**variables: str) -> Response:
            who = self.who()
            if (token := variables.pop("token", None)) is not None:
                visitor = self._doors.visitor(token)
                who = visitor if who.role is Role.NOBODY else who
                variables["ticket"] = visitor.id
            body = body_without(row.command.path)
            if issubclass(row.command, DeviceCommand):
                # A device without a centre is nobody: the table then says so.
                variables |= {"centre": who.centre or "nowhere", "device": who.id}
            if "ticket" in variables and "centre" in variables:
                centre = variables.pop("centre")
                if not variables["ticket"].startswith(f"{centre}."):
                    raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
            try:
                command = row.command.model_validate({**body, **variables})
            except ValidationError as error:
                raise malformed(error) from error
            return json_response(json.dumps(dispatch.execute(self._hall, who, command)))

        return view

    # Readings.

    def _read[T](self, centre: str, work: Callable[[Basis], T]) -> T:
        def read(reading: Reading) -> T:
            return work(self._hall.basis(reading))

        return self._hall.transactions.reading(centre, read)

    def _snapshot(self, centre: str, build: Callable[[Basis], Snapshot]) -> Response:
        return json_response(self._read(centre, lambda basis: build(basis).model_dump_json()))

    def _centres(self) -> Response:
        who = self.who()
        permit_reading(who, What.CENTRES, None)
        found = [
            CentreSummary(
                id=one.id,
                names=one.config.centre.names,
                languages=one.config.centre.languages,
                time_zone=one.config.centre.time_zone,
                day=one.day,
                revision=one.revision,
            ).wire()
            for one in self._hall.transactions.centres()
            if one.config is not None and one.id == who.centre
        ]
        return json_response(json.dumps(found))

    def _centre(self, centre: str) -> Response:
        permit_reading(self.who(), What.CENTRE, centre)

        def build(basis: Basis) -> str:
            return basis.reading.layout.config.model_dump_json()

        return json_response(self._read(centre, build))

    def _catalogue(self, centre: str) -> Response:
        permit_reading(self.who(), What.CATALOGUE, centre)

        def build(basis: Basis) -> tuple[str, str | None]:
            version = basis.reading.centre.catalogue
            if request_tags is not None and version in request_tags:
                return version, None
            layout = basis.reading.layout
            built = catalogue_of(layout, version, self._hall.public_url)
            return version, built.model_dump_json()

        request_tags = request.if_none_match.as_set() if request.if_none_match else None
        version, text = self._read(centre, build)
        response = json_response(text) if text is not None else Response(status=304)
        response.set_etag(version)
        response.headers["Cache-Control"] = "no-cache"
        return response

    def _menu(self, centre: str) -> Response:
        permit_reading(self.who(), SnapshotName.MENU, centre)
        return self._snapshot(centre, menu.build)

    def _board(self, centre: str) -> Response:
        permit_reading(self.who(), SnapshotName.BOARD, centre)
        after_call = whole_number("after_call")
        return self._snapshot(centre, lambda basis: board.build(basis, after_call))

    def _hall_view(self, centre: str) -> Response:
        permit_reading(self.who(), SnapshotName.HALL, centre)
        return self._snapshot(centre, hall.build)

    def _desk(self, counter: str) -> Response:
        permit_reading(self.who(), SnapshotName.DESK, counter)
        centre = counter.partition(".")[0]
        return self._snapshot(centre, lambda basis: desk.build(basis, counter))

    def _ticket(self, token: str) -> Response:
        who = self._doors.visitor(token)
        assert who.centre is not None
        return self._snapshot(who.centre, lambda basis: ticket.build(basis, who.id))

    def _tickets(self, centre: str) -> Response:
        who = self.who()
        permit_reading(who, What.TICKETS, centre)
        told = is_told_secrets(who)
        number = request.args.get("number", "").strip().upper().replace(" ", "")
        if not number.isalnum():
            raise Refusal(
                ProblemType.MALFORMED,
                fields=(FieldFault(field="number", message="is needed, e.g. ?number=A042"),),
            )

        def build(basis: Basis) -> str:
            found = basis.reading.tickets_numbered(number)
            shown = [ticket.build(basis, one).wire() for one in found]
            return json.dumps(shown if told else [{**one, "token": ""} for one in shown])

        return json_response(self._read(centre, build))

    def _why(self, token: str) -> Response:
        who = self._doors.visitor(token)
        permit_reading(who, What.WHY, who.id)
        return self._why_told(who.id, to_bearer=True)

    def _why_of(self, centre: str, ticket: str) -> Response:
        permit_reading(self.who(), What.WHY, centre)
        if not ticket.startswith(f"{centre}."):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
        return self._why_told(ticket, to_bearer=False)

    def _why_told(self, identity: str, *, to_bearer: bool) -> Response:
        say = wording(SENTENCES, reader_language())
        centre = identity.partition(".")[0]
        found = self._read(centre, lambda basis: why.why(basis, identity, say, to_bearer=to_bearer))
        return json_response(found.model_dump_json())

    def _accuracy(self, centre: str) -> Response:
        permit_reading(self.who(), What.ACCURACY, centre)
        asked = day_asked("day")

        def build(basis: Basis) -> str:
            day = asked or basis.reading.centre.day or basis.reading.centre.last_day
            if day is None:
                raise Refusal(ProblemType.DAY_NOT_OPEN)
            return accuracy.of_day(basis.reading, day).model_dump_json()

        return json_response(self._read(centre, build))

    def _digests(self, centre: str) -> Response:
        permit_reading(self.who(), What.DIGESTS, centre)
        found = self._hall.transactions.digests(centre)
        return json_response(json.dumps([one.wire() for one in found]))

    def _log(self, centre: str) -> Response:
        permit_reading(self.who(), What.LOG, centre)
        after = whole_number("after") or 0
        events = self._read(centre, lambda basis: basis.reading.log(after, LOG_PAGE))
        return json_response(json.dumps([event.wire() for event in events]))

    def _device(self) -> Response:
        who = self.who()
        permit_reading(who, SnapshotName.DEVICE, who.id)
        assert who.centre is not None
        return self._snapshot(who.centre, lambda basis: device.build(basis, who))

    def _health(self) -> Response:
        revisions = self._hall.transactions.revisions()
        return json_response(json.dumps({"status": "ok", "centres": len(revisions)}))

    def _description(self) -> Response:
        return json_response(describe())
