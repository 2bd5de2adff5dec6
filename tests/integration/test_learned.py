"""What the hall learns of itself in a day, and what it does not."""

from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Channel, Paper, PrintFault, Role
from contract.events import TicketIssued
from server.domain.learning import Learned
from tests.parts.box import Box
from tests.parts.rebuilding import rebuilt, rows_of
from tests.parts.village import village_data


def learned(box: Box) -> Learned:
    """What the hall has learned."""
    return box.read(lambda reading: reading.learned(box.clock.now()))


def leaving(box: Box) -> float | None:
    """The share of those who wait for taxes that the hall has learned not to come."""
    known = learned(box).absences.get(box.id("tax"))
    return known.rate if known else None


def test_who_gives_up_in_line_teaches_that_people_leave(box: Box) -> None:
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.visitor(ticket), ticket=ticket)
    by_bearer = leaving(box)
    assert by_bearer is not None
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="left")
    assert (leaving(box) or 0) > by_bearer


@pytest.mark.parametrize(
    "report",
    [{}, {"paper": Paper.FAILED, "fault": PrintFault.PAPER_OUT}],
    ids=["pending", "failed"],
)
def test_a_paper_that_came_into_no_hand_teaches_nothing(box: Box, report: dict[str, Any]) -> None:
    kiosk = box.who(Role.KIOSK)
    ticket = box.issue("tax", channel=Channel.KIOSK)["id"]
    if report:
        box.give(c.ReportPrint, kiosk, ticket=ticket, **report)
    box.give(c.Cancel, kiosk, ticket=ticket, reason="left_without_paper")
    ticket = box.issue("tax")["id"]
    box.give(c.Cancel, box.who(Role.GREETER), ticket=ticket, reason="print_failed")
    assert leaving(box) is None


def test_the_copy_of_a_touch_that_was_handed_in_teaches_nothing(box: Box) -> None:
    data = village_data(lease_size=3)
    data["series"][1]["leased_from"] = 190
    box.bring_in(CentreConfig.model_validate(data))
    kiosk, touch = box.who(Role.KIOSK), uuid4()
    lease = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")["leases"][0]
    copy = box.give(c.IssueTicket, kiosk, services=[box.id("tax")], language="az", command_id=touch)
    box.give(c.ReportPrint, kiosk, ticket=copy["id"], paper=Paper.SHOWN)
    box.hand_in(lease, touch=touch)
    assert box.ticket(copy["id"])["state"] == "cancelled"
    assert leaving(box) is None


def served(box: Box, **before_end: Any) -> int:
    """A ticket for taxes is served for eight minutes, with what stands still in the middle; the
    milliseconds that are learned."""
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=4)
    stand_still(box, **before_end)
    box.forward(minutes=4)
    box.at("1", c.Finish)
    return learned(box).paces[box.id("tax")].seen[-1]


def stand_still(box: Box, *, how: str, hours: float = 2) -> None:
    """The hall, the service or the server stands still, or nothing does."""
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
def test_what_stood_still_is_no_time_of_service(box: Box, how: str) -> None:
    assert served(box, how=how) == EIGHT_MINUTES
    assert served(box, how="nothing") == EIGHT_MINUTES
    assert box.desk("1")["own_day"]["mean_service"] == 480
    # What the stop itself says stays the time by the wall's clock.
    assert box.ticket("t1")["stops"][0]["time"] == 480 + 7200 * (how != "nothing")


def test_what_stood_still_is_no_time_lost_on_an_absentee(box: Box) -> None:
    box.called("1", "tax")
    display = box.who(Role.DISPLAY)
    box.give(c.ReportCall, display, device=display.id, call=1, how="shown")
    box.forward(minutes=1)
    stand_still(box, how="gap")
    box.forward(seconds=30)
    box.at("1", c.MarkNoShow)
    # Ninety seconds, as a hall without a past believes.
    assert learned(box).absences[box.id("tax")].lost == 90_000


def test_a_service_set_aside_teaches_only_what_is_known(box: Box) -> None:
    assert served(box, how="nothing") == EIGHT_MINUTES
    for stood in (False, True):
        box.called("1", "tax")
        box.at("1", c.Start)
        box.forward(minutes=2)
        stand_still(box, how="drill" if stood else "nothing")
        ticket = box.at("1", c.Hold)["on_hold"][0]["id"]
        box.forward(minutes=30)
        box.at("1", c.Resume, ticket=ticket)
        box.at("1", c.Start)
        box.forward(minutes=3)
        box.at("1", c.Finish)
    # Of the third nobody knows how much of the drill came before it was set aside.
    assert learned(box).paces[box.id("tax")].seen == (EIGHT_MINUTES, 300_000)


def test_who_is_served_in_a_drill_needs_no_longer_for_it(box: Box) -> None:
    for _ in range(20):
        served(box, how="nothing")
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=7)
    before = box.issue("tax")["promise"]
    stand_still(box, how="drill")
    # After seven of eight minutes one is left, whatever stood still.
    assert box.ticket("t22")["expected"]["late"] == before


def test_what_was_served_before_it_was_set_aside_is_service_of_the_day(box: Box) -> None:
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=2)
    ticket = box.at("1", c.Hold)["on_hold"][0]["id"]
    box.forward(minutes=30)
    box.at("1", c.Resume, ticket=ticket)
    box.at("1", c.Start)
    box.forward(minutes=3)
    desk = box.at("1", c.Finish)
    assert desk["own_day"]["mean_service"] == box.ticket(ticket)["stops"][0]["time"] == 300


def test_who_is_called_back_needs_what_is_left(box: Box) -> None:
    for _ in range(20):
        served(box, how="nothing")
    box.called("1", "tax")
    box.at("1", c.Start)
    box.forward(minutes=7)
    before = box.issue("tax")["promise"]
    ticket = box.at("1", c.Hold)["on_hold"][0]["id"]
    box.forward(minutes=60)
    box.at("1", c.Resume, ticket=ticket)
    # An hour aside took none of its eight minutes.
    assert box.ticket("t22")["expected"]["late"] == before


def test_what_stood_still_before_a_line_was_moved_is_no_wait(box: Box) -> None:
    box.called("1", "paper")
    box.issue("tax")
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    box.forward(minutes=60)
    boss = box.who(Role.SUPERVISOR)
    box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))
    box.forward(minutes=10)
    box.at("1", c.Finish)
    box.at("1", c.CallNext)
    taken = next(one for one in box.events() if one.data.get("number") == "K100").payload()
    assert isinstance(taken, TicketIssued)
    assert taken.estimate is not None
    (ratios,) = [one.ratios for one in learned(box).spreads.values() if one.ratios]
    assert ratios == (round(1000 * 600 / taken.estimate),)


def test_told_again_the_log_teaches_the_same(box: Box) -> None:
    for how in ("drill", "service", "gap"):
        served(box, how=how)
    told = rebuilt(box.centre, box.events())
    assert told["pace"] == box.store.on_connection(lambda one: rows_of(one, box.centre))["pace"]


def test_who_is_served_and_sent_on_teaches_as_who_is_served(box: Box) -> None:
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
    assert sent.absences[box.id("tax")].calls == 2 * finished.absences[box.id("tax")].calls


def test_who_came_to_be_sent_on_teaches_only_that_somebody_came(box: Box) -> None:
    box.called("1", "tax")
    box.forward(minutes=2)
    box.at("1", c.Transfer, to_service=box.id("request"))
    known = learned(box)
    assert box.id("tax") not in known.paces
    assert known.absences[box.id("tax")].calls == 1
    # From a line nobody was called, and nothing is known.
    box.give(c.TransferTicket, box.who(Role.GREETER), ticket="t1", to_service=box.id("tax"))
    assert learned(box).absences == known.absences
