"""Suspending the centre or a service: no ticket loses its place or its time."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from contract.model import rfc3339
from server.periodic import timers
from server.periodic.gaps import after_a_gap
from tests.parts.box import Box


def suspend(box: Box, reason: str = "alarm") -> None:
    box.give(c.SuspendCentre, box.who(Role.SUPERVISOR), reason=reason)


def resume(box: Box) -> None:
    box.give(c.ResumeCentre, box.who(Role.SUPERVISOR))


def test_suspended_centre_issues_and_calls_no_ticket(box: Box) -> None:
    box.issue()
    suspend(box)
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue()
    with box.refuses(ProblemType.SUSPENDED, state="suspended"):
        box.at("1", c.CallNext)
    with box.refuses(ProblemType.SUSPENDED):
        suspend(box)
    assert "call_next" not in box.desk("1")["allowed"]
    for shown in (box.board(), box.ticket("t1"), box.desk("1")):
        assert shown["suspension"]["reason"] == "alarm"
        assert shown["suspension"]["service"] is None
    resume(box)
    revision = box.revision
    resume(box)
    assert box.revision == revision


@pytest.mark.parametrize("what", ["centre", "service"])
def test_a_pause_ends_by_itself_where_staff_said_so(box: Box, what: str) -> None:
    start: type[c.Command] = c.SuspendCentre if what == "centre" else c.SuspendService
    subject: dict[str, Any] = {"service": box.id("tax")} if what == "service" else {}
    end = box.clock.now() + timedelta(minutes=30)
    with box.refuses(ProblemType.MALFORMED):
        box.give(start, reason="meeting", resume_automatically=True, **subject)
    box.give(start, reason="meeting", expected_end=end, **subject)
    box.forward(minutes=30)
    timers.fire(box.hall)
    assert box.last() == [f"{what}_suspended"]
    box.give(c.ResumeCentre if what == "centre" else c.ResumeService, **subject)
    end += timedelta(minutes=30)
    box.give(start, reason="break", expected_end=end, resume_automatically=True, **subject)
    box.forward(minutes=30)
    timers.fire(box.hall)
    assert box.last() == [f"{what}_resumed"]


def test_called_ticket_goes_back_to_its_place_and_a_served_one_is_finished(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("3")
    box.at("3", c.Start)
    box.called("1")
    box.issue()
    suspend(box)
    assert box.last() == ["call_withdrawn"]
    assert box.board()["calls"][0]["withdrawn"]
    assert box.at("3", c.Finish, next=True)["ticket"] is None
    assert box.ticket("t1")["state"] == "finished"
    box.forward(minutes=30)
    resume(box)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"


@pytest.mark.parametrize("cancelled", [False, True])
def test_comeback_time_stands_during_a_suspension(box: Box, cancelled: bool) -> None:
    box.called()
    box.at("1", c.MarkNoShow)
    box.forward(minutes=20)
    suspend(box)
    box.forward(hours=2)
    resume(box)
    box.forward(minutes=9)
    visitor = box.visitor("t1")
    if cancelled:
        box.give(c.Cancel, visitor, ticket="t1")
    assert box.ticket("t1")["comeback_until"] == "2026-11-23T08:30:00.000Z"
    assert box.give(c.Reopen, visitor, ticket="t1")["state"] == "waiting"


def test_places_and_waits_are_the_same_after_a_suspension(box: Box) -> None:
    for service in ("paper", "tax", "request"):
        box.issue(service)
        box.forward(minutes=1)
    suspend(box)
    box.forward(hours=1)
    resume(box)
    called = [box.at("1", c.CallNext)["ticket"]]
    called += [box.at("1", c.Finish, next=True)["ticket"] for _ in range(2)]
    assert [(one["id"], one["waited"]) for one in called] == [
        ("village.t1", 180),
        ("village.t2", 120),
        ("village.t3", 60),
    ]


@pytest.mark.parametrize("how", ["alarm", "both", "gap"])
def test_suspended_time_decides_no_call(box: Box, how: str) -> None:
    # With two hours more both would be past the longest wait, and first come first served.
    box.issue()
    box.forward(minutes=10)
    box.issue(priority=True)
    box.forward(minutes=20)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("1", c.UndoCall)
    since = box.clock.now()
    if how == "both":
        box.give(c.SuspendService, service=box.id("paper"), reason="system_down")
        box.forward(minutes=30)
    if how != "gap":
        box.give(c.SuspendCentre, reason="alarm")
    box.forward(hours=2)
    if how == "gap":
        after_a_gap(box.hall, since, box.clock.now())
    else:
        box.give(c.ResumeCentre)
    if how == "both":
        box.forward(minutes=30)
        box.give(c.ResumeService, service=box.id("paper"))
    called = box.at("1", c.CallNext)["ticket"]
    assert called["id"] == "village.t2"
    assert called["reasons"]["rule"] != "guard"
    # The figures are those that were compared.
    assert [one["waited"] for one in called["reasons"]["compared"]] == [20 * 60, 30 * 60]
    assert called["waited"] == 20 * 60


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


def test_ticket_that_leaves_a_suspended_queue_has_not_waited_there(box: Box) -> None:
    for _ in range(2):
        box.issue("tax")
        box.issue("paper")
        box.forward(minutes=5)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.forward(minutes=50)
    greeter, boss = box.who(Role.GREETER), box.who(Role.SUPERVISOR)
    box.give(c.ChangeService, greeter, ticket="t1", service=box.id("paper"))
    box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("paper"))
    waited = []
    for _ in range(4):
        ticket = box.at("1", c.CallNext)["ticket"]
        waited.append((ticket["id"].partition(".")[2], ticket["waited"] // 60))
        box.at("1", c.Finish)
    assert waited == [("t2", 60), ("t4", 55), ("t1", 10), ("t3", 5)]


def test_ticket_that_comes_to_a_suspended_queue_keeps_its_wait(box: Box) -> None:
    box.issue("tax")
    box.issue("paper")
    box.forward(minutes=5)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.forward(minutes=5)
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t2", service=box.id("tax"))
    box.forward(minutes=30)
    box.give(c.ResumeService, service=box.id("tax"))
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["id"], called["waited"]) == ("village.t2", 10 * 60)
    assert box.at("1", c.Finish, next=True)["ticket"]["waited"] == 5 * 60


def test_suspended_service_keeps_its_places(box: Box) -> None:
    box.called("1", "tax")
    box.issue("paper")
    boss = box.who(Role.SUPERVISOR)
    back = box.clock.now().replace(hour=12)
    box.give(c.SuspendService, boss, service="village.tax", reason="technical", expected_end=back)
    assert box.ticket("t1")["state"] == "waiting"
    assert box.ticket("t1")["suspension"]["expected_end"] == "2026-11-23T12:00:00.000Z"
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("1", c.Finish)
    assert "call_next" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")
    box.give(c.ResumeService, boss, service="village.tax")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_stops_keep_their_order_while_a_service_is_suspended(box: Box) -> None:
    first, second = (stop["service"] for stop in box.issue("tax", "paper")["stops"])
    box.forward(minutes=5)
    box.give(c.SuspendService, service=first, reason="system_down")
    shown = box.ticket("t1")
    assert [stop["state"] for stop in shown["stops"]] == ["open", "pending"]
    assert (shown["suspension"]["service"], shown["suspension"]["reason"]) == (first, "system_down")
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    box.forward(minutes=30)
    # Staff let the other service come first.
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t1", service=second)
    assert box.ticket("t1")["suspension"] is None
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["service"], called["waited"]) == (second, 5 * 60)
    box.at("1", c.Finish)
    states = {stop["service"]: stop["state"] for stop in box.ticket("t1")["stops"]}
    assert states == {first: "open", second: "served"}


def test_ticket_is_neither_moved_nor_resumed_to_a_suspended_service(box: Box) -> None:
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


def test_ticket_is_not_recalled_during_a_suspension(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    suspend(box)
    assert "recall" not in box.at("1", c.UndoStart)["allowed"]
    with box.refuses(ProblemType.SUSPENDED):
        box.at("1", c.Recall)
    resume(box)
    assert box.at("1", c.Recall)["ticket"]["recalls"] == 1


def test_centre_is_suspended_twice_in_one_moment(box: Box) -> None:
    for _ in range(2):
        suspend(box)
        resume(box)
    assert box.last(4) == ["centre_suspended", "centre_resumed"] * 2


def suspend_until(box: Box, end: datetime | None, command_id: UUID | None = None) -> TestResponse:
    """Suspend the taxes; the answer."""
    return box.post(
        "services/village.tax/suspend",
        Role.SUPERVISOR,
        command_id=command_id,
        reason="technical",
        expected_end=end.isoformat() if end else None,
    )


@pytest.mark.parametrize("minutes", [-24 * 60, -1, 0])
def test_expected_end_is_in_the_future(box: Box, minutes: int) -> None:
    end = box.clock.now() + timedelta(minutes=minutes)
    before = box.revision
    answer = suspend_until(box, end)
    assert answer.status_code == 400
    problem = Problem.model_validate(answer.get_json())
    assert [(one.field, one.message) for one in problem.fields] == [("expected_end", "is past")]
    assert box.revision == before
    assert suspend_until(box, box.clock.now() + timedelta(minutes=1)).status_code == 200


def test_repeated_suspension_gets_its_first_answer(box: Box) -> None:
    end, command_id = box.clock.now() + timedelta(minutes=1), uuid4()
    first = suspend_until(box, end, command_id)
    box.forward(minutes=2)
    again = suspend_until(box, end, command_id)
    assert (again.status_code, again.get_json()) == (200, first.get_json())


def test_expected_end_that_has_passed_is_not_shown(box: Box) -> None:
    body: dict[str, Any] = {"services": ["village.tax"], "language": "en"}

    def refused() -> str:
        head = {"Accept-Language": "en"}
        answer = box.post("centres/village/tickets", Role.KIOSK, headers=head, **body)
        assert answer.status_code == 422
        return Problem.model_validate(answer.get_json()).detail

    def opens_at() -> Any:
        menu = box.get("centres/village/menu", Role.KIOSK).get_json()
        return next(one["opens_at"] for one in menu["services"] if one["id"] == "village.tax")

    suspend_until(box, None)
    unknown = refused()
    assert opens_at() is None
    suspend_until(box, box.clock.now() + timedelta(minutes=30))
    box.forward(minutes=29)
    assert "expected to continue today at 10:30" in refused()
    assert opens_at() == "2026-11-23T06:30:00.000Z"
    for minutes in (1, 60, 24 * 60):
        box.forward(minutes=minutes)
        assert refused() == unknown
        assert opens_at() is None


def test_paused_centre_says_when_it_goes_on(box: Box) -> None:
    end = box.clock.now() + timedelta(minutes=30)
    boss = box.who(Role.SUPERVISOR)
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.SuspendCentre, boss, reason="drill", expected_end=box.clock.now())
    box.give(c.SuspendCentre, boss, reason="drill", expected_end=end)

    def told() -> list[Any]:
        menu = box.get("centres/village/menu", Role.KIOSK).get_json()
        return [menu["suspension"]["expected_end"], menu["services"][0]["opens_at"]]

    assert told() == [rfc3339(end), rfc3339(end)]
    # Past its expected end it is not known any more when a ticket can be had.
    box.forward(minutes=31)
    assert told() == [rfc3339(end), None]
    box.give(c.ResumeCentre, boss)
    box.give(c.SuspendCentre, boss, reason="drill")
    assert told() == [None, None]


def test_closed_service_serves_the_tickets_that_it_has(box: Box) -> None:
    box.issue("tax")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.CloseService, boss, service="village.tax")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
    box.give(c.OpenService, boss, service="village.tax")
    box.issue("tax")


@pytest.mark.parametrize(
    "moment", ["9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59Z"]
)
def test_time_at_the_end_of_the_calendar_is_malformed(box: Box, moment: str) -> None:
    answer = box.post(
        "services/village.tax/suspend", Role.MANAGER, reason="technical", expected_end=moment
    )
    assert answer.status_code == 400
    assert box.issue("tax")["number"] == "K100"
