"""What the hall learns of its own services and absences in a day."""

from typing import Any

from contract import commands as c
from contract.enums import Paper, PrintFault, Role, TicketClass
from server.domain.attendance import Attendance, Pickup, attendance_id
from server.domain.learning import Learned, Pace
from server.engine.checkpoints import differences
from tests.parts.box import Box
from tests.parts.states import folded


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


def test_each_first_call_is_a_ticket_that_an_idle_counter_took(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
        box.forward(seconds=5)
        box.at("1", c.CallNext)
        box.at("1", c.Start)
        box.forward(minutes=1)
        box.at("1", c.Finish)
    (known,) = box.read(lambda reading: reading.all_of(Pickup))
    assert sum(known.taken) == 3
    assert sum(known.idle) == 15_000


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
