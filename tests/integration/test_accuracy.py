"""How exact the promised waits were."""

from collections.abc import Callable
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.events import TicketIssued
from tests.parts.box import Box
from tests.parts.interruptions import server_away, suspend_service


def accuracy(box: Box) -> dict[str | None, dict[str, Any]]:
    """The accuracy of the day, by the key of the service; None for the whole centre."""
    told = box.get("centres/village/accuracy", Role.MANAGER).get_json()
    return {one["service"] and one["service"].partition(".")[2]: one for one in told["services"]}


def estimate_of(box: Box, ticket: str) -> int:
    """The seconds that were expected when a ticket was issued."""
    for event in box.events():
        told = event.payload()
        if isinstance(told, TicketIssued) and told.ticket == box.id(ticket):
            assert told.estimate is not None
            return told.estimate
    raise LookupError(ticket)


def suspend_centre(box: Box) -> None:
    box.give(c.SuspendCentre, reason="drill")
    box.forward(hours=1)
    box.give(c.ResumeCentre)


@pytest.mark.parametrize("stopped", [suspend_centre, suspend_service, server_away])
def test_wait_is_measured_without_suspensions_until_the_first_call(
    box: Box, stopped: Callable[[Box], None]
) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.issue("tax")
    stopped(box)
    box.forward(minutes=30)
    box.at("1", c.Finish, next=True)
    box.at("1", c.Requeue)
    box.forward(minutes=30)
    box.at("1", c.CallNext)
    found = accuracy(box)
    assert {key: one["calls"] for key, one in found.items()} == {None: 2, "paper": 1, "tax": 1}
    error = abs(30 * 60 - estimate_of(box, "t2"))
    # It took longer than was said: the bias is below zero.
    assert (found["tax"]["mean_absolute_error"], found["tax"]["bias"]) == (error, -error)
    assert found["tax"]["coverage"] == 0


def test_day_that_is_no_date_is_malformed(box: Box) -> None:
    for day in ("0001-01-01", "20261124", "2026-W48-2", "2026-13-01", "x"):
        answer = box.get(f"centres/village/accuracy?day={day}", Role.MANAGER)
        assert answer.status_code == 400, day
    told = box.get("centres/village/accuracy?day=2026-11-22", Role.MANAGER)
    assert told.get_json()["services"][0]["calls"] == 0
