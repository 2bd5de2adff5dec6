"""Every address and every role: let in or refused exactly as the table says."""

import pytest

from contract import commands as c
from contract import routes
from contract.centre import CentreConfig
from contract.enums import CommandName, Role, SnapshotName
from contract.errors import ProblemType
from contract.permissions import Act, Page, Reading, may, may_command
from server.web.gate import gate_of
from tests.parts.box import Box, lets_in
from tests.parts.examples import (
    ACTS,
    BODIES,
    READINGS,
    ROLES,
    address,
    braced,
    leasing_village,
    send,
)
from tests.parts.village import village_data


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gives_the_commands_of_its_row(box: Box, role: Role) -> None:
    box.bring_in(leasing_village())
    box.issue("paper", channel="kiosk")
    bearer = None if role is Role.NOBODY else box.bearer(role)
    for row in routes.COMMANDS:
        by_token = "{token}" in row.path and role is Role.NOBODY
        acting = Role.VISITOR if by_token else role
        # A reprint gives the ticket another token.
        path = address(row, box.ticket("t1")["token"])
        status = send(box, row.method, path, BODIES.get(row.command, {}), bearer).status_code
        if may_command(acting, row.command.name):
            assert status in (200, 404, 409, 410, 422), (row.path, status)
        else:
            assert status == (401 if acting is Role.NOBODY else 403), (row.path, status)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reads_what_its_rows_say(box: Box, role: Role) -> None:
    box.issue()
    for path, what in READINGS.items():
        answer = box.get(path, role)
        if not lets_in(role, what):
            assert answer.status_code == (401 if role is Role.NOBODY else 403), path
        elif what is Reading.SESSION:
            # A token made by hand is no session.
            assert answer.status_code == 401, path
        else:
            missing = what in (Reading.PICTURE, Reading.ENROLMENT)
            assert answer.status_code == (404 if missing else 200), path


@pytest.mark.parametrize("role", ROLES)
def test_each_role_asks_what_its_rows_say(box: Box, role: Role) -> None:
    bearer = None if role is Role.NOBODY else box.bearer(role)
    head = {"Authorization": f"Bearer {bearer}"} if bearer else {}
    for path, (act, body) in ACTS.items():
        answer = box.client.post(f"/api/v1/{path}", json=body, headers=head)
        if not may(role, act):
            assert answer.status_code == (401 if role is Role.NOBODY else 403), path
            assert answer.get_json()["type"] != "/problems/wrong_sign_in", path
        elif act is Act.SIGN_IN:
            assert answer.get_json()["type"] == "/problems/wrong_sign_in", path
        elif path.startswith("sessions"):
            # A token made by hand is no session, or has no step to do.
            assert answer.status_code in (401, 409), (path, answer.status_code)
        else:
            # Nobody asked for another secret, and no body is no picture.
            expected = {Act.GIVE_PICTURE: 400, Act.RENEW_SECRET: 409}
            assert answer.status_code == expected.get(act, 200), path


def test_all_readings_are_walked(box: Box) -> None:
    served = {
        braced(rule).removeprefix("/api/v1/")
        for rule in box.client.application.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.rule.startswith("/api/v1/")
    }
    walked = {
        path.partition("?")[0]
        .replace("centres/village", "centres/{centre}")
        .replace("counters/village.1", "counters/{counter}")
        .replace("tickets/village.t1", "tickets/{ticket}")
        .replace("devices/kiosk-1", "devices/{device}")
        .replace("enrolments/ab", "enrolments/{enrolment}")
        for path in READINGS
    }
    assert served == walked | {"tickets/{token}", "tickets/{token}/why"}


def test_all_commands_are_walked_and_by_their_own_method_alone(box: Box) -> None:
    served = {
        (method, braced(rule).removeprefix("/api/v1/"))
        for rule in box.client.application.url_map.iter_rules()
        for method in (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/v1/")
    }
    acts = {("POST", path) for path in ACTS}
    assert served == {(row.method, row.path) for row in routes.COMMANDS} | acts
    assert {act for act, _ in ACTS.values()} == set(Act)
    for row in routes.COMMANDS:
        for other in {"POST", "PUT", "PATCH", "DELETE"} - {row.method}:
            answer = send(box, other, address(row, "village.t1.x"), {}, box.bearer(Role.MANAGER))
            assert answer.status_code == 405, (other, row.path)
    for path in ACTS:
        for other in ("PUT", "PATCH", "DELETE"):
            assert send(box, other, path, {}, None).status_code == 405, (other, path)


def test_every_endpoint_has_a_row_and_one_without_lets_nobody_in(box: Box) -> None:
    app = box.client.application
    with_rows = {*gate_of(app).rows}
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == with_rows
    app.view_functions["forgotten"] = lambda: "in"
    app.url_map.add(app.url_rule_class("/forgotten", endpoint="forgotten"))
    for role in ROLES:
        head = {} if role is Role.NOBODY else {"Authorization": f"Bearer {box.bearer(role)}"}
        assert box.client.get("/forgotten", headers=head).status_code in (401, 403)


def test_the_words_of_the_tables_are_not_alike() -> None:
    words = [*CommandName, *Reading, *SnapshotName, *Act, *Page]
    assert len({word.value for word in words}) == len(words)


def test_a_ticket_is_read_by_whoever_has_its_token(box: Box) -> None:
    token = box.issue()["token"]
    for role in ROLES:
        assert box.get(f"tickets/{token}", role).status_code == 200
        assert box.get(f"tickets/{token}/why", role).status_code == 200
    wrong = token[:-1] + ("a" if token[-1] != "a" else "b")
    foreign = "village.t2." + token[-32:]
    for bad in (
        wrong,
        "village.t1",
        "village.t1.",
        "x",
        "nowhere.t1.abc",
        foreign,
        "a.%00.b",
        "village.%00.b",
    ):
        assert box.get(f"tickets/{bad}").status_code == 404, bad
        assert box.get(f"tickets/{bad}/why").status_code == 404, bad
        for verb in ("cancel", "step-back", "reopen"):
            assert box.post(f"tickets/{bad}/{verb}").status_code == 404, (verb, bad)


@pytest.mark.parametrize("role", [role for role in ROLES if role is not Role.NOBODY])
def test_a_token_of_another_centre_opens_nothing_here(box: Box, role: Role) -> None:
    box.issue()
    data = village_data()
    data["centre"]["slug"] = "town"
    box.bring_in(CentreConfig.model_validate(data))
    before = box.store.revisions()["village"]
    token = box.bearer(role)
    head = {"Authorization": f"Bearer {token}"}
    ticket = box.hall.signer.token("village.t1", 0)
    for row in routes.COMMANDS:
        body = BODIES.get(row.command, {})
        answer = send(box, row.method, address(row, ticket), body, token)
        if issubclass(row.command, c.DeviceCommand):
            # It names no centre: a device acts in its own, and its own knows nothing of this.
            assert answer.status_code != 200, row.path
        else:
            assert answer.status_code == 403, row.path
    for path in READINGS:
        if "village" in path:
            assert box.client.get(f"/api/v1/{path}", headers=head).status_code == 403, path
    centres = box.get("centres", role)
    if may(role, Reading.CENTRES):
        assert [one["id"] for one in centres.get_json()] == ["town"]
    else:
        assert centres.status_code == 403
    assert box.store.revisions()["village"] == before


def test_a_bound_operator_works_at_that_counter_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("tax")
    for row in routes.COMMANDS:
        if "{counter}" not in row.path:
            continue
        path, body = address(row, "", counter="2"), BODIES.get(row.command, {})
        answer = send(box, row.method, path, body, box.bearer(Role.OPERATOR, "1"))
        assert answer.status_code == 403, path
    help_elsewhere = {"counter": "village.2"}
    bearer = box.bearer(Role.OPERATOR, "1")
    answer = send(box, "POST", "centres/village/help", help_elsewhere, bearer)
    assert answer.status_code == 403
    assert box.get("counters/village.2/desk", Role.OPERATOR, "1").status_code == 403
    assert box.get("counters/village.1/desk", Role.OPERATOR, "1").status_code == 200
    # Whoever is bound to none may open any that is free.
    assert box.post("counters/village.3/open", Role.OPERATOR).status_code == 200


def test_a_visitor_touches_no_other_ticket(box: Box) -> None:
    box.issue()
    box.issue()
    visitor = box.visitor("t1")
    own = [
        model
        for model in c.SERVED
        if issubclass(model, c.TicketCommand) and may_command(Role.VISITOR, model.name)
    ]
    assert {c.Cancel, c.StepBack, c.Reopen, c.Rate} <= set(own)
    for model in own:
        with box.refuses(ProblemType.NOT_PERMITTED):
            box.give(model, visitor, ticket="t2", **BODIES.get(model, {}))
    answer = box.post("centres/village/tickets/village.t2/cancel")
    assert answer.status_code == 401


@pytest.mark.parametrize(
    "header",
    ["Bearer wrong", "Bearer novbe_" + "x" * 43, "Basic dXNlcjpwYXNz", "novbe_x", "Bearer", ""],
)
def test_a_wrong_token_is_refused_everywhere(box: Box, header: str) -> None:
    head = {"Authorization": header} if header else {}
    for path in ("centres", "centres/village/menu", "devices/me"):
        answer = box.client.get(f"/api/v1/{path}", headers=head)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.get_json()["type"] == "/problems/not_signed_in"


def test_a_revoked_token_ends(box: Box) -> None:
    secret = box.bearer(Role.MANAGER, fresh=True)
    head = {"Authorization": f"Bearer {secret}"}
    assert box.client.get("/api/v1/centres", headers=head).status_code == 200
    known = box.store.access(lambda access: access.tokens("village"))
    newest = known[-1]
    assert secret not in repr(known)
    now = box.clock.now()

    def revoke() -> bool:
        return box.store.access(
            lambda access: access.revoke_token("village", newest.id, now), write=True
        )

    assert revoke()
    assert not revoke()
    box.doors.forget()
    assert box.client.get("/api/v1/centres", headers=head).status_code == 401
