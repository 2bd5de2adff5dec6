"""Clocks that stand, run ahead, or go back."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Channel, Role
from contract.errors import ProblemType, Refusal
from server.application import gaps
from tests.parts.box import Box
from tests.parts.days import clock_to, day
from tests.parts.plain.configured import without
from tests.parts.rebuilding import rebuilt, rows_of
from tests.parts.village import village, village_data


def test_a_clock_a_week_ahead_ends_no_day_and_is_believed_again_when_right(box: Box) -> None:
    box.issue()
    box.forward(days=7)
    box.tick()
    assert box.ticket("t1")["state"] == "waiting"
    # What happens meanwhile is written with the wrong time, and does not make it right.
    box.issue()
    box.tick()
    assert day(box) == "2026-11-23"
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert hall["clock_doubt"]
    box.forward(days=-7)
    box.forward(minutes=1)
    desk = box.at("1", c.CallNext)
    assert desk["ticket"]["id"] == "village.t1"
    # The second was written a week ahead: it waits since then, which is no time at all.
    assert box.at("1", c.Finish, next=True)["ticket"]["waited"] == 0


def test_four_days_off_a_person_opens_the_day(box: Box) -> None:
    box.give(c.CloseDay)
    box.forward(days=4)
    box.tick()
    assert day(box) is None
    box.open_day()
    assert day(box) == "2026-11-27"
    assert box.events()[-1].data["confirmed"]
    clock_to(box, "2026-11-27T18:30")
    assert day(box) is None
    clock_to(box, "2026-11-30T09:00")
    assert day(box) == "2026-11-30"


def test_a_clock_an_hour_back_lets_nobody_overtake(box: Box) -> None:
    box.issue()
    box.forward(hours=-1)
    later = box.issue()
    assert later["issued_at"] == box.ticket("t1")["issued_at"]
    desk = box.at("1", c.CallNext)
    assert (desk["ticket"]["id"], desk["ticket"]["waited"]) == ("village.t1", 0)
    box.at("1", c.Start)
    box.at("1", c.Finish)
    assert box.ticket("t1")["stops"][0]["time"] == 0
    box.forward(minutes=61)
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 60


def test_an_hour_back_over_the_turn_opens_no_day_twice(box: Box) -> None:
    clock_to(box, "2026-11-24T04:10")
    assert day(box) == "2026-11-24"
    revision = box.revision
    box.forward(hours=-1)
    box.tick()
    assert (day(box), box.revision) == ("2026-11-24", revision)
    box.forward(hours=1)
    box.tick()
    assert box.revision == revision


def test_a_restart_at_the_turn_owes_the_same_and_does_it_once(box: Box) -> None:
    box.issue()
    clock_to(box, "2026-11-24T04:00")
    again = box.reopened()
    revision = again.revision
    again.tick()
    assert (day(again), again.revision) == ("2026-11-24", revision)
    assert [event.type.value for event in again.events()].count("day_opened") == 2
    again.close()


def test_a_night_is_one_day_and_ends_when_its_lines_are_empty(box: Box) -> None:
    data = village_data()
    data["centre"]["hours"] = {"mon": ["20:00-02:00"]}
    box.bring_in(CentreConfig.model_validate(data))
    clock_to(box, "2026-11-24T01:00")
    assert day(box) == "2026-11-23"
    box.issue()
    clock_to(box, "2026-11-24T02:30")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue()
    assert day(box) == "2026-11-23"
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    box.tick()
    assert day(box) is None


def test_the_day_ends_at_the_latest_with_people_waiting(box: Box) -> None:
    data = village_data()
    data["centre"]["day_end_latest"] = "19:00"
    box.bring_in(CentreConfig.model_validate(data))
    box.issue()
    clock_to(box, "2026-11-23T18:59")
    assert box.ticket("t1")["state"] == "waiting"
    clock_to(box, "2026-11-23T19:00")
    assert box.ticket("t1")["state"] == "expired"
    assert box.events()[-1].data["reason"] == "day_end_latest"


def test_a_wrong_time_that_was_vouched_for_is_put_right_by_a_person(box: Box) -> None:
    box.forward(days=7)
    box.open_day()
    assert day(box) == "2026-11-30"
    box.forward(days=-7, minutes=5)
    box.issue()
    revision = box.revision
    box.forward(hours=9)
    box.tick()
    assert (day(box), box.revision) == ("2026-11-30", revision)
    assert box.get("centres/village/hall", Role.MANAGER).get_json()["clock_doubt"]
    box.open_day()
    assert day(box) == "2026-11-23"
    assert not box.get("centres/village/hall", Role.MANAGER).get_json()["clock_doubt"]
    clock_to(box, "2026-11-24T09:00")
    assert day(box) == "2026-11-24"


def test_a_doubted_clock_takes_nobody_for_absent(box: Box) -> None:
    box.bring_in(village(no_show_recalls=1, no_show_seconds=60))
    box.called()
    box.at("1", c.Recall)
    box.forward(days=7)
    box.tick()
    assert box.ticket("t1")["state"] == "called"
    box.forward(days=-7)
    box.forward(minutes=2)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"


# A clock that was far ahead, and was put right


def test_who_came_while_the_clock_was_ahead_keeps_the_place(box: Box) -> None:
    box.issue("paper")
    box.forward(hours=4)
    box.issue("paper")
    box.issue("paper")
    box.forward(hours=-4, minutes=1)
    box.issue("paper")
    box.forward(minutes=15)
    waited = [box.at("1", c.CallNext)["ticket"]["waited"]]
    waited += [box.at("1", c.Finish, next=True)["ticket"]["waited"] for _ in range(3)]
    assert [one.data["ticket"] for one in box.events() if one.type == "ticket_called"] == [
        f"village.t{place}" for place in (1, 2, 3, 4)
    ]
    # To the minute of silence before the first event by the right clock.
    assert waited == [16 * 60, 15 * 60, 15 * 60, 15 * 60]


def test_why_tells_of_later_comers_that_went_before_them(box: Box) -> None:
    box.forward(hours=4)
    first = box.issue("paper")
    box.forward(hours=-4, minutes=1)
    box.issue("paper")
    box.forward(minutes=5)
    box.at("1", c.CallTicket, ticket="village.t2", reason="because")
    told = box.get(f"tickets/{first['token']}/why").get_json()
    assert [one["number"] for one in told["passed_by"]] == [box.ticket("t2")["number"]]


def test_a_call_of_a_clock_that_was_ahead_is_no_call_of_this_hour(box: Box) -> None:
    box.issue("paper", "tax")
    box.forward(hours=4)
    box.called("1", "paper")
    box.give(c.OpenCounter, counter="3")
    box.give(c.TakeBreak, counter="3", minutes=10)
    box.forward(hours=-4, minutes=1)
    box.issue("tax")
    desk = box.desk("1")
    assert "undo_call" in desk["allowed"]
    box.forward(minutes=1)
    assert "undo_call" not in box.desk("1")["allowed"]
    assert box.desk("3")["expected_end"] == "2026-11-23T06:11:00.000Z"
    box.forward(minutes=20)
    box.at("1", c.Finish)
    # A board shows what was called in these minutes, not what is said to be called at two.
    assert all(one["at"] < "2026-11-23T06:30" for one in box.board()["calls"])


def test_a_standstill_of_a_clock_that_was_ahead_ends(box: Box) -> None:
    box.issue("paper")
    box.forward(hours=4)
    box.give(c.SuspendCentre, reason="drill")
    box.forward(hours=-4, minutes=1)
    box.give(c.OpenCounter, counter="3")
    box.forward(minutes=9)
    box.give(c.ResumeCentre)
    box.forward(minutes=5)
    # Of sixteen minutes nine stood still, and one passed before anybody acted by the right clock.
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 6 * 60


def waited_in(box: Box, service: str) -> dict[str, int]:
    """Who waits for a service, as they would be called, with the minutes they have waited."""
    now = box.clock.now()
    line = box.read(lambda reading: [one for one in reading.waiting() if one.service == service])
    line = sorted(line, key=lambda one: (one.queued_from, one.ordinal))
    return {one.ticket: int((now - one.queued_from).total_seconds() // 60) for one in line}


def test_what_was_waited_goes_along_through_a_transfer_while_the_clock_was_ahead(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("paper")
    box.forward(minutes=20)
    box.issue("paper")
    box.forward(hours=2, minutes=50)
    box.issue("tax")
    for counter in ("1", "2"):
        box.at(counter, c.CallNext)
        box.at(counter, c.Start)
    box.forward(hours=3, minutes=5)
    for counter in ("1", "2"):
        box.at(counter, c.Transfer, to_service=box.id("tax"))
    box.forward(hours=-3, minutes=1)
    box.issue("request")
    assert waited_in(box, box.id("tax")) == {
        "village.t1": 190,
        "village.t2": 170,
        "village.t3": 6,
    }


@pytest.mark.parametrize("how", ["suspension", "gap"])
def test_the_order_stays_where_something_stood_still_when_the_clock_jumped(
    box: Box, how: str
) -> None:
    box.issue("paper")
    box.forward(hours=1)
    box.issue("paper")
    box.forward(hours=2, minutes=10)
    box.issue("paper")
    before = box.clock.now()
    if how == "suspension":
        box.give(c.SuspendService, service=box.id("paper"), reason="system_down")
    box.forward(hours=3, minutes=2)
    if how == "suspension":
        box.give(c.ResumeService, service=box.id("paper"))
    else:
        gaps.after_a_gap(box.hall, before, box.clock.now())
    box.forward(hours=-3, minutes=1)
    box.issue("tax")
    assert waited_in(box, box.id("paper")) == {
        "village.t1": 190,
        "village.t2": 130,
        "village.t3": 0,
    }


def test_nobody_has_waited_for_the_hours_by_which_the_clock_was_ahead(box: Box) -> None:
    box.issue("paper")
    box.forward(hours=3)
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    box.forward(hours=-3, minutes=1)
    box.issue("request")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    box.forward(minutes=5)
    assert waited_in(box, box.id("tax")) == {"village.t1": 6}


def test_a_service_that_is_in_no_file_meanwhile_is_put_right_too(box: Box) -> None:
    box.forward(hours=3)
    box.give(c.SuspendService, service=box.id("request"), reason="system_down")
    box.bring_in(CentreConfig.model_validate(without(village_data(), "services", "request")))
    box.forward(hours=-3, minutes=1)
    box.issue("paper")
    box.bring_in(village())
    box.give(c.ResumeService, service=box.id("request"))
    still = box.read(lambda reading: reading.suspensions(box.clock.now() - timedelta(days=1)))
    assert still
    assert all(one.until is not None for one in still)


def test_a_centre_without_a_file_gets_one_after_its_clock_was_put_right(
    make_database_url: Callable[[], str], tmp_path: Path
) -> None:
    box = Box(make_database_url(), tmp_path, None)
    box.centre = "village"
    box.store.ensure_centre(box.centre)
    box.give(c.MakeToken, label="too early", scopes=["waits"])
    box.forward(hours=-3)
    box.bring_in(village())
    assert rebuilt(box.centre, box.events())["centre"]
    box.close()


def _something(box: Box, chance: Random) -> None:
    """Somebody in the hall does something, or is refused."""
    at, service = chance.choice("123"), box.id(chance.choice(("paper", "tax")))
    desk = box.desk(at)
    mine = {"ticket": desk["ticket"]["id"]} if desk["ticket"] else {}
    with suppress(Refusal):
        match chance.randrange(14):
            case 0 | 1 | 2:
                box.issue(*chance.choice((("paper",), ("tax",), ("paper", "request"))))
            case 3:
                box.give(c.SuspendService, service=service, reason="system_down")
            case 4 | 5:
                box.give(c.ResumeService, service=service)
            case 6:
                box.give(c.SuspendCentre, reason="drill")
            case 7 | 8:
                box.give(c.ResumeCentre)
            case 9 if desk["on_hold"]:
                box.at(at, c.Resume, ticket=desk["on_hold"][0]["id"])
            case _ if mine:
                todo = (c.Start, c.Finish, c.Finish, c.Requeue, c.UndoCall, c.Recall, c.Hold)
                box.at(at, chance.choice(todo), **mine)
            case _:
                box.at(at, c.CallNext)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_told_by_wrong_clocks_lies_behind_and_the_log_makes_it_again(
    box: Box, seed: int
) -> None:
    chance = Random(seed)
    for counter in ("2", "3"):
        box.give(c.OpenCounter, counter=counter)
    for _ in range(4):
        ahead = chance.choice((3, 5, 30, 24 * 8))
        for hours in (ahead, -ahead):
            box.forward(hours=hours, minutes=chance.randrange(20))
            for _ in range(12):
                _something(box, chance)
                box.forward(seconds=chance.randrange(90))
        # By the right clock, whatever else was refused.
        box.bring_in(village())
        now = box.clock.now()
        for one in box.read(lambda reading: reading.waiting()):
            assert one.queued_from <= now
        for one in box.board()["calls"]:
            assert one["at"] <= now.isoformat()
    stored = box.store.on_connection(lambda connection: rows_of(connection, box.centre))
    assert rebuilt(box.centre, box.events()) == stored


@pytest.mark.parametrize("hours", [-1, -3])
def test_a_clock_that_went_back_holds_no_paper_up(box: Box, hours: int) -> None:
    box.forward(hours=4)
    before = box.issue("paper", channel=Channel.KIOSK)
    # Until it has caught up, what is recorded stands at the last event, or is older than that.
    box.forward(hours=hours)
    box.issue("paper", channel=Channel.KIOSK)
    box.forward(seconds=30)
    assert "call_next" in box.desk("1")["allowed"]
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert hall["services"][0]["head"] is not None
    called = [box.at("1", c.CallNext)["ticket"]["id"]]
    called += [box.at("1", c.Finish, next=True)["ticket"]["id"]]
    assert before["id"] in called
    assert called[0] != called[1]


def test_a_clock_that_is_a_moment_behind_calls_nobody_whose_paper_is_on_its_way(box: Box) -> None:
    box.issue("paper", channel=Channel.KIOSK)
    # Another server wrote the ticket.
    box.forward(seconds=-1)
    assert "call_next" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW):
        box.at("1", c.CallTicket, ticket="t1", reason="came_back")
    box.forward(seconds=31)
    assert box.at("1", c.CallNext)["ticket"]["paper"] == "pending"
