"""Cancelling a ticket, missing a call, and bringing the ticket back."""

from contract import commands as c
from contract.enums import PrintFault, Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.village import village_without


def test_cancelled_ticket_is_brought_back_to_its_place(box: Box) -> None:
    box.issue()
    box.forward(minutes=1)
    box.at("1", c.CallNext)
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


def test_kiosk_cancels_only_a_ticket_whose_paper_is_in_no_hand(box: Box) -> None:
    kiosk = box.who(Role.KIOSK)
    for paper in ("pending", "failed", "printed", "shown"):
        ticket = box.issue(by=Role.KIOSK)["id"]
        if paper != "pending":
            fault = PrintFault.BEFORE_SENDING if paper == "failed" else None
            box.give(c.ReportPrint, kiosk, ticket=ticket, paper=paper, fault=fault)
        box.forward(minutes=6)
        if paper in ("pending", "failed"):
            assert box.give(c.Cancel, kiosk, ticket=ticket)["state"] == "cancelled"
        else:
            with box.refuses(ProblemType.NOT_PERMITTED):
                box.give(c.Cancel, kiosk, ticket=ticket)


def test_only_staff_bring_a_ticket_back_after_the_comeback_time(box: Box) -> None:
    box.issue(by=Role.KIOSK)
    box.forward(seconds=30)
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    box.forward(minutes=30, seconds=1)
    visitor = box.visitor("t1")
    for who in (visitor, box.who(Role.KIOSK)):
        with box.refuses(ProblemType.TOO_LATE):
            box.give(c.Reopen, who, ticket="t1")
    # Cancelling does not get round it.
    box.give(c.Cancel, visitor, ticket="t1")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
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


def test_configuration_keeps_the_services_of_open_tickets_and_of_no_others(box: Box) -> None:
    cancelled = box.issue("request")["id"]
    box.give(c.Cancel, ticket=cancelled)
    ticket = box.issue("request")["id"]
    config = village_without("request")
    with box.refuses(ProblemType.CENTRE_FAULTY):
        box.import_config(config)
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    with box.refuses(ProblemType.CENTRE_FAULTY):
        box.import_config(config)
    box.give(c.Reopen, ticket=ticket)
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    assert "reopen" in box.desk("1")["allowed"]
    box.import_config(config)
    assert "reopen" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.at("1", c.ReopenAtCounter, ticket=ticket)
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.give(c.Reopen, ticket=cancelled)
