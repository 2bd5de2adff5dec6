"""Cases at the edges: around a restart, after the day, beside the comeback time, odd times."""

from datetime import UTC, datetime

import pytest

from contract import commands as c
from contract.enums import Channel, Role
from contract.errors import ProblemType
from server.application.gaps import after_a_gap
from tests.parts.box import Box
from tests.parts.village import village


def test_a_call_made_right_after_a_restart_is_not_taken_back(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("3")
    since = box.clock.now()
    box.forward(minutes=30)
    until = box.clock.now()
    box.called("1")
    box.forward(seconds=0.2)
    after_a_gap(box.hall, since, until)
    assert box.ticket("t1")["state"] == "waiting"
    assert box.ticket("t2")["state"] == "called"


def test_a_served_ticket_of_a_closed_day_waits_for_nobody(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper", "tax")
    box.at("1", c.Start)
    box.called("3", "paper")
    box.at("3", c.Start)
    box.give(c.CloseDay)
    box.at("1", c.Finish)
    box.at("3", c.UndoStart)
    box.at("3", c.Requeue)
    assert [box.ticket(one)["state"] for one in ("t1", "t2")] == ["expired", "expired"]
    assert box.ticket("t1")["stops"][0]["state"] == "served"


def test_an_absentee_alone_in_its_line_is_not_called_at_once(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=2)
    box.issue("request")
    box.issue("tax")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
    box.at("1", c.Requeue)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    # Two calls pass, as in a line with others; then its wait counts again.
    assert box.at("1", c.Finish, next=True)["ticket"]["id"] == "village.t3"
    assert box.at("1", c.Finish, next=True)["ticket"]["id"] == "village.t1"


def test_an_absentee_is_called_again_where_nobody_else_waits(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Requeue)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_a_withdrawn_call_uses_nothing_of_the_cap_up(box: Box) -> None:
    box.bring_in(village(cap_of=5, cap=2))
    box.issue()
    box.issue(priority=True)
    for _ in range(4):
        assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
        box.at("1", c.UndoCall)


@pytest.mark.parametrize("back", ["slip", "alarm", "service"])
def test_a_withdrawn_call_lets_nobody_pass(box: Box, back: str) -> None:
    for _ in range(2):
        box.issue()
        box.forward(seconds=10)
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    if back == "slip":
        box.at("1", c.UndoCall)
    elif back == "alarm":
        box.give(c.SuspendCentre, reason="alarm")
        box.forward(minutes=5)
        box.give(c.ResumeCentre)
    else:
        box.give(c.SuspendService, service=box.id("paper"), reason="system_down")
        box.give(c.ResumeService, service=box.id("paper"))
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    assert box.at("1", c.Finish, next=True)["ticket"]["id"] == "village.t1"


def test_a_withdrawn_call_ends_no_absence(box: Box) -> None:
    box.called()
    box.at("1", c.Requeue)
    for _ in range(3):
        box.forward(seconds=10)
        box.issue()
    box.at("1", c.CallTicket, ticket="t1", reason="slip")
    box.at("1", c.UndoCall)
    order = []
    for _ in range(4):
        order.append(box.at("1", c.CallNext)["ticket"]["id"])
        box.at("1", c.Finish)
    assert order == [f"village.t{n}" for n in (2, 3, 1, 4)]


def test_a_withdrawn_call_is_taken_back_where_it_was_made(box: Box) -> None:
    for _ in range(2):
        box.issue("paper")
        box.forward(seconds=10)
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    box.at("1", c.CallNext)
    # The visitor is there for something else; then it was a slip altogether.
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t2", service=box.id("request"))
    box.at("1", c.UndoCall)
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t2", service=box.id("paper"))
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"


def test_stepping_back_brings_no_absentee_forward(box: Box) -> None:
    for _ in range(4):
        box.issue()
        box.forward(seconds=10)
    box.at("1", c.CallNext)
    box.at("1", c.Requeue)
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    order = []
    for _ in range(4):
        order.append(box.at("1", c.CallNext)["ticket"]["id"])
        box.at("1", c.Finish)
    assert order == [f"village.t{n}" for n in (2, 3, 1, 4)]


def test_a_recall_lets_nobody_pass(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.issue("paper")
    box.forward(minutes=5)
    box.issue("request")
    box.at("1", c.CallNext)
    box.at("1", c.Requeue)
    box.issue("tax")
    box.issue("tax")
    assert box.at("3", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("3", c.Recall)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t3"
    assert box.at("1", c.Finish, next=True)["ticket"]["id"] == "village.t1"


def test_giving_up_gets_nobody_round_the_comeback_time(box: Box) -> None:
    box.called()
    box.at("1", c.MarkNoShow)
    box.forward(minutes=31)
    visitor = box.visitor("t1")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
    box.give(c.Cancel, visitor, ticket="t1")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


def test_a_paper_on_its_way_is_not_called_by_choice_either(box: Box) -> None:
    box.issue(channel=Channel.KIOSK)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="pending"):
        box.at("1", c.CallTicket, ticket="t1", reason="asked")
    box.forward(seconds=30)
    box.at("1", c.CallTicket, ticket="t1", reason="asked")


def test_a_counter_opened_before_the_day_stays_open(box: Box) -> None:
    box.give(c.CloseDay)
    box.forward(days=1)
    box.give(c.OpenCounter, counter="1")
    box.open_day()
    assert box.desk("1")["state"] == "open"


def test_the_next_in_the_same_line_is_compared_too(box: Box) -> None:
    box.issue()
    box.forward(minutes=6)
    box.issue()
    box.forward(minutes=3)
    box.at("1", c.CallNext)
    told = box.get("centres/village/tickets/village.t1/why", Role.GREETER, Accept_Language="en")
    assert told.get_json()["reasons"]["rule"] == "longest_wait"
    for part in ("A002", "9 of 15", "3 of 15"):
        assert part in told.get_json()["sentence"]


def test_a_right_to_come_back_begins_another_day(box: Box) -> None:
    token = box.issue("tax")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    with box.refuses(ProblemType.TOO_LATE):
        box.issue("paper", returning=token)


def test_nobody_is_called_on_for_a_service_that_stands_still(box: Box) -> None:
    box.called("1", "paper")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.SuspendService, boss, service="village.tax", reason="technical")
    with box.refuses(ProblemType.SUSPENDED):
        box.give(c.ChangeService, boss, ticket="t1", service="village.tax")


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z"]
)
def test_a_time_at_the_end_of_the_calendar_is_malformed(box: Box, moment: str) -> None:
    answer = box.post(
        "services/village.tax/suspend", Role.MANAGER, reason="technical", expected_end=moment
    )
    assert answer.status_code == 400
    assert box.issue("tax")["number"] == "K100"


@pytest.mark.parametrize("day", ["0001-01-01", "20261124", "2026-W48-2", "2026-13-01", "x"])
def test_a_day_that_cannot_be_meant_is_malformed(box: Box, day: str) -> None:
    assert box.get(f"centres/village/accuracy?day={day}", Role.MANAGER).status_code == 400
    told = box.get("centres/village/accuracy?day=2026-11-22", Role.MANAGER)
    assert told.get_json()["services"][0]["calls"] == 0


def test_the_year_of_a_time_is_one_that_can_be_meant(box: Box) -> None:
    box.called()
    later = datetime(2026, 11, 23, 9, tzinfo=UTC)
    box.at("1", c.Hold, remind_at=later)
    assert box.desk("1")["on_hold"][0]["remind_at"] == "2026-11-23T09:00:00.000Z"
