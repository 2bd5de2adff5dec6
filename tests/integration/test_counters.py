"""Opening, pausing, closing and taking over counters; their work profiles; unserved queues."""

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


def set_profile(box: Box, counter: str, profile: str | None, **fields: bool) -> None:
    box.give(c.SetProfile, box.who(Role.SUPERVISOR), counter=counter, profile=profile, **fields)


def unserved(box: Box) -> list[str]:
    """The services of which the hall shows that no counter serves their queue."""
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    return [one["id"] for one in hall["services"] if one["unserved"]]


def test_new_profile_is_seen_everywhere(box: Box) -> None:
    box.issue("request")
    box.give(c.OpenCounter, counter="3")
    set_profile(box, "3", "taxes")
    assert box.ticket("t1")["counters"] == ["1"]
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert [one["profile"] for one in hall["counters"]] == ["all", "taxes", "taxes"]
    with box.refuses(ProblemType.MALFORMED):
        set_profile(box, "1", "nonsense")


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
