"""Every address and every role: let in or refused exactly as the table says."""

from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.errors import ProblemType
from contract.permissions import Reading, may_command, may_read
from contract.words import Role, SnapshotName
from server.store import tokens
from server.web.paths import COMMAND_PATHS, CommandPath
from tests.parts.box import Box
from tests.parts.village import village, village_data

ROLES = [role for role in Role if role not in (Role.CLOCK, Role.VISITOR)]

BODIES: dict[type[c.Command], dict[str, Any]] = {
    c.IssueTicket: {"services": ["village.paper"], "language": "az"},
    c.ReportPrint: {"paper": "failed", "fault": "before_sending"},
    c.ImportCentre: {"config": village().model_dump(mode="json")},
    **{
        model: {"ticket": "village.t1"}
        for model in c.SERVED
        if issubclass(model, c.OwnTicketCommand)
    },
}

READINGS: dict[str, Reading | SnapshotName] = {
    "centres": Reading.CENTRES,
    "centres/village": Reading.CENTRE,
    "centres/village/catalogue": Reading.CATALOGUE,
    "centres/village/menu": SnapshotName.MENU,
    "centres/village/board": SnapshotName.BOARD,
    "centres/village/hall": SnapshotName.HALL,
    "centres/village/log": Reading.LOG,
    "centres/village/tickets?number=A001": Reading.TICKETS,
    "counters/village.1/desk": SnapshotName.DESK,
    "devices/me": SnapshotName.DEVICE,
    "health": Reading.HEALTH,
    "openapi.json": Reading.DESCRIPTION,
}


def address(row: CommandPath, token: str, centre: str = "village", counter: str = "1") -> str:
    return (
        row.path.replace("<centre>", centre)
        .replace("<counter>", f"{centre}.{counter}")
        .replace("<token>", token)
        .replace("<ticket>", "village.t1")
    )


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gives_the_commands_of_its_row(box: Box, role: Role) -> None:
    token = box.issue("paper", channel="kiosk")["token"]
    for row in COMMAND_PATHS:
        by_token = "<token>" in row.path and role is Role.NOBODY
        acting = Role.VISITOR if by_token else role
        status = box.post(address(row, token), role, **BODIES.get(row.command, {})).status_code
        if may_command(acting, row.command.name):
            assert status not in (400, 401, 403), (row.path, status)
        else:
            assert status == (401 if acting is Role.NOBODY else 403), (row.path, status)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_reads_what_its_rows_say(box: Box, role: Role) -> None:
    for path, what in READINGS.items():
        answer = box.get(path, role)
        expected = 200 if may_read(role, what) else 401 if role is Role.NOBODY else 403
        assert answer.status_code == expected, path


def test_all_readings_are_walked(box: Box) -> None:
    served = {
        rule.rule.removeprefix("/api/v1/")
        for rule in box.client.application.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.rule.startswith("/api/v1/")
    }
    walked = {
        path.partition("?")[0]
        .replace("centres/village", "centres/<centre>")
        .replace("counters/village.1", "counters/<counter>")
        for path in READINGS
    }
    assert served == walked | {"tickets/<token>"}


def test_a_ticket_is_read_by_whoever_has_its_token(box: Box) -> None:
    token = box.issue()["token"]
    for role in ROLES:
        assert box.get(f"tickets/{token}", role).status_code == 200
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
        assert box.post(f"tickets/{bad}/cancel").status_code == 404, bad


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
    for row in COMMAND_PATHS:
        body = {**BODIES.get(row.command, {}), "command_id": "00000000-0000-4000-8000-000000000009"}
        answer = box.client.post(f"/api/v1/{address(row, ticket)}", json=body, headers=head)
        assert answer.status_code == 403, row.path
    for path in READINGS:
        if "village" in path:
            assert box.client.get(f"/api/v1/{path}", headers=head).status_code == 403, path
    assert [one["id"] for one in box.get("centres", role).get_json() or []] in (["town"], [])
    assert box.store.revisions()["village"] == before


def test_a_bound_operator_works_at_that_counter_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("tax")
    for row in COMMAND_PATHS:
        if "<counter>" not in row.path:
            continue
        path = address(row, "", counter="2")
        answer = box.post(path, Role.OPERATOR, "1", **BODIES.get(row.command, {}))
        assert answer.status_code == 403, path
    assert box.get("counters/village.2/desk", Role.OPERATOR, "1").status_code == 403
    assert box.get("counters/village.1/desk", Role.OPERATOR, "1").status_code == 200
    # Whoever is bound to none may open any that is free.
    assert box.post("counters/village.3/open", Role.OPERATOR).status_code == 200


def test_a_visitor_touches_no_other_ticket(box: Box) -> None:
    box.issue()
    box.issue()
    visitor = box.visitor("t1")
    with box.refuses(ProblemType.NOT_PERMITTED):
        box.give(c.Cancel, visitor, ticket="t2")
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
    known = box.store.on_connection(lambda connection: tokens.known(connection, "village"))
    found = box.store.on_connection(lambda connection: tokens.find(connection, secret))
    assert found is not None
    assert found.id in {one.id for one in known}
    assert secret not in repr(known)
    now = box.clock.now()

    def revoke() -> bool:
        return box.store.on_connection(
            lambda connection: tokens.revoke(connection, found.id, now), write=True
        )

    assert revoke()
    assert not revoke()
    assert box.client.get("/api/v1/centres", headers=head).status_code == 401
