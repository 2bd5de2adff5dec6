"""The business day opens, closes and is followed by the next: by hand and by the clock."""

from collections.abc import Sequence

import pytest

from contract import commands as c
from contract.commands import Command
from contract.enums import Role
from contract.errors import ProblemType
from server.context import AppContext
from server.engine.centre_view import CentreView
from server.periodic import timers
from tests.parts.box import Box
from tests.parts.days import clock_to, day
from tests.parts.reconfigured import config


def test_closing_expires_open_tickets_and_lets_a_served_one_finish(box: Box) -> None:
    """The hall machine compares what expires and which counters close."""
    box.called("1", "paper")
    box.at("1", c.Start)
    box.issue("paper")
    said = box.give(c.CloseDay, reason="strike")
    assert (said["day"], said["expired"]) == ("2026-11-23", 1)
    assert [box.ticket(one)["state"] for one in ("t1", "t2")] == ["serving", "expired"]
    assert box.events()[-1].data == {"day": "2026-11-23", "reason": "strike", "expired": 1}
    assert all(call["over"] for call in box.board()["calls"])
    # A ticket being served at that moment is finished as usual.
    numbered = f"centres/village/tickets?number={box.desk('1')['ticket']['number']}"
    assert len(box.get(numbered, Role.GREETER).get_json()) == 1
    assert box.at("1", c.Finish)["own_day"]["served"] == 0  # of the open day: there is none
    assert box.get(numbered, Role.GREETER).get_json() == []
    assert box.ticket("t1")["state"] == "finished"
    with box.refuses(ProblemType.DAY_NOT_OPEN):
        box.give(c.CloseDay)


def test_clock_opens_closes_and_turns_the_day(box: Box) -> None:
    box.issue()
    clock_to(box, "2026-11-23T18:30")
    assert day(box) == "2026-11-23"  # a ticket waits
    box.at("1", c.CallNext)
    timers.fire(box.hall)
    assert day(box) == "2026-11-23"  # or is called
    box.at("1", c.Finish)
    timers.fire(box.hall)
    assert day(box) is None
    assert box.events()[-1].data["reason"] == "lines_empty"
    assert box.events()[-1].actor.role == Role.CLOCK
    clock_to(box, "2026-11-24T03:59")
    assert day(box) is None
    clock_to(box, "2026-11-24T04:00")
    assert day(box) == "2026-11-24"
    revision = box.revision
    timers.fire(box.hall)
    assert box.revision == revision


def test_day_stays_open_for_tickets_that_may_come_back(box: Box) -> None:
    clock_to(box, "2026-11-23T17:50")
    held = box.called("1", "paper")
    box.at("1", c.Start, c.Hold)
    clock_to(box, "2026-11-23T18:10")
    assert (day(box), box.desk("1")["state"]) == ("2026-11-23", "open")
    box.at("1", c.Resume, ticket=held)
    box.at("1", c.MarkNoShow)  # with half an hour to come back
    timers.fire(box.hall)
    assert (day(box), box.desk("1")["state"]) == ("2026-11-23", "open")
    box.give(c.Reopen, box.visitor(held), ticket=held)
    box.at("1", c.CallNext, c.Finish)
    timers.fire(box.hall)
    assert day(box) is None


def test_day_opened_by_hand_after_closing_lasts_until_its_latest_end(box: Box) -> None:
    box.import_config(config(lambda data: data["centre"].update(day_end_latest="20:00")))
    clock_to(box, "2026-11-23T18:00")
    assert day(box) is None
    box.open_day()
    clock_to(box, "2026-11-23T18:01")
    assert day(box) == "2026-11-23"
    clock_to(box, "2026-11-23T20:00")
    assert day(box) is None
    box.open_day()
    clock_to(box, "2026-11-24T03:59")
    assert day(box) == "2026-11-23"
    clock_to(box, "2026-11-24T04:00")
    assert day(box) == "2026-11-24"


def test_a_centre_that_fails_does_not_keep_the_clock_from_the_others(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.import_config(config(lambda data: data["centre"].update(slug="a-town")))
    box.centre = "village"
    due = timers.due

    def broken(hall: AppContext, reading: CentreView) -> Sequence[Command]:
        if reading.centre.id == "a-town":
            raise ZeroDivisionError
        return due(hall, reading)

    monkeypatch.setattr(timers, "due", broken)
    box.give(c.CloseDay)
    with pytest.raises(ZeroDivisionError):
        clock_to(box, "2026-11-24T04:00")
    assert day(box) == "2026-11-24"


def test_server_started_after_closing_opens_no_day(box: Box) -> None:
    box.give(c.CloseDay)
    clock_to(box, "2026-11-24T18:00")
    assert day(box) is None
    clock_to(box, "2026-11-25T04:00")
    assert day(box) == "2026-11-25"
