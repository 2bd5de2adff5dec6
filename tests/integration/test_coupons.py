"""Coupons: a service is ended for today, and its visitors come back before others."""

from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import Problem, ProblemType
from tests.parts.box import Box
from tests.parts.village import village, village_data

TUESDAY = "2026-11-24"


def end(box: Box, service: str = "tax") -> dict[str, Any]:
    """A supervisor ends a service for today."""
    return box.give(c.EndWithCoupon, box.who(Role.SUPERVISOR), service=box.id(service))


def coupons(box: Box, ticket: str = "t1") -> dict[str, Any]:
    """The coupons of a ticket, by the key of their service."""
    found = box.ticket(ticket)["coupons"]
    return {one["service"].removeprefix("village."): one for one in found}


def coupon(box: Box, *services: str) -> str:
    """A coupon for taxes, of a ticket that was ended now."""
    ticket = box.issue(*(services or ("tax",)))["id"]
    end(box)
    token: str = coupons(box, ticket)["tax"]["token"]
    return token


def next_day(box: Box, days: int = 1) -> None:
    """The day closes, and another opens in the morning with counter 1."""
    box.give(c.CloseDay)
    box.forward(days=days)
    box.open_day()
    box.give(c.OpenCounter, counter="1")


def test_ended_service_gives_a_coupon_for_the_next_open_day(box: Box) -> None:
    box.issue("tax")
    said = end(box)
    assert (said["ended"], said["valid_through"]) == (1, TUESDAY)
    ticket = box.ticket("t1")
    assert (ticket["state"], ticket["ended_with_coupon"]) == ("cancelled", True)
    (given,) = ticket["coupons"]
    assert (given["service"], given["valid_through"], given["used"]) == (
        "village.tax",
        TUESDAY,
        False,
    )
    with box.refuses(ProblemType.TOO_LATE):
        box.issue("tax", coupon=given["token"])
    next_day(box)
    box.issue("tax")
    box.issue("tax", coupon=given["token"])
    box.forward(minutes=1)
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["id"], called["ticket_class"]) == ("village.t3", "returning")


def test_coupon_is_used_once_by_a_ticket_that_is_not_cancelled(box: Box) -> None:
    token = coupon(box)
    next_day(box)
    first = box.issue("tax", coupon=token)["id"]
    assert coupons(box)["tax"]["used"]
    with box.refuses(ProblemType.ALREADY_DONE):
        box.issue("tax", coupon=token)
    box.give(c.Cancel, box.visitor(first), ticket=first)
    assert not coupons(box)["tax"]["used"]
    # The visitor brings the ticket back with its coupon ...
    box.give(c.Reopen, box.visitor(first), ticket=first)
    with box.refuses(ProblemType.ALREADY_DONE):
        box.issue("tax", coupon=token)
    # ... or takes another one; then the first stays cancelled.
    box.give(c.Cancel, box.who(Role.GREETER), ticket=first)
    box.issue("tax", coupon=token)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.who(Role.GREETER), ticket=first)


def test_paper_that_jammed_uses_no_coupon(box: Box) -> None:
    token, kiosk = coupon(box), box.who(Role.KIOSK)
    next_day(box)
    wish: dict[str, Any] = {"services": ["village.tax"], "language": "az", "coupon": token}
    jammed = box.give(c.IssueTicket, kiosk, **wish)["id"]
    box.give(c.ReportPrint, kiosk, ticket=jammed, paper="failed", fault="paper_out")
    box.give(c.Cancel, kiosk, ticket=jammed, reason="print_failed")
    assert box.give(c.IssueTicket, kiosk, **wish)["state"] == "waiting"


def test_coupon_is_valid_through_its_date(box: Box) -> None:
    token = coupon(box)
    box.give(c.SuspendService, service=box.id("tax"), reason="strike")
    next_day(box)
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax", coupon=token)
    box.give(c.ResumeService, service=box.id("tax"))
    assert coupons(box)["tax"]["valid_through"] == TUESDAY
    next_day(box)
    with box.refuses(ProblemType.TOO_LATE):
        box.issue("tax", coupon=token)


@pytest.mark.parametrize("token", ["village.t1-c1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ticket"])
def test_token_that_is_no_coupon_is_refused(box: Box, token: str) -> None:
    mine = box.issue("tax")["token"]
    end(box)
    next_day(box)
    with box.refuses(ProblemType.NOT_FOUND):
        box.issue("tax", coupon=mine if token == "ticket" else token)


def test_coupon_is_for_the_service_that_was_ended(box: Box) -> None:
    token = coupon(box)
    next_day(box)
    with box.refuses(ProblemType.NOT_THIS_SERVICE):
        box.issue("paper", coupon=token)
    answer = box.post(
        "centres/village/tickets",
        Role.KIOSK,
        headers={"Accept-Language": "en"},
        services=["village.paper", "village.request"],
        language="en",
        coupon=token,
    )
    problem = Problem.model_validate(answer.get_json())
    assert answer.status_code == 409
    assert "tax" in problem.detail
    assert [(one.field, one.message) for one in problem.fields] == [("services", "village.tax")]
    # Other services may be done in the same visit.
    box.issue("paper", "tax", coupon=token)
    assert box.at("1", c.CallNext)["ticket"]["ticket_class"] == "returning"


def test_each_ended_service_of_a_ticket_has_a_coupon_of_its_own(box: Box) -> None:
    data = village_data()
    data["services"][1]["hours"] = {"mon": ["09:00-18:00"], "thu": ["09:00-18:00"]}
    box.import_config(CentreConfig.model_validate(data))
    box.issue("request", "tax")
    end(box, "request")
    end(box, "tax")
    found = coupons(box)
    assert {key: one["valid_through"] for key, one in found.items()} == {
        "request": "2026-11-26",
        "tax": TUESDAY,
    }
    next_day(box)
    assert box.issue("tax", coupon=found["tax"]["token"])["state"] == "waiting"
    assert {key: one["used"] for key, one in coupons(box).items()} == {
        "request": False,
        "tax": True,
    }


@pytest.mark.parametrize("state", ["waiting", "on_hold", "missed"])
def test_ticket_with_another_service_goes_on_to_that(box: Box, state: str) -> None:
    box.import_config(village(stop_order="as_given"))
    for services in (("tax",), ("tax", "paper")):
        box.issue(*services)
        if state != "waiting":
            box.at("1", c.CallNext)
            box.at("1", c.Hold if state == "on_hold" else c.MarkNoShow)
    box.forward(minutes=5)
    assert end(box)["ended"] == 2
    ended, further = box.ticket("t1"), box.ticket("t2")
    assert (ended["state"], ended["ended_with_coupon"]) == ("cancelled", True)
    assert (further["state"], further["ended_with_coupon"]) == ("waiting", False)
    assert [stop["state"] for stop in further["stops"]] == ["unserved", "open"]
    called = box.at("1", c.CallNext)["ticket"]
    assert called["service"] == box.id("paper")
    assert called["waited"] == (0 if state == "on_hold" else 300)
    box.at("1", c.Finish)
    assert [*coupons(box, "t2")] == ["tax"]


def test_missed_ticket_past_its_comeback_time_gets_no_coupon(box: Box) -> None:
    box.import_config(village(comeback_minutes=10))
    box.called("1", "tax")
    box.at("1", c.MarkNoShow)
    box.forward(minutes=11)
    assert end(box)["ended"] == 0
    assert (box.ticket("t1")["state"], coupons(box)) == ("missed", {})


def test_ticket_that_is_elsewhere_does_not_come_to_an_ended_service_later(box: Box) -> None:
    box.import_config(village(stop_order="as_given"))
    box.issue("paper", "tax")
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    assert end(box)["ended"] == 1
    box.at("1", c.Finish)
    assert (box.ticket("t1")["state"], [*coupons(box)]) == ("finished", ["tax"])


def test_visitor_keeps_the_coupon_by_which_a_ticket_was_ended(box: Box) -> None:
    box.issue("tax")
    end(box)
    # Bringing the ticket back would lose the coupon; staff may do it.
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.visitor("t1"), ticket="t1")
    box.forward(minutes=30)
    assert box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")["state"] == "waiting"
    assert coupons(box) == {}


def test_coupon_survives_the_end_of_its_ticket(box: Box) -> None:
    token = coupon(box, "tax", "paper")
    visitor = box.visitor("t1")
    cancelled = box.give(c.Cancel, visitor, ticket="t1")
    assert (cancelled["ended_with_coupon"], len(cancelled["coupons"])) == (False, 1)
    next_day(box)
    assert box.issue("tax", coupon=token)["state"] == "waiting"


def test_page_of_an_ended_ticket_is_shown_through_the_date_of_its_coupon(box: Box) -> None:
    token = box.issue("tax", "paper")["token"]
    other = box.issue("paper")["token"]
    end(box)
    box.give(c.CloseDay)
    assert box.client.get(f"/t/{other}?lang=en").status_code == 410
    assert box.client.get(f"/t/{token}?lang=en").status_code == 200
    box.forward(days=1)
    box.open_day()
    page = box.get(f"tickets/{token}").get_json()
    assert (page["state"], len(page["coupons"])) == ("expired", 1)
    next_day(box)
    assert box.get(f"tickets/{token}").status_code == 410


def test_returning_visitor_keeps_that_class_when_a_claim_to_priority_is_refused(box: Box) -> None:
    token = coupon(box)
    next_day(box)
    ticket = box.issue("tax", coupon=token, priority=True)["id"]
    box.give(c.JudgePriority, box.who(Role.GREETER), ticket=ticket, confirmed=False)
    assert box.at("1", c.CallNext)["ticket"]["ticket_class"] == "returning"


def test_reopening_a_ticket_voids_its_coupon(box: Box) -> None:
    token = coupon(box)
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")
    assert coupons(box) == {}
    # It is ended once more: with another coupon, and that one alone is good.
    end(box)
    other = coupons(box)["tax"]["token"]
    next_day(box)
    with box.refuses(ProblemType.NOT_FOUND):
        box.issue("tax", coupon=token)
    box.issue("tax", coupon=other)


def test_one_visitor_is_given_a_coupon(box: Box) -> None:
    """At closing time, or where the wait is too long for one: the others wait on."""
    box.issue("tax")
    box.issue("tax", "paper")
    box.issue("tax")
    greeter = box.who(Role.GREETER)
    given = box.give(c.GiveCoupon, greeter, ticket="t1")
    assert (given["state"], given["ended_with_coupon"]) == ("cancelled", True)
    assert coupons(box)["tax"]["valid_through"] == TUESDAY
    # With another service it waits on for that.
    ticket = box.give(c.GiveCoupon, greeter, ticket="t2")
    assert (ticket["state"], len(coupons(box, "t2"))) == ("waiting", 1)
    assert box.ticket("t3")["state"] == "waiting"
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="cancelled"):
        box.give(c.GiveCoupon, greeter, ticket="t1")
    next_day(box)
    box.issue("tax", coupon=coupons(box)["tax"]["token"])
