"""Counters whose program does not answer, and those that were left, open or with a visitor."""

from collections.abc import Callable
from copy import replace
from datetime import date
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server.domain.figures import By, Period
from server.domain.learning import Pace
from server.periodic import timers
from server.staffing.report import staffing
from server.views.reports.tables import REPORTS, report
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
    return {
        name: round(float(str(row.values[name])) / 3600, 2)
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
    # From its last report on.
    assert box.events()[-1].data["since"] == "2026-11-23T06:03:00.000Z"
    box.forward(minutes=20)
    answers()
    assert [one.data["connected"] for one in box.events()[-2:]] == [False, True]
    box.forward(hours=2)
    box.give(c.CloseDay)
    assert hours(box) == {"open": 2.42, "occupied": 0, "idle": 2.05, "disconnected": 0.37}


def test_the_time_of_an_operator_who_left_while_visitors_wait_is_not_known(
    box: Box, answers: Callable[[], None]
) -> None:
    box.forward(minutes=40)
    answers()
    # No visitor waited: an operator who is there has nothing to do.
    assert "counter_connection_changed" not in types(box)
    box.issue()
    for minutes in (1, 20):
        box.forward(minutes=minutes)
        answers()
        assert types(box)[-1] == "counter_connection_changed"
    assert box.events()[-1].data["since"] == "2026-11-23T06:00:00.000Z"
    box.at("1", c.CallNext, c.Start)
    answers()
    box.forward(minutes=5)
    box.at("1", c.Finish)
    box.give(c.CloseDay)
    assert hours(box) == {"open": 1.1, "occupied": 0.08, "idle": 0, "disconnected": 1.02}
    # Nor does the report of the counters that were needed count it as open.
    setup, monday = box.read(lambda reading: reading.setup), date(2026, 11, 23)
    found = box.store.report(
        box.centre, lambda facts: staffing(facts, setup, "all", monday, date(2026, 11, 24))
    )
    assert {row.group: row.values["counters_open"] for row in found.report.rows}[10] == 0


def test_every_visitor_who_was_at_a_counter_takes_its_time(box: Box) -> None:
    def visit(minutes: int, *models: type[c.Command], **fields: Any) -> None:
        box.forward(minutes=minutes)
        box.at("1", *models, **fields)

    # On hold after 3 minutes; did not come after 4, called twice; back in the queue after 2.
    held = box.called()
    visit(3, c.Hold)
    box.called()
    visit(1, c.Recall)
    visit(3, c.MarkNoShow)
    box.called()
    visit(2, c.Requeue)
    visit(10, c.CallNext)
    # Finished after 1 + 5, and without a start after 2.
    visit(1, c.Start)
    visit(5, c.Finish)
    box.called()
    visit(2, c.Finish)
    # Served for 6 of 7 minutes before a hold that the day ends.
    box.called()
    visit(1, c.Start)
    visit(6, c.Hold)
    visit(7, c.Resume, ticket=held)
    visit(1, c.Transfer, to_service=box.id("tax"))
    box.give(c.CloseDay)
    assert hours(box) == {
        "open": round(42 / 60, 2),
        "occupied": round((3 + 4 + 2 + 6 + 2 + 7 + 1) / 60, 2),
        "idle": round((10 + 7) / 60, 2),
        "disconnected": 0,
    }


def test_a_counter_left_open_is_closed_by_the_clock_after_hours(
    box: Box, answers: Callable[[], None]
) -> None:
    clock_to(box, "2026-11-23T17:50")
    # One that waits keeps the day open.
    box.issue()
    box.at("1", c.TakeBreak, c.OpenCounter)
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


# A counter that was left with a visitor.


def of_the_day(box: Box) -> list[Any]:
    """All totals of Monday's reports, and the hours of counter 1."""
    period = Period(date(2026, 11, 23), date(2026, 11, 23))
    names = ("visitors", "wait", "service", "stay", "promises", "staff")
    totals = box.store.report(
        box.centre,
        lambda facts: [
            report(facts, one, REPORTS[one].groupings[0], period).total for one in names
        ],
    )
    return [*totals, hours(box)]


@pytest.mark.parametrize("is_on", [True, False])
def test_an_abandoned_visit_ends_with_the_day_and_its_figures_stay(
    box: Box, answers: Callable[[], None], is_on: bool
) -> None:
    done = box.called()
    box.at("1", c.Start)
    box.forward(minutes=6)
    box.at("1", c.Finish)
    left, waiting = box.called(), box.issue("tax")["id"]
    box.at("1", c.Start)
    for _ in range(5):
        box.forward(hours=1)
        if is_on:
            answers()
        timers.fire(box.hall)
    assert box.give(c.CloseDay)["expired"] == 2
    ended = [box.ticket(one)["state"] for one in (done, left, waiting)]
    assert ended == ["finished", "expired", "expired"]
    assert (box.desk("1")["state"], box.desk("1")["ticket"]) == ("closed", None)
    # The last sign was the start of the second service: how long that lasted is not known.
    figures = of_the_day(box)
    assert figures[-1] == {"open": 5.1, "occupied": 0.1, "idle": 0, "disconnected": 5}
    assert (figures[2].values["visits"], figures[2].values["p50"]) == (1, 360)
    clock_to(box, "2026-11-24T10:00")
    assert of_the_day(box) == figures
    assert box.desk("1")["state"] == "closed"


def test_a_pc_switched_off_at_night_does_not_hide_that_its_operator_left(
    box: Box, answers: Callable[[], None]
) -> None:
    box.called()
    box.at("1", c.Start)
    for _ in range(5):
        box.forward(hours=1)
        answers()
    box.forward(minutes=2)
    timers.fire(box.hall)
    assert box.events()[-1].data["since"] == "2026-11-23T06:00:00.000Z"
    box.give(c.CloseDay)
    assert hours(box) == {"open": 5.03, "occupied": 0, "idle": 0, "disconnected": 5.03}


def test_one_who_is_there_at_the_end_of_the_day_finishes_as_usual(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.forward(hours=2)
    served, called = box.called("1"), box.called("3")
    box.at("1", c.Start)
    box.forward(minutes=29)
    box.give(c.CloseDay)
    box.at("1", c.Finish)
    assert box.ticket(served)["state"] == "finished"
    # The other gives no sign any more.
    box.forward(minutes=1)
    timers.fire(box.hall)
    assert box.ticket(called)["state"] == "expired"
    assert box.events()[-1].actor.role == Role.CLOCK
    # Nor does the first, whose counter is still open.
    box.forward(minutes=29)
    clock_to(box, "2026-11-23T19:00")
    assert [box.desk(one)["state"] for one in "13"] == ["closed", "closed"]


def test_a_day_that_only_a_counter_that_was_left_keeps_open_is_closed(
    box: Box, answers: Callable[[], None]
) -> None:
    box.called()
    clock_to(box, "2026-11-23T17:40")
    box.at("1", c.Start)
    answers()
    clock_to(box, "2026-11-23T18:05")
    assert box.last() == ["counter_connection_changed"]
    clock_to(box, "2026-11-23T18:10")
    assert (day(box), box.desk("1")["state"]) == (None, "closed")
    assert box.ticket("t1")["state"] == "expired"


def test_a_long_service_is_not_taken_from_its_operator(box: Box) -> None:
    box.called("1", "request")
    box.at("1", c.Start)
    # A service of usually twelve minutes is an alarm after 36.
    box.forward(minutes=35)
    box.give(c.CloseDay)
    assert box.ticket("t1")["state"] == "serving"
    box.at("1", c.Finish)


def test_nothing_survives_the_turn_of_the_business_day(box: Box) -> None:
    left = box.called()
    clock_to(box, "2026-11-24T03:50")
    box.at("1", c.Start)
    box.give(c.CloseDay)
    clock_to(box, "2026-11-24T03:59")
    assert box.ticket(left)["state"] == "serving"
    clock_to(box, "2026-11-24T04:00")
    assert (box.ticket(left)["state"], box.desk("1")["state"]) == ("expired", "closed")


@pytest.mark.parametrize("begun", [True, False])
@pytest.mark.parametrize(
    ("visitor", "state", "served", "events"),
    [
        ("served", "finished", 1, ["service_finished"]),
        ("back_to_queue", "waiting", 0, ["call_withdrawn"]),
        ("unfinished", "expired", 0, ["ticket_expired"]),
    ],
)
def test_a_manager_frees_a_counter_that_was_left(
    box: Box, begun: bool, visitor: str, state: str, served: int, events: list[str]
) -> None:
    left, later = box.called(), box.issue()["id"]
    box.forward(minutes=1)
    box.at("1", c.Start if begun else c.Recall)
    box.forward(hours=2)
    fields: dict[str, Any] = {"counter": "1", "ticket": left, "visitor": visitor}
    with box.refuses(ProblemType.NOT_PERMITTED):
        box.give(c.FreeCounter, **fields)
    box.give(c.FreeCounter, box.who(Role.SUPERVISOR), **fields)
    assert (box.ticket(left)["state"], box.desk("1")["state"]) == (state, "closed")
    undone = ["start_undone"] if begun and visitor != "unfinished" else []
    assert box.last(3 + len(undone)) == [
        *("counter_connection_changed", *undone, *events, "counter_closed"),
    ]
    # A minute until its operator left is known.
    assert hours(box) == {"open": 2.02, "occupied": 0.02, "idle": 0, "disconnected": 2}
    services, times = (of_the_day(box)[place].values for place in (5, 2))
    assert (services["served_stops"], times["visits"]) == (served, 0)
    # Estimates learn nothing of it either.
    assert box.read(lambda reading: reading.get(Pace, box.id("paper"))) is None
    if state == "waiting":
        # It has kept its place.
        box.give(c.OpenCounter, counter="3")
        assert box.at("3", c.CallNext)["ticket"]["id"] == left
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.give(c.FreeCounter, box.who(Role.MANAGER), counter="1", ticket=later, visitor=visitor)
