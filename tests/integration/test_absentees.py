"""Who was absent is not called again at once, whatever becomes of the line."""

import pytest

from contract import commands as c
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.village import village


def absent(box: Box, *services: str, priority: bool = False) -> None:
    """The first of four was called to counter 1, and did not come."""
    box.issue(*services, priority=priority)
    for _ in range(3):
        box.forward(seconds=10)
        box.issue("tax")
    box.at("1", c.CallTicket, ticket="t1", reason="asked")
    box.at("1", c.Requeue)


def order(box: Box, count: int = 4) -> list[str]:
    """Who is called next, one after another."""
    found = []
    for _ in range(count):
        found.append(str(box.at("1", c.CallNext)["ticket"]["id"]).removeprefix("village."))
        box.at("1", c.Finish)
    return found


def test_whose_line_is_moved(box: Box) -> None:
    absent(box, "tax")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))
    assert order(box) == ["t2", "t3", "t1", "t4"]


def test_whose_line_is_moved_in_the_middle_has_the_rest_to_let_pass(box: Box) -> None:
    absent(box, "tax")
    assert order(box, 1) == ["t2"]
    boss = box.who(Role.SUPERVISOR)
    box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))
    assert order(box, 3) == ["t3", "t1", "t4"]


def test_whose_claim_is_refused(box: Box) -> None:
    absent(box, "tax", priority=True)
    box.give(c.JudgePriority, box.who(Role.GREETER), ticket="t1", confirmed=False)
    assert order(box) == ["t2", "t3", "t1", "t4"]


def test_whose_claim_is_refused_at_the_counter(box: Box) -> None:
    absent(box, "tax", priority=True)
    box.at("1", c.CallTicket, ticket="t1", reason="asked")
    box.give(c.JudgePriority, box.who(Role.GREETER), ticket="t1", confirmed=False)
    box.at("1", c.Requeue)
    assert order(box) == ["t2", "t3", "t1", "t4"]


def test_whose_counter_closes(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.issue("tax")
    for _ in range(3):
        box.forward(seconds=10)
        box.issue("tax")
    box.at("1", c.CallNext)
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.at("3", c.CallNext)
    box.at("3", c.Requeue)
    box.give(c.CloseCounter, counter="3")
    assert order(box) == ["t2", "t3", "t1", "t4"]


@pytest.mark.parametrize("how", ["suspended", "ended", "corrected"])
def test_who_waits_for_another_service_of_the_ticket(box: Box, how: str) -> None:
    box.bring_in(village(stop_order="least_time"))
    box.issue("paper", "tax")
    first = box.ticket("t1")["stops"][0]["service"]
    other = next(one for one in ("paper", "tax") if box.id(one) != first)
    for _ in range(3):
        box.forward(seconds=10)
        box.issue(other)
    box.at("1", c.CallTicket, ticket="t1", reason="asked")
    box.at("1", c.Requeue)
    boss = box.who(Role.SUPERVISOR)
    if how == "suspended":
        box.give(c.SuspendService, boss, service=first, reason="system_down")
    elif how == "ended":
        box.give(c.EndWithReturn, boss, service=first)
    else:
        box.give(c.ChangeService, boss, ticket="t1", service=box.id(other))
    assert order(box, 3) == ["t2", "t3", "t1"]


def test_who_came_lets_nobody_pass_at_the_next_stop(box: Box) -> None:
    absent(box, "paper", "tax")
    box.at("1", c.CallTicket, ticket="t1", reason="asked")
    box.at("1", c.Finish)
    assert order(box)[0] == "t1"
