"""Tickets that are sent on: another service, a counter, an operator, and back again."""

from typing import Any

import pytest
from pydantic import ValidationError

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.domain.tickets import MOST_STOPS
from tests.parts.box import Box
from tests.parts.village import village


def test_a_transfer_keeps_number_and_arrival_and_ends_the_stop(box: Box) -> None:
    box.called("1", "paper")
    box.forward(minutes=2)
    box.at("1", c.Start)
    box.forward(minutes=3)
    before = box.ticket("t1")
    desk = box.at("1", c.Transfer, to_service=box.id("tax"))
    assert desk["ticket"] is None
    after = box.ticket("t1")
    assert (after["number"], after["issued_at"]) == (before["number"], before["issued_at"])
    assert [(s["service"], s["state"]) for s in after["stops"]] == [
        ("village.paper", "served"),
        ("village.tax", "open"),
    ]
    assert after["state"] == "waiting"


def test_the_wait_goes_on_after_a_transfer_and_begins_not_again(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=5)
    box.at("1", c.CallNext)
    box.forward(minutes=20)
    box.issue("tax")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    box.forward(seconds=1)
    # Five minutes of waiting stand against one second, though it came to this line later.
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_a_stop_that_was_not_started_is_left_unserved(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Transfer, to_service=box.id("tax"))
    assert box.ticket("t1")["stops"][0]["state"] == "unserved"


def test_who_was_served_before_being_set_aside_was_served_when_sent_on(box: Box) -> None:
    identity = box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(minutes=10)
    box.at("1", c.Hold)
    box.forward(minutes=3)
    box.at("1", c.Resume, ticket=identity)
    desk = box.at("1", c.Transfer, to_service=box.id("tax"))
    assert desk["own_day"]["served"] == 1
    stop = box.ticket(identity)["stops"][0]
    assert (stop["state"], stop["time"]) == ("served", 600)
    box.give(c.Rate, box.visitor(identity), ticket=identity, stop=0, stars=5)


def test_a_ticket_for_one_counter_stays_for_what_it_is(box: Box) -> None:
    box.bring_in(village(stop_order="as_given"))
    box.give(c.OpenCounter, counter="2")
    identity = box.called("1", "request", "paper")
    # Counter 2 does papers and taxes; but nobody said that this one goes there for those.
    box.at("1", c.Transfer, to_counter=box.id("2"))
    assert box.at("2", c.CallNext)["ticket"]["service"] == box.id("request")
    box.at("2", c.Finish)
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    served = [s["service"] for s in box.ticket(identity)["stops"] if s["state"] == "served"]
    assert sorted(served) == [box.id("paper"), box.id("request")]


def test_who_has_been_everywhere_is_sent_nowhere_else(box: Box) -> None:
    identity = box.called("1", "paper")
    for place in range(MOST_STOPS - 1):
        box.at("1", c.Transfer, to_service=box.id(("tax", "request")[place % 2]))
        box.at("1", c.CallNext)
    box.at("1", c.Start)
    offered = {"finish", "undo_start", "hold"}
    assert set(box.desk("1")["allowed"]) == offered
    for command, field in ((c.Transfer, "to_service"), (c.AddService, "service")):
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, allowed=" ".join(offered)):
            box.at("1", command, ticket=identity, **{field: box.id("paper")})
    box.at("1", c.UndoStart)
    box.forward(minutes=1)
    box.at("1", c.Requeue)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, allowed="change_service step_back cancel"):
        box.give(
            c.TransferTicket,
            box.who(Role.GREETER),
            ticket=identity,
            to_service=box.id("paper"),
        )


def test_a_ticket_for_one_counter_is_called_by_that_one_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Transfer, to_counter=box.id("2"), to_service=box.id("request"))
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("3", c.CallNext)
    assert box.ticket("t1")["counters"] == ["2"]
    # Requests are not in the profile of counter 2; this one is meant for it.
    assert box.at("2", c.CallNext)["ticket"]["id"] == "village.t1"


def test_a_ticket_for_an_operator_follows_the_operator(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.give(c.OpenCounter, boss, counter="3")
    box.called("1", "paper")
    box.at("1", c.Transfer, to_operator=boss.id)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    assert box.give(c.CallNext, boss, counter="3")["ticket"]["id"] == "village.t1"


def test_with_return_it_comes_back_to_the_counter_that_sent_it(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "request")
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    stops = [(s["service"], s["state"]) for s in box.ticket("t1")["stops"]]
    assert stops == [
        ("village.request", "served"),
        ("village.tax", "served"),
        ("village.request", "open"),
    ]
    assert box.ticket("t1")["counters"] == ["1"]
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_who_sent_a_visitor_on_last_gets_the_visitor_back_first(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.at("2", c.CallNext)
    box.at("2", c.Start)
    third = {"to_counter": box.id("3"), "to_service": box.id("paper")}
    box.at("2", c.Transfer, with_return=True, **third)
    back: list[str] = []
    for counter in "321":
        box.at(counter, c.CallNext)
        box.at(counter, c.Finish)
        back += box.ticket("t1")["counters"] if box.ticket("t1")["state"] == "waiting" else []
    assert back == ["2", "1"]


def test_a_counter_on_a_break_is_asked_about_first(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.give(c.TakeBreak, counter="3", minutes=15)
    box.called("1", "paper")
    with box.refuses(ProblemType.COUNTER_AWAY, state="paused"):
        box.at("1", c.Transfer, to_counter=box.id("3"))
    box.at("1", c.Transfer, to_counter=box.id("3"), sure=True)
    box.give(c.OpenCounter, counter="3")
    assert box.at("3", c.CallNext)["ticket"]["id"] == "village.t1"


@pytest.mark.parametrize(("minutes", "back"), [(0, "10:15"), (15, "10:15"), (16, "unknown")])
def test_a_break_that_is_over_promises_no_return(box: Box, minutes: int, back: str) -> None:
    box.give(c.OpenCounter, counter="3")
    box.give(c.TakeBreak, counter="3", minutes=15)
    box.forward(minutes=minutes)
    box.called("1", "paper")
    with pytest.raises(Refusal) as refused:
        box.at("1", c.Transfer, to_counter=box.id("3"))
    said = refused.value.values
    assert (said["time"] if said["back"] == "known" else said["back"]) == back


def test_nobody_is_sent_to_a_closed_counter(box: Box) -> None:
    box.called("1", "paper")
    with box.refuses(ProblemType.COUNTER_AWAY, state="closed"):
        box.at("1", c.Transfer, to_counter=box.id("3"), sure=True)
    with box.refuses(ProblemType.COUNTER_AWAY):
        box.at("1", c.Transfer, to_operator="nobody-here", sure=True)


def test_who_waits_for_a_counter_that_closes_waits_for_the_service(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.give(c.CloseCounter, counter="3")
    assert box.last(2) == ["counter_closed", "ticket_released"]
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_who_waits_for_a_counter_that_stays_away_waits_for_the_service(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Transfer, to_counter=box.id("3"))
    box.give(c.TakeBreak, counter="3", minutes=10)
    box.forward(minutes=19)
    box.tick()
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    box.forward(minutes=1)
    box.tick()
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_a_return_to_a_counter_that_has_closed_is_a_place_in_the_line(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.OpenCounter, counter="3")
    box.called("1", "request")
    box.at("1", c.Transfer, to_service=box.id("tax"), with_return=True)
    box.give(c.CloseCounter, counter="1")
    box.at("2", c.CallNext)
    box.at("2", c.Finish)
    assert box.at("3", c.CallNext)["ticket"]["id"] == "village.t1"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"to_counter": "village.1", "to_operator": "one"},
        {"with_return": True},
    ],
)
def test_a_transfer_names_one_place(box: Box, fields: dict[str, object]) -> None:
    box.called()
    with pytest.raises(ValidationError):
        box.at("1", c.Transfer, **fields)


def test_one_more_service_is_one_more_stop(box: Box) -> None:
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.AddService, service=box.id("tax"), quantity=3)
    desk = box.at("1", c.Finish, next=True)
    assert (desk["ticket"]["id"], desk["ticket"]["service"]) == ("village.t1", "village.tax")
    assert desk["ticket"]["stops"][1]["quantity"] == 3


def test_the_wrong_service_is_put_right_without_a_new_number(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=4)
    greeter = box.who(Role.GREETER)
    said = box.give(c.ChangeService, greeter, ticket="t1", service=box.id("tax"))
    assert (said["number"], said["stops"][0]["service"]) == ("A001", "village.tax")
    box.give(c.OpenCounter, counter="2")
    assert box.at("2", c.CallNext)["ticket"]["waited"] == 240


def test_a_whole_line_moves_and_keeps_its_order(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
        box.forward(minutes=1)
    boss = box.who(Role.SUPERVISOR)
    said = box.give(c.MoveTickets, boss, service="village.tax", to_service="village.request")
    assert said["moved"] == 3
    assert box.last() == ["tickets_moved"]
    called = [box.at("1", c.CallNext)["ticket"]["number"]]
    called += [box.at("1", c.Finish, next=True)["ticket"]["number"] for _ in range(2)]
    assert called == ["K100", "K101", "K102"]
    assert box.ticket("t2")["stops"][0]["service"] == "village.request"


def test_ended_with_a_right_to_come_back_the_next_open_day(box: Box) -> None:
    token = box.issue("tax")["token"]
    boss = box.who(Role.SUPERVISOR)
    said = box.give(c.EndWithReturn, boss, service="village.tax")
    assert (said["ended"], said["valid_until"]) == (1, "2026-11-24")
    assert box.ticket("t1")["return_until"] == "2026-11-24"
    box.forward(days=1)
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    box.issue("tax")
    box.issue("tax", returning=token)
    with box.refuses(ProblemType.ALREADY_DONE):
        box.issue("tax", returning=token)
    box.forward(minutes=1)
    desk = box.at("1", c.CallNext)
    assert (desk["ticket"]["id"], desk["ticket"]["ticket_class"]) == ("village.t3", "returning")


def test_who_was_set_aside_may_come_back_too(box: Box) -> None:
    for services in (("tax",), ("tax", "paper")):
        box.called("1", *services)
        box.at("1", c.Start)
        box.at("1", c.Hold)
    said = box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    first, second = box.ticket("t1"), box.ticket("t2")
    assert said["ended"] == 2
    assert (first["state"], first["return_until"]) == ("cancelled", "2026-11-24")
    assert second["return_until"] == "2026-11-24"
    # Who has papers to do as well goes on to those.
    assert box.at("1", c.CallNext)["ticket"]["service"] == box.id("paper")


def test_who_was_missed_and_may_still_come_may_come_back_too(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.bring_in(village(comeback_minutes=10))
    box.called("1", "tax")
    box.at("1", c.MarkNoShow)
    box.forward(minutes=8)
    for services in (("tax",), ("tax", "paper")):
        box.called("1", *services)
        box.at("1", c.MarkNoShow)
    box.forward(minutes=5)
    box.give(c.SuspendService, boss, service=box.id("tax"), reason="system_down")
    said = box.give(c.EndWithReturn, boss, service=box.id("tax"))
    late, ended, further = (box.ticket(one) for one in ("t1", "t2", "t3"))
    assert said["ended"] == 2
    assert (late["state"], late["return_until"]) == ("missed", None)
    assert (ended["state"], ended["return_until"]) == ("cancelled", "2026-11-24")
    # The place was held for those five minutes; it goes on to the papers.
    assert (further["state"], further["return_until"]) == ("waiting", "2026-11-24")
    assert box.at("1", c.CallNext)["ticket"]["waited"] == 300


def test_nobody_comes_to_a_service_that_was_ended_from_another(box: Box) -> None:
    box.bring_in(village(stop_order="as_given"))
    token = box.issue("paper", "tax")["token"]
    box.at("1", c.CallNext)
    box.at("1", c.Start)
    said = box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    assert said["ended"] == 1
    box.at("1", c.Finish)
    ended = box.ticket("t1")
    assert (ended["state"], ended["return_until"]) == ("finished", "2026-11-24")
    box.give(c.CloseDay)
    box.forward(days=1)
    box.open_day()
    assert box.issue("tax", returning=token)["state"] == "waiting"


def test_no_line_is_moved_to_a_service_that_stands_still(box: Box) -> None:
    box.issue("tax")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.SuspendService, boss, service=box.id("request"), reason="system_down")
    with box.refuses(ProblemType.SUSPENDED):
        box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("request"))
    assert box.give(c.MoveTickets, boss, service=box.id("tax"), to_service=box.id("paper"))


def may_return(box: Box) -> str:
    """The token of a ticket that was ended with a right to come back; it is the day after."""
    token: str = box.issue("tax")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    box.forward(days=1)
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    return token


def test_a_paper_that_jammed_has_used_no_right_up(box: Box) -> None:
    token, kiosk = may_return(box), box.who(Role.KIOSK)

    def take() -> dict[str, Any]:
        return box.give(
            c.IssueTicket, kiosk, services=["village.tax"], language="az", returning=token
        )

    jammed = take()["id"]
    box.give(c.ReportPrint, kiosk, ticket=jammed, paper="failed", fault="paper_out")
    assert box.ticket("t1")["return_until"] is None
    box.give(c.Cancel, kiosk, ticket=jammed, reason="print_failed")
    assert box.ticket("t1")["return_until"] == "2026-11-24"
    assert box.client.get(f"/t/{token}?lang=en").status_code == 200
    again = take()
    found = box.read(lambda reading: reading.ticket(again["id"]))
    assert found is not None
    assert found.ticket_class == "returning"
    # One right, one ticket: the first does not come back beside it.
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, box.who(Role.GREETER), ticket=jammed)
    with box.refuses(ProblemType.ALREADY_DONE):
        take()


def test_a_ticket_that_was_given_up_comes_back_with_its_right(box: Box) -> None:
    token = may_return(box)
    ticket = box.issue("tax", returning=token)["id"]
    visitor = box.visitor(ticket)
    box.give(c.Cancel, visitor, ticket=ticket)
    assert box.give(c.Reopen, visitor, ticket=ticket)["state"] == "waiting"
    with box.refuses(ProblemType.ALREADY_DONE):
        box.issue("tax", returning=token)


def test_who_returns_keeps_that_place_without_priority(box: Box) -> None:
    ticket = box.issue("tax", returning=may_return(box), priority=True)["id"]
    box.give(c.JudgePriority, box.who(Role.GREETER), ticket=ticket, confirmed=False)
    assert box.at("1", c.CallNext)["ticket"]["ticket_class"] == "returning"


def test_the_right_to_come_back_ends(box: Box) -> None:
    token = box.issue("tax")["token"]
    box.give(c.EndWithReturn, box.who(Role.SUPERVISOR), service="village.tax")
    box.forward(days=2)
    box.open_day()
    with box.refuses(ProblemType.TOO_LATE):
        box.issue("tax", returning=token)
    with box.refuses(ProblemType.NOT_FOUND):
        box.issue("tax", returning="village.t1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")


def test_nobody_is_sent_about_for_ever(box: Box) -> None:
    box.called()
    for _ in range(39):
        box.at("1", c.Transfer, to_service=box.id("paper"))
        box.at("1", c.CallNext)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="called"):
        box.at("1", c.Transfer, to_service=box.id("paper"))


@pytest.mark.parametrize(
    ("model", "fields", "begin"),
    [
        (c.TransferTicket, {"to_service": "village.tax"}, True),
        (c.AddServiceToTicket, {"service": "village.tax"}, True),
        (c.RequeueTicket, {}, False),
        (c.ChangeService, {"service": "village.tax"}, False),
    ],
)
def test_no_operator_takes_a_visitor_away_from_another_s_counter(
    box: Box, model: type[c.Command], fields: dict[str, object], begin: bool
) -> None:
    box.give(c.OpenCounter, counter="2")
    ticket = box.called("1", "paper")
    if begin:
        box.at("1", c.Start)
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(model, box.who(Role.OPERATOR, "2"), ticket=ticket, **fields)
    assert box.desk("1")["ticket"]["id"] == ticket
    # Whose visitor it is may, and so may the staff of the floor.
    box.give(model, box.who(Role.OPERATOR, "1"), ticket=ticket, **fields)


def test_staff_of_the_floor_send_on_who_is_at_a_counter(box: Box) -> None:
    ticket = box.called("1", "paper")
    greeter = box.who(Role.GREETER)
    box.give(c.TransferTicket, greeter, ticket=ticket, to_service=box.id("tax"))
    assert box.desk("1")["ticket"] is None
