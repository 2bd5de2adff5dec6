"""The promised waits of a live hall: kept, at risk, broken, and kept again."""

from typing import Any

import pytest

from contract import commands as c
from contract.enums import Delay, PromiseState, Role
from contract.snapshots import HallService
from server.domain.tickets import Ticket
from server.rules.waits import Waits
from server.views import hall, promises
from server.views.promises import RENEWED_EACH
from tests.integration.pages.test_alarms import alarms
from tests.parts.box import Box
from tests.parts.browsing import Browsing, entered
from tests.parts.village import village_data

KEPT, AT_RISK, BROKEN = PromiseState


def import_village(box: Box, **alarms: int) -> None:
    """Import the village with enough numbers, and with these limits of alarms."""
    data = village_data()
    data["series"][0]["last"] = 99
    data["alarms"] = alarms
    box.import_config(data)


def busy(box: Box, service: str = "paper") -> None:
    """Counters 1 and 3 serve everything, and have a visitor each; ten more wait, and count on
    both."""
    import_village(box)
    box.give(c.OpenCounter, counter="3")
    for counter in ("1", "3"):
        box.called(counter, service)
        box.at(counter, c.Start)
    for _ in range(10):
        box.forward(seconds=10)
        box.issue(service)
    box.forward(minutes=6)
    serve_next(box, "3")


def serve_next(box: Box, counter: str) -> None:
    box.at(counter, c.Finish, c.CallNext, c.Start)


def left_to_one(box: Box) -> None:
    """Counter 3 closes, and counter 1 takes nine minutes for its visitor."""
    box.at("3", c.Finish)
    box.give(c.CloseCounter, counter="3")
    box.forward(minutes=9)
    serve_next(box, "1")


def queue(box: Box, service: str = "paper") -> HallService:
    snapshot = box.read(lambda reading: hall.build(box.hall.context(reading)))
    return next(one for one in snapshot.services if one.id == box.id(service))


def states(box: Box, first: int = 5) -> list[PromiseState]:
    """The states of the promises of the last tickets, as their bearers see them."""
    return [box.ticket(f"t{place}")["promise_state"] for place in range(first, 13)]


def test_promises_of_a_queue_from_kept_to_broken_and_back(box: Box, manager: Browsing) -> None:
    busy(box)
    assert states(box) == [KEPT] * 8
    assert (queue(box).promises_at_risk, queue(box).promises_broken) == (0, 0)
    assert "promised" not in manager.open("/console").words

    # A counter closes: its visitors will wait longer.
    left_to_one(box)
    found = queue(box)
    assert found.promises_at_risk == states(box).count(AT_RISK) >= 3
    assert (found.promises_broken, found.delay) == (0, Delay.COUNTER_CLOSED)
    late = next(place for place in range(5, 13) if states(box, place)[0] == AT_RISK)
    assert box.ticket(f"t{late}")["delay"] == Delay.COUNTER_CLOSED
    said = alarms(manager)
    assert f"paper: {found.promises_at_risk} visitors wait longer than promised" in said
    assert "Counter 3 serves this queue and is closed" in said
    assert f"Promised wait at risk: {found.promises_at_risk}" in manager.read().words
    assert "A counter has closed" in manager.read().words
    assert "Promised wait at risk" in manager.open("/console/services/village.paper").words
    page = manager.open(f"/console/tickets/village.t{late}").words
    assert "Promised wait at risk · A counter has closed" in page
    # The centre says from how many on they are an alarm.
    import_village(box, promises=found.promises_at_risk + 1)
    assert "wait longer than promised" not in alarms(manager)
    import_village(box, promises=found.promises_at_risk)
    assert "wait longer than promised" in alarms(manager)

    # It returns before a visitor has waited too long.
    box.give(c.OpenCounter, counter="3")
    assert states(box) == [KEPT] * 8
    assert box.ticket(f"t{late}")["delay"] is None
    assert "promised" not in manager.open("/console").words

    # It closes again, and the other one is slow.
    box.give(c.CloseCounter, counter="3")
    for _ in range(3):
        box.forward(minutes=9)
        serve_next(box, "1")
    found, supervisor = queue(box), entered(box, Role.SUPERVISOR)
    assert found.promises_broken == states(box, 8).count(BROKEN) > 0
    assert found.promises_at_risk == states(box, 8).count(AT_RISK) > 0
    assert f"Over the promised wait: {found.promises_broken}" in supervisor.open("/console").words
    broken = next(place for place in range(8, 13) if states(box, place)[0] == BROKEN)
    page = supervisor.open(f"/console/tickets/village.t{broken}").words
    assert "Over the promised wait · A counter has closed" in page
    # A called visitor has no promise any more.
    serve_next(box, "1")
    assert box.ticket("t8")["promise_state"] is None


def test_a_pause_stops_the_clock_of_promises_and_keeps_their_reason(box: Box) -> None:
    busy(box)
    left_to_one(box)
    before = states(box), queue(box).promises_at_risk
    assert before[1] > 0
    pauses: list[tuple[type[c.Command], type[c.Command], dict[str, Any]]] = [
        (c.SuspendService, c.ResumeService, {"service": box.id("paper")}),
        (c.SuspendCentre, c.ResumeCentre, {}),
    ]
    supervisor = entered(box, Role.SUPERVISOR)
    for pause, resume, subject in pauses:
        box.give(pause, reason="technical", **subject)
        assert "wait longer than promised" not in supervisor.open("/console").words
        box.forward(minutes=20)
        assert (states(box), queue(box).promises_at_risk) == before
        assert queue(box).delay == Delay.COUNTER_CLOSED
        box.give(resume, **subject)
        assert queue(box).delay == Delay.COUNTER_CLOSED


def test_a_pause_is_the_reason_where_no_counter_has_closed(box: Box) -> None:
    busy(box)
    box.forward(minutes=60)
    found = queue(box)
    assert found.promises_broken > 0
    assert found.delay is None
    paper = box.id("paper")
    box.give(c.SuspendService, service=paper, reason="technical")
    assert queue(box).delay == Delay.SERVICE_PAUSED
    late = box.ticket("t5")
    assert (late["promise_state"], late["delay"]) == (BROKEN, Delay.SERVICE_PAUSED)
    box.give(c.ResumeService, service=paper)
    assert queue(box).delay is None


def test_without_a_counter_all_promises_are_at_risk(box: Box) -> None:
    busy(box)
    for counter in ("1", "3"):
        box.at(counter, c.Finish)
        box.give(c.CloseCounter, counter=counter)
    assert (states(box), queue(box).promises_at_risk) == ([AT_RISK] * 8, 9)


def test_a_counter_with_another_profile_is_offered_as_help(box: Box) -> None:
    busy(box, "request")
    box.at("3", c.Finish)
    box.give(c.TakeBreak, counter="3", minutes=240)
    box.forward(minutes=25)
    assert queue(box, "request").delay == Delay.COUNTER_PAUSED
    box.give(c.OpenCounter, counter="2")
    supervisor = entered(box, Role.SUPERVISOR)
    said = supervisor.open("/console").words
    assert "Counter 3 serves this queue and is on a break" in said
    assert "Change the profile of counter 2" in said
    assert any("counters/village.2/set_profile" in one for one in supervisor.read().links)
    before = queue(box, "request").promises_at_risk
    box.give(c.SetProfile, counter="2", who=box.who(Role.MANAGER), profile="all")
    assert queue(box, "request").promises_at_risk < before
    assert "Change the profile" not in supervisor.open("/console").words


def test_the_promises_of_an_unchanged_queue_are_remembered_for_seconds(
    box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(box)
    queue(box)
    asked: list[str] = []
    seen = promises.remaining_of

    def remaining_of(waits: Waits, ticket: Ticket) -> float:
        asked.append(ticket.id)
        return seen(waits, ticket)

    monkeypatch.setattr(promises, "remaining_of", remaining_of)
    box.forward(seconds=RENEWED_EACH.total_seconds() - 1)
    box.issue("tax")
    queue(box)
    # Only the queue that has changed.
    assert not [one for one in asked if one != box.id("t13")]
    box.forward(seconds=1)
    # Most of them need no estimate even then.
    queue(box)
    assert len(asked) < 5
