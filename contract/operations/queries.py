"""The rows of the snapshots and the other queries."""

from typing import Any, Final

from pydantic import BaseModel

from contract import access as x
from contract import answers as a
from contract import snapshots as s
from contract.access.enums import PEOPLE, PROGRAMS, Scope
from contract.catalogue import Catalogue, CentreSummary
from contract.centre import CentreConfig
from contract.enums import Role, SnapshotName
from contract.events import Event
from contract.operations.base import (
    ALL_CLIENTS,
    AT_COUNTER,
    CENTRE,
    COUNTER,
    DEVICE,
    FLOOR_STAFF,
    MANAGING,
    SELF,
    STEERING,
    TICKET,
    TICKET_OF_CENTRE,
    QueryOperation,
    R,
    Route,
)
from contract.operations.names import Query

# A wall screen has only its page.
SIGNED_IN: Final = frozenset(R) - {R.ANONYMOUS, R.VISITOR, R.CLOCK, R.SIGNING_IN, R.WALL}


def _query(
    what: Query | SnapshotName,
    roles: frozenset[Role],
    answer: type[BaseModel] | None,
    summary: str,
    *paths: str,
    **others: Any,
) -> QueryOperation:
    routes = tuple(Route("GET", path, summary) for path in paths)
    return QueryOperation(what=what, roles=roles, answer=answer, routes=routes, **others)


QUERIES: Final[tuple[QueryOperation, ...]] = (
    _query(
        Query.CENTRES,
        SIGNED_IN,
        CentreSummary,
        "The centres of the token",
        "centres",
        many=True,
        unscoped=True,
    ),
    _query(
        Query.CENTRE,
        SIGNED_IN,
        CentreConfig,
        "The whole configuration",
        CENTRE,
        whole_centre=True,
    ),
    # The names of services are public: a visitor's page needs them too.
    _query(
        Query.CATALOGUE,
        SIGNED_IN | {R.VISITOR, R.ANONYMOUS},
        Catalogue,
        "Names, texts and documents",
        f"{CENTRE}/catalogue",
        unscoped=True,
    ),
    # So is the logo.
    _query(
        Query.FILE,
        SIGNED_IN | {R.VISITOR, R.ANONYMOUS},
        None,
        "A logo, picture or sound",
        f"{CENTRE}/files/{{file}}",
        unscoped=True,
    ),
    _query(
        Query.LOG,
        frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
        Event,
        "The event log",
        f"{CENTRE}/log",
        many=True,
        scope=Scope.LOG,
        whole_centre=True,
    ),
    _query(
        Query.TICKETS,
        FLOOR_STAFF | {R.OPERATOR},
        s.Ticket,
        "Find tickets",
        f"{CENTRE}/tickets",
        many=True,
    ),
    _query(
        Query.WHY,
        FLOOR_STAFF | {R.VISITOR, R.OPERATOR, R.VIEWER},
        a.Why,
        "Why it was or was not called yet",
        f"{TICKET_OF_CENTRE}/why",
        f"{TICKET}/why",
    ),
    _query(
        Query.ACCURACY,
        STEERING | {R.VIEWER, R.INTEGRATION},
        a.Accuracy,
        "The accuracy of a day's estimates",
        f"{CENTRE}/accuracy",
        scope=Scope.REPORTS,
        whole_centre=True,
    ),
    _query(
        Query.REPORT,
        STEERING | {R.VIEWER, R.INTEGRATION},
        a.ReportTable,
        "A report",
        f"{CENTRE}/reports/{{report}}",
        scope=Scope.REPORTS,
        whole_centre=True,
    ),
    # The rows disclose as much as the log.
    _query(
        Query.FACTS,
        frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
        None,
        "The facts of a day",
        f"{CENTRE}/facts/{{facts}}",
        scope=Scope.REPORTS,
        whole_centre=True,
    ),
    _query(
        Query.DIGESTS,
        frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION}),
        a.Digest,
        "The digests of closed days",
        f"{CENTRE}/digests",
        many=True,
        scope=Scope.LOG,
        whole_centre=True,
    ),
    _query(
        Query.DEVICES,
        STEERING,
        x.KnownDevice,
        "The devices",
        f"{CENTRE}/devices",
        many=True,
        whole_centre=True,
    ),
    _query(
        Query.WAITING_DEVICES,
        MANAGING,
        x.WaitingDevice,
        "The machines that wait to be added",
        f"{CENTRE}/devices/waiting",
        many=True,
        whole_centre=True,
    ),
    _query(
        Query.PICTURE,
        STEERING,
        None,
        "The last picture of a device's screen",
        f"{DEVICE}/picture",
        whole_centre=True,
    ),
    _query(Query.PEOPLE, MANAGING, x.KnownPerson, "The people", f"{CENTRE}/people", many=True),
    _query(
        Query.TOKENS,
        MANAGING,
        x.KnownToken,
        "The tokens",
        f"{CENTRE}/tokens",
        many=True,
        whole_centre=True,
    ),
    _query(
        Query.ACCESS,
        MANAGING,
        x.AccessEntry,
        "The access log",
        f"{CENTRE}/access",
        many=True,
        whole_centre=True,
    ),
    _query(
        Query.SESSION, PEOPLE | {R.SIGNING_IN}, x.SignedIn, "The present session", "sessions/me"
    ),
    # The device that created the secret knows its hash.
    _query(
        Query.ENROLMENT,
        ALL_CLIENTS,
        x.EnrolmentState,
        "The state of an enrolment",
        "enrolments/{enrolment}",
    ),
    _query(Query.HEALTH, ALL_CLIENTS, None, "Whether the server is ready", "health", unscoped=True),
    _query(
        Query.METRICS,
        frozenset({R.MANAGER, R.INTEGRATION}),
        None,
        "Metrics for Prometheus",
        "metrics",
        scope=Scope.METRICS,
        whole_centre=True,
    ),
    _query(
        Query.DESCRIPTION,
        ALL_CLIENTS,
        None,
        "The description of the API",
        "openapi.json",
        unscoped=True,
    ),
    _query(
        SnapshotName.MENU,
        STEERING | {R.KIOSK, R.GREETER, R.VIEWER, R.INTEGRATION},
        s.Menu,
        "The snapshot for kiosks",
        f"{CENTRE}/menu",
        scope=Scope.WAITS,
    ),
    _query(
        SnapshotName.BOARD,
        STEERING | {R.DISPLAY, R.VIEWER, R.GREETER, R.INTEGRATION},
        s.Board,
        "The snapshot for displays",
        f"{CENTRE}/board",
        scope=Scope.WAITS,
    ),
    _query(
        SnapshotName.HALL,
        COUNTER | {R.GREETER, R.VIEWER},
        s.Hall,
        "The snapshot for staff",
        f"{CENTRE}/hall",
    ),
    _query(
        SnapshotName.DESK, COUNTER, s.Desk, "The snapshot for one counter", f"{AT_COUNTER}/desk"
    ),
    _query(
        SnapshotName.TICKET,
        FLOOR_STAFF | {R.VISITOR, R.KIOSK},
        s.Ticket,
        "The snapshot for one visitor",
        TICKET,
    ),
    _query(
        SnapshotName.DEVICE,
        COUNTER | PROGRAMS | {R.GREETER},
        s.Device,
        "The snapshot for one device",
        SELF,
    ),
)
"""Every snapshot and other query; who may subscribe to a snapshot may read it once by HTTP too."""
