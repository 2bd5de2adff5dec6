"""An operator at a counter: each command's effect, and what it refuses."""

from typing import Any

import pytest

from contract import commands as c
from contract.enums import BreakReason, Role
from contract.errors import ProblemType
from server.application.snapshots import hall
from tests.parts.box import Box
from tests.parts.village import village

FREE = {"take_break", "close_counter"}
CALL = {"call_next", "call_ticket"}
CALLED = {"recall", "start", "finish", "mark_no_show", "requeue", "hold", "transfer"}
SERVING = {"finish", "undo_start", "hold", "transfer", "add_service"}


def allowed(box: Box, counter: str = "1") -> set[str]:
    return set(box.desk(counter)["allowed"])


def test_a_visit_from_call_to_finish(box: Box) -> None:
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


def test_the_longest_wait_within_the_profile_is_next(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("request")
    box.forward(seconds=1)
    box.issue("tax")
    box.issue("paper")
    assert box.at("2", c.CallNext)["ticket"]["service"] == "village.tax"  # no requests at 2
    assert box.at("1", c.CallNext)["ticket"]["service"] == "village.request"
    box.at("2", c.Finish)
    assert box.at("2", c.CallNext)["ticket"]["service"] == "village.paper"
    box.at("1", c.Finish)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    assert "call_next" not in allowed(box)


def test_finish_and_next_is_one_command(box: Box) -> None:
    box.issue()
    box.issue()
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    desk = box.at("1", c.Finish, next=True)
    assert desk["ticket"]["id"] == "village.t2"
    assert box.last(2) == ["service_finished", "ticket_called"]
    assert box.events()[-1].command == box.events()[-2].command
    desk = box.at("1", c.Finish, next=True)
    assert desk["ticket"] is None
    assert desk["last_finished"] == "village.t2"


def test_finish_and_next_may_call_the_same_ticket_for_its_next_stop(box: Box) -> None:
    box.called("1", "paper", "tax")
    desk = box.at("1", c.Finish, next=True)
    assert desk["ticket"]["id"] == "village.t1"
    assert desk["ticket"]["service"] == "village.tax"


def test_each_recall_is_a_call_of_its_own(box: Box) -> None:
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


def test_a_call_can_be_withdrawn_for_thirty_seconds(box: Box) -> None:
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
    assert "undo_call" not in allowed(box, "3")
    with box.refuses(ProblemType.TOO_LATE, state="called"):
        box.at("3", c.UndoCall)


def test_a_recall_does_not_make_the_call_young_again(box: Box) -> None:
    box.called()
    box.forward(seconds=25)
    box.at("1", c.Recall)
    box.forward(seconds=10)
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.UndoCall)


def test_a_start_can_be_taken_back(box: Box) -> None:
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


def test_an_absent_visitor_lets_two_calls_pass(box: Box) -> None:
    for _ in range(4):
        box.issue()
    box.forward(minutes=1)
    order = []
    box.at("1", c.CallNext)
    desk = box.at("1", c.Requeue)
    assert desk["ticket"] is None
    assert box.ticket("t1")["state"] == "waiting"
    for _ in range(4):
        order.append(box.at("1", c.CallNext)["ticket"]["id"].removeprefix("village."))
        box.at("1", c.Finish)
    assert order == ["t2", "t3", "t1", "t4"]


def test_when_all_are_absent_the_oldest_is_called(box: Box) -> None:
    for n in (1, 2):
        box.issue()
        box.at("1", c.CallNext)
        box.at("1", c.Requeue)
        assert box.ticket(f"t{n}")["state"] == "waiting"
    assert "call_next" in allowed(box)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_the_time_of_a_call_in_vain_does_not_count_as_waiting(box: Box) -> None:
    box.issue()
    box.forward(minutes=2)
    box.at("1", c.CallNext)
    box.forward(minutes=5)
    box.at("1", c.Requeue)
    box.forward(minutes=1)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 180


def test_a_no_show_is_missed_and_counted(box: Box) -> None:
    box.called()
    box.at("1", c.Recall)
    desk = box.at("1", c.MarkNoShow)
    assert desk["ticket"] is None
    assert desk["own_day"] == {"served": 0, "missed": 1, "mean_service": None}
    event = box.events()[-1]
    assert (event.type, event.data["recalls"]) == ("ticket_missed", 1)


def test_only_who_did_not_come_is_missed(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    given_up = box.called("1", "paper")
    box.give(c.Cancel, box.visitor(given_up), ticket=given_up)
    assert box.desk("1")["own_day"]["missed"] == 0
    box.called("1", "paper")
    assert box.at("1", c.MarkNoShow)["own_day"]["missed"] == 1


def test_a_desk_counts_whom_its_counter_may_call(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.forward(minutes=4)
    box.issue("tax")
    box.forward(minutes=2)
    desks = [box.desk(counter) for counter in "13"]
    assert [(one["waiting"], one["longest_wait"]) for one in desks] == [(1, 120), (2, 360)]
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    desks = [box.desk(counter) for counter in "13"]
    assert [(one["waiting"], one["longest_wait"]) for one in desks] == [(0, None), (1, 360)]
    assert "call_next" not in desks[0]["allowed"]


def test_a_misclick_is_brought_back_at_its_counter(box: Box) -> None:
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
    assert "reopen" not in allowed(box)
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.ReopenAtCounter, ticket="t1")


def test_only_the_last_ticket_is_brought_back(box: Box) -> None:
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


# A key that is pressed twice or late


@pytest.mark.parametrize(
    "command", [c.Recall, c.Start, c.UndoCall, c.UndoStart, c.Finish, c.Requeue, c.MarkNoShow]
)
def test_a_late_key_never_touches_the_next_visitor(box: Box, command: type[c.Command]) -> None:
    box.issue()
    box.issue()
    box.at("1", c.CallNext)
    box.at("1", c.Finish, next=True)
    with box.refuses(ProblemType.NOT_THIS_TICKET, state="called"):
        box.at("1", command, ticket="t1")
    box.at("1", c.Finish)
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", command, ticket="t2")


@pytest.mark.parametrize(
    ("state", "command", "names"),
    [
        ("called", c.UndoStart, "recall start finish mark_no_show requeue undo_call hold transfer"),
        ("serving", c.Recall, "finish undo_start hold transfer add_service"),
        ("serving", c.Start, "finish undo_start hold transfer add_service"),
        ("serving", c.UndoCall, "finish undo_start hold transfer add_service"),
        ("serving", c.Requeue, "finish undo_start hold transfer add_service"),
        ("serving", c.MarkNoShow, "finish undo_start hold transfer add_service"),
    ],
)
def test_what_the_state_forbids_says_what_is_allowed(
    box: Box, state: str, command: type[c.Command], names: str
) -> None:
    box.called()
    if state == "serving":
        box.at("1", c.Start)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state=state, allowed=names):
        box.at("1", command)


@pytest.mark.parametrize(
    ("fields", "command"),
    [
        ({}, c.CallNext),
        ({"ticket": "t1"}, c.ReopenAtCounter),
        ({}, c.TakeBreak),
        ({}, c.CloseCounter),
    ],
)
def test_with_a_ticket_no_other_and_no_break(
    box: Box, fields: dict[str, Any], command: type[c.Command]
) -> None:
    box.called()
    box.issue()
    with box.refuses(
        ProblemType.NOT_ALLOWED_NOW,
        allowed="recall start finish mark_no_show requeue undo_call hold transfer",
    ):
        box.at("1", command, **fields)


# The counter itself


def test_a_counter_opens_pauses_and_closes(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    desk = box.at("3", c.TakeBreak, reason=BreakReason.LUNCH, minutes=40)
    assert (desk["state"], desk["expected_end"]) == ("paused", "2026-11-23T06:40:00.000Z")
    assert set(desk["allowed"]) == {"open_counter", "close_counter"}
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="paused"):
        box.at("3", c.CallNext)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="paused"):
        box.at("3", c.TakeBreak)
    desk = box.at("3", c.OpenCounter)
    assert (desk["state"], desk["expected_end"]) == ("open", None)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="open"):
        box.at("3", c.OpenCounter)
    desk = box.at("3", c.CloseCounter)
    assert (desk["state"], desk["operator"]) == ("closed", None)
    assert desk["allowed"] == ["open_counter"]
    for command in (c.CloseCounter, c.TakeBreak, c.CallNext):
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="closed", allowed="open_counter"):
            box.at("3", command)


def test_one_operator_sits_at_one_counter(box: Box) -> None:
    anybody = box.who(Role.OPERATOR)  # bound to no counter
    with box.refuses(ProblemType.COUNTER_TAKEN, state="open"):
        box.give(c.OpenCounter, anybody, counter="1")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.CallNext, anybody, counter="1")
    box.give(c.OpenCounter, anybody, counter="3")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.OpenCounter, anybody, counter="2")
    box.give(c.TakeBreak, anybody, counter="3")
    with box.refuses(ProblemType.COUNTER_TAKEN, state="paused"):
        box.at("3", c.OpenCounter)
    box.give(c.CloseCounter, anybody, counter="3")
    box.at("3", c.OpenCounter)


def test_a_supervisor_may_help_at_any_counter(box: Box) -> None:
    box.called()
    box.give(c.Finish, box.who(Role.SUPERVISOR), counter="1", ticket="t1")
    assert box.events()[-1].actor.role == "supervisor"


@pytest.mark.parametrize("command", [c.OpenCounter, c.CallNext, c.Finish])
def test_a_counter_that_is_not_there(box: Box, command: type[c.Command]) -> None:
    fields = {"ticket": "t1"} if command is c.Finish else {}
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(command, box.who(Role.SUPERVISOR), counter="99", **fields)


def test_when_the_ticket_is_cancelled_the_counter_is_free(box: Box) -> None:
    box.called()
    box.give(c.Cancel, ticket="t1")
    assert allowed(box) == FREE
    assert box.board()["calls"][0]["over"]
    box.issue()
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"


def test_the_hall_shows_lines_and_counters(box: Box) -> None:
    box.called("1", "paper")
    box.issue("tax")
    box.forward(minutes=2)
    shown = box.read(lambda reading: hall.build(box.hall.basis(reading)).wire())
    counters = {one["number"]: one for one in shown["counters"]}
    assert (counters["1"]["ticket"], counters["1"]["ticket_state"]) == ("A001", "called")
    assert (counters["2"]["state"], counters["2"]["operator"]) == ("closed", None)
    lines = {one["id"]: one for one in shown["services"]}
    assert lines["village.tax"]["head"] == {
        "ticket": "village.t2",
        "number": "K100",
        "waited": 120,
        "service": "village.tax",
        "target": 900,
    }
    assert (lines["village.tax"]["waiting"], lines["village.tax"]["longest_wait"]) == (1, 120)
    assert lines["village.paper"]["head"] is None


def test_rules_of_the_centre_are_kept(box: Box) -> None:
    box.bring_in(village(requeue_skip=0, undo_seconds=5))
    for _ in range(2):
        box.issue()
    box.at("1", c.CallNext)
    box.forward(seconds=6)
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.UndoCall)
    box.at("1", c.Requeue)
    box.forward(seconds=1)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
