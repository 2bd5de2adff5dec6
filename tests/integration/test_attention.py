"""What the snapshots of the hall say that may need attention."""

from typing import Any
from unittest.mock import Mock

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from contract.model import rfc3339
from server.views import hall
from tests.parts.box import Box
from tests.parts.staff import Machine


def told(box: Box, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = box.read(
        lambda reading: hall.build(box.hall.context(reading)).wire()[name]
    )
    return found


def test_a_call_is_reported_until_a_display_shows_it_or_the_visitor_comes(box: Box) -> None:
    display = box.who(Role.DISPLAY)
    for counter in ("1", "3"):
        if counter == "3":
            box.give(c.OpenCounter, counter=counter)
        box.issue()
        box.at(counter, c.CallNext)
    assert [one["counter"] for one in told(box, "not_shown")] == ["3", "1"]
    box.give(c.ReportCall, display, device=display.id, call=1, how="shown")
    assert [one["number"] for one in told(box, "not_shown")] == ["A002"]
    box.at("3", c.Start)
    assert told(box, "not_shown") == []


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


def test_the_hall_waits_for_the_database_once(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each transaction waits for its turn among the commands, and a screen waits three seconds.
    Machine(box, Role.COUNTER).enrol(counter=box.id("1"))
    reading = Mock(wraps=box.store._reading)
    monkeypatch.setattr(box.store, "_reading", reading)
    told(box, "problems")
    # The head of the log, and everything else.
    assert reading.run.call_count == 2


def test_a_counter_is_free_since_its_last_visitor_and_not_since_it_opened(box: Box) -> None:
    def free_since() -> str:
        return next(str(one["since"]) for one in told(box, "counters") if one["id"] == "village.1")

    opened = free_since()
    box.forward(minutes=20)
    assert free_since() == opened
    box.called()
    box.forward(minutes=3)
    box.at("1", c.Finish)
    finished = rfc3339(box.clock.now())
    box.forward(minutes=5)
    assert free_since() == finished


def unserved(box: Box) -> list[str]:
    """The services of which the hall shows that no counter serves their queue."""
    return [one["id"] for one in told(box, "services") if one["unserved"]]


def test_unserved_queue_is_an_alarm_and_leaving_one_is_confirmed(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.issue("request")
    box.issue("tax")
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.give(c.SetProfile, boss, counter="1", profile="taxes", ask=True)
    for leaves in (c.TakeBreak, c.CloseCounter):
        with box.refuses(ProblemType.QUEUE_UNSERVED):
            box.at("1", leaves, ask=True)
    box.at("1", c.TakeBreak)
    assert unserved(box) == ["village.request", "village.tax"]
    box.give(c.OpenCounter, counter="2")
    assert unserved(box) == ["village.request"]
    box.give(c.OpenCounter, counter="3")
    assert unserved(box) == []
    box.at("2", c.TakeBreak, ask=True)


def test_abandoned_counter_is_an_alarm_within_a_minute(box: Box) -> None:
    box.forward(minutes=12)
    box.issue("paper")
    # In a quiet hall the operator had nothing to do and is there nevertheless.
    assert unserved(box) == []
    box.forward(seconds=59)
    assert unserved(box) == []
    box.forward(seconds=1)
    assert unserved(box) == ["village.paper"]
    box.at("1", c.CallNext)
    assert unserved(box) == []


def test_reserved_ticket_is_served_by_its_counter_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "request")
    box.at("1", c.Transfer, to_counter=box.id("2"), to_service=box.id("request"))
    box.at("1", c.CloseCounter)
    # Counter 2 has no requests in its profile, and yet is to serve this one.
    assert unserved(box) == []
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("2", c.TakeBreak, minutes=60, ask=True)
    box.at("2", c.TakeBreak, minutes=60)
    box.give(c.OpenCounter, counter="1")
    assert unserved(box) == ["village.request"]
