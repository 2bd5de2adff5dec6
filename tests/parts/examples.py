"""An example of everything that can be asked: each address with a body that has its shape."""

import re
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from contract import commands as c
from contract.centre import CentreConfig
from contract.commands import COMMANDS
from contract.enums import Role
from contract.operations import SERVED, Act, Page, What
from server.web.authorization import access_of
from tests.parts.box import Box
from tests.parts.village import village_data


def leasing_village() -> CentreConfig:
    """The village with numbers set aside for its kiosk, in which taxes can be booked."""
    data = village_data()
    data["series"][0]["leased_from"] = 7
    data["services"][2]["booking"] = {}
    return CentreConfig.model_validate(data)


ROLES = [role for role in Role if role not in (Role.CLOCK, Role.VISITOR)]
"""The roles that a test can request as: with a token made by hand, or without one."""

MODELS = [row.command for row in COMMANDS]
OWN_TICKET = {"ticket": "village.t1"}
BODIES: dict[type[c.Command], dict[str, Any]] = {
    **{model: OWN_TICKET for model in MODELS if issubclass(model, c.OwnTicketCommand)},
    c.IssueTicket: {"services": ["village.paper"], "language": "az"},
    c.SetPhoneTickets: {"on": False},
    c.ReportPrint: {"paper": "failed", "fault": "before_sending"},
    c.Rate: {"stop": 0, "stars": 5},
    c.ChangeService: {"service": "village.request"},
    c.TransferTicket: {"to_service": "village.request"},
    c.AddServiceToTicket: {"service": "village.request"},
    c.JudgePriority: {"confirmed": True},
    c.SetAssist: {"assist": ["walk"]},
    c.AddNote: {"note": "comes with a pram"},
    c.MoveTickets: {"to_service": "village.request"},
    c.SetProfile: {"profile": "taxes"},
    c.FreeCounter: {**OWN_TICKET, "visitor": "served"},
    c.CallTicket: {**OWN_TICKET, "reason": "in_need"},
    c.Transfer: {**OWN_TICKET, "to_service": "village.request"},
    c.AddService: {**OWN_TICKET, "service": "village.request"},
    c.SuspendService: {"reason": "technical"},
    c.SuspendCentre: {"reason": "drill"},
    c.PostNotice: {"texts": {"az": "Sakit olun", "en": "Please be quiet"}},
    c.CallForHelp: {"counter": "village.1"},
    c.AnswerHelp: {"place": "village.1"},
    c.ReportCall: {"call": 1, "how": "shown"},
    c.GrantLease: {"series": "A"},
    c.HandIn: {
        "ticket": "village.t9",
        "number": "A009",
        "touch": "00000000-0000-4000-8000-000000000007",
        "services": ["village.paper"],
        "language": "az",
        "issued_at": "2026-11-23T05:50:00Z",
    },
    c.ImportCentre: {"config": leasing_village().model_dump(mode="json")},
    c.SetRecipient: {
        "label": "engineer on duty",
        "way": "mail",
        "address": "duty@town.example",
        "language": "en",
        "kinds": ["printer"],
    },
    c.SetContacts: {"contacts": [{"kind": "printer", "line": "reception, 12"}]},
    c.HoldSlots: {"service": "village.paper", "at": "2026-11-24T07:00:00Z", "language": "az"},
    c.JoinList: {
        "service": "village.tax",
        "days": ["2026-11-24"],
        "language": "az",
        "phone": "012 555 01 02",
    },
    c.GiveDetails: {"mail": "nigar@town.example"},
    c.MoveBooking: {"at": "2026-11-24T07:20:00Z"},
    c.CheckIn: {"code": "K3M9-X2VP"},
    c.TellDisplaced: {"day": "2026-11-24"},
    c.ConfirmDevice: {"code": "K7MQ4PXW", "label": "kiosk at the door"},
    c.SetDevice: {"label": "kiosk at the door"},
    c.AskDevice: {"what": "restart"},
    c.AddPerson: {
        "login": "nigar",
        "full_name": "Nigar Naghiyeva",
        "language": "az",
        "role": "operator",
    },
    c.GiveDuty: {"role": "greeter"},
    c.EndDuty: {"role": "greeter"},
    c.SetPerson: {"login": "nigar", "full_name": "Nigar Naghiyeva", "language": "az"},
    c.ResetPerson: {"what": "password"},
    c.MakeToken: {"label": "open data", "scopes": ["waits"]},
}

ACTS: dict[str, tuple[Act, dict[str, Any]]] = {
    "sessions": (Act.SIGN_IN, {"login": "unknown.person", "password": "x"}),
    "sessions/me/factor": (Act.PROVE_FACTOR, {"code": "123456"}),
    "sessions/me/factor/offer": (Act.OFFER_FACTOR, {"code": "000000"}),
    "sessions/me/factor/confirm": (Act.CONFIRM_FACTOR, {"code": "123456"}),
    "sessions/me/password": (Act.CHANGE_PASSWORD, {"new": "four words of ours"}),
    "sessions/me/end": (Act.SIGN_OUT, {}),
    "enrolments": (Act.BEGIN_ENROLMENT, {"secret_hash": "ab" * 32, "role": "kiosk"}),
    "devices/{device}/proof": (Act.PROVE_DEVICE, {"nonce": "ab" * 32, "proof": "cd" * 32}),
    "devices/me/health": (
        Act.REPORT_HEALTH,
        {"boot": "00000000-0000-4000-8000-000000000007"},
    ),
    "devices/me/secret": (Act.RENEW_SECRET, {"secret_hash": "cd" * 32}),
    "devices/me/picture": (Act.GIVE_PICTURE, {}),
    "centres/{centre}/files/{file}": (Act.STORE_FILE, {}),
}


COMMAND_ROUTES = [(row.command, route) for row in COMMANDS for route in row.routes]
"""Each command with each of its addresses."""


def send(
    box: Box, method: str, path: str, body: Mapping[str, Any], bearer: str | None
) -> TestResponse:
    return box.client.open(
        f"/api/v1/{path}",
        method=method,
        json={**body, "command_id": str(uuid4())},
        headers={"Authorization": f"Bearer {bearer}"} if bearer else {},
    )


_IN_ADDRESSES: Mapping[str, str] = {
    "centre": "village",
    "counter": "village.1",
    "service": "village.paper",
    "ticket": "village.t1",
    "booking": "village.b1",
    "sign": "k3m9x2vpq7hd",
    "device": "kiosk-1",
    "person": "p-1",
    "integration": "integration-1",
    "recipient": "alert-1",
    "machine": "kiosk-1",
    "enrolment": "ab",
    "action": "no-action",
    "key": "paper",
    "week": "2026-11-30",
    "kind": "services",
    "report": "wait",
    "facts": "tickets",
    "filename": "visitor.js",
    "file": "ef" * 32,
    "token": "TOKEN",
    "link": "no-link",
    "secret": "no-secret",
}
"""What stands for each variable of an address; `TOKEN` is the ticket's own."""

_QUERIES: Mapping[str, str] = {
    "/api/v1/centres/{centre}/accuracy": "?day=2026-11-23",
    "/api/v1/centres/{centre}/access": "?before=2026-11-23T10:00:00Z&limit=10",
    "/api/v1/centres/{centre}/tickets": "?number=A001",
    "/api/v1/centres/{centre}/times": "?service=village.tax",
}


def address(rule: str, **own: str) -> str:
    """An address with a value for each variable: its own, or the usual one."""
    return re.sub(r"{(\w+)}", lambda found: own.get(found[1]) or _IN_ADDRESSES[found[1]], rule)


class Example:
    """A valid request of an endpoint.

    Attributes:
        what: its row in the table.
        method, path: where it goes, the ticket's token still as `TOKEN`.
        body: JSON for the API, None for a page's form.
    """

    def __init__(self, what: What, rule: str, method: str, body: dict[str, Any] | None) -> None:
        self.what, self.rule, self.method, self.body = what, rule, method, body
        query = _QUERIES.get(rule, "") if method == "GET" else ""
        self.path = address(rule) + query

    def __repr__(self) -> str:
        return f"{self.method} {self.rule}"


def braced(rule: Rule) -> str:
    """The path of a Flask rule as `contract.operations` writes it."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)


def examples(app: Flask) -> list[Example]:
    """One for each command's address, and for each endpoint and method of an application.

    Raises:
        LookupError: an endpoint has no row, or its address or body has no example.
    """
    rows = access_of(app).rows
    bodies = {f"/api/v1/{path}": body for path, (_, body) in ACTS.items()}
    found = [
        Example(command.name, f"/api/v1/{route.path}", route.method, BODIES.get(command, {}))
        for command, route in COMMAND_ROUTES
    ]
    for rule in app.url_map.iter_rules():
        path = braced(rule)
        for method in sorted((rule.methods or {"GET"}) - {"HEAD", "OPTIONS"}):
            body = None
            if method != "GET" and path.startswith("/api/"):
                body = bodies[path]
            found.append(Example(rows[rule.endpoint], path, method, body))
    return found


def ask_example(
    client: FlaskClient, one: Example, token: str, headers: Mapping[str, str] | None = None
) -> TestResponse:
    """Send an example with these headers and the client's cookies."""
    body = one.body
    if body is not None and one.what in SERVED:
        body = {**body, "command_id": str(uuid4())}
    return client.open(
        one.path.replace("TOKEN", token),
        method=one.method,
        json=body,
        data={} if body is None and one.method != "GET" else None,
        headers=dict(headers or {}),
    )


def api_answers(box: Box, bearer: str | None) -> Iterator[tuple[Example, TestResponse]]:
    """Send the example of every endpoint but the pages, with a token or none; `t1` exists."""
    head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    for one in examples(box.client.application):
        if not isinstance(one.what, Page):
            # A reprint gives the ticket another token.
            token = box.ticket("t1")["token"] if "TOKEN" in one.path else ""
            yield one, ask_example(box.client, one, token, head)
