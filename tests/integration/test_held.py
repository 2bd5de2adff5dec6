"""What a slip, a late request or another configuration must not take from a visitor."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.plain.configured import without
from tests.parts.village import village_data


def call_of(box: Box, ticket: str) -> dict[str, Any]:
    """The newest call of a ticket on the board."""
    calls = [one for one in box.board()["calls"] if one["number"] == box.ticket(ticket)["number"]]
    newest: dict[str, Any] = max(calls, key=lambda one: one["call"])
    return newest


# A slip


def test_whose_start_was_a_slip_is_called_on_the_board_again(box: Box) -> None:
    box.called("1", "paper")
    before = call_of(box, "t1")
    box.at("1", c.Start)
    assert call_of(box, "t1")["over"]
    box.at("1", c.UndoStart)
    assert call_of(box, "t1") == before


def test_whose_finish_and_start_were_slips_is_called_on_the_board_again(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Finish)
    box.at("1", c.ReopenAtCounter, ticket="t1")
    box.at("1", c.UndoStart)
    assert not call_of(box, "t1")["over"]


def test_the_time_being_served_is_no_absence(box: Box) -> None:
    data = village_data(no_show_recalls=1, no_show_seconds=60)
    box.bring_in(CentreConfig.model_validate(data))
    box.called("1", "paper")
    box.forward(seconds=20)
    box.at("1", c.Recall)
    box.at("1", c.Start)
    box.forward(minutes=15)
    box.at("1", c.UndoStart)
    # What was recalled before can be recalled at once.
    assert "recall" in box.desk("1")["allowed"]
    for _ in range(2):
        box.tick()
        assert box.ticket("t1")["state"] == "called"
        box.forward(seconds=59)
    box.forward(seconds=1)
    box.tick()
    assert box.ticket("t1")["state"] == "missed"


def test_a_doubled_finish_leaves_the_next_stop_alone(box: Box) -> None:
    box.issue("paper", "request")
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    desk = box.at("1", c.Finish, next=True, stop=0)
    assert (desk["ticket"]["id"], desk["ticket"]["stop"]) == ("village.t1", 1)
    for model in (c.Finish, c.Start, c.Hold, c.MarkNoShow, c.Requeue, c.UndoCall, c.Recall):
        with box.refuses(ProblemType.NOT_THIS_TICKET, state="called"):
            box.at("1", model, ticket="t1", stop=0)
    with box.refuses(ProblemType.NOT_THIS_TICKET):
        box.at("1", c.Transfer, ticket="t1", stop=0, to_service=box.id("tax"))
    box.at("1", c.Finish, ticket="t1", stop=1)
    assert box.ticket("t1")["state"] == "finished"


def test_a_misclick_of_the_operator_leaves_the_visitor_s_own_right(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Finish)
    box.at("1", c.ReopenAtCounter, ticket="t1")
    box.at("1", c.Transfer, to_service=box.id("request"))
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    visitor = box.visitor("t1")
    assert box.give(c.Reopen, visitor, ticket="t1")["state"] == "waiting"
    box.at("1", c.CallNext)
    box.at("1", c.MarkNoShow)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, visitor, ticket="t1")


# A part that ends


def test_who_has_other_services_goes_on_to_those(box: Box) -> None:
    box.issue("tax", "paper")
    box.issue("tax")
    box.forward(minutes=7)
    said = box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    assert said["ended"] == 2
    first, second = box.ticket("t1"), box.ticket("t2")
    assert (first["state"], first["return_until"]) == ("waiting", "2026-11-24")
    assert [stop["state"] for stop in first["stops"]] == ["unserved", "open"]
    assert (second["state"], second["return_until"]) == ("cancelled", "2026-11-24")
    desk = box.at("1", c.CallNext)
    assert (desk["ticket"]["id"], desk["ticket"]["waited"]) == ("village.t1", 7 * 60)
    box.at("1", c.Start)
    box.at("1", c.Finish)
    # The right to come back for the other is there still.
    assert box.ticket("t1")["return_until"] == "2026-11-24"


def test_who_gives_the_rest_up_keeps_the_right_for_what_was_ended(box: Box) -> None:
    token = box.issue("tax", "paper")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    visitor = box.visitor("t1")
    assert box.give(c.Cancel, visitor, ticket="t1")["ended_by_hall"] is False
    box.forward(minutes=5)
    assert box.give(c.Reopen, visitor, ticket="t1")["return_until"] == "2026-11-24"
    box.give(c.Cancel, visitor, ticket="t1")
    box.forward(minutes=11)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.who(Role.GREETER), ticket="t1")
    box.forward(days=1)
    box.open_day()
    assert box.issue("tax", returning=token)["state"] == "waiting"


def test_each_right_to_come_back_is_its_own(box: Box) -> None:
    token = box.issue("paper", "tax")["token"]
    boss, greeter = box.who(Role.SUPERVISOR), box.who(Role.GREETER)
    box.give(c.EndWithReturn, boss, service="village.paper")
    box.give(c.EndWithReturn, boss, service="village.tax")
    # The bearer would lose the right by taking back what stands still.
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.visitor("t1"), ticket="t1")
    # The tax office goes on after all: what it ended is served; the other is not.
    assert box.give(c.Reopen, greeter, ticket="t1")["return_until"] == "2026-11-24"
    box.give(c.OpenCounter, counter="2")
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    box.give(c.CloseDay)
    box.forward(days=1)
    box.open_day()
    assert box.issue("paper", returning=token)["state"] == "waiting"


def test_the_page_of_one_that_expired_tells_of_its_right(box: Box) -> None:
    token = box.issue("paper", "tax")["token"]
    other = box.issue("tax")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.paper")
    box.give(c.CloseDay)
    assert box.client.get(f"/t/{other}?lang=en").status_code == 410
    assert box.ticket("t1")["state"] == "expired"
    page = box.client.get(f"/t/{token}?lang=en")
    assert page.status_code == 200
    assert "Service for this ticket has been ended" in page.get_data(as_text=True)


def test_the_later_of_two_rights_to_come_back_holds(box: Box) -> None:
    data = village_data()
    data["services"][1]["hours"] = {"mon": ["09:00-18:00"], "thu": ["09:00-18:00"]}
    box.bring_in(CentreConfig.model_validate(data))
    box.issue("request", "paper")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.EndWithReturn, boss, service="village.request")
    assert box.ticket("t1")["return_until"] == "2026-11-26"
    box.give(c.EndWithReturn, boss, service="village.paper")
    ended = box.ticket("t1")
    assert (ended["return_until"], ended["ended_by_hall"]) == ("2026-11-26", True)


# A kiosk's number


@pytest.fixture
def leased(box: Box) -> list[dict[str, Any]]:
    """Three numbers of today and three of tomorrow: K103 to K108."""
    data = village_data(lease_size=3)
    data["series"][1] |= {"leased_from": 103, "last": 120}
    box.bring_in(CentreConfig.model_validate(data))
    kiosk = box.who(Role.KIOSK)
    leases: list[dict[str, Any]] = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")[
        "leases"
    ]
    return leases


def test_a_number_on_lease_is_given_to_nobody_else(box: Box, leased: list[dict[str, Any]]) -> None:
    data = village_data(lease_size=3)
    data["series"][1] |= {"leased_from": 109, "last": 120}
    box.bring_in(CentreConfig.model_validate(data))
    numbers = [box.issue("tax")["number"] for _ in range(3)]
    assert numbers == ["K100", "K101", "K102"]
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("tax")
    assert box.hand_in(leased[0])["number"] == "K103"


def test_one_touch_is_one_ticket_also_when_its_own_request_comes_last(
    box: Box, leased: list[dict[str, Any]]
) -> None:
    touch = UUID(int=7)
    box.hand_in(leased[0], touch=touch)
    kiosk = box.who(Role.KIOSK)
    with box.refuses(ProblemType.COMMAND_REUSED):
        box.give(c.IssueTicket, kiosk, services=["village.tax"], language="az", command_id=touch)


def test_a_paper_counts_though_the_hall_has_changed_meanwhile(
    box: Box, leased: list[dict[str, Any]]
) -> None:
    data = village_data()
    data["centre"]["languages"] = ["en", "az"]
    data = without(data, "services", "tax")
    data["series"] = data["series"][:1]
    box.bring_in(CentreConfig.model_validate(data))
    said = box.hand_in(leased[0], language="ru")
    assert (said["state"], said["language"]) == ("waiting", "en")
    assert said["stops"][0]["service"] == "village.paper"
    greeter = box.who(Role.GREETER)
    box.give(c.ChangeService, greeter, ticket=said["id"], service=box.id("request"))


def test_a_finished_ticket_is_not_brought_back_for_a_service_that_is_gone(box: Box) -> None:
    data = village_data()
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Finish)
    assert "reopen" in box.desk("1")["allowed"]
    data = without(data, "services", "paper")
    box.bring_in(CentreConfig.model_validate(data))
    assert "reopen" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.at("1", c.ReopenAtCounter, ticket="t1")


# The visitor's secret


def test_an_operator_is_told_no_visitor_s_secret(box: Box) -> None:
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
    # But a ticket that an operator makes is nobody else's to hand over.
    made = box.give(c.IssueTicket, operator, services=[box.id("paper")], language="az")
    assert made["token"].startswith("village.t2.")
