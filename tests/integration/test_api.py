"""The API: answers to invalid input, readings, the log, the catalogue, texts that are no text."""

import json
import re
from collections.abc import Iterator
from itertools import product
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import uuid4

import pytest
from pydantic import BaseModel

from contract import commands as c
from contract.catalogue import Catalogue
from contract.enums import Role
from contract.errors import Problem, ProblemType, Refusal
from contract.operations import may
from server.web.api.description import describe
from server.web.authorization import BODY_LIMIT
from server.web.http import respond
from tests.parts.box import Box
from tests.parts.examples import BODIES, COMMAND_ROUTES, address, examples
from tests.parts.village import village

ISSUE = "centres/village/tickets"
GOOD: dict[str, Any] = {"services": ["village.paper"], "language": "az"}


def raw(box: Box, body: bytes | str) -> Any:
    bearer = box.bearer(Role.KIOSK)
    head = {"Authorization": f"Bearer {bearer}", "Content-Type": "application/json"}
    return box.client.post(f"/api/v1/{ISSUE}", data=body, headers=head)


def problem(answer: Any, status: int, kind: str) -> Problem:
    assert answer.status_code == status, answer.get_data(as_text=True)
    assert answer.mimetype == "application/problem+json"
    found = Problem.model_validate(answer.get_json())
    assert (found.status, found.type) == (status, f"/problems/{kind}")
    assert found.detail
    assert not found.detail.startswith("problem-")
    return found


ID = "0b6c9f9a-3c5e-4f0b-9d53-6f6d2b8a1e01"

MALFORMED: list[tuple[bytes | str, str]] = [
    *((body, "(body)") for body in (b"", b"{", b"[]", b"\xff\xfe")),
    *((body, "(body)") for body in ("[" * 60_000, "{" + '"a":{' * 12_000)),
    (json.dumps(GOOD), "command_id"),
    *(
        (json.dumps({**GOOD, "command_id": ID, **fault}), field)
        for fault, field in (
            ({"command_id": "x"}, "command_id"),
            ({"servises": []}, "servises"),
            ({"centre": "village"}, "centre"),
            ({"language": "fr"}, "language"),
            ({"language": "\ud800"}, "language"),
            ({"services": [{"service": "a.b", "x": 1}]}, "services.0.x"),
        )
    ),
]


def test_malformed_body_names_the_field(box: Box) -> None:
    revision = box.revision
    for body, field in MALFORMED:
        found = problem(raw(box, body), 400, "malformed")
        assert [one.field for one in found.fields] == [field]
        assert all(one.message for one in found.fields)
    assert box.revision == revision


WRONG = [
    ("GET /api/v1/nowhere", 404),
    ("GET /nowhere", 404),
    ("GET /api/v1/counters/village.99/desk", 404),
    ("GET /api/v1/centres/village/day/open", 405),
    ("DELETE /api/v1/centres/village", 405),
    ("GET /api/v1/centres/village/board?after_call=1.5", 400),
    ("GET /api/v1/centres/village/tickets", 400),
    ("GET /api/v1/centres/village/tickets?time=half%20past", 400),
    *((f"GET /api/v1/centres/village/log?after={n}", 400) for n in ("x", -1, "%D9%A3", 10**12)),
]


def test_an_unknown_address_is_refused(box: Box) -> None:
    head = {"Authorization": f"Bearer {box.bearer(Role.MANAGER)}"}
    for row, status in WRONG:
        method, path = row.split(" ")
        kind = {400: "malformed", 404: "not_found", 405: "method_not_allowed"}[status]
        problem(box.client.open(path, method=method, headers=head), status, kind)
    answer = box.post("centres/village/tickets/town.t1/cancel", Role.GREETER)
    problem(answer, 404, "not_found")


def test_refusals_of_a_command_come_in_one_order(box: Box) -> None:
    """A request that is wrong in every way, and the same with one fault less each time."""
    faulty: dict[str, str] = {"Novbe-Wire": "0-0", "Authorization": "Bearer wrong"}
    body = json.dumps({"command_id": ID, "x": "y" * BODY_LIMIT})
    repairs: list[tuple[int, dict[str, str], str]] = [
        (426, {"Novbe-Wire": "1-1"}, body),
        (401, {"Authorization": f"Bearer {box.bearer(Role.DISPLAY)}"}, body),
        (403, {"Authorization": f"Bearer {box.bearer(Role.KIOSK)}"}, body),
        (413, {}, "{"),
        (400, {}, json.dumps({**GOOD, "command_id": ID, "services": ["village.none"]})),
        (422, {}, json.dumps({**GOOD, "command_id": ID})),
        (200, {}, ""),
    ]
    for status, repaired, content in repairs:
        answer = box.client.post(f"/api/v1/{ISSUE}", data=body, headers=faulty)
        assert answer.status_code == status
        faulty, body = faulty | repaired, content


def test_a_refusal_says_state_and_what_is_allowed(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    answer = box.post("counters/village.1/recall", Role.OPERATOR, "1", ticket="village.t1")
    found = problem(answer, 409, "not_allowed_now")
    assert found.state == "serving"
    assert set(found.allowed or ()) == {"finish", "undo_start", "hold", "transfer", "add_service"}
    answer = box.post("tickets/" + box.ticket("t1")["token"] + "/cancel")
    assert problem(answer, 409, "not_allowed_now").state == "serving"


def test_a_refusal_that_may_be_retried_says_when(box: Box) -> None:
    with box.client.application.test_request_context():
        answer = respond(Refusal(ProblemType.UNAVAILABLE))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


def test_the_catalogue_is_sent_when_it_changed(box: Box) -> None:
    first = box.get("centres/village/catalogue")
    tag = first.headers["ETag"]
    catalogue = Catalogue.model_validate(first.get_json())
    assert tag == f'"{catalogue.version}"' == f'"{box.board()["catalogue"]}"'
    assert first.headers["Cache-Control"] == "no-cache"
    again = box.get("centres/village/catalogue", If_None_Match=tag)
    assert (again.status_code, again.get_data(), again.headers["ETag"]) == (304, b"", tag)
    assert box.get("centres/village/catalogue", If_None_Match='"other"').status_code == 200
    box.import_config(village(comeback_minutes=5))
    assert box.get("centres/village/catalogue", If_None_Match=tag).status_code == 200


def test_a_board_that_was_away_asks_for_older_calls(box: Box) -> None:
    box.issue()
    box.at("1", c.CallNext)
    for _ in range(29):
        box.at("1", c.Recall)
    box.forward(minutes=11)
    calls = box.get("centres/village/board", Role.DISPLAY).get_json()["calls"]
    assert [one["call"] for one in calls] == list(range(30, 10, -1))
    calls = box.get("centres/village/board?after_call=5", Role.DISPLAY).get_json()["calls"]
    assert [one["call"] for one in calls] == list(range(30, 5, -1))
    box.at("1", c.Recall)
    assert len(box.get("centres/village/board", Role.DISPLAY).get_json()["calls"]) == 20


def test_staff_find_tickets_by_the_time_at_which_they_were_taken(box: Box) -> None:
    """A visitor who lost the paper knows about when it was: five minutes more or less."""
    first = box.issue()["number"]
    box.forward(minutes=8)
    second = box.issue()["number"]

    def found(time: str) -> list[str]:
        answer = box.get(f"centres/village/tickets?time={time}", Role.GREETER)
        assert answer.status_code == 200
        return [one["number"] for one in answer.get_json()]

    # The box begins at ten in the morning.
    assert found("10:00") == [first]
    assert found("10:04") == [second, first]
    assert found("10:12") == [second]
    assert found("11:00") == []


def test_the_description_has_the_fields_of_every_command(box: Box) -> None:
    """`test_answers` and `test_schema` compare its addresses with the server's."""
    described = box.get("openapi.json").get_json()
    assert described == json.loads(describe())
    schemas = described["components"]["schemas"]
    for command, route in COMMAND_ROUTES:
        schema = schemas[command.__name__]
        assert schema["additionalProperties"] is False, route
        assert "command_id" in schema["required"], route
        assert not set(command.path) & set(schema["properties"]), route


# Characters that no text may have: NUL, which PostgreSQL cannot store, and half a character.


type Place = tuple[str, ...]
"""Where a text can be sent: names of fields, `ITEM` of a list, `KEY` or `VALUE` of a mapping."""

ITEM, KEY, VALUE = "0", "[key]", "en"

BAD = ["village.1\x00", "a\ud800"]


def places(kind: Any) -> Iterator[Place]:
    """Each place of a type where a text can be sent, whether it takes texts or not."""
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield from ((name, *place) for place in places(field.annotation))
    elif origin is Annotated:
        yield from places(inner[0])
    elif origin in (Union, UnionType):
        for one in inner:
            yield from places(one) if one is not type(None) else ()
    elif origin in (tuple, list):
        yield from ((ITEM, *place) for place in places(inner[0]))
    elif origin is dict:
        yield (KEY,)
        yield from ((VALUE, *place) for place in places(inner[1]))
    else:
        yield ()


def filled(place: Place, text: str) -> Any:
    """A value with the text in its place and no other field."""
    value: Any = text
    for step in reversed(place):
        value = [value] if step == ITEM else {text: None} if step == KEY else {step: value}
    return value


def as_told(place: Place, text: str) -> str:
    """How a fault names the place; half a character as what stands for one that is none."""
    said = text.encode(errors="surrogatepass").decode(errors="replace")
    return ".".join(f"{said}.{step}" if step == KEY else step for step in place)


def test_no_field_of_any_command_takes_a_text_that_cannot_be_kept(box: Box) -> None:
    nested = ("config", "services", ITEM, "documents", ITEM, VALUE)
    assert nested in set(places(c.ImportCentre))
    assert {("texts", KEY), ("texts", VALUE)} <= set(places(c.PostNotice))
    token = box.issue("paper", channel="kiosk")["token"]
    before, taken = box.revision, []
    for command, route in COMMAND_ROUTES:
        body = BODIES.get(command, {})
        roles = (Role.MANAGER, Role.KIOSK, Role.DISPLAY)
        role = next((one for one in roles if may(one, command.name)), None)
        # A visitor's own command needs no bearer.
        head = {"Authorization": f"Bearer {box.bearer(role)}"} if role is not None else {}
        sent = [place for place in places(command) if place[0] not in command.path]
        for place, bad in product(sent, BAD):
            answer = box.client.open(
                f"/api/v1/{address(route.path, token=token)}",
                method=route.method,
                json={"command_id": str(uuid4()), **body, **filled(place, bad)},
                headers=head,
            )
            told = [one["field"] for one in answer.get_json().get("fields", ())]
            if answer.status_code != 400 or as_told(place, bad) not in told:
                taken.append((route.path, place, bad, answer.status_code, told))
    assert taken == []
    assert box.revision == before


SPOILT = ["village%00", "village.t1%00", "village.%ED%A0%80"]


# Only PostgreSQL fails where such a text reaches it.
@pytest.mark.databases("postgresql")
def test_no_address_takes_a_text_that_cannot_be_kept(box: Box) -> None:
    token = box.issue()["token"]
    head = {"Authorization": f"Bearer {box.bearer(Role.MANAGER)}"}
    of_the_hall = {"centre", "counter", "service", "ticket", "token", "device", "machine"}
    of_the_hall |= {"enrolment", "person", "integration", "recipient"}
    walked = set()
    for one in examples(box.client.application):
        if one.rule.startswith(("/account", "/console")):
            continue  # Pages that need a cookie.
        names = set(re.findall(r"{(\w+)}", one.rule))
        for name, bad in product(names & of_the_hall, SPOILT):
            path = address(one.rule, **{"token": token, name: bad})
            body = {"command_id": str(uuid4())} if one.method != "GET" else None
            answer = box.client.open(path, method=one.method, json=body, headers=head)
            assert answer.status_code in (400, 401, 403, 404), (one, path, answer.status_code)
            walked.add(name)
    assert walked == of_the_hall


def test_no_query_takes_a_text_that_cannot_be_kept(box: Box) -> None:
    asked = [
        (address(path), one["name"])
        for path, item in box.get("openapi.json").get_json()["paths"].items()
        for one in item.get("get", {}).get("parameters", ())
        if one["in"] == "query"
    ]
    assert len(asked) >= 4
    for path, name in asked:
        for bad in SPOILT:
            answer = box.get(f"{path.removeprefix('/api/v1/')}?{name}={bad}", Role.MANAGER)
            assert answer.status_code == 400, (path, name, bad)
            assert [one["field"] for one in answer.get_json()["fields"]] == [name]
