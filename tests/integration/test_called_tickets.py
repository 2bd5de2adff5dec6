"""What becomes of a called ticket: held, requeued, missed, undone; the durations of a stop."""

from collections.abc import Callable
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.village import village


def call_of(box: Box, ticket: str) -> dict[str, Any]:
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


def next_called(box: Box, counter: str = "1") -> str:
    called = str(box.at(counter, c.CallNext)["ticket"]["id"])
    box.at(counter, c.Finish)
    return called.removeprefix("village.")


def issue_three(box: Box, *services: str, priority: bool = False) -> None:
    """Three tickets wait; the first may have more services or priority."""
    for number in range(3):
        more = services if number == 0 else ()
        box.issue("tax", *more, priority=priority and number == 0)
        box.forward(seconds=10)


def requeue(box: Box) -> None:
    """The operator requeues the first ticket: its visitor did not come."""
    box.at("1", c.CallTicket, ticket="t1", reason="first")
    box.at("1", c.Requeue)


def requeue_from_the_floor(box: Box) -> None:
    """The greeter does: the visitor is elsewhere in the hall."""
    box.at("1", c.CallTicket, ticket="t1", reason="first")
    box.give(c.RequeueTicket, box.who(Role.GREETER), ticket="t1")
    assert box.desk("1")["ticket"] is None
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="waiting"):
        box.give(c.RequeueTicket, box.who(Role.GREETER), ticket="t1")


def step_back(box: Box) -> None:
    """The visitor lets others go first."""
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")


@pytest.mark.parametrize("how", [requeue, requeue_from_the_floor, step_back])
def test_ticket_is_not_called_again_for_five_minutes(box: Box, how: Callable[[Box], None]) -> None:
    issue_three(box)
    how(box)
    box.forward(minutes=4, seconds=59)
    assert next_called(box) == "t2"
    box.forward(seconds=1)
    # Then its wait counts again.
    assert [next_called(box) for _ in range(2)] == ["t1", "t3"]


def test_pauses_are_settings_of_the_centre(box: Box) -> None:
    box.import_config(village(requeue_minutes=10, step_back_minutes=1))
    issue_three(box)
    box.give(c.StepBack, box.visitor("t2"), ticket="t2")
    requeue(box)
    # Stepping back does not make a longer pause shorter.
    step_back(box)
    box.forward(minutes=1)
    assert next_called(box) == "t2"
    box.forward(minutes=8)
    assert next_called(box) == "t3"
    assert next_called(box) == "t1"


def test_time_of_an_unanswered_call_does_not_count_as_waiting(box: Box) -> None:
    box.issue()
    box.forward(minutes=2)
    box.at("1", c.CallNext)
    box.forward(minutes=5)
    box.at("1", c.Requeue)
    box.forward(minutes=1)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 180


def test_clock_marks_a_no_show_after_unanswered_recalls(box: Box) -> None:
    box.import_config(village(no_show_recalls=2, no_show_seconds=60))
    box.called()
    for _ in range(2):
        box.forward(seconds=30)
        box.at("1", c.Recall)
    box.forward(seconds=59)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    box.tick()
    box.tick()
    assert box.ticket("t1")["state"] == "missed"
    assert box.last() == ["ticket_missed"]
    assert box.events()[-1].actor.role is Role.CLOCK
    assert box.desk("1")["ticket"] is None


def test_visitor_who_walks_badly_has_twice_the_time(box: Box) -> None:
    box.import_config(village(no_show_recalls=1, no_show_seconds=60))
    box.issue(assist=["walk"])
    box.at("1", c.CallNext)
    box.at("1", c.Recall)
    box.forward(seconds=119)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"


def test_no_show_is_missed_and_counted(box: Box) -> None:
    box.called()
    box.at("1", c.Recall)
    desk = box.at("1", c.MarkNoShow)
    assert desk["ticket"] is None
    assert desk["own_day"] == {"served": 0, "missed": 1, "mean_service": None}
    event = box.events()[-1]
    assert (event.type, event.data["recalls"]) == ("ticket_missed", 1)
