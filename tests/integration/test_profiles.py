"""Work profiles set while the hall runs, counters taken over, lines that nobody serves."""

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box


def set_profile(box: Box, counter: str, profile: str | None, **fields: bool) -> None:
    box.give(c.SetProfile, box.who(Role.SUPERVISOR), counter=counter, profile=profile, **fields)


def alarms(box: Box) -> list[str]:
    """The services whose lines nobody serves, as the hall is told."""
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    return [one["id"] for one in hall["services"] if one["unserved"]]


def test_the_next_call_follows_the_new_profile(box: Box) -> None:
    box.issue("request")
    box.issue("tax")
    set_profile(box, "1", "taxes")
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("1", c.Finish)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    set_profile(box, "1", None)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"


def test_a_profile_that_is_set_is_seen_everywhere(box: Box) -> None:
    box.issue("request")
    box.give(c.OpenCounter, counter="3")
    set_profile(box, "3", "taxes")
    assert box.ticket("t1")["counters"] == ["1"]
    hall = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert [one["profile"] for one in hall["counters"]] == ["all", "taxes", "taxes"]
    with box.refuses(ProblemType.MALFORMED):
        set_profile(box, "1", "nonsense")


def test_the_same_profile_again_is_no_event(box: Box) -> None:
    set_profile(box, "1", "taxes")
    revision = box.revision
    set_profile(box, "1", "taxes")
    assert box.revision == revision


def test_who_would_leave_a_line_alone_is_asked(box: Box) -> None:
    box.issue("request")
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        set_profile(box, "1", "taxes", ask=True)
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("1", c.TakeBreak, ask=True)
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("1", c.CloseCounter, ask=True)
    box.give(c.OpenCounter, counter="3")
    box.at("1", c.TakeBreak, ask=True)


def test_a_line_that_nobody_serves_is_an_alarm(box: Box) -> None:
    box.issue("request")
    box.issue("tax")
    box.at("1", c.TakeBreak)

    assert alarms(box) == ["village.request", "village.tax"]
    box.give(c.OpenCounter, counter="2")
    assert alarms(box) == ["village.request"]


def test_a_counter_with_nobody_at_it_is_an_alarm_within_a_minute(box: Box) -> None:
    box.forward(minutes=12)
    box.issue("paper")

    # In a quiet hall the operator had nothing to do and is there all the same.
    assert alarms(box) == []
    box.forward(seconds=59)
    assert alarms(box) == []
    box.forward(seconds=1)
    assert alarms(box) == ["village.paper"]
    box.at("1", c.CallNext)
    assert alarms(box) == []


def test_who_waits_for_a_counter_is_served_by_that_one_alone(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "request")
    box.at("1", c.Transfer, to_counter=box.id("2"), to_service=box.id("request"))
    box.at("1", c.CloseCounter)
    # Counter 2 has no requests in its profile, and yet is to serve this one.
    assert alarms(box) == []
    with box.refuses(ProblemType.QUEUE_UNSERVED):
        box.at("2", c.TakeBreak, minutes=60, ask=True)
    box.at("2", c.TakeBreak, minutes=60)
    box.give(c.OpenCounter, counter="1")
    assert alarms(box) == ["village.request"]


def test_nobody_is_missed_where_all_stands_still(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.issue("paper")
    boss = box.who(Role.SUPERVISOR)
    box.give(c.SuspendCentre, boss, reason="drill")
    box.forward(minutes=15)
    assert alarms(box) == []
    box.give(c.ResumeCentre, boss)
    box.forward(seconds=59)
    assert alarms(box) == []
    box.at("1", c.TakeBreak, ask=True)
    box.forward(seconds=1)
    assert alarms(box) == ["village.paper"]


def test_who_comes_from_another_service_has_not_stood_there_yet(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.called("1", "paper")
    box.at("1", c.Start)
    box.forward(minutes=12)
    box.at("1", c.Transfer, to_service=box.id("tax"), sure=True)
    box.at("1", c.CloseCounter)
    assert alarms(box) == []


def test_a_colleague_who_had_nothing_to_do_counts(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.forward(minutes=11)
    box.called("1", "paper")
    box.at("1", c.Finish)
    box.issue("paper")
    box.at("1", c.TakeBreak, ask=True)


def test_who_leaves_is_asked_although_an_abandoned_counter_stands_open(box: Box) -> None:
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


def test_a_counter_that_its_operator_left_is_taken_over(box: Box) -> None:
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


def test_a_supervisor_need_not_wait_to_take_over(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.give(c.TakeOver, boss, counter="1")
    assert box.desk("1")["operator"] == boss.id
    box.give(c.OpenCounter, counter="3")
    with box.refuses(ProblemType.COUNTER_TAKEN):
        box.give(c.TakeOver, boss, counter="3")


def test_nobody_takes_over_what_nobody_has(box: Box) -> None:
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, state="closed"):
        box.give(c.TakeOver, box.who(Role.SUPERVISOR), counter="3")
