"""Taking a ticket, its paper, giving it up and bringing it back."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Channel, Paper, PrintFault, Role
from contract.errors import ProblemType, Refusal
from contract.events import TicketCalled
from server.store import log
from tests.parts.box import MONDAY, Box
from tests.parts.village import village, village_data


def test_a_ticket_is_the_next_number_at_the_end_of_the_line(box: Box) -> None:
    first = box.issue("paper", priority=True, assist=["see"])
    box.forward(seconds=90)
    second = box.issue("request")
    other = box.issue("tax")
    assert [one["number"] for one in (first, second, other)] == ["A001", "A002", "K100"]
    assert [one["id"] for one in (first, second, other)] == [
        "village.t1",
        "village.t2",
        "village.t3",
    ]
    assert first["state"] == "waiting"
    assert first["ahead"] == 0
    assert first["expected"] == {"low": 0, "high": 0, "late": 60}
    assert first["promise"] == 60
    assert first["counters"] == ["1", "3"]
    assert other["counters"] == ["1", "2", "3"]
    assert first["stops"] == [
        {
            "service": "village.paper",
            "state": "open",
            "quantity": 1,
            "wait": None,
            "walk": None,
            "time": None,
            "outcome": None,
            "counter": None,
            "stars": None,
        }
    ]
    event = box.events()[-3]
    assert event.type == "ticket_issued"
    assert (event.actor.role, event.at) == ("greeter", MONDAY)
    assert event.data["ticket_class"] == "priority"
    assert event.data["assist"] == []
    assert event.data["day"] == "2026-11-23"
    assert second["token"].startswith("village.t2.")


@pytest.mark.parametrize(
    ("channel", "paper"),
    [(Channel.KIOSK, "pending"), (Channel.GREETER, "none"), (Channel.PHONE, "none")],
)
def test_a_kiosk_s_ticket_waits_for_its_paper(box: Box, channel: Channel, paper: str) -> None:
    ticket = box.issue("paper", channel=channel)
    assert ticket["paper"] == paper
    callable_now = "call_next" in box.desk("1")["allowed"]
    assert callable_now is (paper == "none")


@pytest.mark.parametrize(
    ("report", "then"),
    [
        ({"paper": Paper.PRINTED}, "printed"),
        ({"paper": Paper.SHOWN}, "shown"),
        ({"paper": Paper.FAILED, "fault": PrintFault.NO_PROOF}, "failed"),
    ],
)
def test_with_its_report_it_can_be_called(box: Box, report: dict[str, Any], then: str) -> None:
    ticket = box.issue("paper", channel=Channel.KIOSK)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    told = box.give(c.ReportPrint, box.who(Role.KIOSK), ticket=ticket["id"], **report)
    assert (told["paper"], told["token"]) == (then, ticket["token"])
    assert box.at("1", c.CallNext)["ticket"]["paper"] == then
    # The same again changes nothing.
    revision = box.revision
    box.give(c.ReportPrint, box.who(Role.KIOSK), ticket=ticket["id"], **report)
    assert box.revision == revision


def test_without_a_report_it_can_be_called_after_thirty_seconds(box: Box) -> None:
    box.issue("paper", channel=Channel.KIOSK)
    box.forward(seconds=29.999)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    box.forward(seconds=0.001)
    assert box.at("1", c.CallNext)["ticket"]["paper"] == "pending"
    # A kiosk that was away reports when it is back.
    told = box.give(c.ReportPrint, box.who(Role.KIOSK), ticket="t1", paper=Paper.PRINTED)
    assert told["paper"] == "printed"


def test_a_failure_needs_its_fault(box: Box) -> None:
    box.issue(channel=Channel.KIOSK)
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.ReportPrint, box.who(Role.KIOSK), ticket="t1", paper=Paper.FAILED)
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.ReportPrint, box.who(Role.KIOSK), ticket="t99", paper=Paper.PRINTED)


@pytest.mark.parametrize(
    ("services", "fields", "kind"),
    [
        (["nowhere"], {}, ProblemType.UNKNOWN_SERVICE),
        (["paper", "nowhere"], {}, ProblemType.UNKNOWN_SERVICE),
        (["town.paper"], {}, ProblemType.UNKNOWN_SERVICE),
        (["paper"], {"language": "fr"}, ProblemType.MALFORMED),
    ],
)
def test_a_wrong_wish_is_refused_with_its_field(
    box: Box, services: list[str], fields: dict[str, Any], kind: ProblemType
) -> None:
    with pytest.raises(Refusal) as refused:
        box.issue(*services, **fields)
    assert refused.value.kind is kind
    assert refused.value.fields
    assert "ticket_issued" not in box.last(99)


def test_outside_its_hours_a_service_says_when_it_opens(box: Box) -> None:
    box.forward(hours=8)
    with pytest.raises(Refusal) as refused:
        box.issue("paper")
    assert refused.value.kind is ProblemType.SERVICE_CLOSED
    assert refused.value.values["reason"] == "outside_hours"
    assert refused.value.values["time"] == "09:00"
    assert refused.value.values["day"] == "tomorrow"


def test_with_the_day_closed_no_ticket_is_given(box: Box) -> None:
    box.give(c.CloseDay)
    with pytest.raises(Refusal) as refused:
        box.issue("paper")
    assert refused.value.kind is ProblemType.SERVICE_CLOSED
    assert refused.value.values["reason"] == "day_not_open"


# Numbers


def test_numbers_turn_round_and_never_meet_a_living_one(box: Box) -> None:
    numbers = [box.issue("paper")["number"] for _ in range(12)]
    assert numbers == [f"A{n:03d}" for n in range(1, 13)]
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("paper")
    # Another series is not concerned, and the end of one ticket frees its number in an hour.
    assert box.issue("tax")["number"] == "K100"
    box.give(c.Cancel, ticket="t5")
    box.forward(minutes=59)
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("request")
    box.forward(minutes=1)
    assert box.issue("request")["number"] == "A005"


def test_after_its_range_a_series_begins_again_with_the_rested(box: Box) -> None:
    for _ in range(12):
        box.issue("paper")
    for n in (1, 3, 4):
        box.give(c.Cancel, ticket=f"t{n}")
    box.forward(minutes=61)
    assert [box.issue("paper")["number"] for _ in range(3)] == ["A001", "A003", "A004"]


def test_yesterday_s_ticket_keeps_its_number_until_it_is_done(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(days=1)
    box.open_day()
    assert box.issue("paper")["number"] == "A002"
    box.at("1", c.Finish)
    assert box.ticket("t1")["state"] == "finished"
    assert box.issue("paper")["number"] == "A003"


def test_a_number_given_again_keeps_its_first_bearers_away(box: Box) -> None:
    box.bring_in(village(number_rest_minutes=0, reopen_minutes=60))
    for _ in range(12):
        box.issue("paper")
    box.give(c.Cancel, ticket="t5")
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    box.forward(seconds=1)
    assert "reopen" in box.desk("1")["allowed"]
    assert {box.issue("paper")["number"] for _ in range(2)} == {"A001", "A005"}
    desk = box.desk("1")
    assert ("reopen" in desk["allowed"], desk["last_finished"]) == (False, None)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, ticket="t5")
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.ReopenAtCounter, ticket="t1")


# Several services


def test_a_ticket_for_two_services_keeps_its_number_and_its_wait(box: Box) -> None:
    ticket = box.issue("paper", "tax")
    assert [stop["state"] for stop in ticket["stops"]] == ["open", "pending"]
    box.forward(minutes=2)
    box.at("1", c.CallNext)
    box.forward(seconds=40)
    box.at("1", c.Start)
    box.forward(minutes=6)
    desk = box.at("1", c.Finish, outcome="incomplete", quantity=2)
    assert desk["ticket"] is None
    assert desk["last_finished"] is None
    now = box.ticket("t1")
    assert (now["state"], now["number"], now["ahead"]) == ("waiting", "A001", 0)
    first, second = now["stops"]
    assert first == {
        "service": "village.paper",
        "state": "served",
        "quantity": 2,
        "wait": 120,
        "walk": 40,
        "time": 360,
        "outcome": "incomplete",
        "counter": "1",
        "stars": None,
    }
    assert (second["state"], second["wait"]) == ("open", None)
    # The wait goes on: it comes before who came a minute after it.
    box.issue("tax")
    box.forward(minutes=1)
    desk = box.at("1", c.CallNext)
    assert desk["ticket"]["id"] == "village.t1"
    assert desk["ticket"]["waited"] == 180
    assert desk["ticket"]["service"] == "village.tax"
    box.at("1", c.Finish)
    assert box.ticket("t1")["state"] == "finished"
    assert box.ticket("t1")["stops"][1]["wait"] == 60
    assert box.ticket("t1")["stops"][1]["time"] is None  # the start was forgotten


# Giving up and coming back


@pytest.mark.parametrize("before", ["waiting", "called", "missed"])
def test_a_ticket_is_given_up_and_brought_back(box: Box, before: str) -> None:
    box.issue()
    box.forward(minutes=1)
    if before != "waiting":
        box.at("1", c.CallNext)
    if before == "missed":
        box.at("1", c.MarkNoShow)
    told = box.give(c.Cancel, ticket="t1", reason="left")
    assert told["state"] == "cancelled"
    assert told["stops"][0]["state"] == "unserved"
    assert box.desk("1")["ticket"] is None
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="cancelled", allowed="reopen"):
        box.give(c.Cancel, ticket="t1")
    box.forward(minutes=9)
    back = box.give(c.Reopen, ticket="t1")
    assert (back["state"], back["number"], back["ahead"]) == ("waiting", "A001", 0)
    desk = box.at("1", c.CallNext)
    assert desk["ticket"]["waited"] == 60
    assert desk["ticket"]["stops"][0]["state"] == "open"


def test_what_is_being_served_cannot_be_given_up(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    with box.refuses(
        ProblemType.NOT_ALLOWED_NOW,
        state="serving",
        allowed="transfer add_service",
    ):
        box.give(c.Cancel, ticket="t1")


@pytest.mark.parametrize(
    ("paper", "may"),
    [("pending", True), ("failed", True), ("printed", False), ("shown", False)],
)
def test_a_kiosk_gives_up_only_what_is_in_nobody_s_hand(box: Box, paper: str, may: bool) -> None:
    kiosk = box.who(Role.KIOSK)
    box.issue(channel=Channel.KIOSK)
    if paper != "pending":
        fault = PrintFault.BEFORE_SENDING if paper == "failed" else None
        box.give(c.ReportPrint, kiosk, ticket="t1", paper=paper, fault=fault)
    if may:
        assert box.give(c.Cancel, kiosk, ticket="t1")["state"] == "cancelled"
    else:
        with box.refuses(ProblemType.NOT_PERMITTED):
            box.give(c.Cancel, kiosk, ticket="t1")


def test_after_ten_minutes_a_cancelled_ticket_stays_away(box: Box) -> None:
    box.issue()
    box.give(c.Cancel, ticket="t1")
    box.forward(minutes=10, seconds=1)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, ticket="t1")


def test_who_missed_the_call_comes_back_to_the_place_held(box: Box) -> None:
    box.called()
    box.at("1", c.Recall)
    box.forward(minutes=1)
    box.at("1", c.MarkNoShow)
    missed = box.ticket("t1")
    assert missed["state"] == "missed"
    assert missed["comeback_until"] == "2026-11-23T06:31:00.000Z"
    box.issue()
    box.forward(minutes=29)
    visitor = box.visitor("t1")
    assert box.give(c.Reopen, visitor, ticket="t1")["ahead"] == 0
    desk = box.at("1", c.CallNext)
    assert (desk["ticket"]["id"], desk["ticket"]["waited"]) == ("village.t1", 29 * 60)
    assert box.ticket("t1")["comeback_until"] is None


def test_after_the_comeback_time_only_staff_bring_back(box: Box) -> None:
    box.called()
    box.at("1", c.MarkNoShow)
    box.forward(minutes=30, seconds=1)
    kiosk = replace(box.who(Role.KIOSK), ticket="village.t1")
    for who in (box.visitor("t1"), kiosk):
        with box.refuses(ProblemType.TOO_LATE):
            box.give(c.Reopen, who, ticket="t1")
    assert box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")["state"] == "waiting"


def test_a_place_is_held_for_the_comeback_time_alone(box: Box) -> None:
    box.issue()
    box.forward(minutes=2)
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    box.forward(hours=5)
    box.issue()
    box.forward(minutes=33)
    # Staff may bring somebody back at any time; the hours away were no waiting.
    box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    assert box.at("1", c.Finish, next=True)["ticket"]["waited"] == 32 * 60


def test_a_visitor_brings_back_once(box: Box) -> None:
    box.issue()
    visitor = box.visitor("t1")
    box.give(c.Cancel, visitor, ticket="t1")
    box.give(c.Reopen, visitor, ticket="t1")
    box.give(c.Cancel, visitor, ticket="t1")
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")
    assert box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")["state"] == "waiting"


@pytest.mark.parametrize("state", ["waiting", "called", "serving", "finished"])
def test_what_is_not_away_is_not_brought_back(box: Box, state: str) -> None:
    box.issue()
    while (now := box.ticket("t1")["state"]) != state:
        steps: dict[str, type[c.Command]] = {
            "waiting": c.CallNext,
            "called": c.Start,
            "serving": c.Finish,
        }
        box.at("1", steps[now])
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state=state):
        box.give(c.Reopen, ticket="t1")


def test_of_a_past_day_nothing_is_brought_back(box: Box) -> None:
    box.issue()
    box.give(c.Cancel, ticket="t1")
    box.give(c.CloseDay)
    with box.refuses(ProblemType.PAST_DAY):
        box.give(c.Reopen, ticket="t1")


def test_a_ticket_outlives_the_closing_of_the_hall_until_the_day_turns(box: Box) -> None:
    served, left = box.called("1"), box.issue()["id"]
    tokens = {one: box.ticket(one)["token"] for one in (served, left)}
    box.at("1", c.Finish)
    box.give(c.CloseDay)
    assert box.post(f"tickets/{tokens[served]}/rate", stop=0, stars=5).status_code == 200
    assert box.get(f"tickets/{tokens[left]}").get_json()["state"] == "expired"
    assert box.post(f"tickets/{tokens[left]}/reopen").status_code == 410
    # Three hours before the turn at four, and one after.
    for hours, status in ((15, 200), (4, 410)):
        box.forward(hours=hours)
        for token in tokens.values():
            assert box.get(f"tickets/{token}").status_code == status


# A service that goes while somebody could still come back for it


@pytest.mark.parametrize("state", ["waiting", "missed", "cancelled"])
def test_a_service_with_tickets_that_may_come_back_cannot_vanish_under_them(
    box: Box, state: str
) -> None:
    box.issue("request")
    if state == "missed":
        box.at("1", c.CallNext)
        box.at("1", c.MarkNoShow)
    elif state == "cancelled":
        box.give(c.Cancel, ticket="t1")
    data = village_data()
    data["services"] = [one for one in data["services"] if one["key"] != "request"]
    data["profiles"][0]["levels"] = [["paper", "tax"]]
    config = CentreConfig.model_validate(data)
    if state == "cancelled":
        box.bring_in(config)
        with box.refuses(ProblemType.UNKNOWN_SERVICE):
            box.give(c.Reopen, ticket="t1")
    else:
        with box.refuses(ProblemType.CENTRE_FAULTY):
            box.bring_in(config)


def test_the_log_tells_what_happened_to_a_ticket(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.at("1", c.Finish)
    events = [event for event in box.events() if event.data.get("ticket") == "village.t1"]
    assert [event.type.value for event in events] == [
        "ticket_issued",
        "ticket_called",
        "service_started",
        "service_finished",
    ]
    called = events[1].payload()
    assert isinstance(called, TicketCalled)
    assert called.reasons.rule == "only_one"
    assert log.chain_fault(iter(box.events())) is None
    assert box.read(lambda reading: reading.centre.last_day) == date(2026, 11, 23)
    assert box.clock.now() - MONDAY == timedelta()
