"""The rows of the identity requests and of the pages for browsers."""

from typing import Any, Final

from pydantic import BaseModel

from contract import access as x
from contract.access.enums import PEOPLE, PROGRAMS, WITH_FACTOR
from contract.enums import Role
from contract.model import Incoming
from contract.rows import (
    ALL_CLIENTS,
    CENTRE,
    COUNTER_STAFF,
    FLOOR_STAFF,
    MANAGERS,
    SELF,
    SUPERVISORS,
    Act,
    Operation,
    Page,
    R,
    Route,
)


def _act(
    what: Act,
    roles: frozenset[Role],
    path: str,
    body: type[Incoming] | None = None,
    answer: type[BaseModel] | None = None,
    **others: Any,
) -> Operation:
    routes = (Route("POST", path, what.summary),)
    return Operation(what=what, roles=roles, routes=routes, body=body, answer=answer, **others)


ACTS: Final[tuple[Operation, ...]] = (
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
    _act(Act.STORE_FILE, MANAGERS, f"{CENTRE}/files/{{file}}", whole_centre=True),
)

PAGES: Final[tuple[Operation, ...]] = (
    # The token in the address identifies the ticket.
    Operation(what=Page.TICKET, roles=ALL_CLIENTS),
    Operation(what=Page.LOOK, roles=ALL_CLIENTS),
    # A browser that a manager has not confirmed yet shows a code.
    Operation(what=Page.WALL, roles=ALL_CLIENTS),
    Operation(what=Page.BOARD, roles=ALL_CLIENTS),
    # The token in the address identifies the booking.
    Operation(what=Page.BOOK, roles=ALL_CLIENTS),
    # The sign in the address proves that a phone is in the hall.
    Operation(what=Page.PRESENCE, roles=ALL_CLIENTS),
    # The centre file says whether the waits are published.
    Operation(what=Page.OPEN_DATA, roles=ALL_CLIENTS),
    Operation(what=Page.STATIC, roles=ALL_CLIENTS),
    # Proxies and monitors request it without a token.
    Operation(what=Page.HEALTH, roles=ALL_CLIENTS),
    # The secret in the link authorises it.
    Operation(what=Page.SET_UP, roles=ALL_CLIENTS),
    Operation(what=Page.SIGN_IN, roles=ALL_CLIENTS),
    Operation(what=Page.FACTOR, roles=WITH_FACTOR | {R.SIGNING_IN}),
    Operation(what=Page.PASSWORD, roles=PEOPLE | {R.SIGNING_IN}),
    Operation(what=Page.ACCOUNT, roles=PEOPLE),
    # The live floor, read-only; actions there are commands with their own rows.
    Operation(what=Page.LIVE, roles=SUPERVISORS | {R.VIEWER}),
    Operation(what=Page.STEERING, roles=SUPERVISORS),
    Operation(what=Page.BOOKINGS, roles=FLOOR_STAFF),
    Operation(what=Page.DEVICES, roles=SUPERVISORS, whole_centre=True),
    Operation(what=Page.NEW_DEVICE, roles=MANAGERS, whole_centre=True),
    Operation(what=Page.PEOPLE, roles=MANAGERS),
    Operation(what=Page.PEOPLE_LIST, roles=MANAGERS),
    Operation(what=Page.TOKENS, roles=MANAGERS, whole_centre=True),
    Operation(what=Page.ALERTS, roles=MANAGERS, whole_centre=True),
    Operation(what=Page.SET_UP_CENTRE, roles=MANAGERS, whole_centre=True),
    Operation(what=Page.CENTRE_FILE, roles=MANAGERS, whole_centre=True),
    Operation(what=Page.REPORTS, roles=SUPERVISORS | {R.VIEWER}),
    # A counter in a browser; its keys are commands with their own rows.
    Operation(what=Page.COUNTER, roles=COUNTER_STAFF),
    # It only redirects.
    Operation(what=Page.START, roles=ALL_CLIENTS),
    Operation(what=Page.SIGN_OUT, roles=PEOPLE | {R.SIGNING_IN}),
)
