"""On the floor: priority, help, notes, ratings, notices, and what may need attention.

`test_privacy` and the hall machine look for these in the log.
"""

from typing import Any
from unittest.mock import Mock

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from contract.model import rfc3339
from server.commands.privacy import erase_expired
from server.views import hall
from tests.parts.box import Box
from tests.parts.staff import Machine


def assist(box: Box) -> tuple[str, ...]:
    """The help that the bearer of the first ticket asks for."""
    return box.read(lambda reading: reading.assist("village.t1"))


def test_wanted_help_is_shown_and_spoken_and_deleted_after_the_visit(box: Box) -> None:
    box.issue(assist=["see"])
    box.issue()
    box.give(c.SetAssist, box.who(Role.GREETER), ticket="t2", assist=["walk", "hear", "walk"])
    desk = box.at("1", c.CallNext)
    assert desk["ticket"]["assist"] == ["see"]
    assert box.board()["calls"][0]["speak"] == "always"
    desk = box.at("1", c.Finish, next=True)
    assert desk["ticket"]["assist"] == ["walk", "hear"]
    box.at("1", c.Finish)
    box.forward(hours=23)
    erase_expired(box.hall)
    assert assist(box) == ("see",)
    box.forward(hours=2)
    erase_expired(box.hall)
    assert assist(box) == ()
    assert box.last() == ["private_expired"]
    again = box.reopened()
    assert assist(again) == ()
    again.close()


def test_a_note_is_read_where_its_stop_is_served(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("request", "tax")
    greeter = box.who(Role.GREETER)
    box.give(c.AddNote, greeter, ticket="t1", note="Brings the title of the house")
    box.at("1", c.CallNext, c.Transfer, to_service=box.id("tax"), note="Tax number is missing")
    desk = box.at("2", c.CallNext)
    # Requests are not served at counter 2, so their note is not read there.
    assert [one["text"] for one in desk["ticket"]["notes"]] == ["Tax number is missing"]


def test_a_stop_is_rated_once_when_it_was_served(box: Box) -> None:
    box.called()
    visitor = box.visitor("t1")
    with box.refuses(ProblemType.NOT_ALLOWED_NOW):
        box.give(c.Rate, visitor, ticket="t1", stop=0, stars=5)
    box.at("1", c.Finish)
    box.give(c.Rate, visitor, ticket="t1", stop=0, stars=4, comment="Quick and warm")
    assert box.ticket("t1")["stops"][0]["stars"] == 4
    with box.refuses(ProblemType.ALREADY_DONE):
        box.give(c.Rate, visitor, ticket="t1", stop=0, stars=1)
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.Rate, visitor, ticket="t1", stop=3, stars=1)


def test_notice_is_shown_until_it_ends_or_is_taken_down(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    until = box.clock.now().replace(hour=7)
    texts = {"az": "Lift işləmir", "en": "The lift is out of order"}
    first = box.give(c.PostNotice, boss, texts=texts, until=until)["notice"]
    box.forward(seconds=1)
    other = box.give(c.PostNotice, boss, texts={"az": "Salam", "en": "Welcome"})["notice"]
    assert [one["id"] for one in box.board()["notices"]] == [first, other]
    box.forward(hours=1)
    assert [one["texts"]["en"] for one in box.board()["notices"]] == ["Welcome"]
    box.give(c.PostNotice, boss, notice=other)
    assert box.board()["notices"] == []
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.PostNotice, boss, notice="nothing")
    # It has all languages of the centre, some text, and an end to come.
    for wrong in ({"texts": {"en": "b"}}, {}, {"texts": texts, "until": box.clock.now()}):
        with box.refuses(ProblemType.MALFORMED):
            box.give(c.PostNotice, boss, **wrong)


def test_help_is_called_once_and_answered_once(box: Box) -> None:
    kiosk = box.who(Role.KIOSK)
    box.give(c.CallForHelp, kiosk)
    box.give(c.CallForHelp, kiosk)
    box.give(c.CallForHelp, counter="1")
    calls = box.get("centres/village/hall", Role.GREETER).get_json()["help"]
    assert [one["place"] for one in calls] == [kiosk.id, "village.1"]
    assert calls[1]["label"] == "1"
    # The kiosk hears that its visitor waits for help.
    assert box.get("centres/village/menu", Role.KIOSK).get_json()["help"] == [kiosk.id]
    greeter = box.who(Role.GREETER)
    for _ in range(2):
        box.give(c.AnswerHelp, greeter, place=kiosk.id)
    assert [event.type for event in box.events()].count("help_answered") == 1
    assert box.get("centres/village/menu", Role.KIOSK).get_json()["help"] == []
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.AnswerHelp, greeter, place="village.3")
    box.give(c.CallForHelp, kiosk)
    assert len(box.get("centres/village/hall", Role.GREETER).get_json()["help"]) == 2


# What the snapshots of the hall say that may need attention.


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


def test_a_silent_counter_pc_is_an_alarm_until_it_reports_or_the_counter_closes(box: Box) -> None:
    pc = Machine(box, Role.COUNTER).enrol(counter=box.id("1"))

    def problems() -> list[tuple[str, str, str]]:
        return [(one["kind"], one["label"], one["counter"]) for one in told(box, "problems")]

    def reports() -> None:
        pc.reported()

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
