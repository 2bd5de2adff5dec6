"""Tickets reserved for a counter that closes or stays away wait for their service."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server.views.waits import waits_of
from tests.parts.box import Box


@pytest.fixture
def three_open(box: Box) -> Box:
    """The village with all three counters open."""
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    return box


def reserved_for_three(box: Box) -> None:
    """The first ticket is reserved for counter 3."""
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))


def call_at_one(box: Box) -> None:
    """A supervisor calls it to counter 1 instead."""
    boss = box.who(Role.SUPERVISOR)
    box.give(c.CallTicket, boss, counter="1", ticket="t1", reason="bus_leaves")


def test_counter_closes_though_its_reserved_ticket_is_called_elsewhere(three_open: Box) -> None:
    reserved_for_three(three_open)
    call_at_one(three_open)
    assert "close_counter" in three_open.desk("3")["allowed"]
    assert three_open.give(c.CloseCounter, counter="3")["state"] == "closed"


@pytest.mark.parametrize("back", [c.Requeue, c.UndoCall])
def test_ticket_that_comes_back_to_a_closed_counter_waits_for_its_service(
    three_open: Box, back: type[c.OwnTicketCommand]
) -> None:
    reserved_for_three(three_open)
    call_at_one(three_open)
    three_open.give(c.CloseCounter, counter="3")
    three_open.at("1", back)
    assert three_open.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_ticket_taken_back_by_a_suspension_waits_for_its_service(three_open: Box) -> None:
    reserved_for_three(three_open)
    call_at_one(three_open)
    three_open.give(c.CloseCounter, counter="3")
    boss = three_open.who(Role.SUPERVISOR)
    three_open.give(c.SuspendCentre, boss, reason="drill")
    three_open.give(c.ResumeCentre, boss)
    assert three_open.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


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
