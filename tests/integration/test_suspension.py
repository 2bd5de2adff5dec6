"""Suspending the centre or a service: no ticket loses its place or its time. Ending a service for
today: its visitors get coupons, and come back before others."""

from datetime import timedelta
from typing import Any

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from tests.parts.box import Box


def test_suspended_centre_issues_and_calls_no_ticket(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.issue()
    box.give(c.SuspendCentre, boss, reason="alarm")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue()
    with box.refuses(ProblemType.SUSPENDED, state="suspended"):
        box.at("1", c.CallNext)
    for shown in (box.board(), box.ticket("t1"), box.desk("1")):
        assert shown["suspension"]["reason"] == "alarm"
        assert shown["suspension"]["service"] is None
    box.give(c.ResumeCentre, boss)
    revision = box.revision
    box.give(c.ResumeCentre, boss)
    assert box.revision == revision


def test_a_pause_ends_by_itself_where_staff_said_so(box: Box) -> None:
    tax: dict[str, Any] = {"service": box.id("tax")}
    end = box.clock.now() + timedelta(minutes=30)
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.SuspendService, reason="meeting", resume_automatically=True, **tax)
    box.give(c.SuspendService, reason="meeting", expected_end=end, **tax)
    box.forward(minutes=30)
    box.tick()
    assert box.last() == ["service_suspended"]
    box.give(c.ResumeService, **tax)
    end += timedelta(minutes=30)
    ends: dict[str, Any] = {"reason": "break", "expected_end": end}
    ends["resume_automatically"] = True
    box.give(c.SuspendService, **ends, **tax)
    box.give(c.SuspendCentre, **ends)
    box.forward(minutes=30)
    box.tick()
    assert sorted(box.last(2)) == ["centre_resumed", "service_resumed"]


def test_wait_stands_in_a_suspended_service(box: Box) -> None:
    box.issue("tax")
    box.forward(minutes=5)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.issue("paper")
    box.forward(minutes=50)
    # The longest wait of its queue stands as well.
    told = box.get("centres/village/hall", Role.MANAGER).get_json()
    waits = {one["id"]: one["longest_wait"] for one in told["services"]}
    assert waits[box.id("tax")] == 5 * 60
    assert waits[box.id("paper")] == 50 * 60
    box.give(c.ResumeService, service=box.id("tax"))
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"


def test_ticket_comes_to_a_suspended_service_only_while_it_waits(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.called("1", "request")
    box.at("1", c.Hold)
    box.called("1", "paper")
    box.issue("tax")
    box.give(c.SuspendService, boss, service=box.id("request"), reason="system_down")
    with box.refuses(ProblemType.SUSPENDED):
        box.give(c.ChangeService, boss, ticket="t2", service=box.id("request"))
    with box.refuses(ProblemType.SUSPENDED):
        box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))
    box.at("1", c.Finish)
    with box.refuses(ProblemType.SUSPENDED):
        box.at("1", c.Resume, ticket="t1")
    moved = box.give(c.ChangeService, boss, ticket="t3", service=box.id("request"))
    assert moved["suspension"]["service"] == box.id("request")


def test_expected_end_is_in_the_future_and_shown_until_it_has_passed(box: Box) -> None:
    now = box.clock.now()

    def suspend(end: str) -> Any:
        path = "services/village.tax/suspend"
        return box.post(path, Role.SUPERVISOR, reason="technical", expected_end=end)

    for end in (now - timedelta(days=1), now - timedelta(minutes=1), now):
        answer = suspend(end.isoformat())
        assert answer.status_code == 400
        problem = Problem.model_validate(answer.get_json())
        assert [(one.field, one.message) for one in problem.fields] == [("expected_end", "is past")]
    # Nor is it at an end of the calendar, where it has no local time.
    for far in ("9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z"):
        assert suspend(far).status_code == 400
    assert box.issue("tax")["number"] == "K100"
    suspend((now + timedelta(minutes=30)).isoformat())
    head = {"Accept-Language": "en"}
    body: dict[str, Any] = {"services": ["village.tax"], "language": "en"}
    for minutes, opens_at in ((29, "2026-11-23T06:30:00.000Z"), (1, None)):
        box.forward(minutes=minutes)
        answer = box.post("centres/village/tickets", Role.KIOSK, headers=head, **body)
        told = "expected to continue today at 10:30" in answer.get_json()["detail"]
        menu = box.get("centres/village/menu", Role.KIOSK).get_json()["services"]
        shown = [one["opens_at"] for one in menu if one["id"] == "village.tax"]
        assert (answer.status_code, told, shown) == (422, opens_at is not None, [opens_at])


# Coupons.


TUESDAY = "2026-11-24"


def end(box: Box) -> dict[str, Any]:
    return box.give(c.EndWithCoupon, box.who(Role.SUPERVISOR), service=box.id("tax"))


def next_day(box: Box) -> None:
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
