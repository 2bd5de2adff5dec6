"""What the snapshots of the hall say that may need attention."""

from typing import Any

from contract import commands as c
from contract.enums import Role
from contract.model import rfc3339
from server.views import hall
from tests.parts.box import Box
from tests.parts.staff import Machine


def told(box: Box, name: str) -> list[dict[str, Any]]:
    """One of the lists of the `hall` snapshot."""
    found: list[dict[str, Any]] = box.read(
        lambda reading: hall.build(box.hall.context(reading)).wire()[name]
    )
    return found


def open_counter(box: Box, counter: str) -> None:
    """Counter 1 is open already."""
    if counter != "1":
        box.at(counter, c.OpenCounter)


def test_tickets_on_hold_are_told_longest_first(box: Box) -> None:
    for counter in ("1", "3"):
        open_counter(box, counter)
        box.issue()
        box.at(counter, c.CallNext)
        box.at(counter, c.Hold, reason="photo")
        box.forward(minutes=1)
    assert [(one["number"], one["counter"], one["reason"]) for one in told(box, "on_hold")] == [
        ("A001", "1", "photo"),
        ("A002", "3", "photo"),
    ]
    box.at("1", c.Resume, ticket="t1")
    assert [one["number"] for one in told(box, "on_hold")] == ["A002"]


def test_a_missed_ticket_is_told_while_its_place_is_held(box: Box) -> None:
    box.issue()
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    (missed,) = told(box, "missed")
    assert (missed["number"], missed["comeback_until"]) == ("A001", "2026-11-23T06:30:00.000Z")
    box.forward(minutes=31)
    assert told(box, "missed") == []


def test_a_claim_is_told_until_it_is_judged(box: Box) -> None:
    box.issue()
    box.issue(priority=True)
    assert [one["number"] for one in told(box, "claims")] == ["A002"]
    box.give(c.JudgePriority, box.who(Role.GREETER), ticket="t2", confirmed=True)
    assert told(box, "claims") == []


def test_a_call_is_reported_until_a_display_shows_it_or_the_visitor_comes(box: Box) -> None:
    display = box.who(Role.DISPLAY)
    for counter in ("1", "3"):
        open_counter(box, counter)
        box.issue()
        box.at(counter, c.CallNext)
    assert [one["counter"] for one in told(box, "not_shown")] == ["3", "1"]
    box.give(c.ReportCall, display, device=display.id, call=1, how="shown")
    assert [one["number"] for one in told(box, "not_shown")] == ["A002"]
    box.at("3", c.Start)
    assert told(box, "not_shown") == []


def test_devices_are_told_with_how_they_are(box: Box) -> None:
    kiosk = Machine(box, Role.KIOSK).enrol()
    box.forward(seconds=1)
    display = Machine(box, Role.DISPLAY).enrol()
    kiosk.report(printer="paper_low")
    box.presence.write()
    assert [
        (one["id"], one["role"], one["state"], one["printer"]) for one in told(box, "devices")
    ] == [
        (kiosk.id, "kiosk", "online", "paper_low"),
        (display.id, "display", "not_connected", "none"),
    ]
    box.forward(seconds=30)
    box.give(c.RevokeDevice, box.who(Role.MANAGER), device=display.id)
    assert [(one["id"], one["state"]) for one in told(box, "devices")] == [(kiosk.id, "offline")]


def test_a_counter_whose_pc_is_silent_is_a_problem_until_it_is_heard_or_closed(box: Box) -> None:
    pc = Machine(box, Role.COUNTER).enrol(counter=box.id("1"))

    def problems() -> list[tuple[str, str, str]]:
        return [(one["kind"], one["label"], one["counter"]) for one in told(box, "problems")]

    def reports() -> None:
        pc.report()
        box.presence.write()

    reports()
    box.forward(minutes=4, seconds=59)
    assert problems() == []
    box.forward(seconds=1)
    assert problems() == [("counter_silent", "1", "village.1")]
    reports()
    assert problems() == []
    box.forward(minutes=6)
    assert len(problems()) == 1
    # A supervisor puts it on break, or closes it.
    box.give(c.CloseCounter, box.who(Role.SUPERVISOR), counter="village.1")
    assert problems() == []


def test_a_kiosk_hears_that_its_visitor_waits_for_help(box: Box) -> None:
    kiosk = box.who(Role.KIOSK)
    box.give(c.CallForHelp, kiosk)
    box.give(c.CallForHelp, box.who(Role.OPERATOR, "1"), counter=box.id("1"))
    menu = box.get("centres/village/menu", Role.KIOSK).get_json()
    assert menu["help"] == [kiosk.id]
    box.give(c.AnswerHelp, box.who(Role.GREETER), place=kiosk.id)
    assert box.get("centres/village/menu", Role.KIOSK).get_json()["help"] == []


def test_a_counter_is_free_since_its_last_visitor_and_not_since_it_opened(box: Box) -> None:
    def free_since() -> str:
        hall = box.get("centres/village/hall", Role.MANAGER).get_json()
        return next(str(one["since"]) for one in hall["counters"] if one["id"] == "village.1")

    opened = free_since()
    box.forward(minutes=20)
    assert free_since() == opened
    box.called()
    box.forward(minutes=3)
    box.at("1", c.Finish)
    finished = rfc3339(box.clock.now())
    box.forward(minutes=5)
    assert free_since() == finished
