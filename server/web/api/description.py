"""The description of the API: OpenAPI 3.1, generated from the contract's models."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from contract import commands as c
from contract import snapshots as s
from contract.answers import ReportTable
from contract.centre import CentreConfig
from contract.commands import COMMANDS, Command, CommandOperation
from contract.enums import Role
from contract.errors import Problem
from contract.files import FILE_KINDS
from contract.ids import CentreId, CounterId, ServiceId, TicketId, Token
from contract.open_data import OpenData
from contract.operations import ACTS, BASE, QUERIES, ROUTES, Act, Query, Route, What, may
from contract.operations import Operation as Row
from server.identity.known import ENTRIES_AT_MOST, ENTRIES_TOLD

type Json = dict[str, Any]

_BEARER: Final[dict[str, list[str]]] = {"bearer": []}
_TOKEN_OPTIONAL: Final[list[dict[str, list[str]]]] = [{}, _BEARER]
"""Without authentication, or with the ticket's token in the path."""

_TEXT: Final = {"type": "string"}
_FILE: Final = {kind: {"schema": _TEXT} for kind in FILE_KINDS}
_PNG: Final = {"image/png": {"schema": _TEXT}}
_CSV: Final = {"text/csv": {"schema": _TEXT}}
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
    "application/problem+json": {"schema": {"$ref": _REF.format(model=Problem.__name__)}}
}


def _parameter(
    name: str, text: str, schema: Json, *, place: str = "query", required: bool = False
) -> Json:
    found = {"name": name, "in": place, "required": required, "schema": schema}
    return {**found, "description": text} if text else found


_WHOLE: Final = {"type": "integer"}
_DAY: Final = {"type": "string", "format": "date"}
_BUSINESS_DAY: Final = _parameter(
    "day", "A business day; by default the current or the last one", _DAY
)
_FORMAT: Final = _parameter("format", "json, or csv; by default json", _TEXT)

_PARAMETERS: Final[Mapping[str, tuple[Json, ...]]] = {
    "centres/{centre}/board": (
        _parameter("after_call", "Also the calls above this number", _WHOLE),
    ),
    "centres/{centre}/log": (_parameter("after", "The events above this revision", _WHOLE),),
    "centres/{centre}/tickets": (
        _parameter("number", "A number, e.g. A042", _TEXT, required=True),
    ),
    "centres/{centre}/accuracy": (_BUSINESS_DAY,),
    "centres/{centre}/reports/{report}": (
        _parameter("first", "The first business day; by default the current or the last one", _DAY),
        _parameter("last", "The last business day; by default the first", _DAY),
        _parameter("by", "The grouping; by default the usual one", _TEXT),
        _parameter("agency", "The key of one agency; by default all", _TEXT),
        _FORMAT,
    ),
    "centres/{centre}/facts/{facts}": (_BUSINESS_DAY, _FORMAT),
    "centres/{centre}/access": (
        _parameter(
            "before",
            "Only entries before this time, e.g. that of the last entry received; by default all",
            {"type": "string", "format": "date-time"},
        ),
        _parameter(
            "limit",
            f"How many, 1 to {ENTRIES_AT_MOST}; by default {ENTRIES_TOLD}. All entries of "
            "the last moment are included",
            _WHOLE,
        ),
    ),
}


def _json(schema: Json) -> Json:
    return {"application/json": {"schema": schema}}


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": _REF.format(model=model.__name__)}


class _Schemas(GenerateJsonSchema):
    """Schemas without a default of null: the field is optional anyway."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        return {key: part for key, part in found.items() if key != "default" or part is not None}


@cache
def describe() -> str:
    """The description as JSON."""
    commands = dict.fromkeys(row.command for row in COMMANDS)
    answers = dict.fromkeys(
        model
        for model in (*(row.answer for row in QUERIES), *(row.answer for row in ACTS), OpenData)
        if model is not None
    )
    bodies = dict.fromkeys(row.body for row in ACTS if row.body is not None)
    models: list[tuple[type[BaseModel], Any]] = [
        # The configuration is also read: it has one schema, that of its import.
        *((model, "validation" if model is CentreConfig else "serialization") for model in answers),
        *((model, "validation") for model in (*commands, *bodies)),
        (Problem, "serialization"),
    ]
    _, definitions = models_json_schema(models, ref_template=_REF, schema_generator=_Schemas)
    schemas = definitions["$defs"]
    for command in commands:
        # Fields in the path are not in the body.
        schema = schemas[command.__name__]
        for name in command.path:
            schema["properties"].pop(name, None)
            if name in schema.get("required", []):
                schema["required"].remove(name)
    paths: dict[str, Json] = {}
    for row, route in ROUTES:
        if row.what is not Query.DESCRIPTION:
            path = paths.setdefault(f"{BASE}/{route.path}", {})
            path[route.method.lower()] = _operation(row, route)
    paths["/open/{centre}.json"] = {"get": _open_data()}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Novbe",
            "version": "1",
            "summary": "Tickets and queues of a service centre's hall",
            "description": "Commands are sent by HTTP, snapshots are pushed by Socket.IO. Every "
            "command carries a `command_id`; a retry with the same id is answered, not executed "
            "again.",
        },
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": schemas,
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        },
        "security": [_BEARER],
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _operation(row: Row, route: Route) -> Json:
    in_path = [
        _parameter(name, "", _IN_PATH.get(name, _TEXT), place="path", required=True)
        for name in sorted(route.variables)
    ]
    reads = route.method == "GET"
    in_query = _PARAMETERS.get(route.path, ()) if reads else ()
    operation: Json = {"summary": route.summary, "parameters": [*in_path, *in_query]}
    if not reads:
        operation["requestBody"] = {"required": True, "content": _body(row)}
    refused = {"description": "Refused; nothing was changed", "content": _PROBLEM}
    operation["responses"] = {"200": _answer(row, route), "default": refused}
    by_visitor = "token" in route.variables and may(Role.VISITOR, row.what)
    if by_visitor or may(Role.ANONYMOUS, row.what):
        operation["security"] = _TOKEN_OPTIONAL
    return operation


def _open_data() -> Json:
    """The only address outside of the API: it is public and may be cached."""
    known = {"description": "The waits of a centre", "content": _json(_ref(OpenData))}
    unpublished = {"description": "The centre publishes nothing", "content": _PROBLEM}
    return {
        "summary": "The waits of a centre that publishes them",
        "parameters": [_parameter("centre", "", _IN_PATH["centre"], place="path", required=True)],
        "responses": {"200": known, "404": unpublished},
        "security": [{}],
    }


def _body(row: Row) -> Json:
    if row.what is Act.GIVE_PICTURE:
        return _PNG
    if row.what is Act.STORE_FILE:
        return _FILE
    if isinstance(row, CommandOperation):
        return _json(_ref(row.command))
    return _json(_NOTHING if row.body is None else _ref(row.body))


_ANSWERS: Final[Mapping[What, Json]] = {
    Query.PICTURE: _PNG,
    Query.METRICS: {"text/plain": {"schema": _TEXT}},
    Query.FILE: _FILE,
    Query.REPORT: _json(_ref(ReportTable)) | _CSV,
    Query.FACTS: _json({"type": "array", "items": {"type": "object"}}) | _CSV,
}
"""The content of answers that are not the model of their row alone."""


def _answer(row: Row, route: Route) -> Json:
    if row.what in _ANSWERS:
        content = _ANSWERS[row.what]
    elif isinstance(row, CommandOperation):
        content = _json(_answer_of(row.command))
    elif row.answer is None:
        content = _json({"type": "object"})
    elif row.many:
        content = _json({"type": "array", "items": _ref(row.answer)})
    else:
        content = _json(_ref(row.answer))
    text = route.summary if route.method == "GET" else "Done"
    return {"description": text, "content": content}


def _answer_of(command: type[Command]) -> Json:
    if issubclass(command, c.CounterCommand):
        return _ref(s.Desk)
    if command is c.GrantLease:
        return _ref(s.Device)
    if issubclass(command, c.TicketCommand | c.IssueTicket | c.HandIn):
        return _ref(s.Ticket)
    return _DONE
