"""Tickets on hold, and the durations of a stop: wait, walk and time of service."""

from collections.abc import Callable

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box


def test_ticket_on_hold_frees_the_counter_and_is_resumed(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.forward(minutes=3)
    desk = box.at("1", c.Hold, reason="form_to_fill")
    assert desk["ticket"] is None
    assert [(p["number"], p["reason"]) for p in desk["on_hold"]] == [("A001", "form_to_fill")]
    assert "resume" in desk["allowed"]
    box.forward(minutes=10)
    desk = box.at("1", c.Resume, ticket="t1")
    assert (desk["ticket"]["state"], desk["on_hold"]) == ("called", [])
    assert box.board()["calls"][0]["number"] == "A001"
    box.at("1", c.Start)
    box.forward(minutes=2)
    box.at("1", c.Finish)
    # Three minutes before the hold and two after it.
    assert box.ticket("t1")["stops"][0]["time"] == 300


def test_reminder_is_in_the_future(box: Box) -> None:
    box.called()
    with box.refuses(ProblemType.MALFORMED):
        box.at("1", c.Hold, remind_at=box.clock.now())
    soon = box.clock.now().replace(minute=30)
    desk = box.at("1", c.Hold, remind_at=soon)
    assert desk["on_hold"][0]["remind_at"] == "2026-11-23T06:30:00.000Z"


def take_from_hold(box: Box, *, started: bool = True) -> None:
    """A ticket waits 5 minutes, its visitor walks 1, is served 10, and is on hold for 30."""
    box.issue("tax")
    box.forward(minutes=5)
    box.at("1", c.CallNext)
    box.forward(minutes=1)
    if started:
        box.at("1", c.Start)
        box.forward(minutes=10)
    box.at("1", c.Hold)
    box.forward(minutes=30)
    box.at("1", c.Resume, ticket="t1")
    box.forward(seconds=20)


def serve(box: Box, counter: str = "1") -> tuple[int | None, int | None, int | None]:
    """Serve two more minutes; the wait, walk and time of the first stop."""
    box.at(counter, c.Start)
    box.forward(minutes=2)
    box.at(counter, c.Finish)
    stop = box.ticket("t1")["stops"][0]
    return stop["wait"], stop["walk"], stop["time"]


def requeued(box: Box) -> None:
    box.at("1", c.Requeue)


def undone(box: Box) -> None:
    box.at("1", c.UndoCall)


def missed(box: Box) -> None:
    box.at("1", c.MarkNoShow)
    box.forward(minutes=3)
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


def cancelled(box: Box) -> None:
    box.at("1", c.Hold)
    box.give(c.Cancel, box.visitor("t1"), ticket="t1")
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


@pytest.mark.parametrize("back", [requeued, undone, missed, cancelled])
def test_wait_ends_with_the_first_call_that_was_answered(
    box: Box, back: Callable[[Box], None]
) -> None:
    box.give(c.OpenCounter, counter="3")
    take_from_hold(box)
    back(box)
    box.forward(minutes=4)
    box.at("3", c.CallNext)
    assert serve(box, "3") == (300, 60, 720)
