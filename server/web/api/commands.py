"""The commands of the API, which are answered before Flask: its routing and request objects take
longer than the rest of a command's way through HTTP. No other way leads from an address to a
command.

What holds for every request holds for these, in the same order: that no other server has taken the
database, the version of the wire, who sends it, the permission, the size of the body, its fields.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, Response
from pydantic import ValidationError
from pydantic_core import to_json
from werkzeug.wsgi import get_path_info

from contract.centre import CENTRE_LIMIT
from contract.commands import COMMANDS, Command, DeviceCommand, ImportCentre
from contract.errors import ProblemType, Refusal
from contract.operations import BASE
from contract.wire_version import refuse_other_wire
from server.commands import dispatch
from server.context import AppContext
from server.domain.principal import Principal, permit_row
from server.web.authorization import BODY_LIMIT, WIRE, AccessMiddleware
from server.web.http import body_of, malformed, object_in, refusal_of, respond

type Commands = Mapping[str, tuple[type[Command], tuple[str, ...]]]
"""The command of each method at an address, with the variables of the address."""

# Keys in the tree of addresses; no part of an address has a slash.
_VARIABLE: Final = "/"
_END: Final = "//"


def _tree() -> dict[str, Any]:
    """The commands by the parts of their addresses, as nested dicts."""
    tree: dict[str, Any] = {}
    for row in COMMANDS:
        for route in row.routes:
            parts, node = route.path.split("/"), tree
            for part in parts:
                node = node.setdefault(_VARIABLE if part.startswith("{") else part, {})
            variables = tuple(part.strip("{}") for part in parts if part.startswith("{"))
            node.setdefault(_END, {})[route.method] = (row.command, variables)
    return tree


_TREE: Final = _tree()


def commands_at(path: str) -> tuple[Commands, list[str]]:
    """The commands at a path, with the values of its variables; none at other paths."""
    base, _, rest = path.partition(f"{BASE}/")
    node, values = {} if base else _TREE, []
    for part in rest.split("/"):
        if part and part not in node:
            values.append(part)
            part = _VARIABLE
        node = node.get(part, {})
    return node.get(_END, {}), values


@dataclass(eq=False, repr=False)
class CommandsFirst:
    """A WSGI application that answers commands, and hands other requests to one of Flask.

    Attributes:
        begin: what comes first in each request, by its environment.
        guard: adds the headers that all answers have.
    """

    context: AppContext
    flask: Flask
    access: AccessMiddleware
    begin: Callable[[Mapping[str, Any]], None]
    guard: Callable[[Response], Response]

    def __post_init__(self) -> None:
        self._others = self.flask.wsgi_app
        headers = self.guard(Response(mimetype="application/json")).headers
        self._headers = [(name, value) for name, value in headers if name != "Content-Length"]

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer a request."""
        commands, values = commands_at(get_path_info(environ))
        found = commands.get(environ["REQUEST_METHOD"])
        if found is None:
            return self._others(environ, start_response)
        model, variables = found
        limit = CENTRE_LIMIT if model is ImportCentre else BODY_LIMIT
        # The cookie of a browser is read by Flask.
        is_browser = "HTTP_COOKIE" in environ
        with self.flask.request_context(environ) if is_browser else nullcontext():
            try:
                fields = dict(zip(variables, values, strict=True))
                counter = fields.get("counter", "")
                who, command = self._read(environ, model, fields, limit)
                answer = to_json(dispatch.execute(self.context, who, command))
                # A program works there now; a page that is still open is heard again soon.
                self.context.pages.pop(counter, None)
                # A process that was frozen meanwhile may be out of date, and the command undone.
                self.context.store.require_held()
            except Exception as error:  # noqa: BLE001 each becomes an answer
                refusal = refusal_of(error, limit)
                if refusal.status < 500 and not self.context.store.is_held:
                    refusal = Refusal(ProblemType.UNAVAILABLE)
                response = self.guard(respond(refusal, self.flask.request_class(environ)))
                return response(environ, start_response)
        start_response("200 OK", [*self._headers, ("Content-Length", str(len(answer)))])
        return [answer]

    def _read(
        self, environ: dict[str, Any], model: type[Command], fields: dict[str, str], limit: int
    ) -> tuple[Principal, Command]:
        """The command of a request, from the fields of its address and its body, and who gives
        it."""
        self.begin(environ)
        self.context.store.require_held()
        refuse_other_wire(environ.get(WIRE))
        who = self.access.commander(environ, fields)
        permit_row(who, model.name)
        body = object_in(body_of(environ, limit), model.path)
        if issubclass(model, DeviceCommand):
            fields |= {"centre": who.centre or "", "device": who.id}
        centre = fields.pop("centre", "") if "ticket" in fields else ""
        if not fields.get("ticket", "").startswith(centre and f"{centre}."):
            raise Refusal(ProblemType.NOT_FOUND, {"what": "ticket"})
        try:
            return who, model.model_validate(body | fields)
        except ValidationError as error:
            raise malformed(error) from error
