"""Staff of one agency: the commands, readings, tickets and people that are theirs."""

from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.enums import Role, SnapshotName
from contract.operations import WHOLE_CENTRE, Page, Query, may
from tests.parts.box import Box
from tests.parts.examples import BODIES, COMMAND_ROUTES, address, examples, send
from tests.parts.staff import StaffMember, added, command, refused, told, working
from tests.parts.village import village_of_two


@pytest.fixture
def two(box: Box) -> Box:
    """A village of two agencies, "town" and "state"."""
    box.import_config(village_of_two())
    return box


def _give_all(box: Box, person: StaffMember, role: Role, *, counter: str, service: str) -> None:
    """Give every command on something of an agency: refused unless it is the person's own."""
    own = service == "paper"
    agency = "town" if own else "state"
    ticket = box.issue(service)["id"]
    at = "2026-11-24T07:00:00Z"
    held = box.give(c.HoldSlots, service=f"village.{service}", at=at, language="az")["booking"]
    other = added(box, f"a.{uuid4().hex[:8]}", Role.GREETER, agency=agency)
    bodies: dict[type[c.Command], dict[str, Any]] = {
        c.AddPerson: {"agency": agency, "login": f"b.{uuid4().hex[:8]}"},
        c.GiveDuty: {"agency": agency},
        c.EndDuty: {"agency": agency},
        c.SetProfile: {"profile": agency},
        c.CallForHelp: {"counter": f"village.{counter}"},
        c.IssueTicket: {"services": [f"village.{service}"]},
        c.HoldSlots: {"service": f"village.{service}"},
        c.JoinList: {"service": f"village.{service}"},
        c.CheckIn: {"code": held},
        c.MoveTickets: {"to_service": "village.request" if own else "village.tax"},
    }
    for model, route in COMMAND_ROUTES:
        if "{token}" in route.path or issubclass(model, c.DeviceCommand):
            continue
        body = BODIES.get(model, {}) | bodies.get(model, {})
        if "ticket" in body:
            body["ticket"] = ticket
        path = address(
            route.path,
            counter=f"village.{counter}",
            service=f"village.{service}",
            ticket=ticket,
            person=other.id,
            booking=held,
        )
        answer = send(box, route.method, path, body, person.token)
        name = model.name
        # A call for help is answered for a place that the body names.
        reach = own or name == c.AnswerHelp.name
        good = may(role, name) and name not in WHOLE_CENTRE and reach
        assert (answer.status_code != 403) is good, (route.path, own, answer.get_data(as_text=True))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.GREETER])
def test_an_agency_bounds_every_command(two: Box, role: Role) -> None:
    person = working(two, "nigar", role, agency="town")
    two.give(c.OpenCounter, counter="2")
    _give_all(two, person, role, counter="1", service="paper")
    before = two.revision
    _give_all(two, person, role, counter="2", service="tax")
    own = {one.type for one in two.events()[before:] if one.actor.id == person.id}
    assert own <= {"help_answered"}


@pytest.mark.parametrize("role", [Role.MANAGER, Role.GREETER])
def test_an_agency_bounds_every_reading(two: Box, role: Role) -> None:
    person = working(two, "nigar", role, agency="town")
    own, other = two.issue("paper")["id"], two.issue("tax")["id"]
    for one in examples(two.client.application):
        if one.method != "GET" or isinstance(one.what, Page) or "{token}" in one.rule:
            continue
        status = person.read(one.path.removeprefix("/api/v1/")).status_code
        if may(role, one.what) and one.what not in WHOLE_CENTRE:
            assert status in (200, 404), one
        else:
            assert status == 403, one
    for ticket, good in ((own, True), (other, False)):
        answer = person.read(f"centres/village/tickets/{ticket}/why")
        assert (answer.status_code == 200) is (good and may(role, Query.WHY))
    for counter, good in (("1", True), ("2", False), ("3", True)):
        answer = person.read(f"counters/village.{counter}/desk")
        assert (answer.status_code == 200) is (good and may(role, SnapshotName.DESK))
    if may(role, Query.TICKETS):
        for number, good in (("A001", True), ("K100", False)):
            (found,) = told(person.read(f"centres/village/tickets?number={number}"))
            assert bool(found["token"]) is good


def test_staff_of_an_agency_issue_and_transfer_tickets_within_it(two: Box) -> None:
    person = working(two, "nigar", Role.GREETER, agency="town")
    two.give(c.OpenCounter, counter="2")
    own = f"tickets/{two.issue('paper')['id']}"
    before = two.revision
    for path, body in (
        ("tickets", {"services": ["village.tax"], "language": "az"}),
        ("tickets", {"services": ["village.paper", "village.tax"], "language": "az"}),
        (f"{own}/change-service", {"service": "village.tax"}),
        (f"{own}/add-service", {"service": "village.tax"}),
        (f"{own}/transfer", {"to_service": "village.tax"}),
        (f"{own}/transfer", {"to_counter": "village.2"}),
    ):
        refused(command(two, path, person.token, **body), "not_permitted")
    assert two.revision == before
    told(command(two, "tickets", person.token, services=["village.paper"], language="az"))
    told(command(two, f"{own}/transfer", person.token, to_service="village.request"))


@pytest.mark.parametrize("role", [Role.MANAGER, Role.OPERATOR])
def test_a_counter_of_an_agency_calls_no_ticket_of_another(two: Box, role: Role) -> None:
    """Nor resumes or reopens one; a late key press is answered that it is another ticket."""
    person = working(two, "nigar", role, agency="town")
    two.give(c.CloseCounter, counter="1")
    waits, on_hold, done = (two.issue("tax")["id"] for _ in range(3))
    two.give(c.OpenCounter, counter="2")
    for ticket in (on_hold, done):
        two.give(c.CallTicket, counter="2", ticket=ticket, reason="asked")
        two.give(c.Start, counter="2", ticket=ticket)
        two.give(c.Hold if ticket == on_hold else c.Finish, counter="2", ticket=ticket)
    told(person.ask("counters/village.1/open", command_id=str(uuid4())))
    before = two.revision
    for model, route in COMMAND_ROUTES:
        if not issubclass(model, c.OwnTicketCommand):
            continue
        late = issubclass(model, c.PresentStopCommand) and may(role, model.name)
        for ticket in (waits, on_hold, done):
            body = BODIES.get(model, {}) | {"ticket": ticket}
            answer = send(two, route.method, address(route.path), body, person.token)
            refused(answer, "not_this_ticket" if late else "not_permitted")
    assert two.revision == before


def test_an_agency_counter_serves_its_profile_and_transferred_tickets(two: Box) -> None:
    person = working(two, "nigar", Role.OPERATOR, agency="town")
    two.give(c.CloseCounter, counter="1")
    paper, second, reserved, tax = (
        two.issue(service)["id"] for service in ("paper", "paper", "tax", "tax")
    )

    def at(counter: str, verb: str, **body: Any) -> None:
        path = f"counters/village.{counter}/{verb}"
        told(person.ask(path, command_id=str(uuid4()), **body))

    at("1", "open")
    goal = {"to_service": "village.tax", "to_counter": "village.1"}
    two.give(c.TransferTicket, two.who(Role.GREETER), ticket=reserved, **goal)
    for ticket, reason in ((paper, "asked"), (reserved, "reserved_for")):
        at("1", "call", ticket=ticket, reason=reason)
        at("1", "start", ticket=ticket)
        at("1", "hold", ticket=ticket, reason="a_form")
        at("1", "resume", ticket=ticket)
        at("1", "finish", ticket=ticket)
        at("1", "reopen", ticket=ticket)
        at("1", "finish", ticket=ticket)
    at("1", "close")
    # A visitor who is served may be sent on to any service.
    at("3", "open")
    at("3", "call", ticket=second, reason="asked")
    at("3", "start", ticket=second)
    at("3", "add-service", ticket=second, service="village.tax")
    at("3", "transfer", ticket=second, to_service="village.tax")
    at("3", "call", ticket=tax, reason="asked")


def test_an_agency_brings_no_service_of_another_to_a_counter(two: Box) -> None:
    person = working(two, "nigar", Role.SUPERVISOR, agency="town")

    def given(counter: str, profile: str | None) -> Any:
        path = f"counters/village.{counter}/profile"
        return send(two, "PUT", path, {"profile": profile}, person.token)

    for other in ("all", "taxes", "state"):
        refused(given("1", other), "not_permitted")
    # Counter 3 is for both by the centre's file.
    for profile in ("town", "all", "town", None):
        told(given("3", profile))


def test_a_manager_of_an_agency_manages_its_people_alone(two: Box) -> None:
    manager = working(two, "nigar", Role.MANAGER, agency="town")
    own = added(two, "aysel", Role.OPERATOR, agency="town")
    both = added(two, "vusal", Role.OPERATOR, agency="town")
    told(command(two, f"people/{both.id}/duty", role="operator", agency="state"))
    everywhere = added(two, "rauf", Role.OPERATOR)
    foreign = added(two, "kamran", Role.OPERATOR, agency="state")
    seen = [one["login"] for one in told(manager.read("centres/village/people"))]
    assert seen == ["aysel", "nigar", "vusal"]
    told(command(two, f"people/{own.id}/reset", manager.token, what="password"))
    for person in (both, everywhere, foreign):
        path = f"people/{person.id}"
        reset = command(two, f"{path}/reset", manager.token, what="password")
        refused(reset, "not_permitted")
        badge = command(two, f"{path}/badge", manager.token, badge="0001-A-2468")
        refused(badge, "not_permitted")
    # No manager gets rights beyond the own agency.
    for agency in ({}, {"agency": "state"}):
        for person in (manager, own):
            path = f"people/{person.id}/duty"
            answer = command(two, path, manager.token, role="manager", **agency)  # type: ignore[arg-type]
            refused(answer, "not_permitted")
