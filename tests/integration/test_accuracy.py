"""How exact the waits were that visitors were shown: each promise where it was made."""

from collections.abc import Callable
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.events import TicketIssued
from tests.parts.box import Box
from tests.parts.village import village


def accuracy(box: Box) -> dict[str | None, dict[str, Any]]:
    """The accuracy of the day, by the key of the service; None for the whole hall."""
    told = box.get("centres/village/accuracy", Role.MANAGER).get_json()
    return {one["service"] and one["service"].partition(".")[2]: one for one in told["services"]}


def moved(box: Box) -> None:
    """Whoever waits for taxes waits for requests from now on."""
    boss = box.who(Role.SUPERVISOR)
    box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))


def call_all(box: Box, count: int) -> None:
    for _ in range(count):
        box.at("1", c.CallNext)
        box.at("1", c.Finish)


def test_a_promise_is_that_of_the_service_it_was_made_for(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
    box.issue("request")
    moved(box)
    box.forward(minutes=90)
    call_all(box, 4)
    found = accuracy(box)
    assert {key: one["calls"] for key, one in found.items()} == {None: 4, "tax": 3, "request": 1}
    assert found["tax"]["coverage"] == 0


def test_a_service_that_was_corrected_is_told_what_it_was_promised(box: Box) -> None:
    box.issue("tax")
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t1", service=box.id("paper"))
    box.issue("paper")
    call_all(box, 2)
    found = accuracy(box)
    assert {key: one["calls"] for key, one in found.items()} == {None: 2, "tax": 1, "paper": 1}


@pytest.mark.parametrize("minutes", [0, 40])
def test_what_stands_still_counts_while_the_ticket_waited_for_it(box: Box, minutes: int) -> None:
    box.called("1", "paper")
    box.issue("tax")
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.forward(minutes=60)
    moved(box)
    # Taxes stand still on, but nobody waits for them any more.
    box.forward(minutes=minutes)
    box.at("1", c.Finish)
    box.at("1", c.CallNext)
    estimate = next(
        told.estimate
        for one in box.events()
        if isinstance(told := one.payload(), TicketIssued) and told.ticket == "village.t2"
    )
    assert estimate is not None
    assert accuracy(box)["tax"]["mean_absolute_error"] == abs(minutes * 60 - estimate)


def test_the_bias_is_below_zero_where_it_took_longer_than_was_said(box: Box) -> None:
    box.called("1", "paper")
    box.issue("tax")
    box.forward(minutes=90)
    box.at("1", c.Finish, next=True)
    late = accuracy(box)["tax"]
    assert late["bias"] == -late["mean_absolute_error"] < -3600


def sent_on(box: Box) -> None:
    greeter = box.who(Role.GREETER)
    box.give(c.TransferTicket, greeter, ticket="t2", to_service=box.id("request"))
    box.give(c.TransferTicket, greeter, ticket="t2", to_service=box.id("paper"))


def corrected(box: Box) -> None:
    greeter = box.who(Role.GREETER)
    box.give(c.ChangeService, greeter, ticket="t2", service=box.id("paper"))


def ended(box: Box) -> None:
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service=box.id("tax"))


def ended_and_moved(box: Box) -> None:
    ended(box)
    boss = box.who(Role.SUPERVISOR)
    box.give(c.MoveTickets, boss, service=box.id("paper"), to_service=box.id("request"))


@pytest.mark.parametrize("left", [sent_on, corrected, ended, ended_and_moved])
def test_what_stands_still_is_no_excuse_for_who_left_it_before_the_call(
    box: Box, left: Callable[[Box], None]
) -> None:
    box.bring_in(village(stop_order="as_given"))
    box.called("1", "paper")
    box.issue("tax", "paper")
    left(box)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.forward(minutes=90)
    box.at("1", c.Finish)
    box.at("1", c.CallNext)
    found = accuracy(box)["tax"]
    assert (found["calls"], found["coverage"]) == (1, 0)
    assert found["bias"] < -3600


def test_what_stands_still_counts_for_who_was_sent_to_it(box: Box) -> None:
    box.called("1", "paper")
    box.issue("tax")
    greeter = box.who(Role.GREETER)
    box.give(c.TransferTicket, greeter, ticket="t2", to_service=box.id("request"))
    box.give(c.SuspendService, service=box.id("request"), reason="system_down")
    box.forward(minutes=90)
    box.give(c.ResumeService, service=box.id("request"))
    box.at("1", c.Finish)
    box.at("1", c.CallNext)
    assert accuracy(box)["tax"]["coverage"] == 1
