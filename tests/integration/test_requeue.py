"""Absent visitors and those who step back: not called again for a few minutes."""

from collections.abc import Callable

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
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


def test_time_of_an_unanswered_call_does_not_count_as_waiting(box: Box) -> None:
    box.issue()
    box.forward(minutes=2)
    box.at("1", c.CallNext)
    box.forward(minutes=5)
    box.at("1", c.Requeue)
    box.forward(minutes=1)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 180
