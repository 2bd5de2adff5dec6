"""Opening, pausing, closing and taking over counters; their work profiles; unserved queues."""

import pytest

from contract import commands as c
from contract.enums import BreakReason, Role
from contract.errors import ProblemType
from tests.parts.box import Box


def test_counter_opens_pauses_and_closes(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    desk = box.at("3", c.TakeBreak, reason=BreakReason.LUNCH, minutes=40)
    assert (desk["state"], desk["expected_end"]) == ("paused", "2026-11-23T06:40:00.000Z")
    assert set(desk["allowed"]) == {"open_counter", "close_counter"}
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="paused"):
        box.at("3", c.CallNext)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="paused"):
        box.at("3", c.TakeBreak)
    desk = box.at("3", c.OpenCounter)
    assert (desk["state"], desk["expected_end"]) == ("open", None)
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="open"):
        box.at("3", c.OpenCounter)
    desk = box.at("3", c.CloseCounter)
    assert (desk["state"], desk["operator"]) == ("closed", None)
    assert desk["allowed"] == ["open_counter"]
    for command in (c.CloseCounter, c.TakeBreak, c.CallNext):
        with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="closed", allowed="open_counter"):
            box.at("3", command)


def test_one_operator_sits_at_one_counter(box: Box) -> None:
    operator = box.who(Role.OPERATOR)  # bound to no counter
    with box.refuses(ProblemType.COUNTER_TAKEN, state="open"):
        box.give(c.OpenCounter, operator, counter="1")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.CallNext, operator, counter="1")
    box.give(c.OpenCounter, operator, counter="3")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.OpenCounter, operator, counter="2")
    box.give(c.TakeBreak, operator, counter="3")
    with box.refuses(ProblemType.COUNTER_TAKEN, state="paused"):
        box.at("3", c.OpenCounter)
    box.give(c.CloseCounter, operator, counter="3")
    box.at("3", c.OpenCounter)


def test_supervisor_may_help_at_any_counter(box: Box) -> None:
    box.called()
    box.give(c.Finish, box.who(Role.SUPERVISOR), counter="1", ticket="t1")
    assert box.events()[-1].actor.role == "supervisor"


@pytest.mark.parametrize("command", [c.OpenCounter, c.CallNext, c.Finish])
def test_unknown_counter_is_refused(box: Box, command: type[c.Command]) -> None:
    fields = {"ticket": "t1"} if command is c.Finish else {}
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(command, box.who(Role.SUPERVISOR), counter="99", **fields)


def set_profile(box: Box, counter: str, profile: str | None, **fields: bool) -> None:
    box.give(c.SetProfile, box.who(Role.SUPERVISOR), counter=counter, profile=profile, **fields)


def unserved(box: Box) -> list[str]:
    """The services of which the hall shows that no counter serves their queue."""
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    return [one["id"] for one in hall["services"] if one["unserved"]]


def test_next_call_follows_the_new_profile(box: Box) -> None:
    box.issue("request")
    box.issue("tax")
    set_profile(box, "1", "taxes")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("1", c.Finish)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    set_profile(box, "1", None)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_new_profile_is_seen_everywhere(box: Box) -> None:
    box.issue("request")
    box.give(c.OpenCounter, counter="3")
    set_profile(box, "3", "taxes")
    assert box.ticket("t1")["counters"] == ["1"]
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert [one["profile"] for one in hall["counters"]] == ["all", "taxes", "taxes"]
    with box.refuses(ProblemType.MALFORMED):
        set_profile(box, "1", "nonsense")


def test_same_profile_again_is_no_event(box: Box) -> None:
    set_profile(box, "1", "taxes")
    revision = box.revision
    set_profile(box, "1", "taxes")
    assert box.revision == revision


def test_operator_is_asked_before_leaving_a_queue_unserved(box: Box) -> None:
    box.issue("request")
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        set_profile(box, "1", "taxes", ask=True)
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("1", c.TakeBreak, ask=True)
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("1", c.CloseCounter, ask=True)
    box.give(c.OpenCounter, counter="3")
    box.at("1", c.TakeBreak, ask=True)


def test_unserved_queue_is_an_alarm(box: Box) -> None:
    box.issue("request")
    box.issue("tax")
    box.at("1", c.TakeBreak)

    assert unserved(box) == ["village.request", "village.tax"]
    box.give(c.OpenCounter, counter="2")
    assert unserved(box) == ["village.request"]


def test_abandoned_counter_is_an_alarm_within_a_minute(box: Box) -> None:
    box.forward(minutes=12)
    box.issue("paper")

    # In a quiet hall the operator had nothing to do and is there nevertheless.
    assert unserved(box) == []
    box.forward(seconds=59)
    assert unserved(box) == []
    box.forward(seconds=1)
    assert unserved(box) == ["village.paper"]
    box.at("1", c.CallNext)
    assert unserved(box) == []


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


def test_suspension_makes_no_queue_unserved(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.issue("paper")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.SuspendCentre, boss, reason="drill")
    box.forward(minutes=15)
    assert unserved(box) == []
    box.give(c.ResumeCentre, boss)
    box.forward(minutes=10)
    assert unserved(box) == []
    box.at("1", c.TakeBreak, ask=True)
    box.forward(seconds=1)
    assert unserved(box) == ["village.paper"]


def test_ticket_that_just_came_to_a_queue_is_no_alarm(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(minutes=12)
    box.at("1", c.Transfer, to_service=box.id("tax"), sure=True)
    box.at("1", c.CloseCounter)
    assert unserved(box) == []


def test_colleague_who_had_nothing_to_do_counts(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.forward(minutes=11)
    box.called("1", "paper")
    box.at("1", c.Finish)
    box.issue("paper")
    box.at("1", c.TakeBreak, ask=True)


def test_operator_is_asked_although_an_abandoned_counter_is_open(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.forward(minutes=11)
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Finish)
    box.issue("paper")
    box.forward(minutes=1)
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("1", c.TakeBreak, ask=True)
    box.at("1", c.TakeBreak)


def test_abandoned_counter_is_taken_over(box: Box) -> None:
    box.called()
    other = box.who(Role.OPERATOR)
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.TakeOver, other, counter="1")
    box.forward(minutes=5)
    desk = box.give(c.TakeOver, other, counter="1")
    # Its visitor stays where it is, and is served to the end.
    assert desk["ticket"]["id"] == "village.t1"
    box.give(c.Start, other, counter="1", ticket="t1")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.at("1", c.Finish, ticket="t1")


def test_supervisor_need_not_wait_to_take_over(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.give(c.TakeOver, boss, counter="1")
    assert box.desk("1")["operator"] == boss.id
    box.give(c.OpenCounter, counter="3")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.TakeOver, boss, counter="3")


def test_closed_counter_is_not_taken_over(box: Box) -> None:
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="closed"):
        box.give(c.TakeOver, box.who(Role.SUPERVISOR), counter="3")
