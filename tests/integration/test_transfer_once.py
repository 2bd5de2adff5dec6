"""No service stands on a ticket twice, and none is lost."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from tests.parts.box import Box
from tests.parts.interruptions import stops_of
from tests.parts.village import village


@pytest.mark.parametrize(
    ("state", "wait", "time"),
    [("called", 240, None), ("on_hold", 240, 120), ("missed", 300, None)],
)
def test_changed_service_that_was_due_later_comes_once(
    box: Box, state: str, wait: int, time: int | None
) -> None:
    box.import_config(village(stop_order="as_given"))
    box.issue("paper", "tax")
    box.forward(minutes=4)
    box.at("1", c.CallNext)
    greeter = box.who(Role.GREETER)
    if state == "on_hold":
        box.at("1", c.Start)
        box.forward(minutes=2)
        box.at("1", c.Hold)
    elif state == "missed":
        box.at("1", c.MarkNoShow)
        box.forward(minutes=1)
    box.give(c.ChangeService, greeter, ticket="t1", service=box.id("tax"))
    present = {"called": "open", "on_hold": "open", "missed": "unserved"}[state]
    assert stops_of(box, "t1") == [("paper", "pending"), ("tax", present)]
    if state == "on_hold":
        box.at("1", c.Resume, ticket="t1")
    elif state == "missed":
        box.give(c.Reopen, greeter, ticket="t1")
        box.at("1", c.CallNext)
    assert box.desk("1")["ticket"]["service"] == box.id("tax")
    box.at("1", c.Finish)
    assert stops_of(box, "t1") == [("paper", "open"), ("tax", "served")]
    # Wait and time belong to the service that they were for.
    paper, tax = box.ticket("t1")["stops"]
    assert (paper["wait"], paper["time"]) == (None, None)
    assert (tax["wait"], tax["time"]) == (wait, time)


def test_moved_ticket_comes_to_a_later_service_once(box: Box) -> None:
    box.import_config(village(stop_order="as_given"))
    box.issue("paper", "tax")
    box.issue("paper")
    box.forward(minutes=3)
    boss = box.who(Role.SUPERVISOR)
    said = box.give(c.MoveTickets, boss, service=box.id("paper"), to_service=box.id("tax"))
    assert said["moved"] == 2
    assert box.last(2) == ["tickets_moved", "service_changed"]
    assert stops_of(box, "t1") == [("paper", "pending"), ("tax", "open")]
    assert stops_of(box, "t2") == [("tax", "open")]
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["id"], called["service"], called["waited"]) == ("village.t1", box.id("tax"), 180)
    box.at("1", c.Finish)
    assert stops_of(box, "t1") == [("paper", "open"), ("tax", "served")]


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


def test_transfer_with_return_comes_once_and_back(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    serve_first(box, "paper", "tax")
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    assert stops_of(box, "t1") == [("paper", "served"), ("tax", "open"), ("paper", "pending")]
    box.at("2", c.CallNext)
    box.at("2", c.Start)
    # Sent back by hand instead of by the finish, it comes back once, too.
    box.at("2", c.Transfer, to_service=box.id("paper"), to_counter=box.id("1"))
    assert stops_of(box, "t1") == [("paper", "served"), ("tax", "served"), ("paper", "open")]
    assert box.ticket("t1")["counters"] == ["1"]


def test_return_stays_with_the_counter_that_asked_for_it(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    serve_first(box, "paper")
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.at("2", c.CallNext)
    box.at("2", c.Start)
    box.at("2", c.Transfer, to_service=box.id("paper"), to_counter=box.id("3"))
    assert stops_of(box, "t1")[2:] == [("paper", "pending"), ("paper", "open")]
    assert box.ticket("t1")["counters"] == ["3"]


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
