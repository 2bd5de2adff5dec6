"""What was pressed by mistake has a way back."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box


def slipped(box: Box) -> None:
    """Counter 1 finished the first of two and called the second, all in one slip."""
    box.issue("paper")
    box.issue("paper")
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    box.forward(minutes=2)
    box.at("1", c.Finish, next=True)
    box.forward(seconds=5)


@pytest.mark.parametrize("back", [c.UndoCall, c.Requeue, c.MarkNoShow])
def test_finish_and_next_by_mistake_has_a_way_back(
    box: Box, back: type[c.PresentStopCommand]
) -> None:
    slipped(box)
    assert "reopen" not in box.desk("1")["allowed"]
    desk = box.at("1", back)
    assert desk["last_finished"] == "village.t1"
    assert "reopen" in desk["allowed"]
    desk = box.at("1", c.ReopenAtCounter, ticket="t1")
    assert (desk["ticket"]["id"], desk["ticket"]["state"]) == ("village.t1", "serving")


def test_who_was_finished_before_somebody_else_was_served_is_done_with(box: Box) -> None:
    slipped(box)
    box.at("1", c.Start)
    box.at("1", c.UndoStart)
    desk = box.at("1", c.UndoCall)
    assert desk["last_finished"] is None
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.ReopenAtCounter, ticket="t1")


def test_a_claim_that_was_refused_by_mistake_is_confirmed_after_all(box: Box) -> None:
    greeter = box.who(Role.GREETER)
    box.issue()
    box.forward(minutes=1)
    box.issue(priority=True)
    for confirmed in (False, True, False, True):
        box.give(c.JudgePriority, greeter, ticket="t2", confirmed=confirmed)
    box.forward(minutes=5)
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["id"], called["claim"]) == ("village.t2", "confirmed")
    assert (called["ticket_class"], called["waited"]) == ("priority", 300)


def test_a_claim_is_put_right_at_the_counter_too(box: Box) -> None:
    box.issue(priority=True)
    box.at("1", c.CallNext)
    for confirmed in (False, True):
        box.give(c.JudgePriority, box.who(Role.GREETER), ticket="t1", confirmed=confirmed)
    assert box.desk("1")["ticket"]["ticket_class"] == "priority"
    box.at("1", c.UndoCall)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
