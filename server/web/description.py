"""The description of the API: OpenAPI 3.1, made from the contract's models."""

from functools import cache
from typing import Any

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
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from contract import snapshots as s
from contract.catalogue import Catalogue, CentreSummary
from contract.centre import CentreConfig
from contract.commands import Command, CounterCommand
from contract.errors import Problem
from contract.events import Event
from server.web.paths import COMMAND_PATHS

_READINGS: tuple[tuple[str, type[BaseModel], bool, str], ...] = (
    ("/centres", CentreSummary, True, "The centres of the token"),
    ("/centres/{centre}", CentreConfig, False, "The whole configuration"),
    ("/centres/{centre}/catalogue", Catalogue, False, "Names, texts and documents"),
    ("/centres/{centre}/menu", s.Menu, False, "The snapshot for kiosks"),
    ("/centres/{centre}/board", s.Board, False, "The snapshot for displays"),
    ("/centres/{centre}/hall", s.Hall, False, "The snapshot for staff"),
    ("/centres/{centre}/tickets", s.Ticket, True, "Find tickets of today by number"),
    ("/centres/{centre}/log", Event, True, "The event log"),
    ("/counters/{counter}/desk", s.Desk, False, "The snapshot for one counter"),
    ("/tickets/{token}", s.Ticket, False, "The snapshot for one visitor"),
    ("/devices/me", s.Device, False, "The snapshot for one device"),
)

_QUERIES = {
    "/centres/{centre}/board": ("after_call", "Also the calls above this number"),
    "/centres/{centre}/log": ("after", "The events above this revision"),
    "/centres/{centre}/tickets": ("number", "A number, e.g. A042"),
}

_REF = "#/components/schemas/{model}"


@cache
def describe() -> str:
    """The description as JSON."""
    models: list[tuple[type[BaseModel], Any]] = [
        # The configuration goes both ways and so has one schema, that of its way in.
        (model, "validation" if model is CentreConfig else "serialization")
        for _, model, _, _ in _READINGS
    ]
    models.append((Problem, "serialization"))
    commands = dict.fromkeys(row.command for row in COMMAND_PATHS)
    models += [(command, "validation") for command in commands]
    _, definitions = models_json_schema(models, ref_template=_REF)
    schemas = definitions["$defs"]
    for command in commands:
        # What stands in the address does not stand in the body.
        schema = schemas[command.__name__]
        for name in command.path:
            schema["properties"].pop(name, None)
            if name in schema.get("required", []):
                schema["required"].remove(name)
    paths: dict[str, PathItem] = {}
    for path, model, many, summary in _READINGS:
        paths[f"/api/v1{path}"] = PathItem(get=_reading(path, model, many, summary))
    for row in COMMAND_PATHS:
        path = "/api/v1/" + row.path.replace("<", "{").replace(">", "}")
        operation = _command(path, row.command, row.summary)
        known = paths.get(path)
        paths[path] = (
            known.model_copy(update={"post": operation}) if known else PathItem(post=operation)
        )
    paths["/api/v1/health"] = PathItem(
        get=Operation(
            summary="Whether the server is well",
            security=[],
            responses={"200": Response(description="It is")},
        )
    )
    document = OpenAPI(
        openapi="3.1.0",
        info=Info(
            title="Novbe",
            version="1",
            summary="Tickets and lines of a service centre's hall",
            description="Commands go by HTTP, news comes by Socket.IO. Every command carries "
            "a `command_id`; the same id again is answered and not repeated.",
        ),
        paths=paths,
        components=Components(
            schemas=schemas,
            securitySchemes={"bearer": SecurityScheme(type="http", scheme="bearer")},
        ),
        security=[{"bearer": []}],
    )
    return document.model_dump_json(by_alias=True, exclude_none=True, exclude_unset=True, indent=1)


def _ref(model: type[BaseModel]) -> Reference:
    return Reference.model_validate({"$ref": _REF.format(model=model.__name__)})


def _parameters(path: str) -> list[Parameter | Reference]:
    return [
        Parameter.model_validate(
            {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string"}}
        )
        for part in path.split("/")
        if part.startswith("{")
    ]


def _problems() -> dict[str, Response | Reference]:
    return {
        "default": Response(
            description="Refused; nothing was changed",
            content={"application/problem+json": MediaType(schema=_ref(Problem))},
        )
    }


def _reading(path: str, model: type[BaseModel], many: bool, summary: str) -> Operation:
    schema: Any = {"type": "array", "items": {"$ref": _REF.format(model=model.__name__)}}
    parameters = _parameters(path)
    if path in _QUERIES:
        name, text = _QUERIES[path]
        kind = "string" if name == "number" else "integer"
        parameters.append(
            Parameter.model_validate(
                {
                    "name": name,
                    "in": "query",
                    "required": name == "number",
                    "description": text,
                    "schema": {"type": kind},
                }
            )
        )
    content = MediaType.model_validate({"schema": schema if many else _ref(model)})
    return Operation(
        summary=summary,
        parameters=parameters,
        security=[] if path.startswith(("/tickets", "/centres/{centre}/catalogue")) else None,
        responses={
            "200": Response(description=summary, content={"application/json": content}),
            **_problems(),
        },
    )


def _command(path: str, command: type[Command], summary: str) -> Operation:
    answer: Any = {"type": "object"}
    if issubclass(command, CounterCommand):
        answer = {"$ref": _REF.format(model="Desk")}
    elif "tickets" in path:
        answer = {"$ref": _REF.format(model="Ticket")}
    return Operation(
        summary=summary,
        parameters=_parameters(path),
        requestBody=RequestBody(
            required=True, content={"application/json": MediaType(schema=_ref(command))}
        ),
        responses={
            "200": Response(
                description="Done, once",
                content={"application/json": MediaType.model_validate({"schema": answer})},
            ),
            **_problems(),
        },
    )
