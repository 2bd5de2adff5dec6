"""The description of the API: OpenAPI 3.1, made from the contract's models."""

from dataclasses import dataclass
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
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from contract import access as x
from contract import answers as a
from contract import commands as c
from contract import snapshots as s
from contract.catalogue import Catalogue, CentreSummary
from contract.centre import CentreConfig
from contract.commands import Command
from contract.enums import Role
from contract.errors import Problem
from contract.events import Event
from contract.permissions import may_command
from server.web.paths import COMMAND_PATHS, CommandPath
from server.web.queries import QUERIES

_READINGS: Final[tuple[tuple[str, type[BaseModel], bool, str], ...]] = (
    ("/centres", CentreSummary, True, "The centres of the token"),
    ("/centres/{centre}", CentreConfig, False, "The whole configuration"),
    ("/centres/{centre}/catalogue", Catalogue, False, "Names, texts and documents"),
    ("/centres/{centre}/menu", s.Menu, False, "The snapshot for kiosks"),
    ("/centres/{centre}/board", s.Board, False, "The snapshot for displays"),
    ("/centres/{centre}/hall", s.Hall, False, "The snapshot for staff"),
    ("/centres/{centre}/tickets", s.Ticket, True, "Find tickets of today by number"),
    ("/centres/{centre}/tickets/{ticket}/why", a.Why, False, "Why it was called, or others first"),
    ("/centres/{centre}/log", Event, True, "The event log"),
    ("/centres/{centre}/accuracy", a.Accuracy, False, "How exact a day's shown waits were"),
    ("/centres/{centre}/digests", a.Digest, True, "What the log of each closed day came to"),
    ("/counters/{counter}/desk", s.Desk, False, "The snapshot for one counter"),
    ("/tickets/{token}", s.Ticket, False, "The snapshot for one visitor"),
    ("/tickets/{token}/why", a.Why, False, "Why it was called, or others before it"),
    ("/devices/me", s.Device, False, "The snapshot for one device"),
    ("/sessions/me", x.SignedIn, False, "The own session"),
    ("/enrolments/{enrolment}", x.EnrolmentState, False, "How an enrolment stands"),
    ("/centres/{centre}/devices", x.KnownDevice, True, "The devices and how they are"),
    ("/centres/{centre}/devices/waiting", x.WaitingDevice, True, "Those that ask to be let in"),
    ("/centres/{centre}/people", x.KnownPerson, True, "The people"),
    ("/centres/{centre}/tokens", x.KnownToken, True, "The tokens, without their secrets"),
    (
        "/centres/{centre}/access",
        x.AccessEntry,
        True,
        "What was tried at the doors, the newest first",
    ),
)


@dataclass(frozen=True, slots=True)
class _Act:
    """What is asked about who somebody is."""

    path: str
    body: type[BaseModel] | None
    answer: type[BaseModel] | None
    text: str
    open_to_all: bool = False


_ACTS: Final = (
    _Act("/sessions", x.SignIn, x.SignedIn, "Sign in", open_to_all=True),
    _Act("/sessions/me/factor", x.ProveFactor, x.SignedIn, "Prove the second factor"),
    _Act("/sessions/me/factor/offer", x.OfferFactor, x.FactorOffered, "Get a second factor"),
    _Act("/sessions/me/factor/confirm", x.ConfirmFactor, x.SignedIn, "Confirm that it works"),
    _Act("/sessions/me/password", x.ChangePassword, x.SignedIn, "Choose another password"),
    _Act("/sessions/me/end", None, None, "Sign out"),
    _Act("/enrolments", x.BeginEnrolment, x.EnrolmentState, "Ask to be let in", open_to_all=True),
    _Act("/devices/me/health", x.Health, x.HealthTaken, "Say how a device is"),
    _Act("/devices/me/secret", x.RenewSecret, None, "Take another secret of the device"),
)

_BEARER: Final[dict[str, list[str]]] = {"bearer": []}
_TOKEN_IN_ADDRESS: Final[list[dict[str, list[str]]]] = [{}, _BEARER]
"""Whoever has the ticket's token needs no other."""

_DONE: Final = {
    "type": "object",
    "description": "Where it happened, the revision it led to, and what it was about",
    "properties": {"centre": {"type": "string"}, "revision": {"type": "integer"}},
    "required": ["centre", "revision"],
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
    models += [(one.body, "validation") for one in _ACTS if one.body is not None]
    models += [
        (one, "serialization")
        for one in dict.fromkeys(act.answer for act in _ACTS if act.answer is not None)
        if one not in {model for _, model, _, _ in _READINGS}
    ]
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
        known = paths.get(path, PathItem())
        # Only what was set is written, and the update of a copy counts as set.
        paths[path] = known.model_copy(update={row.method.lower(): _command(path, row)})
    for act in _ACTS:
        path = f"/api/v1{act.path}"
        known = paths.get(path, PathItem())
        paths[path] = known.model_copy(update={"post": _asking(path, act)})
    paths["/api/v1/devices/me/picture"] = PathItem(post=_giving_a_picture())
    paths["/api/v1/centres/{centre}/devices/{device}/picture"] = PathItem(get=_picture())
    paths["/api/v1/health"] = PathItem(
        get=Operation(
            summary="Whether the server is well",
            security=[],
            responses={"200": Response(description="It is"), **_problems()},
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
        security=[_BEARER],
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
    parameters += [
        Parameter.model_validate(
            {
                "name": query.name,
                "in": "query",
                "required": query.required,
                "description": query.text,
                "schema": query.schema,
            }
        )
        for query in QUERIES.get(path, ())
    ]
    content = MediaType.model_validate({"schema": schema if many else _ref(model)})
    open_to_all = path.startswith(("/tickets", "/centres/{centre}/catalogue", "/enrolments"))
    return Operation(
        summary=summary,
        parameters=parameters,
        security=_TOKEN_IN_ADDRESS if open_to_all else None,
        responses={
            "200": Response(description=summary, content={"application/json": content}),
            **_problems(),
        },
    )


def _answer(command: type[Command]) -> Any:
    """The schema of what a command is answered with."""
    if issubclass(command, c.CounterCommand):
        model: type[BaseModel] = s.Desk
    elif command is c.GrantLease:
        model = s.Device
    elif issubclass(command, c.TicketCommand | c.IssueTicket | c.HandIn):
        model = s.Ticket
    else:
        return _DONE
    return {"$ref": _REF.format(model=model.__name__)}


def _command(path: str, row: CommandPath) -> Operation:
    by_visitor = "{token}" in path and may_command(Role.VISITOR, row.command.name)
    content = MediaType.model_validate({"schema": _answer(row.command)})
    return Operation(
        summary=row.summary,
        parameters=_parameters(path),
        security=_TOKEN_IN_ADDRESS if by_visitor else None,
        requestBody=RequestBody(
            required=True, content={"application/json": MediaType(schema=_ref(row.command))}
        ),
        responses={
            "200": Response(description="Done, once", content={"application/json": content}),
            **_problems(),
        },
    )


def _asking(path: str, act: _Act) -> Operation:
    body: Any = {"type": "object", "maxProperties": 0}
    answer: Any = {"type": "object"}
    return Operation(
        summary=act.text,
        parameters=_parameters(path),
        security=_TOKEN_IN_ADDRESS if act.open_to_all else None,
        requestBody=RequestBody(
            required=True,
            content={
                "application/json": MediaType(
                    schema=_ref(act.body) if act.body is not None else body
                )
            },
        ),
        responses={
            "200": Response(
                description="Done",
                content={
                    "application/json": MediaType(
                        schema=_ref(act.answer) if act.answer is not None else answer
                    )
                },
            ),
            **_problems(),
        },
    )


_PNG: Final = {"image/png": MediaType.model_validate({"schema": {"type": "string"}})}


def _giving_a_picture() -> Operation:
    return Operation(
        summary="Give a picture of the device's screen",
        requestBody=RequestBody(required=True, content=_PNG),
        responses={"200": Response(description="Kept"), **_problems()},
    )


def _picture() -> Operation:
    text = "The last picture of a device's screen"
    return Operation(
        summary=text,
        parameters=_parameters("/api/v1/centres/{centre}/devices/{device}/picture"),
        responses={"200": Response(description=text, content=_PNG), **_problems()},
    )
