"""Coupons: a service is ended for today, and its visitors come back before others."""

from typing import Any

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from tests.parts.box import Box

TUESDAY = "2026-11-24"


def end(box: Box) -> dict[str, Any]:
    return box.give(c.EndWithCoupon, box.who(Role.SUPERVISOR), service=box.id("tax"))


def next_day(box: Box) -> None:
    """The day closes, and another opens in the morning with counter 1."""
    box.give(c.CloseDay)
    box.forward(days=1)
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


def test_coupon_is_for_the_service_that_was_ended(box: Box) -> None:
    ticket = box.issue("tax")
    end(box)
    token = box.ticket(ticket["id"])["coupons"][0]["token"]
    next_day(box)
    for other in ("village.t1-c1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ticket["token"]):
        with box.refuses(ProblemType.NOT_FOUND):
            box.issue("tax", coupon=other)
    with box.refuses(ProblemType.NOT_THIS_SERVICE):
        box.issue("paper", coupon=token)
    services: dict[str, Any] = {"services": ["village.paper", "village.request"], "language": "en"}
    answer = box.post("centres/village/tickets", Role.KIOSK, coupon=token, **services)
    problem = Problem.model_validate(answer.get_json())
    assert [(one.field, one.message) for one in problem.fields] == [("services", "village.tax")]
    # Other services may be done in the same visit.
    box.issue("paper", "tax", coupon=token)
    assert box.at("1", c.CallNext)["ticket"]["ticket_class"] == "returning"


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
