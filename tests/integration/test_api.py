"""The API: answers to invalid input, readings, the log, the catalogue."""

import json
from typing import Any

from contract import commands as c
from contract.catalogue import Catalogue
from contract.enums import Role
from contract.errors import Problem, ProblemType, Refusal
from server.web.api.description import describe
from server.web.problems import respond
from tests.parts.box import Box
from tests.parts.examples import COMMAND_ROUTES, braced
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


def test_a_refusal_says_state_and_what_is_allowed(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    answer = box.post("counters/village.1/recall", Role.OPERATOR, "1", ticket="village.t1")
    found = problem(answer, 409, "not_allowed_now")
    assert found.state == "serving"
    assert set(found.allowed or ()) == {"finish", "undo_start", "hold", "transfer", "add_service"}
    answer = box.post("tickets/" + box.ticket("t1")["token"] + "/cancel")
    assert problem(answer, 409, "not_allowed_now").state == "serving"


def test_a_refusal_speaks_the_reader_s_language(box: Box) -> None:
    box.forward(hours=9)
    said = set()
    for language in ("en", "az", "ar"):
        wanted = {"Accept-Language": f"{language}, en;q=0.5"}
        answer = box.post(ISSUE, Role.KIOSK, headers=wanted, **GOOD)
        said.add(problem(answer, 422, "service_closed").detail)
    assert len(said) == 3
    assert all("09:00" in one for one in said)


def test_a_refusal_that_may_be_retried_says_when(box: Box) -> None:
    with box.client.application.test_request_context():
        answer = respond(Refusal(ProblemType.UNAVAILABLE))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")


# Reading


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


def test_the_description_names_every_address_and_only_those(box: Box) -> None:
    """`tests/unit/server/test_description.py` validates it."""
    described = box.get("openapi.json").get_json()
    assert described == json.loads(describe())
    served = {
        (braced(rule), method.lower())
        for rule in box.client.application.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST", "PUT"}
        if rule.rule.startswith("/api/v1/") or rule.rule == "/open/<centre>.json"
    }
    told = {(path, method) for path, item in described["paths"].items() for method in item}
    assert served - told == {("/api/v1/openapi.json", "get")}
    assert told <= served
    schemas = described["components"]["schemas"]
    for command, route in COMMAND_ROUTES:
        schema = schemas[command.__name__]
        assert schema["additionalProperties"] is False, route
        assert "command_id" in schema["required"], route
        assert not set(command.path) & set(schema["properties"]), route
