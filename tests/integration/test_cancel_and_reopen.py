"""Cancelling a ticket, missing a call, and bringing the ticket back."""

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.village import village_without


def test_only_staff_bring_a_ticket_back_after_the_comeback_time(box: Box) -> None:
    box.issue(by=Role.KIOSK)
    box.forward(seconds=30)
    box.at("1", c.CallNext)
    desk = box.at("1", c.MarkNoShow)
    assert desk["ticket"] is None
    assert desk["own_day"] == {"served": 0, "missed": 1, "mean_service": None}
    box.forward(minutes=30, seconds=1)
    visitor = box.visitor("t1")
    for who in (visitor, box.who(Role.KIOSK)):
        with box.refuses(ProblemType.TOO_LATE):
            box.give(c.Reopen, who, ticket="t1")
    # Cancelling does not get round it.
    told = box.give(c.Cancel, visitor, ticket="t1")
    assert (told["state"], told["stops"][0]["state"]) == ("cancelled", "unserved")
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
