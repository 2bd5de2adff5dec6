"""Tickets sent on: to another service, a counter, and back again."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.domain.tickets import MOST_STOPS
from tests.parts.box import Box


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
