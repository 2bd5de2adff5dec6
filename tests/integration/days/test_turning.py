"""A day opens, closes and gives way to the next: by hand and by the clock."""

from datetime import timedelta

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from server.application import dispatch, timers
from tests.parts.box import Box
from tests.parts.days import clock_to, day
from tests.parts.village import village_data


def test_closing_expires_what_is_open_and_lets_a_served_one_finish(box: Box) -> None:
    for counter in ("2", "3"):
        box.give(c.OpenCounter, counter=counter)
    box.called("1", "paper")
    box.at("1", c.Start)
    box.called("3", "paper")
    box.called("2", "tax")
    box.at("2", c.MarkNoShow)
    box.issue("paper")
    said = box.give(c.CloseDay, reason="strike")
    assert (said["day"], said["expired"]) == ("2026-11-23", 3)
    states = [box.ticket(f"t{n}")["state"] for n in range(1, 5)]
    assert states == ["serving", "expired", "expired", "expired"]
    assert [box.desk(n)["state"] for n in "123"] == ["open", "closed", "closed"]
    assert box.ticket("t2")["stops"][0]["state"] == "unserved"
    assert box.events()[-1].data == {"day": "2026-11-23", "reason": "strike", "expired": 3}
    assert all(call["over"] for call in box.board()["calls"])
    # A ticket being served at that moment is finished as usual.
    numbered = f"centres/village/tickets?number={box.desk('1')['ticket']['number']}"
    assert len(box.get(numbered, Role.GREETER).get_json()) == 1
    assert box.at("1", c.Finish)["own_day"]["served"] == 0  # of the open day: there is none
    assert box.get(numbered, Role.GREETER).get_json() == []
    assert box.ticket("t1")["state"] == "finished"
    with box.refuses(ProblemType.DAY_NOT_OPEN):
        box.give(c.CloseDay)


def test_a_day_opens_once(box: Box) -> None:
    with box.refuses(ProblemType.DAY_ALREADY_OPEN):
        box.open_day()
    box.give(c.CloseDay)
    assert box.open_day()["day"] == "2026-11-23"  # by a manager's hand, again


def test_a_day_left_open_is_closed_by_the_next(box: Box) -> None:
    box.issue()
    box.forward(days=1)
    assert box.open_day()["day"] == "2026-11-24"
    assert box.ticket("t1")["state"] == "expired"
    names = [name for name in box.last(4) if name.startswith(("day", "counter"))]
    assert names == ["counter_closed", "day_closed", "day_opened"]
    assert box.desk("1")["state"] == "closed"


def test_a_counter_that_served_over_the_turn_is_closed_then(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.give(c.CloseDay)
    box.at("1", c.Finish)
    assert box.desk("1")["state"] == "open"
    box.forward(days=1)
    box.open_day()
    assert box.desk("1")["state"] == "closed"


def test_numbers_begin_again_each_day(box: Box) -> None:
    box.issue("paper")
    box.issue("paper")
    box.forward(hours=10)
    box.give(c.CloseDay)
    box.forward(hours=14)
    box.open_day()
    assert box.issue("paper")["number"] == "A001"
    found = box.get("centres/village/tickets?number=a001", Role.GREETER).get_json()
    assert [one["id"] for one in found] == ["village.t3"]


# The clock


def test_the_clock_opens_closes_and_turns_the_day(box: Box) -> None:
    box.issue()
    clock_to(box, "2026-11-23T18:30")
    assert day(box) == "2026-11-23"  # somebody waits
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


def test_a_day_left_open_with_waiting_people_turns_in_the_morning(box: Box) -> None:
    box.issue()
    clock_to(box, "2026-11-24T03:59")
    assert box.ticket("t1")["state"] == "waiting"
    clock_to(box, "2026-11-24T04:00")
    assert box.ticket("t1")["state"] == "expired"
    assert day(box) == "2026-11-24"


def test_before_a_day_without_hours_the_day_is_closed(box: Box) -> None:
    for moment in ("2026-11-25T09:00", "2026-11-27T09:00"):
        clock_to(box, moment)
    assert day(box) == "2026-11-27"
    box.issue()
    clock_to(box, "2026-11-28T04:00")
    assert day(box) is None
    assert box.ticket("t1")["state"] == "expired"
    clock_to(box, "2026-11-30T04:00")
    assert day(box) == "2026-11-30"


def test_what_a_manager_closed_or_opened_stays_so(box: Box) -> None:
    box.give(c.CloseDay)
    clock_to(box, "2026-11-23T15:00")
    assert day(box) is None
    clock_to(box, "2026-11-23T18:30")
    assert day(box) is None
    box.open_day()
    timers.fire(box.hall)
    assert day(box) in ("2026-11-23", None)
    clock_to(box, "2026-11-24T04:00")
    assert day(box) == "2026-11-24"


@pytest.mark.parametrize("gap", [timedelta(days=3, hours=1), timedelta(days=-1)])
def test_a_clock_that_jumped_opens_no_day_by_itself(box: Box, gap: timedelta) -> None:
    box.give(c.CloseDay)
    box.forward(seconds=gap.total_seconds())
    timers.fire(box.hall)
    assert day(box) is None
    box.open_day()
    assert day(box) is not None


def test_what_is_due_happens_once_whoever_fires(box: Box) -> None:
    box.forward(days=1)
    owed = box.read(lambda reading: timers.due(reading, box.clock.now()))
    assert owed
    first = [dispatch.execute(box.hall, box.who(Role.CLOCK), one) for one in owed]
    revision = box.revision
    again = [dispatch.execute(box.hall, box.who(Role.CLOCK), one) for one in owed]
    assert (again, box.revision) == (first, revision)


def test_a_centre_in_summer_time_turns_at_its_local_hour(box: Box) -> None:
    data = village_data()
    data["centre"] |= {"time_zone": "Europe/Paris"}
    data["centre"]["hours"]["sun"] = ["09:00-12:00"]
    box.bring_in(CentreConfig.model_validate(data))
    clock_to(box, "2027-03-26T09:00", "Z")
    box.open_day()  # by hand: the clock was months ahead of the log
    box.issue()  # so that the day does not end with the lines empty
    for moment, expected in [
        ("2027-03-27T02:59:59", "2027-03-26"),
        ("2027-03-27T03:00:00", None),
        ("2027-03-28T01:59:59", None),
        ("2027-03-28T02:00:00", "2027-03-28"),
    ]:
        clock_to(box, moment, "Z")
        assert day(box) == expected, moment
