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
