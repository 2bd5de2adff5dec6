"""Tickets set aside and taken up again; absent visitors; calls out of order."""

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.village import village


def test_a_parked_ticket_frees_the_counter_and_is_called_back(box: Box) -> None:
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
    # Three minutes before and two after; ten in between were nobody's.
    assert box.ticket("t1")["stops"][0]["time"] == 300


def test_time_aside_earns_no_place(box: Box) -> None:
    box.called()
    waited = box.desk("1")["ticket"]["waited"]
    box.at("1", c.Hold)
    box.forward(minutes=30)
    box.at("1", c.Resume, ticket="t1")
    assert box.desk("1")["ticket"]["waited"] == waited


def test_any_counter_of_the_profile_takes_a_parked_ticket_up(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Hold)
    assert box.desk("2")["on_hold"] == []
    with box.refuses(ProblemType.NOT_IN_PROFILE):
        box.at("2", c.Resume, ticket="t1")
    box.at("3", c.Resume, ticket="t1")
    with box.refuses(ProblemType.NOT_ALLOWED_NOW):
        box.at("1", c.Resume, ticket="t1")


def test_a_reminder_lies_ahead(box: Box) -> None:
    box.called()
    with box.refuses(ProblemType.MALFORMED):
        box.at("1", c.Hold, remind_at=box.clock.now())
    soon = box.clock.now().replace(minute=30)
    desk = box.at("1", c.Hold, remind_at=soon)
    assert desk["on_hold"][0]["remind_at"] == "2026-11-23T06:30:00.000Z"


def test_who_steps_back_lets_one_pass(box: Box) -> None:
    for _ in range(3):
        box.issue()
        box.forward(minutes=1)
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    assert box.at("1", c.Finish, next=True)["ticket"]["id"] == "village.t1"


def test_a_recall_has_to_wait_a_moment(box: Box) -> None:
    box.bring_in(village(recall_cooldown_seconds=5))
    box.called()
    assert "recall" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.TOO_FAST):
        box.at("1", c.Recall)
    box.forward(seconds=5)
    assert "recall" in box.desk("1")["allowed"]
    box.at("1", c.Recall)
    with box.refuses(ProblemType.TOO_FAST):
        box.at("1", c.Recall)


@pytest.mark.parametrize("hours", [-1, -3])
def test_a_clock_that_went_back_forbids_no_recall(box: Box, hours: int) -> None:
    box.bring_in(village(recall_cooldown_seconds=5))
    box.called()
    # Until it has caught up, what is recorded stands at the last event.
    box.forward(hours=hours)
    box.forward(seconds=5)
    assert "recall" in box.desk("1")["allowed"]
    box.at("1", c.Recall)
    box.forward(minutes=30)
    box.at("1", c.Recall)


def test_after_unanswered_recalls_the_clock_marks_a_no_show(box: Box) -> None:
    box.bring_in(village(no_show_recalls=2, no_show_seconds=60))
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


def test_who_came_is_no_absentee(box: Box) -> None:
    box.bring_in(village(no_show_recalls=1, no_show_seconds=60))
    box.called()
    box.at("1", c.Recall)
    box.at("1", c.Start)
    box.forward(minutes=5)
    box.tick()
    assert box.ticket("t1")["state"] == "serving"


def test_the_clock_may_be_told_never_to_mark(box: Box) -> None:
    box.bring_in(village(no_show_recalls=0))
    box.called()
    for _ in range(9):
        box.at("1", c.Recall)
    box.forward(hours=1)
    box.tick()
    assert box.ticket("t1")["state"] == "called"


def test_a_chosen_ticket_is_called_for_a_reason_that_the_log_keeps(box: Box) -> None:
    box.issue()
    box.forward(minutes=3)
    box.issue()
    desk = box.at("1", c.CallTicket, ticket="t2", reason="fell_ill")
    assert desk["ticket"]["id"] == "village.t2"
    reasons = box.events()[-1].data["reasons"]
    assert isinstance(reasons, dict)
    assert (reasons["rule"], reasons["reason"]) == ("chosen", "fell_ill")
    assert [one["ticket"] for one in reasons["compared"]] == ["village.t2", "village.t1"]


def test_an_operator_chooses_among_those_of_the_counter(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("request")
    with box.refuses(ProblemType.NOT_IN_PROFILE):
        box.at("2", c.CallTicket, ticket="t1", reason="asked")
    box.give(c.CloseCounter, counter="2")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.OpenCounter, boss, counter="2")
    desk = box.give(c.CallTicket, boss, counter="2", ticket="t1", reason="asked")
    assert desk["ticket"]["id"] == "village.t1"


@pytest.mark.parametrize("state", ["called", "finished"])
def test_only_who_waits_can_be_chosen(box: Box, state: str) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("3")
    if state == "finished":
        box.at("3", c.Finish)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state=state):
        box.at("1", c.CallTicket, ticket="t1", reason="asked")


def test_a_missed_visitor_may_come_back_alone_once(box: Box) -> None:
    box.called()
    box.at("1", c.MarkNoShow)
    box.give(c.Reopen, box.visitor("t1"), ticket="t1")
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.visitor("t1"), ticket="t1")
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


def test_staff_put_a_called_visitor_back_who_is_elsewhere(box: Box) -> None:
    box.called()
    box.give(c.RequeueTicket, box.who(Role.GREETER), ticket="t1")
    assert (box.ticket("t1")["state"], box.desk("1")["ticket"]) == ("waiting", None)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="waiting"):
        box.give(c.RequeueTicket, box.who(Role.GREETER), ticket="t1")


def test_who_walks_badly_has_twice_the_time_to_come(box: Box) -> None:
    box.bring_in(village(no_show_recalls=1, no_show_seconds=60))
    box.issue(assist=["walk"])
    box.at("1", c.CallNext)
    box.at("1", c.Recall)
    box.forward(seconds=119)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=1)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"


@pytest.mark.parametrize(
    ("by", "allowed"),
    [
        (Role.GREETER, "transfer change_service step_back cancel"),
        (Role.VISITOR, "step_back cancel"),
    ],
)
def test_a_refusal_says_what_may_be_done_to_the_ticket(box: Box, by: Role, allowed: str) -> None:
    box.issue()
    who = box.visitor("t1") if by is Role.VISITOR else box.who(by)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="waiting", allowed=allowed):
        box.give(c.Reopen, who, ticket="t1")


def test_what_a_refusal_allows_is_not_too_late(box: Box) -> None:
    given_up = box.issue()["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=given_up)
    missed = box.called("1")
    box.give(c.MarkNoShow, box.who(Role.OPERATOR, "1"), counter="1", ticket=missed)
    greeter, bearer = box.who(Role.GREETER), box.visitor(missed)
    for minutes, allowed in ((0, "reopen"), (120, "")):
        box.forward(minutes=minutes)
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="cancelled", allowed=allowed):
            box.give(c.StepBack, greeter, ticket=given_up)
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, allowed=f"cancel {allowed}"):
            box.give(c.StepBack, bearer, ticket=missed)
    with box.refuses(ProblemType.TOO_LATE, state="missed", allowed="cancel"):
        box.give(c.Reopen, bearer, ticket=missed)


def test_a_refusal_at_the_counter_names_its_buttons_whatever_the_reason(box: Box) -> None:
    box.bring_in(village(recall_cooldown_seconds=5))
    identity = box.called("1")
    calling = "start finish mark_no_show requeue hold transfer"
    with box.refuses(ProblemType.TOO_FAST, state="called", allowed=f"{calling} undo_call"):
        box.at("1", c.Recall)
    box.forward(minutes=1)
    with box.refuses(ProblemType.TOO_LATE, allowed=f"{calling} recall"):
        box.at("1", c.UndoCall)
    with box.refuses(ProblemType.NOT_THIS_TICKET, allowed=f"{calling} recall"):
        box.at("1", c.Start, ticket=box.id("t77"))
    box.at("1", c.Finish, ticket=identity)
    box.issue()
    box.give(c.SuspendCentre, reason="drill")
    with box.refuses(ProblemType.SUSPENDED, allowed="reopen take_break close_counter"):
        box.at("1", c.CallNext)
