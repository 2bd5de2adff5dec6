"""What stands still: the hall, a service, the server. Nobody loses a place."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug.test import TestResponse

from contract import commands as c
from contract.enums import Role
from contract.errors import Problem, ProblemType
from server.application.gaps import after_a_gap
from tests.parts.box import Box


def stop(box: Box, reason: str = "alarm") -> None:
    box.give(c.SuspendCentre, box.who(Role.SUPERVISOR), reason=reason)


def go_on(box: Box) -> None:
    box.give(c.ResumeCentre, box.who(Role.SUPERVISOR))


def test_a_hall_that_stands_still_gives_and_calls_nothing(box: Box) -> None:
    box.issue()
    stop(box)
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue()
    with box.refuses(ProblemType.SUSPENDED, state="suspended"):
        box.at("1", c.CallNext)
    assert "call_next" not in box.desk("1")["allowed"]
    for picture in (box.board(), box.ticket("t1"), box.desk("1")):
        assert picture["suspension"]["reason"] == "alarm"


def test_who_was_called_goes_back_to_the_place_held(box: Box) -> None:
    box.called()
    box.issue()
    stop(box)
    assert box.last() == ["call_withdrawn"]
    assert box.board()["calls"][0]["withdrawn"]
    box.forward(minutes=30)
    go_on(box)
    # Without a skip: it is the first again.
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_who_is_served_is_served_to_the_end(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.issue()
    stop(box)
    desk = box.at("1", c.Finish, next=True)
    assert desk["ticket"] is None
    assert box.ticket("t1")["state"] == "finished"


def test_the_time_to_come_back_stands_still_too(box: Box) -> None:
    box.called()
    box.at("1", c.MarkNoShow)
    box.forward(minutes=20)
    stop(box)
    box.forward(minutes=60)
    go_on(box)
    box.forward(minutes=9)
    visitor = box.visitor("t1")
    box.give(c.Reopen, visitor, ticket="t1")
    assert box.ticket("t1")["state"] == "waiting"


def test_who_gives_up_keeps_the_time_to_come_back_that_stood_still(box: Box) -> None:
    box.called()
    box.at("1", c.MarkNoShow)
    box.forward(minutes=10)
    stop(box)
    box.forward(hours=2)
    go_on(box)
    box.forward(minutes=5)
    # A quarter of an hour of thirty minutes is used.
    visitor = box.visitor("t1")
    box.give(c.Cancel, visitor, ticket="t1")
    assert box.ticket("t1")["comeback_until"] == "2026-11-23T08:30:00.000Z"
    assert box.give(c.Reopen, visitor, ticket="t1")["state"] == "waiting"


def test_the_order_is_the_same_afterwards(box: Box) -> None:
    for service in ("paper", "tax", "request"):
        box.issue(service)
        box.forward(minutes=1)
    stop(box)
    box.forward(hours=1)
    go_on(box)
    numbers = [box.at("1", c.CallNext)["ticket"]["id"]]
    numbers += [box.at("1", c.Finish, next=True)["ticket"]["id"] for _ in range(2)]
    assert numbers == ["village.t1", "village.t2", "village.t3"]


@pytest.mark.parametrize("how", ["alarm", "both", "gap"])
def test_a_long_standstill_decides_nothing(box: Box, how: str) -> None:
    # With two hours more everybody would be past the longest wait, and the classes void.
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


def test_nobody_ages_in_a_service_that_stands_still(box: Box) -> None:
    box.issue("tax")
    box.forward(minutes=5)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.issue("paper")
    box.forward(minutes=50)
    # All that is shown of its line stands as well.
    told = box.get("centres/village/hall", Role.MANAGER).get_json()
    waits = {one["id"]: one["longest_wait"] for one in told["services"]}
    assert waits[box.id("tax")] == 5 * 60
    assert waits[box.id("paper")] == 50 * 60
    box.give(c.ResumeService, service=box.id("tax"))
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"


def test_who_leaves_a_line_that_stands_still_has_not_waited_in_it(box: Box) -> None:
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


def test_who_comes_to_a_line_that_stands_still_loses_no_time_waited(box: Box) -> None:
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


def test_a_call_that_a_gap_took_back_has_not_waited_in_it(box: Box) -> None:
    box.issue()
    box.forward(minutes=5)
    box.at("1", c.CallNext)
    since = box.clock.now()
    box.forward(minutes=30)
    after_a_gap(box.hall, since, box.clock.now())
    assert box.ticket("t1")["state"] == "waiting"
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 5 * 60


def test_a_hall_stops_once_and_goes_on_once(box: Box) -> None:
    stop(box)
    with box.refuses(ProblemType.SUSPENDED):
        stop(box)
    go_on(box)
    revision = box.revision
    go_on(box)
    assert box.revision == revision


def test_a_service_that_stands_still_keeps_its_places(box: Box) -> None:
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


def suspended_until(box: Box, end: datetime | None, command_id: UUID | None = None) -> TestResponse:
    """What the suspension of the taxes is answered with."""
    return box.post(
        "services/village.tax/suspend",
        Role.SUPERVISOR,
        command_id=command_id,
        reason="technical",
        expected_end=end.isoformat() if end else None,
    )


@pytest.mark.parametrize("minutes", [-24 * 60, -1, 0])
def test_an_expected_end_is_still_to_come(box: Box, minutes: int) -> None:
    end = box.clock.now() + timedelta(minutes=minutes)
    before = box.revision
    answer = suspended_until(box, end)
    assert answer.status_code == 400
    problem = Problem.model_validate(answer.get_json())
    assert [(one.field, one.message) for one in problem.fields] == [("expected_end", "is past")]
    assert box.revision == before
    assert suspended_until(box, box.clock.now() + timedelta(minutes=1)).status_code == 200


def test_a_suspension_that_is_repeated_after_its_end_gets_its_first_answer(box: Box) -> None:
    end, command_id = box.clock.now() + timedelta(minutes=1), uuid4()
    first = suspended_until(box, end, command_id)
    box.forward(minutes=2)
    again = suspended_until(box, end, command_id)
    assert (again.status_code, again.get_json()) == (200, first.get_json())


def test_an_expected_end_that_is_over_is_promised_to_nobody(box: Box) -> None:
    body: dict[str, Any] = {"services": ["village.tax"], "language": "en"}

    def refused() -> str:
        head = {"Accept-Language": "en"}
        answer = box.post("centres/village/tickets", Role.KIOSK, headers=head, **body)
        assert answer.status_code == 422
        return Problem.model_validate(answer.get_json()).detail

    def opens_at() -> Any:
        menu = box.get("centres/village/menu", Role.KIOSK).get_json()
        return next(one["opens_at"] for one in menu["services"] if one["id"] == "village.tax")

    suspended_until(box, None)
    unknown = refused()
    assert opens_at() is None
    suspended_until(box, box.clock.now() + timedelta(minutes=30))
    box.forward(minutes=29)
    assert "expected to go on today at 10:30" in refused()
    assert opens_at() == "2026-11-23T06:30:00.000Z"
    for minutes in (1, 60, 24 * 60):
        box.forward(minutes=minutes)
        assert refused() == unknown
        assert opens_at() is None


def test_a_closed_service_serves_who_holds_a_ticket(box: Box) -> None:
    box.issue("tax")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.CloseService, boss, service="village.tax")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
    box.give(c.OpenService, boss, service="village.tax")
    box.issue("tax")


def test_a_gap_takes_back_calls_that_no_display_showed(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1")
    box.called("3")
    display = box.who(Role.DISPLAY)
    box.give(c.ReportCall, display, device=display.id, call=1, how="shown")
    since = box.clock.now()
    box.forward(minutes=4)
    after_a_gap(box.hall, since, box.clock.now())
    after_a_gap(box.hall, since, box.clock.now())
    assert [event.type.value for event in box.events()].count("gap_recorded") == 1
    assert box.ticket("t1")["state"] == "called"
    assert box.ticket("t2")["state"] == "waiting"


def test_a_short_gap_is_none(box: Box) -> None:
    box.called()
    since = box.clock.now()
    box.forward(seconds=59)
    revision = box.revision
    after_a_gap(box.hall, since, box.clock.now())
    assert box.revision == revision


def test_what_stood_still_is_left_out_of_the_accuracy(box: Box) -> None:
    box.give(c.CloseCounter, counter="1")
    box.give(c.OpenCounter, counter="1")
    box.at("1", c.TakeBreak, minutes=1)
    box.give(c.OpenCounter, counter="1")
    box.issue()
    box.issue()
    box.forward(minutes=1)
    stop(box)
    box.forward(minutes=50)
    go_on(box)
    box.forward(minutes=1)
    box.at("1", c.CallNext)
    box.at("1", c.Finish, next=True)
    found = box.get("centres/village/accuracy", Role.MANAGER).get_json()
    whole = found["services"][0]
    assert whole["service"] is None
    assert whole["calls"] == 2
    assert whole["mean_absolute_error"] < 15 * 60


def test_only_the_first_report_of_a_call_is_an_event(box: Box) -> None:
    box.called()
    display = box.who(Role.DISPLAY)
    for how in ("shown", "shown", "spoken", "shown", "spoken"):
        box.give(c.ReportCall, display, device=display.id, call=1, how=how)
    assert box.last(3)[1:] == ["call_shown", "call_spoken"]
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.ReportCall, display, device=display.id, call=7, how="shown")
