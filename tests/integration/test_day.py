"""The business day: by hand, by the clock, over the turn, and over clocks that lie."""

from datetime import date, datetime, timedelta

import pytest

from contract import commands as c
from contract.centre import WEEKDAYS, CentreConfig
from contract.errors import ProblemType
from contract.words import Role
from server.application import dispatch, timers
from tests.parts.box import Box
from tests.parts.village import village, village_data


def clock_to(box: Box, moment: str, zone: str = "+04:00") -> None:
    """Set the clock to a local time and let it do what is due."""
    box.clock.forward(datetime.fromisoformat(moment + zone) - box.clock.now())
    timers.fire(box.hall)


def day(box: Box) -> str | None:
    found = box.read(lambda reading: reading.centre.day)
    return found.isoformat() if found else None


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


# Wrong clocks


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


# Days of other shapes


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


# Quotas and kind closing


def test_a_full_day_answers_with_the_nearest_free_time(box: Box) -> None:
    data = village_data()
    data["services"][2]["quota"] = {"per_day": 2}
    box.bring_in(CentreConfig.model_validate(data))
    first = box.issue("tax")
    box.issue("tax")
    menu = box.get("centres/village/menu", Role.KIOSK).get_json()["services"]
    tax = next(one for one in menu if one["id"] == "village.tax")
    assert (tax["open"], tax["reason"], tax["quota_left"]) == (False, "quota_used", 0)
    assert tax["opens_at"] == "2026-11-24T05:00:00.000Z"
    answer = box.post(
        "centres/village/tickets", Role.KIOSK, services=["village.tax"], language="en"
    )
    assert answer.status_code == 422
    assert "nearest free time" in answer.get_json()["detail"]
    # What is given up can be had by somebody else.
    box.give(c.Cancel, box.who(Role.GREETER), ticket=first["id"])
    assert box.issue("tax")["number"] == "K102"


def with_quota(box: Box, tickets: int) -> None:
    """Papers have a quota."""
    data = village_data(stop_order="as_given")
    data["services"][0]["quota"] = {"per_day": tickets}
    box.bring_in(CentreConfig.model_validate(data))


def test_one_visitor_uses_a_quota_once(box: Box) -> None:
    with_quota(box, 2)
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    assert box.issue("paper")["state"] == "waiting"
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("paper")


def test_coming_back_gets_nobody_round_the_quota_of_a_later_stop(box: Box) -> None:
    with_quota(box, 1)
    box.issue("tax", "paper")
    visitor = box.visitor("t1")
    box.give(c.Cancel, visitor, ticket="t1")
    box.issue("paper")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
    # Nor does it while the hall stands still; staff may bring somebody back all the same.
    box.give(c.SuspendCentre, reason="alarm")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
    assert box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")["state"] == "waiting"


@pytest.mark.parametrize("how", [c.TransferTicket, c.ChangeService])
def test_a_stop_that_was_left_for_another_uses_no_quota(
    box: Box, how: type[c.TicketCommand]
) -> None:
    with_quota(box, 1)
    box.issue("paper")
    goal = "to_service" if how is c.TransferTicket else "service"
    box.give(how, box.who(Role.GREETER), ticket="t1", **{goal: box.id("tax")})
    assert box.issue("paper")["state"] == "waiting"


def test_nobody_is_given_a_ticket_for_a_wait_that_passes_closing(box: Box) -> None:
    clock_to(box, "2026-11-23T17:30")
    box.called("1", "paper")
    box.at("1", c.Start)

    def take() -> int:
        return box.post(
            "centres/village/tickets",
            Role.GREETER,
            services=["village.request"],
            language="en",
            channel="greeter",
        ).status_code

    # Twelve minutes each at one counter: the third or fourth would be called after six.
    assert 422 in [take() for _ in range(12)]
    assert 2 <= box.read(lambda reading: reading.counts()[0].waiting) <= 5
    menu = box.get("centres/village/menu", Role.KIOSK).get_json()["services"]
    reasons = {one["id"]: one["reason"] for one in menu}
    assert reasons["village.request"] == "wait_passes_closing"


# Who is still to be served, and days that open or close again


@pytest.mark.parametrize("aside", ["parked", "missed"])
def test_the_day_waits_for_who_may_still_come_back(box: Box, aside: str) -> None:
    clock_to(box, "2026-11-23T17:50")
    box.called("1", "paper")
    if aside == "parked":
        box.at("1", c.Start)
        box.at("1", c.Park)
    else:
        box.at("1", c.MarkNoShow)  # with half an hour to come back
    clock_to(box, "2026-11-23T18:10")
    assert (day(box), box.desk("1")["state"]) == ("2026-11-23", "open")
    if aside == "parked":
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
