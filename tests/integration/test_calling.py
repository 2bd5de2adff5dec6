"""Calling, serving and finishing tickets at a counter."""

from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.staff import Machine, ask, refused, told

FREE = {"take_break", "close_counter"}


CALL = {"call_next", "call_ticket"}


CALLED = {
    *("recall", "start", "finish", "mark_no_show"),
    *("requeue", "hold", "transfer", "change_service"),
}


SERVING = {"finish", "undo_start", "hold", "transfer", "add_service"}


def allowed(box: Box, counter: str = "1") -> set[str]:
    return set(box.desk(counter)["allowed"])


def test_visit_from_call_to_finish(box: Box) -> None:
    box.issue("paper")
    box.issue("paper")
    assert allowed(box) == FREE | CALL
    box.forward(minutes=3)
    desk = box.at("1", c.CallNext)
    ticket = desk["ticket"]
    assert set(desk["allowed"]) == CALLED | {"undo_call"}
    assert (ticket["number"], ticket["state"], ticket["waited"]) == ("A001", "called", 180)
    assert ticket["reasons"]["rule"] == "longest_wait"
    assert [one["number"] for one in ticket["reasons"]["compared"]] == ["A001", "A002"]
    assert (desk["waiting"], desk["longest_wait"]) == (1, 180)
    assert box.ticket("t1")["counter"] == "1"
    assert box.ticket("t1")["direction"] == "left"
    box.forward(seconds=31)
    assert allowed(box) == CALLED
    assert set(box.at("1", c.Start)["allowed"]) == SERVING
    box.forward(minutes=6)
    desk = box.at("1", c.Finish)
    assert set(desk["allowed"]) == FREE | CALL | {"reopen"}
    assert desk["ticket"] is None
    assert desk["last_finished"] == "village.t1"
    assert desk["own_day"] == {"served": 1, "missed": 0, "mean_service": 360}
    box.forward(minutes=11)
    assert allowed(box) == FREE | CALL


def test_each_recall_is_a_call_on_the_board(box: Box) -> None:
    box.called()
    first = box.board()["calls"]
    desk = box.at("1", c.Recall)
    assert (desk["ticket"]["recalls"], desk["ticket"]["state"]) == (1, "called")
    calls = box.board()["calls"]
    assert [one["call"] for one in calls] == [first[0]["call"] + 1, first[0]["call"]]
    assert [one["recall"] for one in calls] == [True, False]
    assert [one["over"] for one in calls] == [False, True]
    box.at("1", c.Start)
    assert [one["over"] for one in box.board()["calls"]] == [True, True]
    assert not any(one["withdrawn"] for one in box.board()["calls"])


def voice_of_the_blue_zone(box: Box) -> Machine:
    """A display that the server made the voice of the zone of counter 1."""
    layouts = [{"key": "blue", "voice": True, "zones": ["blue"]}, {"key": "mute"}]
    box.import_config(config(lambda data: data.update(displays=layouts)))
    display = Machine(box, Role.DISPLAY).enrol()
    box.give(c.SetDevice, device=display.id, label="blue", display="blue")
    assert told(display.report(sound="ok"))["voice"] == ["village.blue"]
    return display


def report(box: Box, display: str, **call: Any) -> TestResponse:
    return ask(box, "devices/me/calls", display, command_id=str(uuid4()), **call)


def test_only_the_first_report_of_a_call_is_an_event(box: Box) -> None:
    display = voice_of_the_blue_zone(box)
    box.called()
    for how in ("shown", "shown", "spoken", "shown", "spoken"):
        told(report(box, display.secret, call=1, how=how))
    assert box.last(3)[1:] == ["call_shown", "call_spoken"]
    told(report(box, display.secret, call=1, how="silent", reason="too_old"))
    assert box.last() == ["call_spoken"]
    refused(report(box, display.secret, call=7, how="shown"), "not_found")


def test_only_the_voice_of_a_zone_reports_that_its_calls_are_spoken(box: Box) -> None:
    """Another display silenced a call: the voice speaks none that was dealt with."""
    voice = voice_of_the_blue_zone(box)
    other = Machine(box, Role.DISPLAY).enrol()
    box.give(c.SetDevice, device=other.id, label="other", display="mute")
    assert told(other.report(sound="ok"))["voice"] == []
    box.called()
    for display in (other.secret, box.bearer(Role.DISPLAY)):
        for more in ({"how": "spoken"}, {"how": "silent", "reason": "too_many"}):
            answer = report(box, display, call=1, **more)
            refused(answer, "not_permitted")
        told(report(box, display, call=1, how="shown"))
    assert box.last() == ["call_shown"]
    # It reports what it spoke also after the server was away for longer than a grant lasts.
    box.forward(minutes=5)
    told(report(box, voice.secret, call=1, how="spoken"))
    assert box.last() == ["call_spoken"]
    # Nor does it report of counters outside its zone.
    box.give(c.OpenCounter, counter="2")
    box.called("2")
    refused(report(box, voice.secret, call=2, how="spoken"), "not_permitted")


def test_late_key_never_touches_the_next_ticket(box: Box) -> None:
    keys = (c.Recall, c.Start, c.UndoCall, c.UndoStart, c.Finish, c.Requeue, c.MarkNoShow)
    box.issue()
    box.issue()
    box.at("1", c.CallNext)
    box.at("1", c.Finish, next=True)
    for command in keys:
        with box.refuses(ProblemType.NOT_THIS_TICKET, state="called"):
            box.at("1", command, ticket="t1")
    box.at("1", c.Finish)
    for command in keys:
        with box.refuses(ProblemType.NOT_THIS_TICKET):
            box.at("1", command, ticket="t2")


def test_doubled_finish_leaves_the_next_stop_alone(box: Box) -> None:
    box.issue("paper", "request")
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    desk = box.at("1", c.Finish, next=True, stop=0)
    assert (desk["ticket"]["id"], desk["ticket"]["stop"]) == ("village.t1", 1)
    for model in (c.Finish, c.Start, c.Hold, c.MarkNoShow, c.Requeue, c.UndoCall, c.Recall):
        with box.refuses(ProblemType.NOT_THIS_TICKET, state="called"):
            box.at("1", model, ticket="t1", stop=0)
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.Transfer, ticket="t1", stop=0, to_service=box.id("tax"))
    box.at("1", c.Finish, ticket="t1", stop=1)
    assert box.ticket("t1")["state"] == "finished"
