"""Suspending the centre or a service: no ticket loses its place or its time."""

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
    with box.refuses(ProblemType.SUSPENDED):
        box.give(c.SuspendCentre, boss, reason="alarm")
    assert "call_next" not in box.desk("1")["allowed"]
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

    def refused() -> str:
        head = {"Accept-Language": "en"}
        body: dict[str, Any] = {"services": ["village.tax"], "language": "en"}
        answer = box.post("centres/village/tickets", Role.KIOSK, headers=head, **body)
        assert answer.status_code == 422
        return Problem.model_validate(answer.get_json()).detail

    def opens_at() -> Any:
        menu = box.get("centres/village/menu", Role.KIOSK).get_json()
        return next(one["opens_at"] for one in menu["services"] if one["id"] == "village.tax")

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
    box.forward(minutes=29)
    assert "expected to continue today at 10:30" in refused()
    assert opens_at() == "2026-11-23T06:30:00.000Z"
    box.forward(minutes=1)
    assert "expected to continue" not in refused()
    assert opens_at() is None
