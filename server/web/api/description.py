"""The description of the API: OpenAPI 3.1, generated from the contract's models."""

from functools import cache
from typing import Any, Final

from openapi_pydantic import (
    Components,
    Info,
    MediaType,
    OpenAPI,
    Operation,
    Parameter,
    PathItem,
    Reference,
    RequestBody,
    Response,
    SecurityScheme,
)
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from contract import commands as c
from contract import snapshots as s
from contract.answers import ReportTable
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Role
from contract.errors import Problem
from contract.files import FILE_KINDS
from contract.ids import CentreId, CounterId, ServiceId, TicketId, Token
from contract.open_data import OpenData
from contract.operations import (
    ACTS,
    BASE,
    COMMANDS,
    QUERIES,
    ROUTES,
    Act,
    CommandOperation,
    IdentityOperation,
    Query,
    QueryOperation,
    Route,
    may,
)
from contract.operations import Operation as Row
from server.web.api.parameters import PARAMETERS

_BEARER: Final[dict[str, list[str]]] = {"bearer": []}
_TOKEN_OPTIONAL: Final[list[dict[str, list[str]]]] = [{}, _BEARER]
"""Without authentication, or with the ticket's token in the path."""

_FILE: Final = {
    kind: MediaType.model_validate({"schema": {"type": "string"}}) for kind in FILE_KINDS
}
_PNG: Final = {"image/png": MediaType.model_validate({"schema": {"type": "string"}})}
_METRICS: Final = {"text/plain": MediaType.model_validate({"schema": {"type": "string"}})}
_TEXT: Final = {"type": "string"}
_CSV: Final = {"text/csv": MediaType.model_validate({"schema": _TEXT})}
_OBJECTS: Final = {"type": "array", "items": {"type": "object"}}
_IN_PATH: Final = {
    name: TypeAdapter(kind).json_schema()
    for name, kind in (
        ("centre", CentreId),
        ("counter", CounterId),
        ("service", ServiceId),
        ("ticket", TicketId),
        ("token", Token),
    )
}
"""The patterns of the variables of an address; any other is free text."""

_NOTHING: Final = {"type": "object", "maxProperties": 0}

_DONE: Final = {
    "type": "object",
    "description": "The centre, the revision after the command, and its subject",
    "properties": {"centre": {"type": "string"}, "revision": {"type": "integer"}},
    "required": ["centre", "revision"],
}

_REF = "#/components/schemas/{model}"

_PROBLEM: Final = {
    "application/problem+json": MediaType.model_validate(
        {"schema": {"$ref": _REF.format(model=Problem.__name__)}}
    )
}


@cache
def describe() -> str:
    """The description as JSON."""
    commands = dict.fromkeys(one.command for one in COMMANDS)
    answers = dict.fromkeys(
        one
        for one in (*(row.answer for row in QUERIES), *(row.answer for row in ACTS), OpenData)
        if one is not None
    )
    bodies = dict.fromkeys(one.body for one in ACTS if one.body is not None)
    models: list[tuple[type[BaseModel], Any]] = [
        # The configuration is also read: it has one schema, that of its import.
        *((model, "validation" if model is CentreConfig else "serialization") for model in answers),
        *((model, "validation") for model in (*commands, *bodies)),
        (Problem, "serialization"),
    ]
    _, definitions = models_json_schema(models, ref_template=_REF)
    schemas = definitions["$defs"]
    for command in commands:
        # Fields in the path are not in the body.
        schema = schemas[command.__name__]
        for name in command.path:
            schema["properties"].pop(name, None)
            if name in schema.get("required", []):
                schema["required"].remove(name)
    paths: dict[str, PathItem] = {}
    for row, route in ROUTES:
        if row.what is Query.DESCRIPTION:
            continue
        known = paths.get(f"{BASE}/{route.path}", PathItem())
        # Only fields that were set are written, and `update` sets fields.
        paths[f"{BASE}/{route.path}"] = known.model_copy(
            update={route.method.lower(): _operation(row, route)}
        )
    paths["/open/{centre}.json"] = PathItem(get=_open_data())
    document = OpenAPI(
        openapi="3.1.0",
        info=Info(
            title="Novbe",
            version="1",
            summary="Tickets and queues of a service centre's hall",
            description="Commands are sent by HTTP, snapshots are pushed by Socket.IO. Every "
            "command carries a `command_id`; a retry with the same id is answered, not executed "
            "again.",
        ),
        paths=paths,
        components=Components(
            schemas=schemas,
            securitySchemes={"bearer": SecurityScheme(type="http", scheme="bearer")},
        ),
        security=[_BEARER],
    )
    return document.model_dump_json(by_alias=True, exclude_none=True, exclude_unset=True, indent=1)


def _operation(row: Row, route: Route) -> Operation:
    operation = Operation(
        summary=route.summary,
        parameters=_parameters(row, route),
        responses={"200": _answer(row, route), **_problems()},
    )
    set_too: dict[str, Any] = {}
    by_visitor = "token" in route.variables and may(Role.VISITOR, row.what)
    if by_visitor or may(Role.ANONYMOUS, row.what):
        set_too["security"] = _TOKEN_OPTIONAL
    if not isinstance(row, QueryOperation):
        set_too["requestBody"] = RequestBody(required=True, content=_body(row))
    return operation.model_copy(update=set_too)


def _open_data() -> Operation:
    """The only address outside of the API: it is public and may be cached."""
    centre = {"name": "centre", "in": "path", "required": True, "schema": _IN_PATH["centre"]}
    known = Response(description="The waits of a centre", content=_json(_ref(OpenData)))
    unpublished = Response(description="The centre publishes nothing", content=_PROBLEM)
    return Operation(
        summary="The waits of a centre that publishes them",
        parameters=[Parameter.model_validate(centre)],
        responses={"200": known, "404": unpublished},
        security=[{}],
    )


def _parameters(row: Row, route: Route) -> list[Parameter | Reference]:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": _IN_PATH.get(name, _TEXT)}
        for name in sorted(route.variables)
    ]
    in_query = [
        {
            "name": query.name,
            "in": "query",
            "required": query.required,
            "description": query.text,
            "schema": query.schema,
        }
        for query in (PARAMETERS.get(route.path, ()) if isinstance(row, QueryOperation) else ())
    ]
    return [Parameter.model_validate(one) for one in (*in_path, *in_query)]


def _body(row: Row) -> dict[str, MediaType]:
    if row.what is Act.GIVE_PICTURE:
        return _PNG
    if row.what is Act.STORE_FILE:
        return _FILE
    if isinstance(row, CommandOperation):
        return _json(_ref(row.command))
    model = row.body if isinstance(row, IdentityOperation) else None
    return _json(_NOTHING if model is None else _ref(model))


def _answer(row: Row, route: Route) -> Response:
    if row.what is Query.PICTURE:
        content = _PNG
    elif row.what is Query.METRICS:
        content = _METRICS
    elif row.what is Query.FILE:
        content = _FILE
    elif row.what is Query.REPORT:
        content = _json(_ref(ReportTable)) | _CSV
    elif row.what is Query.FACTS:
        content = _json(_OBJECTS) | _CSV
    elif isinstance(row, CommandOperation):
        content = _json(_answer_of(row.command))
    elif not isinstance(row, QueryOperation | IdentityOperation) or row.answer is None:
        content = _json({"type": "object"})
    elif isinstance(row, QueryOperation) and row.many:
        content = _json({"type": "array", "items": _ref(row.answer)})
    else:
        content = _json(_ref(row.answer))
    text = route.summary if isinstance(row, QueryOperation) else "Done"
    return Response(description=text, content=content)


def _answer_of(command: type[Command]) -> dict[str, Any]:
    if issubclass(command, c.CounterCommand):
        return _ref(s.Desk)
    if command is c.GrantLease:
        return _ref(s.Device)
    if issubclass(command, c.TicketCommand | c.IssueTicket | c.HandIn):
        return _ref(s.Ticket)
    return _DONE


def _json(schema: dict[str, Any]) -> dict[str, MediaType]:
    return {"application/json": MediaType.model_validate({"schema": schema})}


def _ref(model: type[BaseModel]) -> dict[str, Any]:
    return {"$ref": _REF.format(model=model.__name__)}


def _problems() -> dict[str, Response | Reference]:
    return {"default": Response(description="Refused; nothing was changed", content=_PROBLEM)}
