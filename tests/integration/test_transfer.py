"""Tickets sent on: to another service, a counter, and back again."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.domain.tickets import MOST_STOPS
from tests.parts.box import Box
from tests.parts.interruptions import stops_of
from tests.parts.village import village


def test_transfer_keeps_number_and_arrival_and_ends_the_stop(box: Box) -> None:
    box.called("1", "paper")
    box.forward(minutes=2)
    box.at("1", c.Start)
    box.forward(minutes=3)
    before = box.ticket("t1")
    desk = box.at("1", c.Transfer, to_service=box.id("tax"))
    assert desk["ticket"] is None
    after = box.ticket("t1")
    assert (after["number"], after["issued_at"]) == (before["number"], before["issued_at"])
    assert [(s["service"], s["state"]) for s in after["stops"]] == [
        ("village.paper", "served"),
        ("village.tax", "open"),
    ]
    assert after["state"] == "waiting"


def test_wait_goes_on_after_a_transfer(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=5)
    box.at("1", c.CallNext)
    box.forward(minutes=20)
    box.issue("tax")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    box.forward(seconds=1)
    # It has waited for five minutes, the other ticket for one second.
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_stop_that_was_not_started_is_unserved(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    assert box.ticket("t1")["stops"][0]["state"] == "unserved"


def test_stop_that_was_served_before_a_hold_is_served(box: Box) -> None:
    identity = box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(minutes=10)
    box.at("1", c.Hold)
    box.forward(minutes=3)
    box.at("1", c.Resume, ticket=identity)
    desk = box.at("1", c.Transfer, to_service=box.id("tax"))
    assert desk["own_day"]["served"] == 1
    stop = box.ticket(identity)["stops"][0]
    assert (stop["state"], stop["time"]) == ("served", 600)
    box.give(c.Rate, box.visitor(identity), ticket=identity, stop=0, stars=5)


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


def test_ticket_reserved_for_a_counter_is_called_there_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Transfer, to_counter=box.id("2"), to_service=box.id("request"))
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("3", c.CallNext)
    assert box.ticket("t1")["counters"] == ["2"]
    # Requests are not in the profile of counter 2; this one is meant for it.
    assert box.at("2", c.CallNext)["ticket"]["id"] == "village.t1"


def test_ticket_reserved_for_a_counter_keeps_its_service(box: Box) -> None:
    box.import_config(village(stop_order="as_given"))
    box.give(c.OpenCounter, counter="2")
    identity = box.called("1", "request", "paper")
    # Counter 2 serves papers and taxes, but this ticket is sent there for its request.
    box.at("1", c.Transfer, to_counter=box.id("2"))
    assert box.at("2", c.CallNext)["ticket"]["service"] == box.id("request")
    box.at("2", c.Finish)
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    served = [s["service"] for s in box.ticket(identity)["stops"] if s["state"] == "served"]
    assert sorted(served) == [box.id("paper"), box.id("request")]


def test_transfer_with_return_comes_back_to_the_sender(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "request")
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    stops = [(s["service"], s["state"]) for s in box.ticket("t1")["stops"]]
    assert stops == [
        ("village.request", "served"),
        ("village.tax", "served"),
        ("village.request", "open"),
    ]
    assert box.ticket("t1")["counters"] == ["1"]
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_last_sender_gets_the_ticket_back_first(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.at("2", c.CallNext)
    box.at("2", c.Start)
    third = {"to_counter": box.id("3"), "to_service": box.id("paper")}
    box.at("2", c.Transfer, with_return=True, **third)
    back: list[str] = []
    for counter in "321":
        box.at(counter, c.CallNext)
        box.at(counter, c.Finish)
        back += box.ticket("t1")["counters"] if box.ticket("t1")["state"] == "waiting" else []
    assert back == ["2", "1"]


def test_waiting_ticket_with_return_waits_for_its_service_again(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    ticket = box.issue("request")["id"]
    greeter = box.who(Role.GREETER)
    goal = {"to_service": box.id("tax"), "with_return": True}
    box.give(c.TransferTicket, greeter, ticket=ticket, **goal)
    assert stops_of(box, ticket) == [
        ("request", "unserved"),
        ("tax", "open"),
        ("request", "pending"),
    ]
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    assert stops_of(box, ticket) == [
        ("request", "unserved"),
        ("tax", "served"),
        ("request", "open"),
    ]
    # Any counter that serves requests calls it.
    assert box.ticket(ticket)["counters"] == ["1"]
    box.give(c.OpenCounter, counter="3")
    assert box.ticket(ticket)["counters"] == ["1", "3"]


def test_greeter_s_transfer_of_a_called_ticket_returns_to_its_counter(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    ticket = box.called("1", "request")
    goal = {"to_service": box.id("tax"), "with_return": True}
    box.give(c.TransferTicket, box.who(Role.GREETER), ticket=ticket, **goal)
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    assert box.ticket(ticket)["counters"] == ["1"]


def test_counter_on_a_break_is_confirmed_first(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.give(c.TakeBreak, counter="3", minutes=15)
    box.called("1", "paper")
    with box.refuses(ProblemType.COUNTER_AWAY, state="paused"):
        box.at("1", c.Transfer, to_counter=box.id("3"))
    box.at("1", c.Transfer, to_counter=box.id("3"), sure=True)
    box.give(c.OpenCounter, counter="3")
    assert box.at("3", c.CallNext)["ticket"]["id"] == "village.t1"


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


def test_no_ticket_is_sent_to_a_closed_counter(box: Box) -> None:
    box.called("1", "paper")
    with box.refuses(ProblemType.COUNTER_AWAY, state="closed"):
        box.at("1", c.Transfer, to_counter=box.id("3"), sure=True)


def test_return_to_a_closed_counter_is_a_place_in_the_queue(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.give(c.CloseCounter, counter="1")
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    assert box.at("3", c.CallNext)["ticket"]["id"] == "village.t1"


def test_added_service_is_one_more_stop(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.AddService, service=box.id("tax"), quantity=3)
    desk = box.at("1", c.Finish, next=True)
    assert (desk["ticket"]["id"], desk["ticket"]["service"]) == ("village.t1", "village.tax")
    assert desk["ticket"]["stops"][1]["quantity"] == 3


def test_service_is_changed_without_a_new_number(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=4)
    greeter = box.who(Role.GREETER)
    said = box.give(c.ChangeService, greeter, ticket="t1", service=box.id("tax"))
    assert (said["number"], said["stops"][0]["service"]) == ("A001", "village.tax")
    box.give(c.OpenCounter, counter="2")
    assert box.at("2", c.CallNext)["ticket"]["waited"] == 240


def test_moved_queue_keeps_its_order(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
        box.forward(minutes=1)
    boss = box.who(Role.SUPERVISOR)
    said = box.give(c.MoveTickets, boss, service="village.tax", to_service="village.request")
    assert said["moved"] == 3
    assert box.last() == ["tickets_moved"]
    called = [box.at("1", c.CallNext)["ticket"]["number"]]
    called += [box.at("1", c.Finish, next=True)["ticket"]["number"] for _ in range(2)]
    assert called == ["K100", "K101", "K102"]
    assert box.ticket("t2")["stops"][0]["service"] == "village.request"


@pytest.mark.parametrize(
    ("model", "fields", "begin"),
    [
        (c.TransferTicket, {"to_service": "village.tax"}, True),
        (c.AddServiceToTicket, {"service": "village.tax"}, True),
        (c.RequeueTicket, {}, False),
        (c.ChangeService, {"service": "village.tax"}, False),
    ],
)
def test_operator_takes_no_ticket_from_another_counter(
    box: Box, model: type[c.Command], fields: dict[str, object], begin: bool
) -> None:
    box.give(c.OpenCounter, counter="2")
    ticket = box.called("1", "paper")
    if begin:
        box.at("1", c.Start)
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(model, box.who(Role.OPERATOR, "2"), ticket=ticket, **fields)
    assert box.desk("1")["ticket"]["id"] == ticket
    # The operator of its counter may.
    box.give(model, box.who(Role.OPERATOR, "1"), ticket=ticket, **fields)


def test_greeter_transfers_a_called_ticket(box: Box) -> None:
    ticket = box.called("1", "paper")
    greeter = box.who(Role.GREETER)
    box.give(c.TransferTicket, greeter, ticket=ticket, to_service=box.id("tax"))
    assert box.desk("1")["ticket"] is None
