"""Days of other shapes, and days that open or close again."""

from datetime import date

import pytest

from contract import commands as c
from contract.centre import WEEKDAYS, CentreConfig
from contract.errors import ProblemType
from server.application import timers
from tests.parts.box import Box
from tests.parts.days import clock_to, day
from tests.parts.village import village_data


def test_who_is_served_when_the_day_turns_counts_for_the_own_day(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.issue()
    clock_to(box, "2026-11-24T04:00")
    assert day(box) == "2026-11-24"
    assert [box.ticket(one)["state"] for one in ("t1", "t2")] == ["serving", "expired"]
    assert box.desk("1")["state"] == "open"
    box.at("1", c.Finish)
    assert box.ticket("t1")["state"] == "finished"

    def served(of: date) -> int:
        return box.read(lambda reading: reading.day_count(box.id("1"), of)).served

    assert [served(date(2026, 11, 23)), served(date(2026, 11, 24))] == [1, 0]


def test_a_service_that_works_longer_keeps_the_day_open(box: Box) -> None:
    data = village_data()
    data["services"][2]["hours"] = {"mon": ["09:00-20:00"], "sat": ["10:00-12:00"]}
    box.bring_in(CentreConfig.model_validate(data))
    clock_to(box, "2026-11-23T19:00")
    assert box.issue("tax")["number"] == "K100"
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("paper")
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    box.tick()
    assert day(box) == "2026-11-23"
    clock_to(box, "2026-11-23T20:00")
    assert day(box) is None
    for moment in ("2026-11-25T09:00", "2026-11-27T09:00", "2026-11-28T04:00"):
        clock_to(box, moment)
    assert day(box) == "2026-11-28"


def test_a_hall_that_never_closes_turns_its_day_and_goes_on(box: Box) -> None:
    data = village_data()
    data["centre"]["hours"] = {key: ["00:00-24:00"] for key in WEEKDAYS}
    box.bring_in(CentreConfig.model_validate(data))
    for moment, expected in [
        ("2026-11-23T23:59", "2026-11-23"),
        ("2026-11-24T00:01", "2026-11-23"),
        ("2026-11-24T03:30", "2026-11-23"),
        ("2026-11-24T04:00", "2026-11-24"),
    ]:
        clock_to(box, moment)
        assert day(box) == expected
        if moment.endswith("1"):
            assert box.issue("tax")["number"] == "K100"
    # The night's ticket ended with its day; the next begins at once. Its bearer may still
    # stand there with the paper in hand: the number rests like any other.
    assert box.ticket("t1")["state"] == "expired"
    assert box.issue("tax")["number"] == "K101"


def test_a_day_without_hours_ends_what_was_left_open_and_opens_none(box: Box) -> None:
    data = village_data()
    data["centre"] |= {"holidays": ["2026-11-24"], "special_hours": {"2026-11-25": []}}
    box.bring_in(CentreConfig.model_validate(data))
    box.issue()
    for moment, expected in [
        ("2026-11-24T03:59", "2026-11-23"),
        ("2026-11-24T04:00", None),
        ("2026-11-25T09:00", None),
        ("2026-11-26T04:00", "2026-11-26"),
    ]:
        clock_to(box, moment)
        assert day(box) == expected


# Who is still to be served, and days that open or close again


@pytest.mark.parametrize("aside", ["on_hold", "missed"])
def test_the_day_waits_for_who_may_still_come_back(box: Box, aside: str) -> None:
    clock_to(box, "2026-11-23T17:50")
    box.called("1", "paper")
    if aside == "on_hold":
        box.at("1", c.Start)
        box.at("1", c.Hold)
    else:
        box.at("1", c.MarkNoShow)  # with half an hour to come back
    clock_to(box, "2026-11-23T18:10")
    assert (day(box), box.desk("1")["state"]) == ("2026-11-23", "open")
    if aside == "on_hold":
        box.at("1", c.Resume, ticket="t1")
    else:
        box.give(c.Reopen, box.visitor("t1"), ticket="t1")
        box.at("1", c.CallNext)
    box.at("1", c.Finish)
    timers.fire(box.hall)
    assert day(box) is None


def test_nobody_is_waited_for_whose_time_to_come_back_is_over(box: Box) -> None:
    clock_to(box, "2026-11-23T17:50")
    box.called("1", "paper")
    box.at("1", c.MarkNoShow)
    clock_to(box, "2026-11-23T18:20")
    assert day(box) == "2026-11-23"
    clock_to(box, "2026-11-23T18:20:01")
    assert day(box) is None
    assert box.ticket("t1")["state"] == "expired"


def test_a_day_opened_by_hand_after_closing_lasts_until_its_latest_end(box: Box) -> None:
    data = village_data()
    data["centre"]["day_end_latest"] = "20:00"
    box.bring_in(CentreConfig.model_validate(data))
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


def test_a_friday_opened_again_does_not_last_the_weekend(box: Box) -> None:
    box.forward(days=4)
    box.open_day()
    clock_to(box, "2026-11-27T18:00")
    assert day(box) is None
    box.open_day()
    clock_to(box, "2026-11-27T23:00")
    assert day(box) == "2026-11-27"
    clock_to(box, "2026-11-28T04:00")
    assert day(box) is None


def test_a_hall_switched_on_after_closing_opens_no_day(box: Box) -> None:
    box.give(c.CloseDay)
    clock_to(box, "2026-11-24T18:00")
    assert day(box) is None
    clock_to(box, "2026-11-25T04:00")
    assert day(box) == "2026-11-25"


def test_a_clock_that_ran_ahead_for_a_moment_costs_no_day(box: Box) -> None:
    box.give(c.CloseDay)
    clock_to(box, "2026-11-25T09:00")
    assert day(box) == "2026-11-25"
    clock_to(box, "2026-11-24T09:00")
    assert box.open_day()["day"] == "2026-11-24"
    clock_to(box, "2026-11-24T18:00")
    clock_to(box, "2026-11-25T09:00")
    assert day(box) == "2026-11-25"
