"""Expected waits, the people ahead that they weigh, and what the hall learns for them."""

from datetime import timedelta
from typing import Any

from contract import commands as c
from contract.enums import Paper, PrintFault, Role, TicketClass
from contract.errors import ProblemType
from server.domain.attendance import Attendance, attendance_id
from server.domain.learning import Learned, Pace
from server.engine.checkpoints import differences
from tests.parts.box import Box
from tests.parts.states import folded
from tests.parts.village import village_data


def taxes(box: Box) -> dict[str, Any]:
    menu = box.get("centres/village/menu", Role.MANAGER).get_json()
    found: dict[str, Any] = next(one for one in menu["services"] if one["id"] == "village.tax")
    return found


def waits(box: Box, name: str) -> dict[str, Any]:
    """The waits that a menu or board says, by service."""
    told = box.get(f"centres/village/{name}", Role.MANAGER).get_json()["services"]
    return {one["id"].removeprefix("village."): one["expected"] for one in told}


def people_ahead(box: Box, name: str) -> dict[str, tuple[int | None, bool]]:
    """How many people a menu or board shows before a newcomer, and whether a service is served."""
    told = box.get(f"centres/village/{name}", Role.MANAGER).get_json()["services"]
    return {one["id"].removeprefix("village."): (one["ahead"], one["served"]) for one in told}


def test_menu_board_and_ticket_say_no_wait_while_a_service_is_paused_or_closed(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
    box.at("1", c.CallNext)
    before = waits(box, "menu")
    assert waits(box, "board") == before
    assert before["tax"]["high"] > 0
    assert box.ticket("t2")["expected"] is not None
    end = box.clock.now() + timedelta(minutes=20)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down", expected_end=end)
    box.give(c.CloseService, service=box.id("request"), reason="too_many")
    for name in ("menu", "board"):
        after = waits(box, name)
        assert (after["tax"], after["request"]) == (None, None)
        assert after["paper"] is not None
    assert box.ticket("t2")["expected"] is None
    box.give(c.SuspendCentre, reason="alarm", expected_end=end)
    assert not any(waits(box, "board").values())


def test_service_without_an_open_counter_says_so(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.CloseCounter, counter="1")
    box.issue("paper")
    taken = box.issue("request")
    assert (taken["ahead"], taken["served"], taken["expected"]) == (None, False, None)
    for name in ("menu", "board"):
        # Counter 2 calls taxes before papers.
        assert people_ahead(box, name) == {
            "paper": (1, True),
            "request": (None, False),
            "tax": (0, True),
        }
    box.give(c.OpenCounter, counter="3")
    taken = box.ticket("t2")
    assert (taken["ahead"], taken["served"]) == (1, True)
    assert taken["expected"] is not None


def test_queue_does_not_open_again_by_growing_beyond_what_can_be_estimated(box: Box) -> None:
    data = village_data()
    data["services"][2]["typical_minutes"] = 60
    box.import_config(data)
    for counter in ("2", "3"):
        box.give(c.OpenCounter, counter=counter)
    for _ in range(15):
        box.issue("tax")
    for counter in ("2", "3"):
        box.give(c.CloseCounter, counter=counter)
    # One counter, an hour each: more than the twelve hours that are estimated.
    now = taxes(box)
    assert (now["expected"], now["reason"]) == (None, "wait_passes_closing")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")
    assert box.ticket("t15")["expected"] is None
    # Without that rule tickets are given, and promise no wait.
    data["rules"]["intake_ends_by_wait"] = False
    box.import_config(data)
    assert taxes(box)["open"]
    assert box.issue("tax")["promise"] is None


# What the hall learns of its own services and absences in a day.


def pace(box: Box) -> Pace:
    """The learned times of service for taxes."""
    return box.read(lambda reading: Learned(reading).pace(box.id("tax")))


def attendance(box: Box) -> Attendance | None:
    """The learned departures and absences of ordinary visitors for taxes."""
    key = attendance_id(box.id("tax"), TicketClass.STANDARD)
    return box.read(lambda reading: reading.get(Attendance, key))


def test_cancelled_tickets_teach_that_visitors_leave_unless_no_hand_had_their_paper(
    box: Box,
) -> None:
    kiosk = box.who(Role.KIOSK)
    for paper in (Paper.PENDING, Paper.FAILED):
        ticket = box.issue("tax", by=Role.KIOSK)["id"]
        if paper is Paper.FAILED:
            failed = {"paper": paper, "fault": PrintFault.PAPER_OUT}
            box.give(c.ReportPrint, kiosk, ticket=ticket, **failed)
        box.give(c.Cancel, kiosk, ticket=ticket, reason="left_without_paper")
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="print_failed")
    assert attendance(box) is None
    for left in (1, 2):
        ticket = box.issue("tax")["id"]
        box.forward(minutes=1)
        who = box.visitor(ticket) if left == 1 else box.who(Role.GREETER)
        box.give(c.Cancel, who, ticket=ticket, reason="left")
        known = attendance(box)
        assert known is not None
        assert sum(known.left) == left


def suspend(box: Box, how: str) -> None:
    """The centre or the service is suspended for two hours, the server is away, or none of it."""
    boss, since = box.who(Role.MANAGER), box.clock.now()
    tax: dict[str, Any] = {"service": box.id("tax")}
    if how == "drill":
        box.give(c.SuspendCentre, boss, reason="drill")
    elif how == "service":
        box.give(c.SuspendService, reason="system_down", **tax)
    if how != "nothing":
        box.forward(hours=2)
    if how == "drill":
        box.give(c.ResumeCentre, boss)
    elif how == "service":
        box.give(c.ResumeService, **tax)
    elif how == "gap":
        box.give(c.RecordGap, box.who(Role.CLOCK), since=since, until=box.clock.now())


def test_suspended_time_is_no_time_of_service(box: Box) -> None:
    for how in ("drill", "service", "gap", "nothing"):
        ticket = box.called("1", "tax")
        box.at("1", c.Start)
        box.forward(minutes=4)
        suspend(box, how)
        box.forward(minutes=4)
        box.at("1", c.Finish)
        assert pace(box).seen[-1] == 480_000, how
        assert box.ticket(ticket)["stops"][0]["time"] == 480, how
    assert box.desk("1")["own_day"]["mean_service"] == 480
    # The log teaches the same again.
    again = folded(box.centre, box.events())
    assert box.read(lambda reading: differences(again, reading)) == []


def test_transferred_ticket_teaches_like_a_finished_one(box: Box) -> None:
    for sent_on in (False, True):
        for _ in range(3):
            identity = box.called("1", "tax")
            box.forward(seconds=30)
            box.at("1", c.Start)
            box.forward(minutes=4)
            if sent_on:
                box.at("1", c.Transfer, to_service=box.id("request"))
                box.give(c.Cancel, box.who(Role.GREETER), ticket=identity)
            else:
                box.at("1", c.Finish)
    assert pace(box).recent == (270_000,) * 6
    known = attendance(box)
    assert known is not None
    assert sum(known.called) == 6
