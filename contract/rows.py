"""Rows of operations: what one holds, the groups of roles, the parts of addresses, and the names of
all but commands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import quote

from pydantic import BaseModel

from contract.access.enums import Scope
from contract.enums import CommandName, Role, SnapshotName, SummedUp
from contract.model import Incoming

BASE: Final = "/api/v1"

R = Role

FLOOR_STAFF: Final = frozenset({R.GREETER, R.SUPERVISOR, R.MANAGER})
COUNTER_STAFF: Final = frozenset({R.OPERATOR, R.SUPERVISOR, R.MANAGER})
SUPERVISORS: Final = frozenset({R.SUPERVISOR, R.MANAGER})
MANAGERS: Final = frozenset({R.MANAGER})
CLOCK: Final = frozenset({R.CLOCK})
ALL_CLIENTS: Final = frozenset(R) - CLOCK

# The subjects in paths.
CENTRE: Final = "centres/{centre}"
AT_COUNTER: Final = "counters/{counter}"
DEVICE: Final = "centres/{centre}/devices/{device}"
SELF: Final = "devices/me"
SERVICE: Final = "services/{service}"
TICKET: Final = "tickets/{token}"
TICKET_OF_CENTRE: Final = "centres/{centre}/tickets/{ticket}"


class Query(SummedUp):
    """The queries apart from the snapshots."""

    CENTRES = "centres", "The centres of the token"
    CENTRE = "centre", "The whole configuration"
    CATALOGUE = "catalogue", "Names, texts and documents"
    FILE = "file", "A logo, picture or sound"
    LOG = "log", "The event log"
    TICKETS = "tickets", "Find tickets"
    BOOKINGS = "bookings", "The bookings of a day"
    TIMES = "times", "The free times of a service"
    WHY = "why", "Why it was or was not called yet"
    ACCURACY = "accuracy", "The accuracy of a day's estimates"
    REPORT = "report", "A report"
    FACTS = "facts", "The facts of a day"
    DIGESTS = "digests", "The digests of closed days"
    DEVICES = "devices", "The devices"
    WAITING_DEVICES = "waiting_devices", "The machines that wait to be added"
    PICTURE = "picture", "The last picture of a device's screen"
    PEOPLE = "people", "The people"
    TOKENS = "tokens", "The tokens"
    ACCESS = "access", "The access log"
    SESSION = "session", "The present session"
    ENROLMENT = "enrolment", "The state of an enrolment"
    HEALTH = "health", "Whether the server is ready"
    METRICS = "metrics", "Metrics for Prometheus"
    DESCRIPTION = "description", "The description of the API"


class Act(SummedUp):
    """Requests about identity, apart from the commands of a hall."""

    SIGN_IN = "sign_in", "Sign in"
    PROVE_FACTOR = "prove_factor", "Prove the factor"
    OFFER_FACTOR = "offer_factor", "Get a second factor"
    CONFIRM_FACTOR = "confirm_factor", "Confirm the second factor"
    CHANGE_PASSWORD = "change_password", "Change the password"
    SIGN_OUT = "sign_out", "Sign out"
    BEGIN_ENROLMENT = "begin_enrolment", "Enrol a device"
    PROVE_DEVICE = "prove_device", "Prove a device and its server to each other"
    REPORT_HEALTH = "report_health", "Report a device's health"
    RENEW_SECRET = "renew_secret", "Renew a device's secret"
    GIVE_PICTURE = "give_picture", "Send a picture of a device's screen"
    STORE_FILE = "store_file", "Store a logo, picture or sound"


class Page(StrEnum):
    """The pages for browsers, and their parts."""

    TICKET = "ticket_page"
    LOOK = "look_page"
    WALL = "wall_page"
    BOARD = "board_page"
    PRESENCE = "presence_page"
    OPEN_DATA = "open_data_page"
    STATIC = "static_page"
    HEALTH = "health_page"
    SET_UP = "set_up_page"
    SIGN_IN = "sign_in_page"
    FACTOR = "factor_page"
    PASSWORD = "password_page"
    ACCOUNT = "account_page"
    LIVE = "live_page"
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
    COUNTER = "counter_page"
    BOOK = "book_page"
    """The public pages on which visitors book."""
    BOOKINGS = "bookings_page"
    """The bookings of a day, for staff."""


type What = CommandName | Query | SnapshotName | Act | Page
"""Everything that has a row in the operations."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address; `path` is below `/api/v1/`, its variables in braces, as in OpenAPI."""

    method: str
    path: str
    summary: str

    @property
    def variables(self) -> frozenset[str]:
        """The names of the variables in the path."""
        return frozenset(re.findall(r"{(\w+)}", self.path))

    def address(self, values: Mapping[str, str]) -> str:
        """The path with `/api/v1` and with values for its variables; other values are ignored."""
        quoted = {name: quote(values[name], safe="") for name in self.variables}
        return f"{BASE}/{self.path.format(**quoted)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A row: something that is done or read, by whom, and where.

    Attributes:
        what: its name; two commands may share one.
        roles: who may do it.
        routes: its addresses; none for what only the clock does, and for pages.
        scope: what the token of another system needs for it; None: not for other systems.
        unscoped: every token of another system may do it.
        whole_centre: it concerns all agencies, so a person with a duty for one agency may not.
        body: the model of the request's body; None for an empty object, or a file.
        answer: the model of the answer; None for an empty object, a file, or what the contract has
            no model of.
        many: whether the answer is a list of these.
    """

    what: What
    roles: frozenset[Role]
    routes: tuple[Route, ...] = ()
    scope: Scope | None = None
    unscoped: bool = False
    whole_centre: bool = False
    body: type[Incoming] | None = None
    answer: type[BaseModel] | None = None
    many: bool = False
