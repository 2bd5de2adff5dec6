"""The rows of the snapshots and the other queries."""

from functools import partial
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
from contract.rows import (
    ALL_CLIENTS,
    AT_COUNTER,
    CENTRE,
    COUNTER_STAFF,
    DEVICE,
    FLOOR_STAFF,
    MANAGERS,
    SELF,
    SUPERVISORS,
    TICKET,
    TICKET_OF_CENTRE,
    Operation,
    Query,
    R,
    Route,
)

# A wall screen has only its page.
SIGNED_IN: Final = frozenset(R) - {R.ANONYMOUS, R.VISITOR, R.CLOCK, R.SIGNING_IN, R.WALL}
PUBLIC: Final = SIGNED_IN | {R.VISITOR, R.ANONYMOUS}
LOG_READERS: Final = frozenset({R.MANAGER, R.VIEWER, R.INTEGRATION})
REPORT_READERS: Final = SUPERVISORS | {R.VIEWER, R.INTEGRATION}


def _query(
    what: Query | SnapshotName,
    roles: frozenset[Role],
    answer: type[BaseModel] | None,
    *paths: str,
    **others: Any,
) -> Operation:
    routes = tuple(Route("GET", path, what.summary) for path in paths)
    return Operation(what=what, roles=roles, answer=answer, routes=routes, **others)


_whole: Final = partial(_query, whole_centre=True)

QUERIES: Final[tuple[Operation, ...]] = (
    _query(Query.CENTRES, SIGNED_IN, CentreSummary, "centres", many=True, unscoped=True),
    _whole(Query.CENTRE, SIGNED_IN, CentreConfig, CENTRE),
    # The names of services are public: a visitor's page needs them too.
    _query(Query.CATALOGUE, PUBLIC, Catalogue, f"{CENTRE}/catalogue", unscoped=True),
    # So is the logo.
    _query(Query.FILE, PUBLIC, None, f"{CENTRE}/files/{{file}}", unscoped=True),
    _whole(Query.LOG, LOG_READERS, Event, f"{CENTRE}/log", many=True, scope=Scope.LOG),
    _query(Query.TICKETS, FLOOR_STAFF | {R.OPERATOR}, s.Ticket, f"{CENTRE}/tickets", many=True),
    _query(
        Query.BOOKINGS,
        FLOOR_STAFF | {R.INTEGRATION},
        a.BookingEntry,
        f"{CENTRE}/bookings",
        many=True,
        scope=Scope.BOOKINGS,
    ),
    _query(
        Query.TIMES,
        FLOOR_STAFF | {R.INTEGRATION},
        a.FreeDay,
        f"{CENTRE}/times",
        many=True,
        scope=Scope.BOOKINGS,
    ),
    _query(
        Query.WHY,
        FLOOR_STAFF | {R.VISITOR, R.OPERATOR, R.VIEWER},
        a.Why,
        f"{TICKET_OF_CENTRE}/why",
        f"{TICKET}/why",
    ),
    _whole(Query.ACCURACY, REPORT_READERS, a.Accuracy, f"{CENTRE}/accuracy", scope=Scope.REPORTS),
    _whole(
        Query.REPORT,
        REPORT_READERS,
        a.ReportTable,
        f"{CENTRE}/reports/{{report}}",
        scope=Scope.REPORTS,
    ),
    # The rows disclose as much as the log.
    _whole(Query.FACTS, LOG_READERS, None, f"{CENTRE}/facts/{{facts}}", scope=Scope.REPORTS),
    _whole(Query.DIGESTS, LOG_READERS, a.Digest, f"{CENTRE}/digests", many=True, scope=Scope.LOG),
    _whole(Query.DEVICES, SUPERVISORS, x.KnownDevice, f"{CENTRE}/devices", many=True),
    _whole(
        Query.WAITING_DEVICES, MANAGERS, x.WaitingDevice, f"{CENTRE}/devices/waiting", many=True
    ),
    _whole(Query.PICTURE, SUPERVISORS, None, f"{DEVICE}/picture"),
    _query(Query.PEOPLE, MANAGERS, x.KnownPerson, f"{CENTRE}/people", many=True),
    _whole(Query.TOKENS, MANAGERS, x.KnownToken, f"{CENTRE}/tokens", many=True),
    _whole(Query.ACCESS, MANAGERS, x.AccessEntry, f"{CENTRE}/access", many=True),
    _query(Query.SESSION, PEOPLE | {R.SIGNING_IN}, x.SignedIn, "sessions/me"),
    # The device that created the secret knows its hash.
    _query(Query.ENROLMENT, ALL_CLIENTS, x.EnrolmentState, "enrolments/{enrolment}"),
    _query(Query.HEALTH, ALL_CLIENTS, None, "health", unscoped=True),
    _whole(
        Query.METRICS, frozenset({R.MANAGER, R.INTEGRATION}), None, "metrics", scope=Scope.METRICS
    ),
    _query(Query.DESCRIPTION, ALL_CLIENTS, None, "openapi.json", unscoped=True),
    _query(
        SnapshotName.MENU,
        SUPERVISORS | {R.KIOSK, R.GREETER, R.VIEWER, R.INTEGRATION},
        s.Menu,
        f"{CENTRE}/menu",
        scope=Scope.WAITS,
    ),
    _query(
        SnapshotName.BOARD,
        SUPERVISORS | {R.DISPLAY, R.VIEWER, R.GREETER, R.INTEGRATION},
        s.Board,
        f"{CENTRE}/board",
        scope=Scope.WAITS,
    ),
    _query(SnapshotName.HALL, COUNTER_STAFF | {R.GREETER, R.VIEWER}, s.Hall, f"{CENTRE}/hall"),
    _query(SnapshotName.DESK, COUNTER_STAFF, s.Desk, f"{AT_COUNTER}/desk"),
    _query(SnapshotName.TICKET, FLOOR_STAFF | {R.VISITOR, R.KIOSK}, s.Ticket, TICKET),
    _query(SnapshotName.DEVICE, COUNTER_STAFF | PROGRAMS | {R.GREETER}, s.Device, SELF),
)
"""Every snapshot and other query; who may subscribe to a snapshot may read it once by HTTP too."""
