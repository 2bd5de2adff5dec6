"""Cancelling a ticket, missing a call, and bringing the ticket back."""

import pytest

from contract import commands as c
from contract.enums import PrintFault, Role
from contract.errors import ProblemType
from tests.parts.box import Box


@pytest.mark.parametrize("before", ["waiting", "called", "missed"])
def test_cancelled_ticket_is_brought_back_to_its_place(box: Box, before: str) -> None:
    box.issue()
    box.forward(minutes=1)
    if before != "waiting":
        box.at("1", c.CallNext)
    if before == "missed":
        box.at("1", c.MarkNoShow)
    told = box.give(c.Cancel, ticket="t1", reason="left")
    assert told["state"] == "cancelled"
    assert told["stops"][0]["state"] == "unserved"
    assert box.desk("1")["ticket"] is None
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="cancelled", allowed="reopen"):
        box.give(c.Cancel, ticket="t1")
    box.forward(minutes=9)
    back = box.give(c.Reopen, ticket="t1")
    assert (back["state"], back["number"], back["ahead"]) == ("waiting", "A001", 0)
    desk = box.at("1", c.CallNext)
    assert desk["ticket"]["waited"] == 60
    assert desk["ticket"]["stops"][0]["state"] == "open"


@pytest.mark.parametrize(
    ("paper", "may"),
    [("pending", True), ("failed", True), ("printed", False), ("shown", False)],
)
def test_kiosk_cancels_only_a_ticket_whose_paper_is_in_no_hand(
    box: Box, paper: str, may: bool
) -> None:
    kiosk = box.who(Role.KIOSK)
    box.issue(by=Role.KIOSK)
    if paper != "pending":
        fault = PrintFault.BEFORE_SENDING if paper == "failed" else None
        box.give(c.ReportPrint, kiosk, ticket="t1", paper=paper, fault=fault)
    box.forward(minutes=6)
    if may:
        assert box.give(c.Cancel, kiosk, ticket="t1")["state"] == "cancelled"
    else:
        with box.refuses(ProblemType.NOT_PERMITTED):
            box.give(c.Cancel, kiosk, ticket="t1")


def test_only_staff_bring_a_ticket_back_after_the_comeback_time(box: Box) -> None:
    box.issue(by=Role.KIOSK)
    box.forward(seconds=30)
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    box.forward(minutes=30, seconds=1)
    for who in (box.visitor("t1"), box.who(Role.KIOSK)):
        with box.refuses(ProblemType.TOO_LATE):
            box.give(c.Reopen, who, ticket="t1")
    assert box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")["state"] == "waiting"


def test_ticket_page_outlives_the_closing_until_the_day_turns(box: Box) -> None:
    served, left = box.called("1"), box.issue()["id"]
    tokens = {one: box.ticket(one)["token"] for one in (served, left)}
    box.at("1", c.Finish)
    box.give(c.CloseDay)
    assert box.post(f"tickets/{tokens[served]}/rate", stop=0, stars=5).status_code == 200
    assert box.get(f"tickets/{tokens[left]}").get_json()["state"] == "expired"
    assert box.post(f"tickets/{tokens[left]}/reopen").status_code == 410
    # Three hours before the turn at four, and one after.
    for hours, status in ((15, 200), (4, 410)):
        box.forward(hours=hours)
        for token in tokens.values():
            assert box.get(f"tickets/{token}").status_code == status


def test_refusal_allows_nothing_that_is_too_late(box: Box) -> None:
    given_up = box.issue()["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=given_up)
    missed = box.called("1")
    box.give(c.MarkNoShow, box.who(Role.OPERATOR, "1"), counter="1", ticket=missed)
    greeter, bearer = box.who(Role.GREETER), box.visitor(missed)
    for minutes, allowed in ((0, "reopen"), (120, "")):
        box.forward(minutes=minutes)
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="cancelled", allowed=allowed):
            box.give(c.StepBack, greeter, ticket=given_up)
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, allowed=f"cancel {allowed}"):
            box.give(c.StepBack, bearer, ticket=missed)
    with box.refuses(ProblemType.TOO_LATE, state="missed", allowed="cancel"):
        box.give(c.Reopen, bearer, ticket=missed)
