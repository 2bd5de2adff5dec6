"""No service stands on a ticket twice, and none is lost."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from tests.parts.box import Box
from tests.parts.interruptions import stops_of
from tests.parts.village import village


def serve_first(box: Box, *services: str) -> None:
    """The first service of a new ticket is being served at counter 1."""
    box.import_config(village(stop_order="as_given"))
    box.called("1", *services)
    box.at("1", c.Start)


@pytest.mark.parametrize("to", ["service", "counter"])
def test_transferred_ticket_comes_to_a_later_service_once(box: Box, to: str) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.give(c.OpenCounter, boss, counter="3")
    wishes = ["village.paper", "village.request", {"service": "village.tax", "quantity": 3}]
    box.import_config(village(stop_order="as_given"))
    greeter = box.who(Role.GREETER)
    box.give(c.IssueTicket, greeter, services=wishes, language="az", channel="greeter")
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    goal = {"to_counter": box.id("3")} if to == "counter" else {}
    words = "Please look at the blue form."
    box.at("1", c.Transfer, to_service=box.id("tax"), note=words, **goal)
    assert box.last(2) == ["ticket_transferred", "note_added"]
    assert stops_of(box, "t1") == [("paper", "served"), ("request", "pending"), ("tax", "open")]
    assert box.ticket("t1")["counters"] == (["1", "3"] if to == "service" else ["3"])
    desk = box.give(c.CallNext, boss, counter="3")["ticket"]
    # With its own quantity, and with the note.
    assert [stop["quantity"] for stop in desk["stops"]] == [1, 1, 3]
    assert [note["text"] for note in desk["notes"]] == [words]
    box.give(c.Finish, boss, counter="3", ticket=desk["id"])
    assert stops_of(box, "t1") == [("paper", "served"), ("request", "open"), ("tax", "served")]


def test_service_on_the_ticket_is_not_added_again(box: Box) -> None:
    serve_first(box, "paper", "tax")
    box.issue("request")
    for language, words in (("en", "already on the ticket"), ("az", "artıq biletdədir")):
        answer = box.post(
            "counters/village.1/add-service",
            Role.SUPERVISOR,
            headers={"Accept-Language": language},
            ticket="village.t1",
            service="village.tax",
            quantity=3,
        )
        assert answer.status_code == 409
        assert words in Problem.model_validate(answer.get_json()).detail
    floor = {"ticket": "t1", "service": box.id("tax")}
    with box.refuses(ProblemType.ALREADY_DONE):
        box.give(c.AddServiceToTicket, box.who(Role.GREETER), **floor)
    box.at("1", c.AddService, service=box.id("request"))
    assert stops_of(box, "t1") == [("paper", "open"), ("tax", "pending"), ("request", "pending")]
