"""The rows of the identity requests."""

from typing import Any, Final

from contract import access as x
from contract.access.enums import PEOPLE, PROGRAMS, WITH_FACTOR
from contract.enums import Role
from contract.operations.base import CENTRE, MANAGING, SELF, IdentityOperation, R, Route
from contract.operations.names import Act


def _identity(
    what: Act, roles: frozenset[Role], path: str, summary: str, **others: Any
) -> IdentityOperation:
    routes = (Route("POST", path, summary),)
    return IdentityOperation(what=what, roles=roles, routes=routes, **others)


ACTS: Final[tuple[IdentityOperation, ...]] = (
    # An operator signs in at a counter's PC, and then works at that counter.
    _identity(
        Act.SIGN_IN,
        frozenset({R.ANONYMOUS, R.COUNTER}),
        "sessions",
        "Sign in",
        body=x.SignIn,
        answer=x.SignedIn,
    ),
    _identity(
        Act.PROVE_FACTOR,
        frozenset({R.SIGNING_IN}),
        "sessions/me/factor",
        "Prove the factor",
        body=x.ProveFactor,
        answer=x.SignedIn,
    ),
    _identity(
        Act.OFFER_FACTOR,
        WITH_FACTOR | {R.SIGNING_IN},
        "sessions/me/factor/offer",
        "Get a second factor",
        body=x.OfferFactor,
        answer=x.FactorOffered,
    ),
    _identity(
        Act.CONFIRM_FACTOR,
        WITH_FACTOR | {R.SIGNING_IN},
        "sessions/me/factor/confirm",
        "Confirm the second factor",
        body=x.ConfirmFactor,
        answer=x.SignedIn,
    ),
    _identity(
        Act.CHANGE_PASSWORD,
        PEOPLE | {R.SIGNING_IN},
        "sessions/me/password",
        "Change the password",
        body=x.ChangePassword,
        answer=x.SignedIn,
    ),
    _identity(Act.SIGN_OUT, PEOPLE | {R.SIGNING_IN}, "sessions/me/end", "Sign out"),
    _identity(
        Act.BEGIN_ENROLMENT,
        frozenset({R.ANONYMOUS}),
        "enrolments",
        "Enrol a device",
        body=x.BeginEnrolment,
        answer=x.EnrolmentState,
    ),
    # Before the proofs the device's secret is not sent.
    _identity(
        Act.PROVE_DEVICE,
        frozenset({R.ANONYMOUS}),
        "devices/{device}/proof",
        "Prove a device and its server to each other",
        body=x.ProveDevice,
        answer=x.DeviceProven,
    ),
    _identity(
        Act.REPORT_HEALTH,
        PROGRAMS,
        f"{SELF}/health",
        "Report a device's health",
        body=x.Health,
        answer=x.HealthTaken,
    ),
    _identity(
        Act.RENEW_SECRET, PROGRAMS, f"{SELF}/secret", "Renew a device's secret", body=x.RenewSecret
    ),
    # The content of a counter's screen is private to the visitor and the operator.
    _identity(
        Act.GIVE_PICTURE,
        frozenset({R.KIOSK, R.DISPLAY}),
        f"{SELF}/picture",
        "Send a picture of a device's screen",
    ),
    _identity(
        Act.STORE_FILE,
        MANAGING,
        f"{CENTRE}/files/{{file}}",
        "Store a logo, picture or sound",
        whole_centre=True,
    ),
)
"""Every identity request."""
