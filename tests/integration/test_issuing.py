"""Issuing a ticket: its number, its paper, and what is refused."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from contract import commands as c
from contract.enums import Channel, Paper, PrintFault, Role
from contract.errors import ProblemType, Refusal
from contract.events import TicketCalled
from server.store import log
from tests.parts.box import MONDAY, Box


def test_ticket_gets_the_next_number_at_the_end_of_the_queue(box: Box) -> None:
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
    assert first["expected"]["low"] == 0
    assert 0 < first["expected"]["high"] < first["promise"] == first["expected"]["late"] < 60
    # Of those that serve it, the one that is open.
    assert first["counters"] == other["counters"] == ["1"]
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
    [(Channel.KIOSK, "pending"), (Channel.GREETER, "none")],
)
def test_ticket_of_a_kiosk_is_not_called_before_its_paper_is_out(
    box: Box, channel: Channel, paper: str
) -> None:
    ticket = box.issue("paper", channel=channel)
    assert ticket["paper"] == paper
    callable_now = "call_next" in box.desk("1")["allowed"]
    assert callable_now is (paper == "none")


@pytest.mark.parametrize(
    ("role", "channel", "paper"),
    [
        (Role.KIOSK, "kiosk", "pending"),
        (Role.GREETER, "greeter", "none"),
        (Role.MANAGER, "greeter", "none"),
        (Role.OPERATOR, "counter", "none"),
        (Role.VISITOR, "phone", "none"),
        (Role.INTEGRATION, "integration", "none"),
    ],
)
def test_channel_follows_from_the_role(box: Box, role: Role, channel: str, paper: str) -> None:
    """A system that called its tickets a kiosk's had them wait for a paper, and a kiosk that
    called its own a greeter's had them called without one."""
    who = box.visitor(box.issue()["id"]) if role is Role.VISITOR else box.who(role)
    for said in (None, Channel.KIOSK, Channel.GREETER):
        wish = {"services": [box.id("paper")], "language": "az", "channel": said}
        ticket = box.give(c.IssueTicket, who, **wish)
        issued = next(one for one in reversed(box.events()) if one.type == "ticket_issued")
        assert (issued.data["channel"], ticket["paper"]) == (channel, paper)


@pytest.mark.parametrize(
    ("report", "then"),
    [
        ({"paper": Paper.PRINTED}, "printed"),
        ({"paper": Paper.SHOWN}, "shown"),
        ({"paper": Paper.FAILED, "fault": PrintFault.NO_PROOF}, "failed"),
    ],
)
def test_print_report_makes_a_ticket_callable(box: Box, report: dict[str, Any], then: str) -> None:
    ticket = box.issue("paper", by=Role.KIOSK)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    told = box.give(c.ReportPrint, box.who(Role.KIOSK), ticket=ticket["id"], **report)
    assert (told["paper"], told["token"]) == (then, ticket["token"])
    assert box.at("1", c.CallNext)["ticket"]["paper"] == then
    # The same again changes nothing.
    revision = box.revision
    box.give(c.ReportPrint, box.who(Role.KIOSK), ticket=ticket["id"], **report)
    assert box.revision == revision


def test_ticket_without_a_print_report_is_callable_after_thirty_seconds(box: Box) -> None:
    box.issue("paper", by=Role.KIOSK)
    box.forward(seconds=29.999)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="pending"):
        box.at("1", c.CallTicket, ticket="t1", reason="asked")
    box.forward(seconds=0.001)
    assert box.at("1", c.CallNext)["ticket"]["paper"] == "pending"
    # A kiosk that was away reports when it is back.
    told = box.give(c.ReportPrint, box.who(Role.KIOSK), ticket="t1", paper=Paper.PRINTED)
    assert told["paper"] == "printed"


def test_report_of_a_failed_print_names_the_fault(box: Box) -> None:
    box.issue(by=Role.KIOSK)
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
def test_wrong_request_is_refused_with_its_field(
    box: Box, services: list[str], fields: dict[str, Any], kind: ProblemType
) -> None:
    with pytest.raises(Refusal) as refused:
        box.issue(*services, **fields)
    assert refused.value.kind is kind
    assert refused.value.fields
    assert "ticket_issued" not in box.last(99)


def test_service_outside_its_hours_says_when_it_opens(box: Box) -> None:
    box.forward(hours=8)
    with pytest.raises(Refusal) as refused:
        box.issue("paper")
    assert refused.value.kind is ProblemType.SERVICE_CLOSED
    assert refused.value.values["reason"] == "outside_hours"
    assert refused.value.values["time"] == "09:00"
    assert refused.value.values["day"] == "tomorrow"


def test_no_ticket_is_issued_while_the_day_is_closed(box: Box) -> None:
    box.give(c.CloseDay)
    with pytest.raises(Refusal) as refused:
        box.issue("paper")
    assert refused.value.kind is ProblemType.SERVICE_CLOSED
    assert refused.value.values["reason"] == "day_not_open"


def test_ticket_for_two_services_keeps_its_number_and_its_wait(box: Box) -> None:
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
    # The wait goes on: it comes before a ticket taken later.
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


def test_log_holds_the_life_of_a_ticket(box: Box) -> None:
    box.called()
    box.at("1", c.Start)
    box.at("1", c.Finish)
    events = [event for event in box.events() if event.data.get("ticket") == "village.t1"]
    assert [event.type for event in events] == [
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


def test_operator_gets_no_token_of_a_ticket(box: Box) -> None:
    box.issue("paper")
    found = box.get("centres/village/tickets?number=A001", Role.OPERATOR, "1").get_json()
    assert [one["token"] for one in found] == [""]
    greeted = box.get("centres/village/tickets?number=A001", Role.GREETER).get_json()
    assert greeted[0]["token"].startswith("village.t1.")
    operator = box.who(Role.OPERATOR, "1")
    identity = uuid4()
    for _ in range(2):
        said = box.give(
            c.ChangeService,
            operator,
            ticket="t1",
            service=box.id("request"),
            command_id=identity,
        )
        assert said["token"] == ""
    # An operator who issues a ticket hands it over.
    made = box.give(c.IssueTicket, operator, services=[box.id("paper")], language="az")
    assert made["token"].startswith("village.t2.")
