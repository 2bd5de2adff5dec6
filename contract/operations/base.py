"""What a row of the operations holds, and the groups of roles."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from pydantic import BaseModel

from contract.access.enums import Scope
from contract.commands import Command
from contract.enums import Role
from contract.model import Incoming
from contract.operations.names import What

BASE: Final = "/api/v1"

R = Role

FLOOR_STAFF: Final = frozenset({R.GREETER, R.SUPERVISOR, R.MANAGER})
COUNTER: Final = frozenset({R.OPERATOR, R.SUPERVISOR, R.MANAGER})
STEERING: Final = frozenset({R.SUPERVISOR, R.MANAGER})
MANAGING: Final = frozenset({R.MANAGER})
CLOCK: Final = frozenset({R.CLOCK})
ALL_CLIENTS: Final = frozenset(R) - CLOCK

# The subjects in paths.
CENTRE: Final = "centres/{centre}"
AT_COUNTER: Final = "counters/{counter}"
DEVICE: Final = "centres/{centre}/devices/{device}"
SELF: Final = "devices/me"
TICKET: Final = "tickets/{token}"
TICKET_OF_CENTRE: Final = "centres/{centre}/tickets/{ticket}"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandOperation(Operation):
    """A command; the body holds the fields that are not in the path."""

    command: type[Command]
