"""The rows of the identity requests."""

from typing import Any, Final

from pydantic import BaseModel

from contract import access as x
from contract.access.enums import PEOPLE, PROGRAMS, WITH_FACTOR
from contract.enums import Role
from contract.model import Incoming
from contract.operations.base import CENTRE, MANAGING, SELF, IdentityOperation, R, Route
from contract.operations.names import Act


def _act(
    what: Act,
    roles: frozenset[Role],
    path: str,
    body: type[Incoming] | None = None,
    answer: type[BaseModel] | None = None,
    **others: Any,
) -> IdentityOperation:
    routes = (Route("POST", path, what.summary),)
    return IdentityOperation(
        what=what, roles=roles, routes=routes, body=body, answer=answer, **others
    )


ACTS: Final[tuple[IdentityOperation, ...]] = (
    # An operator signs in at a counter's PC, and then works at that counter.
    _act(Act.SIGN_IN, frozenset({R.ANONYMOUS, R.COUNTER}), "sessions", x.SignIn, x.SignedIn),
    _act(
        Act.PROVE_FACTOR, frozenset({R.SIGNING_IN}), "sessions/me/factor", x.ProveFactor, x.SignedIn
    ),
    _act(
        Act.OFFER_FACTOR,
        WITH_FACTOR | {R.SIGNING_IN},
        "sessions/me/factor/offer",
        x.OfferFactor,
        x.FactorOffered,
    ),
    _act(
        Act.CONFIRM_FACTOR,
        WITH_FACTOR | {R.SIGNING_IN},
        "sessions/me/factor/confirm",
        x.ConfirmFactor,
        x.SignedIn,
    ),
    _act(
        Act.CHANGE_PASSWORD,
        PEOPLE | {R.SIGNING_IN},
        "sessions/me/password",
        x.ChangePassword,
        x.SignedIn,
    ),
    _act(Act.SIGN_OUT, PEOPLE | {R.SIGNING_IN}, "sessions/me/end"),
    _act(
        Act.BEGIN_ENROLMENT,
        frozenset({R.ANONYMOUS}),
        "enrolments",
        x.BeginEnrolment,
        x.EnrolmentState,
    ),
    # Before the proofs the device's secret is not sent.
    _act(
        Act.PROVE_DEVICE,
        frozenset({R.ANONYMOUS}),
        "devices/{device}/proof",
        x.ProveDevice,
        x.DeviceProven,
    ),
    _act(Act.REPORT_HEALTH, PROGRAMS, f"{SELF}/health", x.Health, x.HealthTaken),
    _act(Act.RENEW_SECRET, PROGRAMS, f"{SELF}/secret", x.RenewSecret),
    # The content of a counter's screen is private to the visitor and the operator.
    _act(Act.GIVE_PICTURE, frozenset({R.KIOSK, R.DISPLAY}), f"{SELF}/picture"),
    _act(Act.STORE_FILE, MANAGING, f"{CENTRE}/files/{{file}}", whole_centre=True),
)
"""Every identity request."""
