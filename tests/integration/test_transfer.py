"""Tickets sent on: to another service or counter, each service once, and back again."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType, Refusal
from server.domain.tickets import MOST_STOPS
from server.views.waits import waits_of
from tests.parts.box import Box
from tests.parts.village import village


def test_ticket_has_at_most_so_many_stops(box: Box) -> None:
    identity = box.called("1", "paper")
    for place in range(MOST_STOPS - 1):
        box.at("1", c.Transfer, to_service=box.id(("tax", "request")[place % 2]))
        box.at("1", c.CallNext)
    box.at("1", c.Start)
    offered = {"finish", "undo_start", "hold"}
    assert set(box.desk("1")["allowed"]) == offered
    for command, field in ((c.Transfer, "to_service"), (c.AddService, "service")):
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, allowed=" ".join(offered)):
            box.at("1", command, ticket=identity, **{field: box.id("paper")})
    box.at("1", c.UndoStart)
    box.forward(minutes=1)
    box.at("1", c.Requeue)
    with box.refuses(
        ProblemType.NOT_ALLOWED_NOW, allowed="change_service step_back cancel give_coupon"
    ):
        box.give(
            c.TransferTicket,
            box.who(Role.GREETER),
            ticket=identity,
            to_service=box.id("paper"),
        )


@pytest.mark.parametrize(("minutes", "back"), [(0, "10:15"), (15, "10:15"), (16, "unknown")])
def test_overdue_break_promises_no_return(box: Box, minutes: int, back: str) -> None:
    box.give(c.OpenCounter, counter="3")
    box.give(c.TakeBreak, counter="3", minutes=15)
    box.forward(minutes=minutes)
    box.called("1", "paper")
    with pytest.raises(Refusal) as refused:
        box.at("1", c.Transfer, to_counter=box.id("3"))
    said = refused.value.values
    assert (said["time"] if said["back"] == "known" else said["back"]) == back


def stops_of(box: Box, ticket: str) -> list[tuple[str, str]]:
    stops = box.ticket(ticket)["stops"]
    return [(str(one["service"]).removeprefix("village."), one["state"]) for one in stops]


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


@pytest.fixture
def three_open(box: Box) -> Box:
    """The village with all three counters open."""
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    return box


def test_closing_a_counter_releases_its_tickets(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.give(c.CloseCounter, counter="3")
    assert box.last(2) == ["counter_closed", "ticket_released"]
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_counter_that_stays_away_releases_its_tickets(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.give(c.TakeBreak, counter="3", minutes=10)
    box.forward(minutes=19)
    box.tick()
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    box.forward(minutes=1)
    box.tick()
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


@pytest.mark.parametrize("operator_does_it", [True, False])
def test_transfer_shows_that_the_operator_is_there(three_open: Box, operator_does_it: bool) -> None:
    ticket = three_open.called("2", "tax")
    three_open.at("2", c.Start)
    three_open.forward(minutes=40)
    if operator_does_it:
        three_open.at("2", c.Transfer, to_service=three_open.id("paper"))
    else:
        greeter = three_open.who(Role.GREETER)
        three_open.give(c.TransferTicket, greeter, ticket=ticket, to_service=three_open.id("paper"))
    three_open.forward(minutes=1)
    waits = three_open.read(lambda reading: waits_of(reading, three_open.clock.now()))
    # The ticket has waited for a minute at the other two counters: their operators are away.
    assert (waits.for_newcomer(three_open.id("tax")) is not None) is operator_does_it
