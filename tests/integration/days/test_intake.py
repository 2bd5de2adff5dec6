"""Which tickets a day has room for: quotas, closing times, and intake that was stopped."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from contract.model import rfc3339
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.days import clock_to
from tests.parts.reconfigured import without
from tests.parts.village import village_data


def menu(box: Box) -> dict[str, dict[str, Any]]:
    """The services of the menu that a kiosk shows, by their ids."""
    said = box.get("centres/village/menu", Role.KIOSK).get_json()["services"]
    return {one["id"]: one for one in said}


def reasons(box: Box) -> set[tuple[str | None, str | None]]:
    """Why kiosks give no tickets for each service, and from when they do."""
    return {(one["reason"], one["opens_at"]) for one in menu(box).values()}


def test_used_up_quota_answers_with_the_nearest_free_time(box: Box) -> None:
    data = village_data()
    data["services"][2]["quota"] = {"per_day": 2}
    box.import_config(data)
    first = box.issue("tax")
    box.issue("tax")
    tax = menu(box)["village.tax"]
    assert (tax["open"], tax["reason"], tax["quota_left"]) == (False, "quota_used", 0)
    assert tax["opens_at"] == "2026-11-24T05:00:00.000Z"
    answer = box.post(
        "centres/village/tickets", Role.KIOSK, services=["village.tax"], language="en"
    )
    assert answer.status_code == 422
    assert "nearest free time" in answer.get_json()["detail"]
    # A cancelled ticket frees its place in the quota.
    box.give(c.Cancel, box.who(Role.GREETER), ticket=first["id"])
    assert box.issue("tax")["number"] == "K102"


def test_no_ticket_is_issued_for_a_wait_that_passes_closing(box: Box) -> None:
    clock_to(box, "2026-11-23T17:30")
    box.called("1", "paper")
    box.at("1", c.Start)

    # Twelve minutes each at one counter: the third or fourth would be called after six.
    for _ in range(12):
        with suppress(Refusal):
            box.issue("request")
    assert 2 <= box.read(lambda reading: len(reading.waiting_tickets())) <= 5
    assert menu(box)["village.request"]["reason"] == "wait_passes_closing"


def test_stopped_intake_gives_no_ticket_and_serves_those_who_have_one(box: Box) -> None:
    box.issue("tax")
    cancelled = box.issue("tax")["id"]
    box.give(c.Cancel, box.visitor(cancelled), ticket=cancelled)
    boss = box.who(Role.MANAGER)
    for _ in range(2):
        box.give(c.StopIntake, boss, reason="power")
    assert [event.type for event in box.events()].count("intake_stopped") == 1
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("paper")
    assert not any(one["open"] for one in menu(box).values())
    assert reasons(box) == {("intake_stopped", "2026-11-24T05:00:00.000Z")}
    assert box.get("centres/village/hall", Role.MANAGER).get_json()["intake_stopped"] == "power"
    assert box.give(c.Reopen, box.visitor(cancelled), ticket=cancelled)["state"] == "waiting"
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
    for _ in range(2):
        box.give(c.ResumeIntake, boss)
    assert [event.type for event in box.events()].count("intake_resumed") == 1
    assert box.issue("paper")["state"] == "waiting"
    assert box.get("centres/village/hall", Role.MANAGER).get_json()["intake_stopped"] is None


def test_a_service_that_was_removed_since_owes_the_clock_nothing(box: Box) -> None:
    end = box.clock.now() + timedelta(minutes=5)
    paper = box.id("paper")
    box.give(c.CloseService, service=paper, until=end)
    pause: dict[str, Any] = {"reason": "power", "expected_end": end, "resume_automatically": True}
    box.give(c.SuspendService, service=paper, **pause)
    box.import_config(without("services", "paper"))
    box.forward(minutes=5)
    assert box.read(lambda reading: list(timers.due(box.hall, reading))) == []


def test_tickets_are_stopped_for_a_time_or_for_today(box: Box) -> None:
    tax, paper = box.id("tax"), box.id("paper")
    for hours in (0, 24):  # not a coming time of this day
        until = box.clock.now() + timedelta(hours=hours)
        with box.refuses(ProblemType.MALFORMED):
            box.give(c.StopIntake, until=until)
        with box.refuses(ProblemType.MALFORMED):
            box.give(c.CloseService, service=tax, until=until)
    until = box.clock.now() + timedelta(minutes=15)
    box.give(c.CloseService, service=tax, until=until)
    box.give(c.CloseService, service=paper)
    assert ("closed_by_staff", rfc3339(until)) in reasons(box)
    assert ("closed_by_staff", "2026-11-24T05:00:00.000Z") in reasons(box)
    box.give(c.StopIntake, until=until)
    assert reasons(box) == {("intake_stopped", rfc3339(until))}
    box.forward(minutes=15)
    for _ in range(2):
        box.tick()
    assert box.last(3)[0] == "intake_stopped"
    assert set(box.last(2)) == {"intake_resumed", "service_opened"}
    assert box.events()[-1].actor.role is Role.CLOCK
    assert box.issue("tax")["state"] == "waiting"
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("paper")


def test_the_menu_names_the_services_most_taken_in_the_weeks_before_today(box: Box) -> None:
    def most_taken(**kiosk: int) -> list[str]:
        if kiosk:
            box.import_config({**village_data(), "kiosk": kiosk})
        found = box.get("centres/village/menu", Role.KIOSK).get_json()["most_taken"]
        assert isinstance(found, list)
        return found

    def days_later(days: int) -> None:
        box.give(c.CloseDay)
        box.forward(days=days)
        box.open_day()

    for service in ("request", "tax", "tax"):
        box.issue(service)
    # A young hall has none.
    assert most_taken() == []
    days_later(1)
    assert most_taken() == ["village.tax", "village.request"]
    # Today's tickets change nothing before tomorrow.
    for _ in range(3):
        box.issue("request")
    assert most_taken(most_taken=1) == ["village.tax"]
    assert most_taken(most_taken=0) == []
    days_later(1)
    assert most_taken(most_taken=1) == ["village.request"]
    days_later(35)
    assert most_taken() == []
