"""Everything that is done or read: one row each, with who may do it and its address.

The server builds its Flask routes, its permission check and its OpenAPI document from these rows;
clients build the request of a command with `request_of` and the address of everything else with
`address_of`. The row is the only place for a permission.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from contract import commands as c
from contract.access.enums import Scope
from contract.commands import COMMANDS, Command, CommandOperation
from contract.enums import CommandName, Role, SnapshotName
from contract.ids import centre_of
from contract.operations.identity import *
from contract.operations.queries import *
from contract.rows import *

OPERATIONS: Final[tuple[Operation, ...]] = (*COMMANDS, *QUERIES, *ACTS, *PAGES)

ROUTES: Final = tuple((row, route) for row in OPERATIONS for route in row.routes)
"""Each address with its row."""

SERVED: Final[Mapping[CommandName, tuple[type[Command], ...]]] = {
    name: tuple(row.command for row in COMMANDS if row.command.name == name)
    for name in dict.fromkeys(row.command.name for row in COMMANDS)
}
"""The models of each command that a server of this release executes."""

WHOLE_CENTRE: Final = frozenset(row.what for row in OPERATIONS if row.whole_centre)
"""What concerns all agencies, and is not permitted to a person with a duty for one agency."""

_ROLES: Final[dict[What, frozenset[Role]]] = defaultdict(frozenset)
for _one in OPERATIONS:
    _ROLES[_one.what] |= _one.roles
_OF_SCOPE: Final = {row.what: row.scope for row in OPERATIONS if row.scope is not None}
_UNSCOPED: Final = frozenset(row.what for row in OPERATIONS if row.unscoped)
_ROUTE_OF: Final = {
    (row.what, route.variables): route for row in (*QUERIES, *ACTS) for route in row.routes
}
_ROUTES_OF_COMMAND: Final = {row.command: row.routes for row in COMMANDS}


def may(role: Role, what: What) -> bool:
    """Whether the rows permit this to the role."""
    return role in _ROLES.get(what, ())


def in_scopes(role: Role, scopes: frozenset[Scope] | None, what: What) -> bool:
    """Whether scopes permit this. None limits only another system: a token without a scope has no
    permission."""
    if scopes is None:
        return role is not Role.INTEGRATION
    return what in _UNSCOPED or scope_of(what) in scopes


def scope_of(what: What) -> Scope | None:
    """The scope that the token of another system needs for this; None: it needs none, or no token
    permits it."""
    return _OF_SCOPE.get(what)


def address_of(what: Query | SnapshotName | Act, **variables: str) -> str:
    """The address of a query, a snapshot or an identity request, e.g.
    `/api/v1/centres/asan-7/menu`, or `LookupError`."""
    route = _ROUTE_OF.get((what, frozenset(variables)))
    if route is None:
        raise LookupError(f"no route of '{what}' has the variables {sorted(variables)}")
    return route.address(variables)


@dataclass(frozen=True, slots=True)
class Request:
    """A command as an HTTP request; the body has JSON types only."""

    method: str
    path: str
    body: Mapping[str, Any]


def request_of(command: Command, token: str | None = None) -> Request:
    """The request that sends a command, or `LookupError`; `token` is the ticket's: without it a
    command on a ticket takes the route for staff."""
    values = {name: str(getattr(command, name)) for name in command.path}
    if isinstance(command, c.TicketCommand):
        values["centre"] = centre_of(command.ticket)
    if token is not None:
        values["token"] = token
    for route in _ROUTES_OF_COMMAND.get(type(command), ()):
        if route.variables <= values.keys():
            body = command.model_dump(mode="json", exclude=set(command.path))
            return Request(route.method, route.address(values), body)
    raise LookupError(f"no route for the command '{command.name}'")
