"""What the hall learns of itself in a day, and what it does not."""

from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.words import Channel, Paper, PrintFault, Role
from server.domain.learning import Learned
from tests.parts.box import Box
from tests.parts.village import village_data


def learned(box: Box) -> Learned:
    """What the hall has learned."""
    return box.read(lambda reading: reading.learned(box.clock.now()))


def leaving(box: Box) -> float | None:
    """The share of those who wait for taxes that the hall has learned not to come."""
    known = learned(box).absences.get(box.id("tax"))
    return known.rate if known else None


def test_who_gives_up_in_line_teaches_that_people_leave(box: Box) -> None:
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.visitor(ticket), ticket=ticket)
    by_bearer = leaving(box)
    assert by_bearer is not None
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="left")
    assert (leaving(box) or 0) > by_bearer


@pytest.mark.parametrize(
    "report",
    [{}, {"paper": Paper.FAILED, "fault": PrintFault.PAPER_OUT}],
    ids=["pending", "failed"],
)
def test_a_paper_that_came_into_no_hand_teaches_nothing(box: Box, report: dict[str, Any]) -> None:
    kiosk = box.who(Role.KIOSK)
    ticket = box.issue("tax", channel=Channel.KIOSK)["id"]
    if report:
        box.give(c.ReportPrint, kiosk, ticket=ticket, **report)
    box.give(c.Cancel, kiosk, ticket=ticket, reason="left_without_paper")
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="print_failed")
    assert leaving(box) is None


def test_the_copy_of_a_touch_that_was_handed_in_teaches_nothing(box: Box) -> None:
    data = village_data(lease_size=3)
    data["series"][1]["leased_from"] = 190
    box.bring_in(CentreConfig.model_validate(data))
    kiosk, touch = box.who(Role.KIOSK), uuid4()
    lease = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")["leases"][0]
    copy = box.give(c.IssueTicket, kiosk, services=[box.id("tax")], language="az", command_id=touch)
    box.give(c.ReportPrint, kiosk, ticket=copy["id"], paper=Paper.SHOWN)
    box.hand_in(lease, touch=touch)
    assert box.ticket(copy["id"])["state"] == "cancelled"
    assert leaving(box) is None
