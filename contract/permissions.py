"""Permissions: one table by command, by query, by identity request, and by page.

A role that is not in a row has no permission. The scope (own centre, own agency, own counter, own
ticket) is checked separately, in `server.domain.principal`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from contract.access.enums import PEOPLE, PROGRAMS, WITH_FACTOR, Scope
from contract.enums import CommandName, Role, SnapshotName

N = CommandName
R = Role

_FLOOR = frozenset({R.GREETER, R.SUPERVISOR, R.MANAGER})
_COUNTER = frozenset({R.OPERATOR, R.SUPERVISOR, R.MANAGER})
_STEERING = frozenset({R.SUPERVISOR, R.MANAGER})
_DAY = frozenset({R.MANAGER, R.CLOCK})
_MANAGING = frozenset({R.MANAGER})


COMMANDS: Final[Mapping[CommandName, frozenset[Role]]] = {
    N.ISSUE_TICKET: _FLOOR | {R.KIOSK, R.OPERATOR, R.VISITOR, R.INTEGRATION},
    N.REPORT_PRINT: _FLOOR | {R.KIOSK},
    N.REPRINT: _FLOOR | {R.KIOSK},
    N.CALL_NEXT: _COUNTER,
    N.CALL_TICKET: _COUNTER,
    N.RECALL: _COUNTER,
    N.START: _COUNTER,
    N.UNDO_START: _COUNTER,
    N.FINISH: _COUNTER,
    N.REQUEUE: _COUNTER | _FLOOR,
    N.UNDO_CALL: _COUNTER,
    N.HOLD: _COUNTER,
    N.RESUME: _COUNTER,
    N.TRANSFER: _COUNTER | _FLOOR,
    N.ADD_SERVICE: _COUNTER | _FLOOR,
    N.CHANGE_SERVICE: _COUNTER | _FLOOR,
    N.MARK_NO_SHOW: _COUNTER | {R.CLOCK},
    N.REOPEN: _COUNTER | _FLOOR | {R.VISITOR, R.KIOSK},
    N.JUDGE_PRIORITY: _COUNTER | _FLOOR,
    N.SET_ASSIST: _COUNTER | _FLOOR,
    N.ADD_NOTE: _COUNTER | _FLOOR,
    N.MOVE_TICKETS: _STEERING,
    N.END_WITH_COUPON: _STEERING,
    N.GRANT_LEASE: frozenset({R.KIOSK}),
    N.HAND_IN: frozenset({R.KIOSK}),
    N.RELEASE_RESERVED: frozenset({R.CLOCK}),
    N.RECORD_CONNECTION: frozenset({R.CLOCK}),
    N.CALL_FOR_HELP: _COUNTER | {R.KIOSK},
    # The first who sees the call goes: operators are sometimes nearer than the greeter.
    N.ANSWER_HELP: _FLOOR | {R.OPERATOR},
    N.POST_NOTICE: _STEERING,
    N.CANCEL: _FLOOR | {R.VISITOR, R.KIOSK},
    N.GIVE_COUPON: _FLOOR,
    N.STEP_BACK: _FLOOR | {R.VISITOR},
    N.RATE: frozenset({R.VISITOR}),
    N.OPEN_COUNTER: _COUNTER,
    N.TAKE_BREAK: _COUNTER,
    N.CLOSE_COUNTER: _COUNTER | {R.CLOCK},
    N.TAKE_OVER: _COUNTER,
    N.SET_PROFILE: _STEERING,
    N.REPORT_CALL: frozenset({R.DISPLAY}),
    N.OPEN_DAY: _DAY,
    N.CLOSE_DAY: _DAY,
    N.OPEN_SERVICE: _STEERING | {R.CLOCK},
    N.CLOSE_SERVICE: _STEERING,
    N.SUSPEND_SERVICE: _STEERING,
    N.RESUME_SERVICE: _STEERING | {R.CLOCK},
    N.SUSPEND_CENTRE: _STEERING,
    N.RESUME_CENTRE: _STEERING | {R.CLOCK},
    N.STOP_INTAKE: _STEERING,
    N.RESUME_INTAKE: _STEERING | {R.CLOCK},
    N.CONFIRM_TIME: frozenset({R.MANAGER}),
    N.RECORD_GAP: frozenset({R.CLOCK}),
    N.IMPORT_CENTRE: frozenset({R.MANAGER}),
    N.SHIFT_CLOCK: frozenset({R.CLOCK}),
    N.CONFIRM_DEVICE: _MANAGING,
    N.SET_DEVICE: _MANAGING,
    N.REVOKE_DEVICE: _MANAGING,
    N.REFUSE_DEVICE: _MANAGING,
    N.ASK_DEVICE: _STEERING,
    N.ADD_PERSON: _MANAGING,
    N.GIVE_DUTY: _MANAGING,
    N.END_DUTY: _MANAGING,
    N.SET_PERSON: _MANAGING,
    N.RESET_PERSON: _MANAGING,
    N.SET_BADGE: _MANAGING,
    N.END_SESSIONS: _MANAGING,
    N.FORGET_PERSON: _MANAGING,
    N.MAKE_TOKEN: _MANAGING,
    N.REVOKE_TOKEN: _MANAGING,
    N.SET_RECIPIENT: _MANAGING,
    N.REMOVE_RECIPIENT: _MANAGING,
    N.SEND_TEST_ALERT: _MANAGING,
    N.SET_CONTACTS: _MANAGING,
}
"""The roles that may give each command."""


class Reading(StrEnum):
    """The queries apart from the snapshots."""

    CENTRES = "centres"
    CENTRE = "centre"
    CATALOGUE = "catalogue"
    FILE = "file"
    LOG = "log"
    TICKETS = "tickets"
    WHY = "why"
    ACCURACY = "accuracy"
    REPORT = "report"
    FACTS = "facts"
    DIGESTS = "digests"
    DEVICES = "devices"
    WAITING_DEVICES = "waiting_devices"
    PICTURE = "picture"
    PEOPLE = "people"
    TOKENS = "tokens"
    ACCESS = "access"
    SESSION = "session"
    ENROLMENT = "enrolment"
    HEALTH = "health"
    METRICS = "metrics"
    DESCRIPTION = "description"


_ANONYMOUS = R.NOBODY
# A wall screen has only its page.
_SIGNED_IN = frozenset(R) - {_ANONYMOUS, R.VISITOR, R.CLOCK, R.SIGNING_IN, R.WALL}
_ALL_CLIENTS = frozenset(R) - {R.CLOCK}

READINGS: Final[Mapping[Reading, frozenset[Role]]] = {
    Reading.CENTRES: _SIGNED_IN,
    Reading.CENTRE: _SIGNED_IN,
    # The names of services are public: a visitor's page needs them too.
    Reading.CATALOGUE: _SIGNED_IN | {R.VISITOR, _ANONYMOUS},
    # So is the logo.
    Reading.FILE: _SIGNED_IN | {R.VISITOR, _ANONYMOUS},
    Reading.LOG: frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
    Reading.TICKETS: _FLOOR | {R.OPERATOR},
    Reading.WHY: _FLOOR | {R.VISITOR, R.OPERATOR, R.VIEWER},
    Reading.ACCURACY: _STEERING | {R.VIEWER, R.INTEGRATION},
    Reading.REPORT: _STEERING | {R.VIEWER, R.INTEGRATION},
    # The rows disclose as much as the log.
    Reading.FACTS: frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
    Reading.DIGESTS: frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
    Reading.DEVICES: _STEERING,
    Reading.WAITING_DEVICES: _MANAGING,
    Reading.PICTURE: _STEERING,
    Reading.PEOPLE: _MANAGING,
    Reading.TOKENS: _MANAGING,
    Reading.ACCESS: _MANAGING,
    Reading.SESSION: PEOPLE | {R.SIGNING_IN},
    # The device that created the secret knows its hash.
    Reading.ENROLMENT: _ALL_CLIENTS,
    Reading.HEALTH: _ALL_CLIENTS,
    Reading.METRICS: frozenset({R.MANAGER, R.INTEGRATION}),
    Reading.DESCRIPTION: _ALL_CLIENTS,
}
"""The roles that may make each query, by HTTP."""

SNAPSHOTS: Final[Mapping[SnapshotName, frozenset[Role]]] = {
    SnapshotName.MENU: _STEERING | {R.KIOSK, R.GREETER, R.VIEWER, R.INTEGRATION},
    SnapshotName.BOARD: _STEERING | {R.DISPLAY, R.VIEWER, R.GREETER, R.INTEGRATION},
    SnapshotName.HALL: _COUNTER | {R.GREETER, R.VIEWER},
    SnapshotName.DESK: _COUNTER,
    SnapshotName.TICKET: _FLOOR | {R.VISITOR, R.KIOSK},
    SnapshotName.DEVICE: _COUNTER | PROGRAMS | {R.GREETER},
}
"""The roles that may subscribe to each snapshot, and read it once by HTTP."""


class Act(StrEnum):
    """Requests about identity, apart from the commands of a hall."""

    SIGN_IN = "sign_in"
    PROVE_FACTOR = "prove_factor"
    OFFER_FACTOR = "offer_factor"
    CONFIRM_FACTOR = "confirm_factor"
    CHANGE_PASSWORD = "change_password"
    SIGN_OUT = "sign_out"
    BEGIN_ENROLMENT = "begin_enrolment"
    PROVE_DEVICE = "prove_device"
    REPORT_HEALTH = "report_health"
    RENEW_SECRET = "renew_secret"
    GIVE_PICTURE = "give_picture"
    STORE_FILE = "store_file"


ACTS: Final[Mapping[Act, frozenset[Role]]] = {
    # An operator signs in at a counter's PC, and then works at that counter.
    Act.SIGN_IN: frozenset({_ANONYMOUS, R.COUNTER}),
    Act.PROVE_FACTOR: frozenset({R.SIGNING_IN}),
    Act.OFFER_FACTOR: WITH_FACTOR | {R.SIGNING_IN},
    Act.CONFIRM_FACTOR: WITH_FACTOR | {R.SIGNING_IN},
    Act.CHANGE_PASSWORD: PEOPLE | {R.SIGNING_IN},
    Act.SIGN_OUT: PEOPLE | {R.SIGNING_IN},
    Act.BEGIN_ENROLMENT: frozenset({_ANONYMOUS}),
    # Before the proofs the device's secret is not sent.
    Act.PROVE_DEVICE: frozenset({_ANONYMOUS}),
    Act.REPORT_HEALTH: PROGRAMS,
    Act.RENEW_SECRET: PROGRAMS,
    # The content of a counter's screen is private to the visitor and the operator.
    Act.GIVE_PICTURE: frozenset({R.KIOSK, R.DISPLAY}),
    Act.STORE_FILE: _MANAGING,
}
"""The roles that may make each identity request."""


class Page(StrEnum):
    """The pages for browsers, and their parts."""

    TICKET = "ticket_page"
    LOOK = "look_page"
    WALL = "wall_page"
    OPEN_DATA = "open_data_page"
    STATIC = "static_page"
    HEALTH = "health_page"
    SET_UP = "set_up_page"
    SIGN_IN = "sign_in_page"
    FACTOR = "factor_page"
    PASSWORD = "password_page"
    ACCOUNT = "account_page"
    FLOOR = "floor_page"
    STEERING = "steering_page"
    DEVICES = "devices_page"
    NEW_DEVICE = "new_device_page"
    PEOPLE = "people_page"
    PEOPLE_LIST = "people_list_page"
    TOKENS = "tokens_page"
    ALERTS = "alerts_page"
    SET_UP_CENTRE = "set_up_centre_page"
    CENTRE_FILE = "centre_file_page"
    REPORTS = "reports_page"
    START = "start_page"
    SIGN_OUT = "sign_out_page"


PAGES: Final[Mapping[Page, frozenset[Role]]] = {
    # The token in the address identifies the ticket.
    Page.TICKET: _ALL_CLIENTS,
    Page.LOOK: _ALL_CLIENTS,
    # A browser that a manager has not confirmed yet shows a code.
    Page.WALL: _ALL_CLIENTS,
    # The centre file says whether the waits are published.
    Page.OPEN_DATA: _ALL_CLIENTS,
    Page.STATIC: _ALL_CLIENTS,
    # Proxies and monitors request it without a token.
    Page.HEALTH: _ALL_CLIENTS,
    # The secret in the link authorises it.
    Page.SET_UP: _ALL_CLIENTS,
    Page.SIGN_IN: _ALL_CLIENTS,
    Page.FACTOR: WITH_FACTOR | {R.SIGNING_IN},
    Page.PASSWORD: PEOPLE | {R.SIGNING_IN},
    Page.ACCOUNT: PEOPLE,
    # The live floor, read-only; actions there are commands with their own rows.
    Page.FLOOR: _STEERING | {R.VIEWER},
    Page.STEERING: _STEERING,
    Page.DEVICES: _STEERING,
    Page.NEW_DEVICE: _MANAGING,
    Page.PEOPLE: _MANAGING,
    Page.PEOPLE_LIST: _MANAGING,
    Page.TOKENS: _MANAGING,
    Page.ALERTS: _MANAGING,
    Page.SET_UP_CENTRE: _MANAGING,
    Page.CENTRE_FILE: _MANAGING,
    Page.REPORTS: _STEERING | {R.VIEWER},
    # It only redirects.
    Page.START: _ALL_CLIENTS,
    Page.SIGN_OUT: PEOPLE | {R.SIGNING_IN},
}
"""The roles that may get each page."""

type What = CommandName | Reading | SnapshotName | Act | Page
"""All rows, by what they permit."""

SCOPES: Final[Mapping[Scope, frozenset[What]]] = {
    Scope.TICKETS: frozenset({N.ISSUE_TICKET}),
    Scope.WAITS: frozenset({SnapshotName.MENU, SnapshotName.BOARD}),
    Scope.LOG: frozenset({Reading.LOG, Reading.DIGESTS}),
    Scope.REPORTS: frozenset({Reading.ACCURACY, Reading.REPORT, Reading.FACTS}),
    Scope.METRICS: frozenset({Reading.METRICS}),
}
"""The permissions of each scope, in addition to those of every token (`UNSCOPED`)."""

UNSCOPED: Final[frozenset[What]] = frozenset(
    {Reading.CENTRES, Reading.CATALOGUE, Reading.FILE, Reading.HEALTH, Reading.DESCRIPTION}
)

WHOLE_CENTRE: Final[frozenset[What]] = frozenset(
    {
        N.OPEN_DAY,
        N.CLOSE_DAY,
        N.SUSPEND_CENTRE,
        N.RESUME_CENTRE,
        N.STOP_INTAKE,
        N.RESUME_INTAKE,
        N.CONFIRM_TIME,
        N.POST_NOTICE,
        N.IMPORT_CENTRE,
        N.CONFIRM_DEVICE,
        N.SET_DEVICE,
        N.REVOKE_DEVICE,
        N.REFUSE_DEVICE,
        N.ASK_DEVICE,
        N.MAKE_TOKEN,
        N.REVOKE_TOKEN,
        N.SET_RECIPIENT,
        N.REMOVE_RECIPIENT,
        N.SEND_TEST_ALERT,
        N.SET_CONTACTS,
        Act.STORE_FILE,
        Reading.CENTRE,
        Reading.LOG,
        Reading.ACCURACY,
        Reading.REPORT,
        Reading.FACTS,
        Reading.DIGESTS,
        Reading.METRICS,
        Reading.DEVICES,
        Reading.WAITING_DEVICES,
        Reading.PICTURE,
        Reading.TOKENS,
        Reading.ACCESS,
        Page.DEVICES,
        Page.NEW_DEVICE,
        Page.TOKENS,
        Page.ALERTS,
        Page.SET_UP_CENTRE,
        Page.CENTRE_FILE,
    }
)
"""What concerns all agencies, and is not permitted to a person with a duty for one agency."""


_TABLES: Final[tuple[Mapping[Any, frozenset[Role]], ...]] = (
    COMMANDS,
    READINGS,
    SNAPSHOTS,
    ACTS,
    PAGES,
)
_ROWS: Final[Mapping[What, frozenset[Role]]] = {
    what: roles for table in _TABLES for what, roles in table.items()
}


def may(role: Role, what: What) -> bool:
    """Whether the table permits the row to the role."""
    return role in _ROWS.get(what, frozenset())


def in_scopes(role: Role, scopes: frozenset[Scope] | None, what: What) -> bool:
    """Whether scopes permit a row. None limits only another system: a token without a scope has no
    permission."""
    if scopes is None:
        return role is not R.INTEGRATION
    return what in UNSCOPED or any(what in SCOPES[one] for one in scopes)


def may_command(role: Role, command: CommandName) -> bool:
    """Whether the table permits the command to the role."""
    return may(role, command)


def may_read(role: Role, what: Reading | SnapshotName) -> bool:
    """Whether the table permits the query or snapshot to the role."""
    return may(role, what)
