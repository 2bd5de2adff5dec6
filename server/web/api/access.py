"""The API's views on identity: sessions, enrolments, device reports, and the managers' queries on
devices, people and tokens."""

import json
from collections.abc import Callable, Iterable

from flask import Response, request
from pydantic import BaseModel, ValidationError

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
from server.identity import enrolling, known, sessions, signing_in, steps
from server.identity.authenticator import Authenticator
from server.identity.presence import Presence
from server.web import authorization
from server.web.limits import Limits
from server.web.problems import malformed
from server.web.rendering import json_response
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
        return {
            Act.SIGN_IN: self._sign_in,
            Act.PROVE_FACTOR: self._prove_factor,
            Act.OFFER_FACTOR: self._offer_factor,
            Act.CONFIRM_FACTOR: self._confirm_factor,
            Act.CHANGE_PASSWORD: self._change_password,
            Act.SIGN_OUT: self._sign_out,
            Act.BEGIN_ENROLMENT: self._enrol,
            Act.PROVE_DEVICE: self._prove_device,
            Act.REPORT_HEALTH: self._health,
            Act.RENEW_SECRET: self._renew_secret,
            Act.GIVE_PICTURE: self._give_picture,
            Act.STORE_FILE: self._store_file,
            Query.SESSION: self._session,
            Query.ENROLMENT: self._enrolment,
            Query.DEVICES: self._devices,
            Query.WAITING_DEVICES: self._waiting,
            Query.PICTURE: self._picture,
            Query.FILE: self._file,
            Query.PEOPLE: self._people,
            Query.TOKENS: self._tokens,
            Query.ACCESS: self._access,
        }

    # Sessions.

    def _sign_in(self) -> Response:
        who, act = authorization.who(), _parsed(SignIn)
        with self._limits.signing_in(who.id if who.role is Role.COUNTER else None):
            return _told(signing_in.sign_in(self._app, who, act, request.remote_addr or ""))

    def _session(self) -> Response:
        return _told(sessions.present(self._app, authorization.who()))

    def _prove_factor(self) -> Response:
        told = steps.prove_factor(self._app, authorization.who(), _parsed(ProveFactor))
        return self._changed(told)

    def _offer_factor(self) -> Response:
        return _told(steps.offer_factor(self._app, authorization.who(), _parsed(OfferFactor)))

    def _confirm_factor(self) -> Response:
        told = steps.confirm_factor(self._app, authorization.who(), _parsed(ConfirmFactor))
        return self._changed(told)

    def _change_password(self) -> Response:
        told = steps.change_password(self._app, authorization.who(), _parsed(ChangePassword))
        return self._changed(told)

    def _sign_out(self) -> Response:
        sessions.sign_out(self._app, authorization.who())
        self._authenticator.forget(authorization.secret())
        return json_response(DONE)

    def _changed(self, told: Outgoing) -> Response:
        # The role of the session has changed: it is looked up again.
        self._authenticator.forget(authorization.secret())
        return _told(told)

    # Devices.

    def _enrol(self) -> Response:
        self._limits.enrolling()
        address = request.remote_addr or ""
        act = _parsed(BeginEnrolment)
        if act.role not in PROGRAMS:
            raise malformed_field("role", f"is none of {', '.join(sorted(PROGRAMS))}")
        return _told(enrolling.begin(self._app, act, address, by_tls=request.is_secure))

    def _prove_device(self, device: str) -> Response:
        self._limits.proving()
        act = _parsed(ProveDevice)
        return _told(enrolling.prove(self._app, device, act, by_tls=request.is_secure))

    def _enrolment(self, enrolment: str) -> Response:
        return _told(enrolling.standing(self._app, enrolment))

    def _health(self) -> Response:
        report, address = _parsed(Health), request.remote_addr or ""
        return _told(self._presence.heard(authorization.who(), report, address))

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

    def _devices(self, centre: str) -> Response:
        return _list(known.devices(self._app, centre))

    def _waiting(self, centre: str) -> Response:
        return _list(known.waiting(self._app, centre))

    def _picture(self, centre: str, device: str) -> Response:
        return Response(known.picture(self._app, centre, device), mimetype="image/png")

    def _people(self, centre: str) -> Response:
        return _list(known.people(self._app, authorization.who(), centre))

    def _tokens(self, centre: str) -> Response:
        return _list(known.tokens(self._app, centre))

    def _access(self, centre: str) -> Response:
        before, limit = instant_arg("before"), whole_number("limit")
        return _list(known.entries(self._app, centre, before, limit))


def _parsed[A: Incoming](model: type[A]) -> A:
    """The request, parsed from the body.

    Raises:
        Refusal: `malformed`.
    """
    try:
        return model.model_validate(body_without(()))
    except ValidationError as error:
        raise malformed(error) from error


def _told(answer: BaseModel) -> Response:
    return json_response(answer.model_dump_json())


def _list(answers: Iterable[Outgoing]) -> Response:
    return json_response(json.dumps([one.wire() for one in answers]))
