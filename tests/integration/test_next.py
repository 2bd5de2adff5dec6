"""Who is next in a real hall, and the sentence that says why."""

from typing import Any

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.village import village, village_data


def numbers(box: Box, counter: str = "1", count: int = 1) -> list[str]:
    """The ids of the next tickets that a counter calls, each finished at once."""
    called = []
    for _ in range(count):
        called.append(box.at(counter, c.CallNext)["ticket"]["id"].partition(".")[2])
        box.at(counter, c.Finish)
    return called


def configured(box: Box, spoil: Any) -> None:
    data = village_data()
    spoil(data)
    box.bring_in(CentreConfig.model_validate(data))


def test_priority_ages_faster_and_is_no_wall(box: Box) -> None:
    box.issue()
    box.forward(minutes=14)
    box.issue(priority=True)
    box.issue()
    # 14 of 15 minutes against half a target's start: the ordinary one is still ahead.
    assert numbers(box, count=3) == ["t1", "t2", "t3"]


def test_the_cap_lets_ordinary_visitors_through(box: Box) -> None:
    box.bring_in(village(cap_of=3, cap=2))
    box.issue()
    for _ in range(4):
        box.issue(priority=True)
    assert numbers(box, count=5) == ["t2", "t3", "t1", "t4", "t5"]


def test_the_guard_goes_before_everything(box: Box) -> None:
    box.bring_in(village(wait_max_minutes=20))
    box.issue()
    box.forward(minutes=21)
    for _ in range(3):
        box.issue(priority=True)
    assert numbers(box) == ["t1"]
    assert box.events()[-2].data["reasons"]["rule"] == "guard"  # type: ignore[index]


def test_a_helping_counter_takes_its_own_first(box: Box) -> None:
    # Counter 2: taxes first, papers once they have waited ten minutes or no tax is left.
    box.give(c.OpenCounter, counter="2")
    box.issue("paper")
    box.forward(minutes=9)
    box.issue("tax")
    assert numbers(box, "2", 2) == ["t2", "t1"]
    box.issue("paper")
    box.forward(minutes=16)
    box.issue("tax")
    assert numbers(box, "2") == ["t3"]


def test_a_short_service_ages_on_its_own_scale(box: Box) -> None:
    configured(box, lambda data: data["services"][1].update(target_minutes=60))
    box.issue("request")
    box.forward(minutes=5)
    box.issue("paper")
    box.forward(minutes=5)
    # Five of fifteen minutes are more than ten of sixty.
    assert numbers(box) == ["t2"]
    assert box.events()[-2].data["reasons"]["rule"] == "precedence"  # type: ignore[index]


def test_equal_classes_and_targets_are_first_come_first_served(box: Box) -> None:
    equal = {"head_start": 0, "rate": 1}
    configured(
        box, lambda data: data["rules"].update(classes={"priority": equal, "standard": equal})
    )
    for place in range(6):
        box.issue(("paper", "tax", "request")[place % 3], priority=place % 2 == 0)
        box.forward(seconds=10)
    assert numbers(box, count=6) == [f"t{n}" for n in range(1, 7)]


def test_the_next_of_several_stops_is_the_one_that_is_ready_first(box: Box) -> None:
    def spoil(data: Any, order: str) -> None:
        data["rules"]["stop_order"] = order
        names = {"az": "m", "en": "Requests"}
        data["profiles"].append({"key": "requests", "names": names, "levels": [["request"]]})
        data["counters"][0]["profile"] = "requests"

    configured(box, lambda data: spoil(data, "least_time"))
    box.give(c.OpenCounter, counter="2")
    for _ in range(6):
        box.issue("tax")
    taken = box.issue("tax", "request")
    assert [stop["service"] for stop in taken["stops"]] == ["village.request", "village.tax"]
    configured(box, lambda data: spoil(data, "as_given"))
    taken = box.issue("tax", "request")
    assert [stop["service"] for stop in taken["stops"]] == ["village.tax", "village.request"]


def test_whoever_is_done_at_a_counter_leaves_it_free_for_their_own_next_stop(box: Box) -> None:
    def spoil(data: Any) -> None:
        names = {"az": "m", "en": "Own"}
        data["rules"]["stop_order"] = "least_time"
        data["profiles"].append({"key": "own", "names": names, "levels": [["paper", "request"]]})
        data["profiles"].append({"key": "tax", "names": names, "levels": [["tax"]]})
        data["services"][0]["typical_minutes"], data["services"][2]["typical_minutes"] = 20, 8
        profiles = zip(data["counters"], ("own", "tax", "tax"), strict=True)
        for counter, profile in profiles:
            counter["profile"] = profile

    configured(box, spoil)
    box.give(c.OpenCounter, counter="2")
    box.called("2", "tax")
    box.at("2", c.Start)
    box.forward(minutes=2)
    identity = box.called("1", "paper", "request", "tax")
    box.at("1", c.Start)
    box.forward(minutes=3)
    box.at("1", c.Finish)
    # Somebody else is at the taxes; for requests there is nobody, and this counter.
    stops = {stop["service"]: stop["state"] for stop in box.ticket(identity)["stops"]}
    assert stops == {"village.paper": "served", "village.request": "open", "village.tax": "pending"}
    assert box.at("1", c.CallNext)["ticket"]["id"] == identity


def test_the_next_stop_is_chosen_by_the_wait_that_the_visitor_keeps(box: Box) -> None:
    def spoil(data: Any) -> None:
        for service in ("paper", "tax"):
            data["profiles"].append({"key": service, "names": names, "levels": [[service]]})
        data["profiles"].append({"key": "requests", "names": names, "levels": [["request"]]})
        profiles = zip(data["counters"], ("requests", "paper", "tax"), strict=True)
        for counter, profile in profiles:
            counter["profile"] = profile

    names = {"az": "m", "en": "Alone"}
    configured(box, spoil)
    for counter in ("2", "3"):
        box.give(c.OpenCounter, counter=counter)
    box.issue("request")
    box.forward(minutes=60)
    for service in ("paper", "tax"):
        box.called({"paper": "2", "tax": "3"}[service], service)
    box.at("1", c.CallNext)
    for _ in range(6):
        box.issue("paper")
    box.at("1", c.Start)
    for service in ("tax", "paper"):
        box.at("1", c.AddService, service=box.id(service))
    # Six papers wait and no tax, but nobody has waited for an hour as this visitor has: the
    # counter for papers, whose services are the shorter ones, is free for it first.
    box.at("1", c.Finish)
    opened = [one["service"] for one in box.ticket("t1")["stops"] if one["state"] == "open"]
    assert opened == [box.id("paper")]


def test_a_stop_that_stands_still_comes_last(box: Box) -> None:
    def spoil(data: Any) -> None:
        names = {"az": "m", "en": "Requests"}
        data["profiles"].append({"key": "requests", "names": names, "levels": [["request"]]})
        data["counters"][0]["profile"] = "requests"

    configured(box, spoil)
    box.called("1", "request")
    box.at("1", c.Start)
    for service in ("tax", "paper"):
        box.at("1", c.AddService, service=box.id(service))
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    # Of papers nothing is known: nobody who serves them is there yet.
    box.at("1", c.Finish)
    assert [stop["state"] for stop in box.ticket("t1")["stops"]] == ["served", "pending", "open"]


def test_who_waits_for_what_stands_still_does_something_else_first(box: Box) -> None:
    configured(box, lambda data: data["rules"].update(stop_order="least_time"))
    first = box.issue("tax", "paper")["stops"][0]["service"]
    box.forward(minutes=5)
    box.give(c.SuspendService, service=first, reason="system_down")
    box.forward(minutes=5)
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["id"], called["waited"]) == ("village.t1", 10 * 60)
    assert called["service"] != first
    box.give(c.ResumeService, service=first)
    box.at("1", c.Finish)
    states = {stop["service"]: stop["state"] for stop in box.ticket("t1")["stops"]}
    assert states.pop(first) == "open"
    assert [*states.values()] == ["served"]


def test_staff_let_a_later_stop_come_first(box: Box) -> None:
    configured(box, lambda data: data["rules"].update(stop_order="as_given"))
    box.issue("tax", "paper")
    box.forward(minutes=5)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down")
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    box.give(c.ChangeService, box.who(Role.GREETER), ticket="t1", service=box.id("paper"))
    called = box.at("1", c.CallNext)["ticket"]
    assert (called["service"], called["waited"]) == (box.id("paper"), 5 * 60)
    box.at("1", c.Finish)
    stops = [(one["service"], one["state"]) for one in box.ticket("t1")["stops"]]
    assert stops == [(box.id("tax"), "open"), (box.id("paper"), "served")]


def test_who_was_called_is_told_why(box: Box) -> None:
    box.issue()
    box.forward(minutes=14)
    box.issue()
    box.forward(minutes=9)
    box.at("1", c.CallNext)
    token = box.ticket("t1")["token"]
    told = box.get(f"tickets/{token}/why", Accept_Language="en").get_json()
    assert told["sentence"] == "Called before A002: waited 23 of 15 minutes; A002 9 of 15."
    assert told["reasons"] is None
    staff = box.get("centres/village/tickets/village.t1/why", Role.GREETER).get_json()
    assert staff["reasons"]["rule"] == "longest_wait"


def test_nobody_is_named_whose_class_that_would_tell(box: Box) -> None:
    for minutes, priority in ((10, False), (10, False), (5, False), (15, True)):
        box.issue("tax", priority=priority)
        box.forward(minutes=minutes)
    reasons = box.at("1", c.CallNext)["ticket"]["reasons"]
    assert [one["number"] for one in reasons["compared"]] == ["K100", "K103", "K101"]
    # Those in between know that they came before K103: it would be next by its class alone.
    told = box.get(f"tickets/{box.ticket('t1')['token']}/why", Accept_Language="en").get_json()
    assert told["sentence"] == "Called before K101: waited 40 of 15 minutes; K101 30 of 15."


def test_who_waits_is_told_why_another_went_first(box: Box) -> None:
    box.issue("request")
    box.forward(minutes=3)
    box.issue("paper", priority=True)
    box.at("1", c.CallNext)
    told = box.get(f"tickets/{box.ticket('t1')['token']}/why", Accept_Language="en").get_json()
    (passed,) = told["passed_by"]
    assert (passed["number"], passed["call"]) == ("A002", 1)
    for word in ("priority", "appointment", "standard"):
        assert word not in str(told).lower().replace("lawful priority", "")
    assert "order of precedence" in told["sentence"]


def test_with_nobody_before_one_that_is_said(box: Box) -> None:
    token = box.issue()["token"]
    told = box.get(f"tickets/{token}/why", Accept_Language="en").get_json()
    assert told["passed_by"] == []
    assert told["sentence"]
    box.give(c.Cancel, box.visitor("t1"), ticket="t1")
    assert box.get(f"tickets/{token}/why").status_code == 409


@pytest.mark.parametrize("language", ["az", "en", "ru", "id", "fr", "ar"])
def test_a_comparison_has_both_waits(box: Box, language: str) -> None:
    box.issue("paper")
    box.forward(minutes=14)
    box.issue("request")
    box.forward(minutes=9)
    box.at("1", c.CallNext)
    token = box.ticket("t1")["token"]
    told = box.get(f"tickets/{token}/why", Accept_Language=language).get_json()["sentence"]
    for part in ("A002", "23", "15", "9"):
        assert part in told


def passed_by(box: Box, ticket: str = "t1") -> list[tuple[str, str]]:
    """Who went before a ticket, and why, newest first."""
    path = f"centres/village/tickets/{box.id(ticket)}/why"
    told = box.get(path, Role.GREETER, Accept_Language="en").get_json()
    return [(one["number"], one["sentence"]) for one in told["passed_by"]]


def test_who_was_served_elsewhere_meanwhile_was_passed_by_nobody(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.issue("tax")
    box.at("2", c.CallNext)
    box.at("2", c.Start)
    box.forward(minutes=1)
    box.issue("paper")
    box.forward(minutes=5)
    box.at("1", c.CallNext)
    box.forward(minutes=4)
    box.at("2", c.Transfer, to_service=box.id("paper"))
    box.forward(minutes=2)
    assert passed_by(box) == []


def test_each_call_is_told_by_its_own_reasons(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=4)
    box.issue("request", priority=True)
    box.forward(minutes=4)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t2"
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_service=box.id("tax"))
    box.forward(minutes=20)
    box.at("1", c.CallTicket, ticket="t2", reason="asked")
    (last, chosen), (first, precedence) = passed_by(box)
    assert last == first == "A002"
    assert "out of turn" in chosen
    assert "order of precedence" in precedence


def test_who_is_called_back_passes_nobody(box: Box) -> None:
    box.issue("paper")
    box.forward(minutes=2)
    for _ in range(2):
        box.at("1", c.CallNext)
        box.at("1", c.Start)
        box.at("1", c.Hold)
        box.issue("paper")
        box.forward(minutes=10)
    box.at("1", c.Resume, ticket="t1")
    box.at("1", c.Requeue)
    box.at("1", c.Resume, ticket="t2")
    # It was called while t1 was set aside, and its calling back is no call from the line.
    assert passed_by(box) == []


@pytest.mark.parametrize("back", [c.UndoCall, c.Requeue])
def test_who_was_passed_is_told_so_after_a_call_in_vain(
    box: Box, back: type[c.OwnTicketCommand]
) -> None:
    box.issue()
    box.forward(minutes=9)
    box.issue(priority=True)
    box.forward(minutes=2)
    assert numbers(box) == ["t2"]
    box.forward(minutes=1)
    box.at("1", c.CallNext)
    box.at("1", back)
    box.give(c.SuspendCentre, reason="alarm")
    box.forward(minutes=5)
    box.give(c.ResumeCentre)
    ((number, sentence),) = passed_by(box)
    assert number == "A002"
    assert "order of precedence" in sentence


def test_the_wait_that_is_told_is_that_at_the_call(box: Box) -> None:
    box.issue()
    box.forward(minutes=11)
    box.issue()
    box.forward(minutes=3)
    box.give(c.StepBack, box.visitor("t1"), ticket="t1")
    assert numbers(box) == ["t2"]
    box.give(c.SuspendCentre, reason="alarm")
    box.forward(minutes=30)
    box.give(c.ResumeCentre)
    # A002 waited three minutes and A001 fourteen then: the wait alone decided nothing.
    ((_, sentence),) = passed_by(box)
    assert "let others pass" in sentence


def test_who_passed_is_told_after_the_counter_serves_something_else(box: Box) -> None:
    box.issue("request")
    box.forward(minutes=1)
    box.issue("request", priority=True)
    box.forward(minutes=5)
    assert numbers(box) == ["t2"]
    before = passed_by(box)
    assert [number for number, _ in before] == ["A002"]
    box.give(c.SetProfile, box.who(Role.SUPERVISOR), counter="1", profile="taxes")
    assert passed_by(box) == before
    # Nor is a call told that the counter made for what it alone serves since.
    box.issue("tax")
    assert numbers(box) == ["t3"]
    assert passed_by(box) == before


def test_nobody_is_said_to_have_waited_less_who_lets_others_pass(box: Box) -> None:
    """A requeued absentee stands before whoever is called past it: no wait decided that."""
    box.issue()
    box.forward(minutes=10)
    box.issue()
    box.forward(minutes=5)
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village.t1"
    box.at("1", c.Requeue)
    called = box.at("1", c.CallNext)["ticket"]
    assert called["id"] == "village.t2"
    assert called["reasons"]["rule"] == "only_one"
    assert [one["ticket"] for one in called["reasons"]["compared"]] == ["village.t2"]
    ((_, sentence),) = passed_by(box)
    assert "let others pass" in sentence
    # Behind it a third one waits: that one it is compared with.
    box.at("1", c.UndoCall)
    box.issue()
    called = box.at("1", c.CallNext)["ticket"]
    assert [one["ticket"] for one in called["reasons"]["compared"]] == ["village.t2", "village.t3"]
