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

ROUTES: Final = tuple((one, route) for one in OPERATIONS for route in one.routes)
"""Each address with its row."""

SERVED: Final[Mapping[CommandName, tuple[type[Command], ...]]] = {
    name: tuple(one.command for one in COMMANDS if one.command.name == name)
    for name in dict.fromkeys(one.command.name for one in COMMANDS)
}
"""The models of each command that a server of this release executes."""

WHOLE_CENTRE: Final = frozenset(one.what for one in OPERATIONS if one.whole_centre)
"""What concerns all agencies, and is not permitted to a person with a duty for one agency."""

_ROLES: Final[dict[What, frozenset[Role]]] = defaultdict(frozenset)
for _one in OPERATIONS:
    _ROLES[_one.what] |= _one.roles
_OF_SCOPE: Final = {one.what: one.scope for one in OPERATIONS if one.scope is not None}
_UNSCOPED: Final = frozenset(one.what for one in OPERATIONS if one.unscoped)
_ROUTE_OF: Final = {
    (one.what, route.variables): route for one in (*QUERIES, *ACTS) for route in one.routes
}
_ROUTES_OF_COMMAND: Final = {one.command: one.routes for one in COMMANDS}


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
