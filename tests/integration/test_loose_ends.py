"""Skips, waits, bindings and rights that outlive their reason would leave people waiting."""

from datetime import timedelta

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from server.application.snapshots.waits import waits_of
from tests.parts.box import Box
from tests.parts.village import village_data


@pytest.fixture
def three(box: Box) -> Box:
    """The village with all three counters open."""
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    return box


def bound_to_three(box: Box) -> None:
    """The first ticket waits for counter 3 alone."""
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))


def called_at_one(box: Box) -> None:
    """A supervisor calls it to counter 1 instead."""
    boss = box.who(Role.SUPERVISOR)
    box.give(c.CallTicket, boss, counter="1", ticket="t1", reason="bus_leaves")


def test_a_counter_closes_though_who_waited_for_it_was_called_elsewhere(three: Box) -> None:
    bound_to_three(three)
    called_at_one(three)
    assert "close_counter" in three.desk("3")["allowed"]
    assert three.give(c.CloseCounter, counter="3")["state"] == "closed"


@pytest.mark.parametrize("back", [c.Requeue, c.UndoCall])
def test_who_comes_back_to_a_counter_that_has_closed_waits_for_the_service(
    three: Box, back: type[c.OwnTicketCommand]
) -> None:
    bound_to_three(three)
    called_at_one(three)
    three.give(c.CloseCounter, counter="3")
    three.at("1", back)
    assert three.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_who_is_taken_back_by_an_alarm_waits_for_nobody_that_has_left(three: Box) -> None:
    bound_to_three(three)
    called_at_one(three)
    three.give(c.CloseCounter, counter="3")
    boss = three.who(Role.SUPERVISOR)
    three.give(c.SuspendCentre, boss, reason="drill")
    three.give(c.ResumeCentre, boss)
    assert three.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_who_waits_for_an_operator_that_was_relieved_waits_for_the_service(three: Box) -> None:
    three.called("1", "paper")
    three.at("1", c.Transfer, to_operator=three.who(Role.OPERATOR, "3").id)
    three.give(c.TakeOver, three.who(Role.SUPERVISOR), counter="3")
    assert three.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_a_skip_goes_along_to_another_line_and_counts_the_calls_of_that(box: Box) -> None:
    for _ in range(3):
        box.called("1", "paper")
        box.at("1", c.Finish)
    box.issue("paper")
    box.give(c.StepBack, box.visitor("t4"), ticket="t4")
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t4", service=box.id("tax"))
    for _ in range(2):
        box.forward(seconds=1)
        box.issue("tax")
    # It lets one call of the papers pass, so one of the taxes: not the fourth, as there.
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t5"
    assert box.at("1", c.Finish, next=True)["ticket"]["id"] == "village.t4"


def test_time_set_aside_earns_nothing_when_the_call_back_is_undone(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Hold)
    box.forward(minutes=20)
    box.at("1", c.Resume, ticket="village.t1")
    box.forward(seconds=5)
    box.at("1", c.UndoCall)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 5


def test_nobody_of_yesterday_waits_in_the_morning(box: Box) -> None:
    box.called("1", "paper", "tax")
    box.at("1", c.Start)
    box.give(c.CloseDay)
    # The service ends as usual; the second one nobody is there for any more.
    box.at("1", c.Finish)
    box.forward(days=1)
    box.open_day()
    assert box.ticket("t1")["state"] == "expired"


def test_a_called_visitor_has_the_whole_time_though_the_server_was_away(box: Box) -> None:
    box.called()
    for _ in range(3):
        box.at("1", c.Recall)
    display = box.who(Role.DISPLAY)
    box.give(c.ReportCall, display, device=display.id, call=4, how="shown")
    since = box.clock.now()
    box.forward(minutes=10)
    box.give(c.RecordGap, box.who(Role.CLOCK), since=since, until=since + timedelta(minutes=10))
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(seconds=60)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"


def test_nothing_is_called_again_while_the_hall_stands_still(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    boss = box.who(Role.SUPERVISOR)
    box.give(c.SuspendCentre, boss, reason="drill")
    desk = box.at("1", c.UndoStart)
    assert "recall" not in desk["allowed"]
    with box.refuses(ProblemType.SUSPENDED):
        box.at("1", c.Recall)
    box.give(c.ResumeCentre, boss)
    assert box.at("1", c.Recall)["ticket"]["recalls"] == 1


def test_who_is_parked_for_a_service_that_stands_still_is_told_so(box: Box) -> None:
    box.called()
    box.at("1", c.Hold)
    box.give(c.SuspendService, service=box.id("paper"), reason="system_down")
    with box.refuses(ProblemType.SUSPENDED):
        box.at("1", c.Resume, ticket="village.t1")


def test_a_hall_stops_twice_in_one_moment(box: Box) -> None:
    # A clock that went back a little stands until it has caught up.
    boss = box.who(Role.SUPERVISOR)
    for _ in range(2):
        box.give(c.SuspendCentre, boss, reason="drill")
        box.give(c.ResumeCentre, boss)
    assert box.last(4) == ["centre_suspended", "centre_resumed"] * 2


def test_a_number_rests_though_others_were_passed_over(box: Box) -> None:
    data = village_data()
    data["series"][0]["last"] = 3
    box.bring_in(CentreConfig.model_validate(data))
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(days=1)
    # A001 of yesterday is still being served.
    box.open_day()
    greeter = box.who(Role.GREETER)
    for number in ("A002", "A003"):
        taken = box.issue("paper")
        assert taken["number"] == number
        box.give(c.Cancel, greeter, ticket=taken["id"])
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("paper")


def test_a_number_rests_past_the_turn_of_the_day(box: Box) -> None:
    data = village_data()
    data["series"][0]["last"] = 2
    box.bring_in(CentreConfig.model_validate(data))
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(days=1)
    box.open_day()
    box.at("1", c.Finish)  # A001, begun yesterday, goes home now
    assert box.issue("paper")["number"] == "A002"
    box.forward(minutes=59)
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("paper")
    box.forward(minutes=1)
    assert box.issue("paper")["number"] == "A001"


@pytest.mark.parametrize("operator_does_it", [True, False])
def test_who_sends_a_visitor_on_has_acted(three: Box, operator_does_it: bool) -> None:
    ticket = three.called("2", "tax")
    three.at("2", c.Start)
    three.forward(minutes=40)
    if operator_does_it:
        three.at("2", c.Transfer, to_service=three.id("paper"))
    else:
        greeter = three.who(Role.GREETER)
        three.give(c.TransferTicket, greeter, ticket=ticket, to_service=three.id("paper"))
    three.forward(minutes=1)
    waits = three.read(lambda reading: waits_of(reading, three.clock.now()))
    # The other two counters have done nothing for so long that nobody counts on them.
    assert (waits.for_newcomer(three.id("tax")) is not None) is operator_does_it
