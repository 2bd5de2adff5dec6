"""What the hall learns of its own services and absences in a day."""

from typing import Any

import pytest

from contract import commands as c
from contract.enums import Paper, PrintFault, Role, TicketClass
from server.domain.attendance import Attendance, attendance_id
from server.domain.learned import Learned
from tests.parts.box import Box
from tests.parts.states import folded


def learned(box: Box) -> Learned:
    """What the hall has learned."""
    return box.read(lambda reading: reading.learned())


def attendance(box: Box) -> Attendance | None:
    """The learned departures and absences of ordinary visitors for taxes."""
    return learned(box).attendances.get(attendance_id(box.id("tax"), TicketClass.STANDARD))


def left(box: Box) -> int:
    """How many of them left while they waited."""
    known = attendance(box)
    return sum(known.left) if known else 0


def calls(box: Box) -> int:
    """How many of their calls were counted."""
    known = attendance(box)
    return sum(known.called) if known else 0


def test_cancelled_tickets_teach_that_visitors_leave(box: Box) -> None:
    ticket = box.issue("tax")["id"]
    box.forward(minutes=1)
    box.give(c.Cancel, box.visitor(ticket), ticket=ticket)
    assert left(box) == 1
    ticket = box.issue("tax")["id"]
    box.forward(minutes=1)
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="left")
    assert left(box) == 2


@pytest.mark.parametrize(
    "report",
    [{}, {"paper": Paper.FAILED, "fault": PrintFault.PAPER_OUT}],
    ids=["pending", "failed"],
)
def test_ticket_whose_paper_came_into_no_hand_teaches_nothing(
    box: Box, report: dict[str, Any]
) -> None:
    kiosk = box.who(Role.KIOSK)
    ticket = box.issue("tax", by=Role.KIOSK)["id"]
    if report:
        box.give(c.ReportPrint, kiosk, ticket=ticket, **report)
    box.give(c.Cancel, kiosk, ticket=ticket, reason="left_without_paper")
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="print_failed")
    assert attendance(box) is None


def test_each_first_call_is_a_ticket_that_an_idle_counter_took(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
        box.forward(seconds=5)
        box.at("1", c.CallNext)
        box.at("1", c.Start)
        box.forward(minutes=1)
        box.at("1", c.Finish)
    (known,) = learned(box).pickups.values()
    assert sum(known.taken) == 3
    assert sum(known.idle) == 15_000


def serve(box: Box, **before_end: Any) -> int:
    """Serve a ticket for taxes for eight minutes, with a suspension in between; the
    milliseconds that are learned."""
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=4)
    suspend(box, **before_end)
    box.forward(minutes=4)
    box.at("1", c.Finish)
    return learned(box).paces[box.id("tax")].seen[-1]


def suspend(box: Box, *, how: str, hours: float = 2) -> None:
    """The centre or the service is suspended, the server is away, or none of it."""
    boss, since = box.who(Role.MANAGER), box.clock.now()
    if how == "drill":
        box.give(c.SuspendCentre, boss, reason="drill")
    elif how == "service":
        box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    if how != "nothing":
        box.forward(hours=hours)
    if how == "drill":
        box.give(c.ResumeCentre, boss)
    elif how == "service":
        box.give(c.ResumeService, service=box.id("tax"))
    elif how == "gap":
        box.give(c.RecordGap, box.who(Role.CLOCK), since=since, until=box.clock.now())


EIGHT_MINUTES = 480_000


@pytest.mark.parametrize("how", ["nothing", "drill", "service", "gap"])
def test_suspended_time_is_no_time_of_service(box: Box, how: str) -> None:
    assert serve(box, how=how) == EIGHT_MINUTES
    assert serve(box, how="nothing") == EIGHT_MINUTES
    assert box.desk("1")["own_day"]["mean_service"] == 480
    assert box.ticket("t1")["stops"][0]["time"] == 480


def test_log_teaches_the_same_again(box: Box) -> None:
    for how in ("drill", "service", "gap"):
        serve(box, how=how)
    made_again = folded(box.centre, box.events())
    assert made_again.learned() == learned(box)


def test_transferred_ticket_teaches_like_a_finished_one(box: Box) -> None:
    def days(sent_on: bool) -> Learned:
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
        return learned(box)

    def paces(known: Learned) -> tuple[int, ...]:
        return known.paces[box.id("tax")].recent

    finished = days(sent_on=False)
    sent = days(sent_on=True)
    assert paces(sent) == paces(finished) * 2 == (270_000,) * 6
    assert calls(box) == 6
