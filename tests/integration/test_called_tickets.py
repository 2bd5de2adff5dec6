"""What becomes of a called ticket: held, missed, undone."""

from typing import Any

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
