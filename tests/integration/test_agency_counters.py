"""Whoever acts for one agency at a counter: whom it takes up, beside what the walk of
`test_identities` shows."""

from typing import Any
from uuid import uuid4

import pytest
from werkzeug.test import TestResponse

from contract import commands as c
from contract import routes
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.examples import BODIES, address, send
from tests.parts.staff import refused, told, working
from tests.parts.village import village_of_two

AT_COUNTERS = [Role.MANAGER, Role.SUPERVISOR, Role.OPERATOR]


@pytest.fixture
def two(box: Box) -> Box:
    """A village of two agencies, its counters closed."""
    box.bring_in(village_of_two())
    box.give(c.CloseCounter, counter="1")
    return box


@pytest.mark.parametrize("role", AT_COUNTERS)
def test_an_agency_s_counter_takes_up_no_ticket_of_another(two: Box, role: Role) -> None:
    """Whatever names a ticket that the counter does not have; a late key press is told that
    it is not this ticket."""
    person = working(two, "nigar", role, agency="town")
    waits, on_hold, done = (two.issue("tax")["id"] for _ in range(3))
    there = two.who(Role.OPERATOR, "2")
    two.give(c.OpenCounter, there, counter="2")
    for ticket in (on_hold, done):
        two.give(c.CallTicket, there, counter="2", ticket=ticket, reason="asked")
        two.give(c.Start, there, counter="2", ticket=ticket)
        with_ticket = {"counter": "2", "ticket": ticket}
        two.give(c.Hold if ticket == on_hold else c.Finish, there, **with_ticket)
    told(person.ask("counters/village.1/open", command_id=str(uuid4())))
    before = two.revision
    for row in routes.COMMANDS:
        if not issubclass(row.command, c.OwnTicketCommand):
            continue
        late = issubclass(row.command, c.PresentStopCommand)
        path = address(row, "", counter="1")
        for ticket in (waits, on_hold, done):
            body = BODIES.get(row.command, {}) | {"ticket": ticket}
            answer = send(two, row.method, path, body, person.token)
            kind = answer.get_json()["type"].removeprefix("/problems/")
            assert kind == ("not_this_ticket" if late else "not_permitted"), row.path
    assert two.revision == before


@pytest.mark.parametrize("role", AT_COUNTERS)
def test_who_acts_for_an_agency_chooses_its_tickets_and_those_of_the_profile(
    two: Box, role: Role
) -> None:
    person = working(two, "nigar", role, agency="town")
    paper, tax = two.issue("paper")["id"], two.issue("tax")["id"]

    def at(counter: str, path: str, **body: Any) -> Any:
        return told(
            person.ask(f"counters/village.{counter}/{path}", command_id=str(uuid4()), **body)
        )

    at("1", "open")
    at("1", "call", ticket=paper, reason="asked")
    at("1", "start", ticket=paper)
    at("1", "finish", ticket=paper)
    at("1", "reopen", ticket=paper)
    at("1", "hold", ticket=paper, reason="a_form")
    at("1", "resume", ticket=paper)
    at("1", "finish", ticket=paper)
    at("1", "close")
    at("3", "open")
    at("3", "call", ticket=tax, reason="asked")


@pytest.mark.parametrize("role", AT_COUNTERS)
def test_an_agency_s_counter_goes_on_with_what_it_has(two: Box, role: Role) -> None:
    """Bound to it, on_hold there, finished there a moment ago: for whichever service."""
    person = working(two, "nigar", role, agency="town")
    ticket = two.issue("tax")["id"]

    def at_own(path: str, **body: Any) -> Any:
        return told(person.ask(f"counters/village.1/{path}", command_id=str(uuid4()), **body))

    at_own("open")
    goal = {"to_service": "village.tax", "to_counter": "village.1"}
    two.give(c.TransferTicket, two.who(Role.GREETER), ticket=ticket, **goal)
    at_own("call", ticket=ticket, reason="reserved_for")
    at_own("start", ticket=ticket)
    at_own("hold", ticket=ticket, reason="a_form")
    at_own("resume", ticket=ticket)
    at_own("finish", ticket=ticket)
    at_own("reopen", ticket=ticket)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.SUPERVISOR])
def test_an_agency_brings_no_other_s_service_to_a_counter(two: Box, role: Role) -> None:
    person = working(two, "nigar", role, agency="town")

    def given(counter: str, profile: str | None) -> TestResponse:
        path = f"counters/village.{counter}/profile"
        return send(two, "PUT", path, {"profile": profile}, person.token)

    for other in ("all", "taxes", "state"):
        refused(given("1", other), "not_permitted")
    # Counter 3 was given to both by the centre's file.
    for profile in ("town", "all", "town", None):
        told(given("3", profile))
