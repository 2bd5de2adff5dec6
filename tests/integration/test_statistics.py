"""What the hall learns of its own services and absences in a day."""

from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Paper, PrintFault, Role, TicketClass
from server.domain.attendance import Attendance, attendance_id
from server.domain.learning import Learned
from tests.parts.box import Box
from tests.parts.states import folded
from tests.parts.village import village_data


def learned(box: Box) -> Learned:
    """What the hall has learned."""
    return box.read(lambda reading: reading.learned(box.clock.now()))


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
    box.give(c.Cancel, box.visitor(ticket), ticket=ticket)
    assert left(box) == 1
    ticket = box.issue("tax")["id"]
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


def test_cancelled_copy_of_a_handed_in_ticket_teaches_nothing(box: Box) -> None:
    data = village_data(lease_size=3)
    data["series"][1]["leased_from"] = 190
    box.import_config(CentreConfig.model_validate(data))
    kiosk, touch = box.who(Role.KIOSK), uuid4()
    lease = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")["leases"][0]
    copy = box.give(c.IssueTicket, kiosk, services=[box.id("tax")], language="az", command_id=touch)
    box.give(c.ReportPrint, kiosk, ticket=copy["id"], paper=Paper.SHOWN)
    box.hand_in(lease, touch=touch)
    assert box.ticket(copy["id"])["state"] == "cancelled"
    assert attendance(box) is None


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


def test_gap_is_no_time_lost_on_an_absent_visitor(box: Box) -> None:
    box.called("1", "tax")
    box.forward(minutes=1)
    suspend(box, how="gap")
    box.forward(seconds=30)
    box.at("1", c.MarkNoShow)
    # Ninety seconds, as was guessed.
    known = attendance(box)
    assert known is not None
    assert known.lost == 90_000


def test_service_with_a_hold_teaches_its_time_without_the_hold(box: Box) -> None:
    assert serve(box, how="nothing") == EIGHT_MINUTES
    for suspended in (False, True):
        box.called("1", "tax")
        box.at("1", c.Start)
        box.forward(minutes=2)
        suspend(box, how="drill" if suspended else "nothing")
        ticket = box.at("1", c.Hold)["on_hold"][0]["id"]
        box.forward(minutes=30)
        box.at("1", c.Resume, ticket=ticket)
        box.at("1", c.Start)
        box.forward(minutes=3)
        box.at("1", c.Finish)
    assert learned(box).paces[box.id("tax")].seen == (EIGHT_MINUTES, 300_000, 300_000)
    assert box.desk("1")["own_day"]["mean_service"] == 360


def test_suspension_makes_no_service_longer(box: Box) -> None:
    for _ in range(20):
        serve(box, how="nothing")
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=7)
    before = box.issue("tax")["promise"]
    suspend(box, how="drill")
    # After seven of eight minutes one is left.
    assert box.ticket("t22")["expected"]["late"] == before


def test_resumed_ticket_needs_the_rest_of_its_time(box: Box) -> None:
    for _ in range(20):
        serve(box, how="nothing")
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=7)
    before = box.issue("tax")["promise"]
    ticket = box.at("1", c.Hold)["on_hold"][0]["id"]
    box.forward(minutes=60)
    box.at("1", c.Resume, ticket=ticket)
    # An hour on hold took none of its eight minutes.
    assert box.ticket("t22")["expected"]["late"] == before


def test_log_teaches_the_same_again(box: Box) -> None:
    for how in ("drill", "service", "gap"):
        serve(box, how=how)
    made_again = folded(box.centre, box.events())
    assert made_again.learned(box.clock.now()) == learned(box)


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


def test_transfer_before_the_start_teaches_only_that_the_visitor_came(box: Box) -> None:
    box.called("1", "tax")
    box.forward(minutes=2)
    box.at("1", c.Transfer, to_service=box.id("request"))
    known = learned(box)
    assert box.id("tax") not in known.paces
    assert calls(box) == 1
    # A transfer from the queue teaches nothing.
    box.give(c.TransferTicket, box.who(Role.GREETER), ticket="t1", to_service=box.id("tax"))
    assert learned(box).attendances == known.attendances
