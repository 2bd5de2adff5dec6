"""Counters whose program does not answer, and those that were left open."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from contract import commands as c
from contract.enums import Role
from server.domain.figures import By, Period
from server.periodic import timers
from server.views.reports.tables import report
from tests.parts.box import Box
from tests.parts.days import clock_to, day
from tests.parts.staff import Machine


@pytest.fixture
def answers(box: Box) -> Callable[[], None]:
    pc = Machine(box, Role.COUNTER).enrol(counter=box.id("1"))

    def report() -> None:
        pc.reported()
        timers.fire(box.hall)

    report()
    return report


def hours(box: Box) -> dict[str, float]:
    """How long counter 1 was open and what it did meanwhile, on Monday and Tuesday."""
    period = Period(date(2026, 11, 23), date(2026, 11, 24))
    made = box.store.report(box.centre, lambda facts: report(facts, "counters", By.COUNTER, period))
    (row,) = (one for one in made.rows if one.group == "village.1")
    names = [column.key for column in made.columns]
    values = dict(zip(names, row.values, strict=True))
    return {
        name: round(float(str(values[name])) / 3600, 2)
        for name in ("open", "occupied", "idle", "disconnected")
    }


def test_a_day_that_was_not_closed_is_no_longer_than_others(box: Box) -> None:
    box.issue()
    # No clock runs meanwhile: the server is off.
    box.forward(hours=30)
    box.give(c.CloseDay)
    assert hours(box)["open"] == 18


def test_the_time_without_a_connected_program_is_shown_apart(
    box: Box, answers: Callable[[], None]
) -> None:
    for _ in range(3):
        box.forward(minutes=1)
        answers()
    box.forward(minutes=1, seconds=59)
    timers.fire(box.hall)
    assert box.last() != ["counter_connection_changed"]
    box.forward(seconds=1)
    for _ in range(2):
        timers.fire(box.hall)
    assert box.last(2) == ["device_confirmed", "counter_connection_changed"]
    box.forward(hours=1)
    answers()
    assert [one.data["connected"] for one in box.events()[-2:]] == [False, True]
    box.forward(hours=2)
    box.give(c.CloseDay)
    assert hours(box) == {"open": 3.08, "occupied": 0, "idle": 2.08, "disconnected": 1}


def test_a_counter_left_open_is_closed_by_the_clock_after_hours(
    box: Box, answers: Callable[[], None]
) -> None:
    # One that waits keeps the day open.
    box.issue()
    clock_to(box, "2026-11-23T17:50")
    answers()
    box.forward(minutes=29, seconds=59)
    timers.fire(box.hall)
    assert box.desk("1")["state"] == "open"
    box.forward(seconds=1)
    timers.fire(box.hall)
    assert (day(box), box.desk("1")["state"]) == ("2026-11-23", "closed")
    assert box.events()[-1].data["reason"] == "left_open"


def test_a_server_that_was_away_says_nothing_of_the_programs(
    box: Box, answers: Callable[[], None]
) -> None:
    box.forward(minutes=10)
    # After the restart no program has reported yet.
    again = replace(box.hall, started=box.hall.machine.now())
    timers.fire(again)
    assert "counter_connection_changed" not in types(box)
    box.forward(minutes=2)
    timers.fire(again)
    assert types(box)[-1] == "counter_connection_changed"
    # An operator who goes on at another PC is there.
    box.called()
    timers.fire(again)
    assert [one.data.get("connected") for one in box.events()[-1:]] == [True]


def types(box: Box) -> list[str]:
    return [one.type for one in box.events()]
