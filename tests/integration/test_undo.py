"""Undoing a slip: a call, a start, a finish, a judgement."""

from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.village import village


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


def test_recall_does_not_make_a_call_undoable_again(box: Box) -> None:
    box.called()
    box.forward(seconds=25)
    box.at("1", c.Recall)
    box.forward(seconds=10)
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.UndoCall)


def test_start_can_be_undone(box: Box) -> None:
    box.called()
    box.forward(seconds=20)
    box.at("1", c.Start)
    box.forward(seconds=5)
    desk = box.at("1", c.UndoStart)
    assert desk["ticket"]["state"] == "called"
    assert desk["ticket"]["stops"][0]["walk"] is None
    box.forward(seconds=15)
    box.at("1", c.Start)
    assert box.desk("1")["ticket"]["stops"][0]["walk"] == 40


def test_undone_start_shows_the_call_on_the_board_again(box: Box) -> None:
    box.called("1", "paper")
    before = call_of(box, "t1")
    box.at("1", c.Start)
    assert call_of(box, "t1")["over"]
    box.at("1", c.UndoStart)
    assert call_of(box, "t1") == before


def test_undone_finish_and_start_show_the_call_on_the_board_again(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Finish)
    box.at("1", c.ReopenAtCounter, ticket="t1")
    box.at("1", c.UndoStart)
    assert not call_of(box, "t1")["over"]


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


def test_only_the_last_ticket_of_a_counter_is_reopened(box: Box) -> None:
    box.issue()
    box.issue()
    box.at("1", c.CallNext)
    box.at("1", c.Finish, next=True)
    box.at("1", c.Finish)
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.ReopenAtCounter, ticket="t1")
    box.give(c.OpenCounter, counter="3")
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("3", c.ReopenAtCounter, ticket="t2")
    box.at("1", c.TakeBreak)
    with box.refuses(
        ProblemType.NOT_ALLOWED_NOW, state="paused", allowed="open_counter close_counter"
    ):
        box.at("1", c.ReopenAtCounter, ticket="t2")


@pytest.mark.parametrize("back", [c.UndoCall, c.Requeue, c.MarkNoShow])
def test_finish_and_next_can_be_undone(box: Box, back: type[c.PresentStopCommand]) -> None:
    slipped(box)
    assert "reopen" not in box.desk("1")["allowed"]
    desk = box.at("1", back)
    assert desk["last_finished"] == "village.t1"
    assert "reopen" in desk["allowed"]
    desk = box.at("1", c.ReopenAtCounter, ticket="t1")
    assert (desk["ticket"]["id"], desk["ticket"]["state"]) == ("village.t1", "serving")


def test_finish_stays_once_the_next_ticket_was_served(box: Box) -> None:
    slipped(box)
    box.at("1", c.Start)
    box.at("1", c.UndoStart)
    desk = box.at("1", c.UndoCall)
    assert desk["last_finished"] is None
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.ReopenAtCounter, ticket="t1")


def test_undone_call_uses_nothing_of_the_cap(box: Box) -> None:
    box.import_config(village(cap_of=5, cap=2))
    box.issue()
    box.issue(priority=True)
    for _ in range(4):
        assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
        box.at("1", c.UndoCall)


def test_undone_call_is_taken_back_in_the_queue_where_it_was_made(box: Box) -> None:
    for _ in range(2):
        box.issue("paper")
        box.forward(seconds=10)
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    box.at("1", c.CallNext)
    # The service is changed, and then the call is undone after all.
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t2", service=box.id("request"))
    box.at("1", c.UndoCall)
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t2", service=box.id("paper"))
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"


def test_refused_claim_is_confirmed_after_all(box: Box) -> None:
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


def test_claim_of_a_called_ticket_is_judged_again(box: Box) -> None:
    box.issue(priority=True)
    box.at("1", c.CallNext)
    for confirmed in (False, True):
        box.give(c.JudgePriority, box.who(Role.GREETER), ticket="t1", confirmed=confirmed)
    assert box.desk("1")["ticket"]["ticket_class"] == "priority"
    box.at("1", c.UndoCall)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
