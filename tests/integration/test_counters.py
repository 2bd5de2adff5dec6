"""Opening, pausing, closing and taking over counters; their work profiles; unserved queues."""

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box


def set_profile(box: Box, counter: str, profile: str | None, **fields: bool) -> None:
    box.give(c.SetProfile, box.who(Role.SUPERVISOR), counter=counter, profile=profile, **fields)


def unserved(box: Box) -> list[str]:
    """The services of which the hall shows that no counter serves their queue."""
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    return [one["id"] for one in hall["services"] if one["unserved"]]


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
