"""What managers do about people and tokens: duties, agencies, scopes, and secrets."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from contract import commands as c
from contract import routes
from contract.access import Scope
from contract.centre import CentreConfig
from contract.enums import CommandName, Role, SnapshotName
from contract.permissions import (
    SCOPES,
    UNSCOPED,
    WHOLE_CENTRE,
    Reading,
    may,
)
from server.store import tables as t
from tests.parts.box import Box
from tests.parts.examples import ACTS, BODIES, READINGS, address, send
from tests.parts.staff import Machine, Somebody, added, ask, command, refused, told, working
from tests.parts.village import village_data, village_of_two

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def two(box: Box) -> Box:
    """A village of two agencies; everybody is signed in as somebody of the one, "town"."""
    box.bring_in(village_of_two())
    return box


# Duties.


def test_a_duty_is_given_and_ends_with_its_sessions(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    as_operator = person.token
    told(command(box, f"people/{person.id}/duty", role="viewer"))
    person.sign_in(role="viewer")
    as_viewer = person.token
    told(command(box, f"people/{person.id}/duty/end", role="operator"))
    assert box.last() == ["duty_ended"]
    box.doors.forget()
    refused(ask(box, "centres", as_operator, method="GET"), "not_signed_in")
    told(ask(box, "centres", as_viewer, method="GET"))
    revision = box.revision
    told(command(box, f"people/{person.id}/duty/end", role="operator"))
    assert box.revision == revision
    assert [one["role"] for one in person.sign_in()["duties"]] == ["viewer"]


def test_a_duty_given_for_another_counter_ends_the_sessions_at_the_old_one(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR, counter="village.1")
    told(command(box, f"people/{person.id}/duty", role="operator", counter="village.1"))
    box.doors.forget()
    told(person.read("sessions/me"))
    told(command(box, f"people/{person.id}/duty", role="operator", counter="village.2"))
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    assert person.sign_in()["duty"]["counter"] == "village.2"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"role": "kiosk"}, "role"),
        ({"role": "clock"}, "role"),
        ({"role": "nobody"}, "role"),
        ({"role": "integration"}, "role"),
        ({"role": "signing_in"}, "role"),
        ({"role": "visitor"}, "role"),
        ({"role": "counter"}, "role"),
        ({"role": "manager", "counter": "village.1"}, "counter"),
        ({"role": "viewer", "counter": "village.1"}, "counter"),
        ({"role": "operator", "agency": "nowhere"}, "agency"),
    ],
)
def test_a_duty_that_is_none_is_refused(box: Box, body: dict[str, Any], field: str) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    revision = box.revision
    for answer in (
        command(box, f"people/{person.id}/duty", **body),
        command(box, "people", login="vusal", full_name="V", language="az", **body),
    ):
        found = refused(answer, "malformed")
        assert [one["field"] for one in found["fields"]] == [field]
    assert box.revision == revision


def test_a_counter_of_elsewhere_is_no_duty(box: Box) -> None:
    for counter in ("village.99", "town.1"):
        answer = command(
            box,
            "people",
            login="aysel",
            full_name="A",
            language="az",
            role="operator",
            counter=counter,
        )
        refused(answer, "not_found")


def test_who_is_forgotten_leaves_nothing_but_an_id(box: Box) -> None:
    person = working(box, "aysel", Role.OPERATOR)
    told(command(box, f"people/{person.id}/badge", badge="0001-A-2468"))
    ask(box, "sessions", login="aysel", password="wrong")
    told(command(box, f"people/{person.id}/forget"))
    box.doors.forget()
    refused(person.read("sessions/me"), "not_signed_in")
    refused(ask(box, "sessions", login="aysel", password=person.password), "wrong_sign_in")
    refused(command(box, f"people/{person.id}/reset", what="password"), "not_found")
    assert told(ask(box, "centres/village/people", box.bearer(Role.MANAGER), method="GET")) == []

    def left(connection: Any) -> str:
        return "".join(
            repr(connection.execute(select(table)).all()) for table in t.metadata.sorted_tables
        )

    found = box.store.on_connection(left)
    assert person.id in found
    for word in ("aysel", "Somebody Sometime"):
        assert word not in found
    # The login is free again, for somebody else.
    assert added(box, "aysel", Role.VIEWER).id != person.id


# Agencies.

OF_THE_TOWN: dict[type[c.Command], dict[str, Any]] = {
    c.AddPerson: {"agency": "town"},
    c.GiveDuty: {"agency": "town"},
    c.EndDuty: {"agency": "town"},
}


def _agency_walk(
    box: Box, person: Somebody, role: Role, *, counter: str, service: str, own: bool
) -> None:
    """Every command on something of an agency: refused unless it is the own."""
    ticket = box.issue("paper" if own else "tax")["id"]
    other = added(box, f"a.{uuid4().hex[:8]}", Role.GREETER, agency="town" if own else "state")
    for row in routes.COMMANDS:
        name = row.command.name
        if "{token}" in row.path or issubclass(row.command, c.DeviceCommand):
            continue
        body = dict(BODIES.get(row.command, {})) | OF_THE_TOWN.get(row.command, {})
        if not own and row.command in (c.AddPerson, c.GiveDuty, c.EndDuty):
            body["agency"] = "state"
        if row.command is c.AddPerson:
            body["login"] = f"b.{uuid4().hex[:8]}"
        if row.command is c.SetProfile:
            body["profile"] = "town" if own else "state"
        if row.command is c.CallForHelp:
            body["counter"] = f"village.{counter}"
        if row.command is c.IssueTicket:
            body["services"] = [f"village.{service}"]
        if row.command is c.MoveTickets:
            body["to_service"] = "village.request" if own else "village.tax"
        if "ticket" in body:
            body["ticket"] = ticket
        path = (
            address(row, "")
            .replace("counters/village.1", f"counters/village.{counter}")
            .replace("services/village.paper", f"services/village.{service}")
            .replace("village.t1", ticket)
            .replace("people/p-1", f"people/{other.id}")
        )
        answer = send(box, row.method, path, body, person.token)
        status = answer.status_code
        # In whose reach it is not by what the address names but by what the command says.
        everywhere = {CommandName.ANSWER_HELP}
        good = may(role, name) and name not in WHOLE_CENTRE and (own or name in everywhere)
        assert (status != 403) is good, (role, row.path, own, answer.get_data(as_text=True))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR, Role.GREETER])
def test_an_agency_bounds_every_command(two: Box, role: Role) -> None:
    person = working(two, "nigar", role, agency="town")
    two.give(c.OpenCounter, counter="2")
    _agency_walk(two, person, role, counter="1", service="paper", own=True)
    before = two.revision
    _agency_walk(two, person, role, counter="2", service="tax", own=False)
    # Of what the walk itself needed, others are the actors.
    own = {one.type.value for one in two.events()[before:] if one.actor.id == person.id}
    assert own <= {"help_answered"}


def test_staff_of_an_agency_give_and_send_tickets_within_it(two: Box) -> None:
    person = working(two, "nigar", Role.GREETER, agency="town")
    two.give(c.OpenCounter, counter="2")
    sits = two.who(Role.OPERATOR, "2").id
    own = f"tickets/{two.issue('paper')['id']}"
    before = two.revision
    for path, body in (
        ("tickets", {"services": ["village.tax"], "language": "az"}),
        ("tickets", {"services": ["village.paper", "village.tax"], "language": "az"}),
        (f"{own}/change-service", {"service": "village.tax"}),
        (f"{own}/add-service", {"service": "village.tax"}),
        (f"{own}/transfer", {"to_service": "village.tax"}),
        (f"{own}/transfer", {"to_counter": "village.2"}),
        (f"{own}/transfer", {"to_operator": sits}),
    ):
        refused(command(two, path, person.token, **body), "not_permitted")
    assert two.revision == before
    told(command(two, "tickets", person.token, services=["village.paper"], language="az"))
    told(command(two, f"{own}/transfer", person.token, to_service="village.request"))


def test_whom_an_agency_s_counter_serves_is_sent_on_to_anybody(two: Box) -> None:
    person = working(two, "nigar", Role.OPERATOR, agency="town", counter="village.3")
    ticket = two.issue("paper")["id"]
    for path, body in (
        ("open", {}),
        ("call-next", {}),
        ("start", {"ticket": ticket}),
        ("add-service", {"ticket": ticket, "service": "village.tax"}),
        ("transfer", {"ticket": ticket, "to_service": "village.tax"}),
    ):
        told(person.ask(f"counters/village.3/{path}", command_id=str(uuid4()), **body))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SUPERVISOR, Role.VIEWER, Role.GREETER])
def test_an_agency_bounds_every_reading(two: Box, role: Role) -> None:
    person = working(two, "nigar", role, agency="town")
    own, other = two.issue("paper")["id"], two.issue("tax")["id"]
    for path, what in READINGS.items():
        answer = person.read(path)
        if what is Reading.SESSION:
            assert answer.status_code == 200
        elif not may(role, what) or what in WHOLE_CENTRE:
            assert answer.status_code == 403, path
        else:
            assert answer.status_code in (200, 404), path
    for ticket, good in ((own, True), (other, False)):
        answer = person.read(f"centres/village/tickets/{ticket}/why")
        assert (answer.status_code == 200) is (good and may(role, Reading.WHY))
    for counter, good in (("1", True), ("2", False), ("3", True)):
        answer = person.read(f"counters/village.{counter}/desk")
        assert (answer.status_code == 200) is (good and may(role, SnapshotName.DESK))
    if may(role, Reading.TICKETS):
        for number, good in (("A001", True), ("K100", False)):
            (found,) = told(person.read(f"centres/village/tickets?number={number}"))
            assert bool(found["token"]) is good


def test_a_manager_of_an_agency_manages_its_people_alone(two: Box) -> None:
    box = two
    manager = working(box, "nigar", Role.MANAGER, agency="town")
    own = added(box, "aysel", Role.OPERATOR, agency="town")
    both = added(box, "vusal", Role.OPERATOR, agency="town")
    told(command(box, f"people/{both.id}/duty", role="operator", agency="state"))
    all_over = added(box, "rauf", Role.OPERATOR)
    foreign = added(box, "kamran", Role.OPERATOR, agency="state")
    seen = [one["login"] for one in told(manager.read("centres/village/people"))]
    assert seen == ["aysel", "nigar", "vusal"]
    told(command(box, f"people/{own.id}/reset", manager.token, what="password"))
    for person in (both, all_over, foreign):
        asked: tuple[tuple[str, Any], ...] = (
            ("reset", {"what": "password"}),
            ("badge", {"badge": "0001-A-2468"}),
        )
        for verb, body in asked:
            refused(
                command(box, f"people/{person.id}/{verb}", manager.token, **body), "not_permitted"
            )
    # Nobody rises above the own agency.
    for agency in (None, "state"):
        for person in (manager, own):
            more: Any = {"agency": agency} if agency else {}
            answer = command(box, f"people/{person.id}/duty", manager.token, role="manager", **more)
            refused(answer, "not_permitted")
    told(
        command(box, f"people/{foreign.id}/duty/end", role="operator", agency="state"),
    )


# Tokens of other systems.


def made(box: Box, *scopes: str, **more: Any) -> tuple[str, str]:
    """A token for another system: its id and its secret."""
    said = told(command(box, "tokens", label="open data", scopes=list(scopes), **more))
    return said["id"], said["token"]


@pytest.mark.parametrize("scope", [*Scope, None])
def test_a_token_is_good_for_its_scope_alone(box: Box, scope: Scope | None) -> None:
    scopes = [scope] if scope else list(Scope)
    _, token = made(box, *scopes)
    good = UNSCOPED.union(*(SCOPES[one] for one in scopes))
    box.issue()
    ticket = box.ticket("t1")["token"]
    for row in routes.COMMANDS:
        answer = send(box, row.method, address(row, ticket), BODIES.get(row.command, {}), token)
        name = row.command.name
        # Nobody at the gate is a visitor: this token is, and so may no more than it says.
        expected = name in good and may(Role.INTEGRATION, name)
        assert (answer.status_code == 200) is expected, (row.path, answer.status_code)
        assert expected or answer.status_code == 403, row.path
    for path, what in READINGS.items():
        answer = ask(box, path, token, method="GET")
        expected = what in good
        assert (answer.status_code in (200, 404)) is expected, (path, answer.status_code)
        assert expected or answer.status_code == 403, path
    for path, (act, body) in ACTS.items():
        assert not may(Role.INTEGRATION, act)
        refused(ask(box, path, token, **body), "not_permitted")


def test_a_token_ends(box: Box) -> None:
    identity, token = made(box, "waits")
    until = box.clock.now().replace(hour=12)
    _, timed = made(box, "waits", expires_at=until.isoformat())
    for one in (token, timed):
        told(ask(box, "centres/village/menu", one, method="GET"))
    told(command(box, f"tokens/{identity}/revoke"))
    refused(command(box, f"tokens/{identity}/revoke"), "not_found")
    refused(command(box, "tokens/integration-0/revoke"), "not_found")
    box.doors.forget()
    refused(ask(box, "centres/village/menu", token, method="GET"), "not_signed_in")
    box.clock.forward(until - box.clock.now())
    box.doors.forget()
    refused(ask(box, "centres/village/menu", timed, method="GET"), "not_signed_in")
    found = refused(
        command(box, "tokens", label="x", scopes=["waits"], expires_at=until.isoformat()),
        "malformed",
    )
    assert [one["field"] for one in found["fields"]] == ["expires_at"]
    listed = told(ask(box, "centres/village/tokens", box.bearer(Role.MANAGER), method="GET"))
    for secret in (token, timed):
        assert secret not in repr(listed)


# What is kept of secrets, and the same command again.

IDENTITY_COMMANDS = [
    c.ConfirmDevice,
    c.SetDevice,
    c.RevokeDevice,
    c.RefuseDevice,
    c.AskDevice,
    c.AddPerson,
    c.GiveDuty,
    c.EndDuty,
    c.ResetPerson,
    c.SetBadge,
    c.EndSessions,
    c.ForgetPerson,
    c.MakeToken,
    c.RevokeToken,
]


def test_the_same_command_again_tells_the_same_and_does_nothing(box: Box) -> None:
    person = added(box, "aysel", Role.OPERATOR)
    device = Machine(box, Role.KIOSK).enrol()
    other = Machine(box, Role.DISPLAY)
    told(other.begin())
    away = Machine(box, Role.DISPLAY)
    told(away.begin())
    integration, _ = made(box, "waits")
    asked: list[tuple[str, dict[str, Any]]] = [
        ("devices", {"code": other.code, "label": "a display"}),
        (f"devices/waiting/{away.waiting_id}/refuse", {}),
        (f"devices/{device.id}/set", {"label": "another name"}),
        (f"devices/{device.id}/ask", {"what": "restart"}),
        ("people", {"login": "vusal", "full_name": "V", "language": "az", "role": "operator"}),
        (f"people/{person.id}/duty", {"role": "greeter"}),
        (f"people/{person.id}/duty/end", {"role": "greeter"}),
        (f"people/{person.id}/reset", {"what": "password"}),
        (f"people/{person.id}/badge", {"badge": "0001-A-2468"}),
        (f"people/{person.id}/sign-out", {}),
        ("tokens", {"label": "open data", "scopes": ["log"]}),
        (f"tokens/{integration}/revoke", {}),
        (f"devices/{device.id}/revoke", {}),
        (f"people/{person.id}/forget", {}),
    ]
    assert len(asked) == len(IDENTITY_COMMANDS)
    secrets = []
    for path, body in asked:
        identity = uuid4()
        first = told(command(box, path, command_id=identity, **body))
        revision = box.revision
        assert told(command(box, path, command_id=identity, **body)) == first, path
        assert box.revision == revision, path
        # The same id for another intention, or by somebody else.
        different = {**body, "label": "x"} if "label" in body else {**body, "what": "factor"}
        if "label" in body or "reset" in path:
            refused(command(box, path, command_id=identity, **different), "command_reused")
        foreign = box.bearer(Role.MANAGER, fresh=True)
        refused(command(box, path, foreign, command_id=identity, **body), "command_reused")
        secrets += [first[name] for name in ("first_password", "token") if name in first]
    assert len(secrets) == 3

    def kept(connection: Any) -> str:
        return "".join(
            repr(connection.execute(select(table)).all()) for table in t.metadata.sorted_tables
        )

    found = box.store.on_connection(kept)
    assert "first_password" in found
    for secret in (*secrets, person.password, device.secret, other.secret, "0001-A-2468"):
        assert secret not in found


def test_a_command_of_the_same_id_elsewhere_tells_another_secret(box: Box) -> None:
    """Ids of commands stand in the log: whoever reads it in one centre, and manages another,
    must not be told the first one's secrets."""
    person = added(box, "aysel", Role.OPERATOR)
    reset, token = UUID(int=7, version=4), UUID(int=8, version=4)
    first = told(command(box, f"people/{person.id}/reset", command_id=reset, what="password"))
    theirs = told(command(box, "tokens", command_id=token, label="x", scopes=["log"]))
    data = village_data()
    data["centre"]["slug"] = "town"
    box.bring_in(CentreConfig.model_validate(data))
    other = added(box, "vusal", Role.OPERATOR)
    again = told(command(box, f"people/{other.id}/reset", command_id=reset, what="password"))
    assert again["first_password"] != first["first_password"]
    mine = told(command(box, "tokens", command_id=token, label="x", scopes=["log"]))
    assert mine["token"] != theirs["token"]
    assert mine["id"] != theirs["id"]


def test_a_command_whose_answer_is_not_kept_any_more_makes_nobody_twice(box: Box) -> None:
    identity = UUID(int=9, version=4)
    body: Any = {"full_name": "A", "language": "az", "role": "viewer", "command_id": identity}
    told(command(box, "people", login="aysel", **body))
    told(command(box, "tokens", command_id=UUID(int=5), label="x", scopes=["log"]))
    box.forward(days=9)
    box.forget()
    refused(command(box, "people", login="vusal", **body), "command_reused")
    refused(
        command(box, "tokens", command_id=UUID(int=5), label="x", scopes=["log"]), "command_reused"
    )


def test_a_login_is_one_persons(box: Box) -> None:
    added(box, "aysel", Role.OPERATOR)
    answer = command(box, "people", login="AYSEL", full_name="A", language="az", role="operator")
    refused(answer, "login_taken")


def test_a_token_whose_chance_letters_are_a_sessions_is_found(box: Box) -> None:
    """One of 4096 that begin with novbe_ goes on with s_."""
    secret = "novbe_s_by_chance_a_devices"
    machine = Machine(box, Role.KIOSK, secret=secret).enrol()
    assert told(machine.read())["device"] == machine.id
