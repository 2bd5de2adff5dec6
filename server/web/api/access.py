"""The API's views on identity: sessions, enrolments, device reports, and the managers' queries on
devices, people and tokens."""

from collections.abc import Callable

from flask import Response, request
from pydantic import ValidationError

from contract.access import (
    PROGRAMS,
    BeginEnrolment,
    ChangePassword,
    ConfirmFactor,
    Health,
    OfferFactor,
    ProveDevice,
    ProveFactor,
    RenewSecret,
    SignIn,
)
from contract.enums import Role
from contract.errors import malformed_field
from contract.model import Incoming, Outgoing
from contract.operations import Act, Query, What
from server.commands import files
from server.context import AppContext
from server.identity import enrolling, known, sessions, signing_in
from server.identity.authenticator import Authenticator, Presence
from server.web import authorization
from server.web.limits import ENROLMENTS, PROOFS, Limits
from server.web.problems import malformed
from server.web.rendering import json_response, list_response, model_response
from server.web.request_args import body_without, instant_arg, whole_body, whole_number

DONE = "{}"


class AccessApi:
    """The views, over one hall."""

    def __init__(
        self, app: AppContext, authenticator: Authenticator, presence: Presence, limits: Limits
    ) -> None:
        self._app = app
        self._authenticator = authenticator
        self._presence = presence
        self._limits = limits

    def views(self) -> dict[What, Callable[..., Response]]:
        """The view of each identity request and query."""
        app, who = self._app, authorization.who
        return {
            Act.SIGN_IN: self._sign_in,
            Act.PROVE_FACTOR: lambda: self._changed(
                sessions.prove_factor(app, who(), _parsed(ProveFactor))
            ),
            Act.OFFER_FACTOR: lambda: model_response(
                sessions.offer_factor(app, who(), _parsed(OfferFactor))
            ),
            Act.CONFIRM_FACTOR: lambda: self._changed(
                sessions.confirm_factor(app, who(), _parsed(ConfirmFactor))
            ),
            Act.CHANGE_PASSWORD: lambda: self._changed(
                sessions.change_password(app, who(), _parsed(ChangePassword))
            ),
            Act.SIGN_OUT: self._sign_out,
            Act.BEGIN_ENROLMENT: self._enrol,
            Act.PROVE_DEVICE: self._prove_device,
            Act.REPORT_HEALTH: self._health,
            Act.RENEW_SECRET: self._renew_secret,
            Act.GIVE_PICTURE: self._give_picture,
            Act.STORE_FILE: self._store_file,
            Query.SESSION: lambda: model_response(sessions.present(app, who())),
            Query.ENROLMENT: lambda enrolment: model_response(enrolling.standing(app, enrolment)),
            Query.DEVICES: lambda centre: list_response(known.devices(app, centre)),
            Query.WAITING_DEVICES: lambda centre: list_response(known.waiting(app, centre)),
            Query.PICTURE: self._picture,
            Query.FILE: self._file,
            Query.PEOPLE: lambda centre: list_response(known.people(app, who(), centre)),
            Query.TOKENS: lambda centre: list_response(known.tokens(app, centre)),
            Query.ACCESS: self._access,
        }

    # Sessions.

    def _sign_in(self) -> Response:
        who, act = authorization.who(), _parsed(SignIn)
        with self._limits.signing_in(who.id if who.role is Role.COUNTER else None):
            return model_response(
                signing_in.sign_in(self._app, who, act, request.remote_addr or "")
            )

    def _sign_out(self) -> Response:
        sessions.sign_out(self._app, authorization.who())
        self._authenticator.forget(authorization.secret())
        return json_response(DONE)

    def _changed(self, told: Outgoing) -> Response:
        # The role of the session has changed: it is looked up again.
        self._authenticator.forget(authorization.secret())
        return model_response(told)

    # Devices.

    def _enrol(self) -> Response:
        self._limits.count(ENROLMENTS, "enrol")
        address = request.remote_addr or ""
        act = _parsed(BeginEnrolment)
        if act.role not in PROGRAMS:
            raise malformed_field("role", f"is none of {', '.join(sorted(PROGRAMS))}")
        return model_response(enrolling.begin(self._app, act, address, by_tls=request.is_secure))

    def _prove_device(self, device: str) -> Response:
        self._limits.count(PROOFS, "prove")
        act = _parsed(ProveDevice)
        return model_response(enrolling.prove(self._app, device, act, by_tls=request.is_secure))

    def _health(self) -> Response:
        report, address = _parsed(Health), request.remote_addr or ""
        return model_response(self._presence.heard(authorization.who(), report, address))

    def _renew_secret(self) -> Response:
        enrolling.renew_secret(self._app, authorization.who(), _parsed(RenewSecret))
        return json_response(DONE)

    def _give_picture(self) -> Response:
        enrolling.give_picture(self._app, authorization.who(), whole_body())
        return json_response(DONE)

    def _store_file(self, centre: str, file: str) -> Response:
        files.store(self._app, centre, file, whole_body())
        return json_response(DONE)

    def _file(self, centre: str, file: str) -> Response:
        content, kind = files.read(self._app, centre, file)
        answer = Response(content, mimetype=kind)
        # Its address is the hash of its content.
        answer.cache_control.public = True
        answer.cache_control.immutable = True
        answer.cache_control.max_age = 365 * 24 * 3600
        return answer

    # Queries of managers.

    def _picture(self, centre: str, device: str) -> Response:
        return Response(known.picture(self._app, centre, device), mimetype="image/png")

    def _access(self, centre: str) -> Response:
        before, limit = instant_arg("before"), whole_number("limit")
        return list_response(known.entries(self._app, centre, before, limit))


def _parsed[A: Incoming](model: type[A]) -> A:
    """The request, parsed from the body; `malformed` if it does not match."""
    try:
        return model.model_validate(body_without(()))
    except ValidationError as error:
        raise malformed(error) from error
