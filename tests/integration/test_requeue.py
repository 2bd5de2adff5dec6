"""Absent visitors and those who step back: not called again for a few minutes."""

from collections.abc import Callable

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.interruptions import move_tickets, server_away, suspend_service
from tests.parts.village import village


def next_called(box: Box, counter: str = "1") -> str:
    """The ticket that a counter calls next; it is finished at once."""
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


def test_ticket_is_called_all_the_same_where_no_other_waits(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("request")
    box.issue("tax")
    for ticket in ("t1", "t2"):
        box.at("1", c.CallTicket, ticket=ticket, reason="slip")
        box.at("1", c.Requeue)
        box.forward(seconds=10)
    # Of two absent visitors the one who has waited longer; counter 2 does not serve requests.
    assert "call_next" in box.desk("1")["allowed"]
    assert next_called(box, "2") == "t2"
    assert next_called(box) == "t1"


def test_pause_counts_against_tickets_of_other_services(box: Box) -> None:
    box.issue("paper")
    requeue(box)
    for service in ("request", "tax"):
        box.issue(service, priority=service == "tax")
    assert [next_called(box) for _ in range(3)] == ["t3", "t2", "t1"]


def changed(box: Box) -> None:
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t1", service=box.id("request"))


def claim_refused(box: Box) -> None:
    box.give(c.JudgePriority, box.who(Role.GREETER), ticket="t1", confirmed=False)


def called_by_mistake(box: Box) -> None:
    box.at("1", c.CallTicket, ticket="t1", reason="slip")
    box.at("1", c.UndoCall)


@pytest.mark.parametrize(
    "then", [move_tickets, changed, claim_refused, called_by_mistake, suspend_service, server_away]
)
def test_pause_stays_through_changes_of_the_queue(box: Box, then: Callable[[Box], None]) -> None:
    issue_three(box, priority=True)
    requeue(box)
    box.forward(minutes=2)
    then(box)
    box.forward(minutes=2, seconds=59)
    assert next_called(box) == "t2"
    box.forward(seconds=1)
    assert next_called(box) == "t1"


def test_pause_stays_when_the_counter_that_a_ticket_waits_for_closes(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    issue_three(box)
    box.at("1", c.CallNext)
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.at("3", c.CallNext)
    box.at("3", c.Requeue)
    box.give(c.CloseCounter, counter="3")
    assert next_called(box) == "t2"


def finished(box: Box) -> None:
    """It goes on to its next service."""
    box.at("1", c.Finish)


def held(box: Box) -> None:
    box.at("1", c.Hold)
    box.at("1", c.Resume, ticket="t1")
    box.at("1", c.UndoCall)


def missed(box: Box) -> None:
    box.at("1", c.MarkNoShow)
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


def started(box: Box) -> None:
    box.at("1", c.Start)
    box.at("1", c.UndoStart)
    box.at("1", c.UndoCall)


@pytest.mark.parametrize("how", [finished, held, missed, started])
def test_visitor_who_came_is_absent_no_longer(box: Box, how: Callable[[Box], None]) -> None:
    issue_three(box, "request")
    requeue(box)
    box.at("1", c.CallTicket, ticket="t1", reason="came_back")
    how(box)
    assert next_called(box) == "t1"


def test_time_of_an_unanswered_call_does_not_count_as_waiting(box: Box) -> None:
    box.issue()
    box.forward(minutes=2)
    box.at("1", c.CallNext)
    box.forward(minutes=5)
    box.at("1", c.Requeue)
    box.forward(minutes=1)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 180


def test_pause_does_not_outlive_the_end_of_a_ticket(box: Box) -> None:
    issue_three(box)
    requeue(box)
    box.give(c.Cancel, box.visitor("t1"), ticket="t1")
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")
    assert next_called(box) == "t1"
