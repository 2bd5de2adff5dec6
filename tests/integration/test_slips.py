"""What was pressed by mistake has a way back."""

import pytest

from contract import commands as c
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
