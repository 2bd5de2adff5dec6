"""Undoing a slip: a call, a start, a finish, a judgement."""

from typing import Any

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


def call_of(box: Box, ticket: str) -> dict[str, Any]:
    """The newest call of a ticket on the board."""
    calls = [one for one in box.board()["calls"] if one["number"] == box.ticket(ticket)["number"]]
    newest: dict[str, Any] = max(calls, key=lambda one: one["call"])
    return newest


def test_call_can_be_undone_for_thirty_seconds_and_loses_no_place(box: Box) -> None:
    box.issue()
    box.issue()
    box.forward(minutes=1)
    box.at("1", c.CallNext)
    box.forward(seconds=30)
    desk = box.at("1", c.UndoCall)
    assert desk["ticket"] is None
    assert box.board()["calls"][0]["withdrawn"]
    # It lost no place, and the seconds of the slip count as waiting.
    box.give(c.OpenCounter, counter="3")
    desk = box.at("3", c.CallNext)
    assert (desk["ticket"]["id"], desk["ticket"]["waited"]) == ("village.t1", 90)
    box.forward(seconds=30.001)
    assert "undo_call" not in box.desk("3")["allowed"]
    with box.refuses(ProblemType.TOO_LATE, state="called"):
        box.at("3", c.UndoCall)


def test_undone_start_shows_the_call_on_the_board_again(box: Box) -> None:
    box.called("1", "paper")
    before = call_of(box, "t1")
    box.at("1", c.Start)
    assert call_of(box, "t1")["over"]
    box.at("1", c.UndoStart)
    assert call_of(box, "t1") == before


def test_finished_ticket_is_reopened_at_its_counter(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.forward(minutes=5)
    box.at("1", c.Finish, outcome="refused")
    box.forward(minutes=10)
    desk = box.at("1", c.ReopenAtCounter, ticket="t1")
    assert desk["ticket"]["state"] == "serving"
    assert desk["ticket"]["stops"][0]["outcome"] is None
    assert desk["last_finished"] is None
    box.at("1", c.Finish)
    box.forward(minutes=10, seconds=1)
    assert "reopen" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.ReopenAtCounter, ticket="t1")


@pytest.mark.parametrize("back", [c.UndoCall, c.Requeue, c.MarkNoShow])
def test_finish_and_next_can_be_undone(box: Box, back: type[c.PresentStopCommand]) -> None:
    slipped(box)
    assert "reopen" not in box.desk("1")["allowed"]
    desk = box.at("1", back)
    assert desk["last_finished"] == "village.t1"
    assert "reopen" in desk["allowed"]
    desk = box.at("1", c.ReopenAtCounter, ticket="t1")
    assert (desk["ticket"]["id"], desk["ticket"]["state"]) == ("village.t1", "serving")
