"""The durations of a stop: being set aside, and called back, begins none of them anew."""

from collections.abc import Callable

import pytest

from contract import commands as c
from contract.enums import Role
from tests.parts.box import Box


def on_hold(box: Box, *, started: bool = True) -> None:
    """A ticket waits 5 minutes, walks 1, is served 10, and lies aside for 30."""
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


def served(box: Box, counter: str = "1") -> tuple[int | None, int | None, int | None]:
    """Wait, walk and time of the first stop, after two more minutes of service."""
    box.at(counter, c.Start)
    box.forward(minutes=2)
    box.at(counter, c.Finish)
    stop = box.ticket("t1")["stops"][0]
    return stop["wait"], stop["walk"], stop["time"]


def test_who_is_called_back_waits_and_walks_no_longer(box: Box) -> None:
    on_hold(box)
    assert served(box) == (300, 60, 720)
    assert box.desk("1")["own_day"]["mean_service"] == 720


def test_who_is_set_aside_at_once_has_come(box: Box) -> None:
    on_hold(box, started=False)
    assert served(box) == (300, 60, 120)


def requeued(box: Box) -> None:
    box.at("1", c.Requeue)


def undone(box: Box) -> None:
    box.at("1", c.UndoCall)


def missed(box: Box) -> None:
    box.at("1", c.MarkNoShow)
    box.forward(minutes=3)
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


def given_up(box: Box) -> None:
    box.at("1", c.Hold)
    box.give(c.Cancel, box.visitor("t1"), ticket="t1")
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")


@pytest.mark.parametrize("back", [requeued, undone, missed, given_up])
def test_who_is_called_back_and_not_served_has_waited_once(
    box: Box, back: Callable[[Box], None]
) -> None:
    box.give(c.OpenCounter, counter="3")
    on_hold(box)
    back(box)
    box.forward(minutes=4)
    box.at("3", c.CallNext)
    assert served(box, "3") == (300, 60, 720)


def test_a_call_to_which_nobody_came_is_a_part_of_the_wait(box: Box) -> None:
    box.called("1", "tax")
    box.forward(minutes=2)
    box.at("1", c.Requeue)
    box.forward(minutes=3)
    box.at("1", c.CallNext)
    box.forward(seconds=30)
    assert served(box) == (300, 30, 120)


def test_a_start_after_the_call_back_is_taken_back(box: Box) -> None:
    on_hold(box)
    box.at("1", c.Start)
    box.forward(minutes=1)
    box.at("1", c.UndoStart)
    assert served(box) == (300, 60, 720)


def test_a_start_that_was_a_slip_begins_nothing(box: Box) -> None:
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(seconds=40)
    box.at("1", c.UndoStart)
    assert served(box) == (0, 40, 120)
