"""Nobody waits for what stands still who has on the ticket what goes, however they came there."""

from collections.abc import Callable
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from tests.parts.box import Box
from tests.parts.village import village, village_data

type Deed = Callable[[Box], object]


def suspend(box: Box, *services: str) -> None:
    """They stand still from now on."""
    for service in services:
        box.give(c.SuspendService, service=box.id(service), reason="system_down")


def resume(box: Box, service: str) -> None:
    """It goes on."""
    box.give(c.ResumeService, service=box.id(service))


def stops(box: Box, ticket: str = "t1") -> dict[str, str]:
    """The states of the stops of a ticket, by service."""
    told = box.ticket(ticket)["stops"]
    return {one["service"].removeprefix("village."): one["state"] for one in told}


def test_who_waits_in_a_dead_line_goes_to_what_is_resumed(box: Box) -> None:
    box.issue("paper", "tax", "request")
    box.forward(minutes=5)
    suspend(box, "tax", "request", "paper")
    box.forward(minutes=5)
    waits_for = next(one for one, state in stops(box).items() if state == "open")
    goes = next(one for one in ("paper", "tax", "request") if one != waits_for)
    resume(box, goes)
    assert box.last(2) == ["service_resumed", "service_changed"]
    assert stops(box) == {"paper": "pending", "tax": "pending", "request": "pending", goes: "open"}
    called = box.at("1", c.CallNext)["ticket"]
    # While all of it stood still nobody waited.
    assert (called["service"], called["waited"]) == (box.id(goes), 5 * 60)


def test_the_hall_goes_on_with_what_was_resumed_meanwhile(box: Box) -> None:
    box.issue("paper", "tax")
    suspend(box, "tax", "paper")
    box.give(c.SuspendCentre, reason="drill")
    resume(box, "tax")
    box.give(c.ResumeCentre)
    assert stops(box) == {"paper": "pending", "tax": "open"}


def test_an_order_that_is_given_stays(box: Box) -> None:
    box.bring_in(village(stop_order="as_given"))
    box.issue("paper", "tax")
    suspend(box, "paper", "tax")
    resume(box, "tax")
    assert box.last() == ["service_resumed"]
    assert stops(box) == {"paper": "open", "tax": "pending"}


def called(box: Box) -> None:
    """Called for papers, taxes come after."""
    box.issue("paper")
    box.issue("paper", "tax")
    box.at("1", c.CallNext)
    box.give(c.OpenCounter, counter="3")
    box.at("3", c.CallNext)
    if box.desk("3")["ticket"]["service"] == box.id("tax"):
        box.give(c.ChangeService, box.who(Role.GREETER), ticket="t2", service=box.id("paper"))


def missed(box: Box) -> None:
    """Missed, with time to come back."""
    called(box)
    box.at("3", c.MarkNoShow)
    suspend(box, "paper")


def given_up(box: Box) -> None:
    """Given up."""
    called(box)
    box.give(c.Cancel, box.who(Role.GREETER), ticket="t2")
    suspend(box, "paper")


def start_undone(box: Box) -> None:
    """Called still, though the service stands still since: its start was undone."""
    called(box)
    box.at("3", c.Start)
    suspend(box, "paper")
    box.at("3", c.UndoStart)


def waits_for_somebody(box: Box) -> None:
    """It waits for counter 3 alone, which has nobody, for what stands still since."""
    called(box)
    box.at("3", c.Transfer, to_counter=box.id("3"), to_service=box.id("paper"))
    suspend(box, "paper")
    assert stops(box, "t2")["paper"] == "open"


def reopen(box: Box) -> None:
    box.give(c.Reopen, box.visitor("t2"), ticket="t2")


def close(box: Box) -> None:
    box.give(c.CloseCounter, counter="3")


@pytest.mark.parametrize(
    ("before", "comes"),
    [
        (missed, reopen),
        (given_up, reopen),
        (start_undone, lambda box: box.at("3", c.Requeue)),
        (start_undone, lambda box: box.at("3", c.UndoCall)),
        (start_undone, lambda box: box.give(c.SuspendCentre, reason="drill")),
        (waits_for_somebody, close),
    ],
    ids=["missed", "given up", "requeued", "slip", "hall stops", "released"],
)
def test_who_comes_to_a_dead_line_does_something_else_first(
    box: Box, before: Deed, comes: Deed
) -> None:
    before(box)
    comes(box)
    assert (box.ticket("t2")["state"], stops(box, "t2")["tax"]) == ("waiting", "open")
    box.give(c.ResumeCentre)
    box.give(c.OpenCounter, counter="2")
    assert box.at("2", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("2", c.Finish)
    assert stops(box, "t2")["paper"] == "open"


@pytest.mark.parametrize("how", ["sent at the counter", "sent from the floor", "changed"])
def test_who_is_sent_to_what_stands_still_does_something_else_first(box: Box, how: str) -> None:
    called(box)
    suspend(box, "request")
    greeter, request = box.who(Role.GREETER), box.id("request")
    if how == "sent at the counter":
        box.at("3", c.Start)
        box.at("3", c.Transfer, to_service=request)
    else:
        box.at("3", c.UndoCall)
        if how == "changed":
            box.give(c.ChangeService, greeter, ticket="t2", service=request)
        else:
            box.give(c.TransferTicket, greeter, ticket="t2", to_service=request)
    assert (stops(box, "t2")["request"], stops(box, "t2")["tax"]) == ("pending", "open")


def test_who_is_sent_with_return_waits_where_staff_want(box: Box) -> None:
    called(box)
    suspend(box, "request")
    box.at("3", c.Start)
    # It is to come back with what is done there.
    box.at("3", c.Transfer, to_service=box.id("request"), with_return=True)
    assert (stops(box, "t2")["request"], stops(box, "t2")["tax"]) == ("open", "pending")


def test_who_is_sent_to_somebody_waits_for_that_one(box: Box) -> None:
    called(box)
    suspend(box, "request")
    box.at("3", c.Start)
    box.at("3", c.Transfer, to_service=box.id("request"), to_counter=box.id("1"))
    assert (stops(box, "t2")["request"], stops(box, "t2")["tax"]) == ("open", "pending")


def test_what_a_kiosk_gave_alone_waits_for_what_goes(box: Box) -> None:
    data: dict[str, Any] = village_data()
    data["series"][1]["leased_from"] = 195
    box.bring_in(type(village()).model_validate(data))
    kiosk = box.who(Role.KIOSK)
    said = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")
    suspend(box, "tax")
    lease = said["leases"][0]
    box.hand_in(lease, services=["village.tax", "village.paper"])
    assert stops(box, lease["ticket"].partition(".")[2]) == {"tax": "pending", "paper": "open"}
