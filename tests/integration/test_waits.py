"""Expected waits as menus, boards and tickets say them."""

from datetime import timedelta
from typing import Any

import pytest

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.village import village_data


def services(box: Box, name: str, *fields: str) -> dict[str, Any]:
    """What a menu or board says of each service in these fields."""
    told = box.get(f"centres/village/{name}", Role.MANAGER).get_json()["services"]
    return {one["id"].removeprefix("village."): tuple(map(one.get, fields)) for one in told}


def test_menu_board_and_ticket_show_no_wait_for_a_paused_or_closed_service(box: Box) -> None:
    for _ in range(3):
        box.issue("tax")
    box.at("1", c.CallNext)
    before = services(box, "menu", "expected")
    assert services(box, "board", "expected") == before
    assert before["tax"][0]["high"] > 0
    assert box.ticket("t2")["expected"] is not None
    end = box.clock.now() + timedelta(minutes=20)
    box.give(c.SuspendService, service=box.id("tax"), reason="system_down", expected_end=end)
    box.give(c.CloseService, service=box.id("request"), reason="too_many")
    for name in ("menu", "board"):
        after = services(box, name, "expected")
        assert (after["tax"], after["request"]) == ((None,), (None,))
        assert after["paper"] != (None,)
    assert box.ticket("t2")["expected"] is None
    box.give(c.SuspendCentre, reason="alarm", expected_end=end)
    assert set(services(box, "board", "expected").values()) == {(None,)}


def test_one_queue_has_one_wait_on_every_page(box: Box) -> None:
    box.import_config(config(lambda d: d["centre"].update(open_data=True)))
    # Counter 1 serves all of them: taxes are called at once and quick, papers neither.
    for _ in range(12):
        for service, called_after, lasts in (("tax", 0, 2), ("paper", 6, 9)):
            box.issue(service)
            box.forward(minutes=called_after)
            box.at("1", c.CallNext, c.Start)
            box.forward(minutes=lasts)
            box.at("1", c.Finish)
    for service in ("tax", "paper", "request", "paper"):
        box.issue(service)
    told = services(box, "menu", "ahead", "expected")
    assert told["tax"] == told["paper"] == told["request"]
    assert told["tax"][0] == 4
    assert services(box, "board", "ahead", "expected") == told
    low, high = told["tax"][1]["low"], told["tax"][1]["high"]
    published = box.client.get("/open/village.json").get_json()["services"]
    assert {(one["wait"]["low_seconds"], one["wait"]["high_seconds"]) for one in published} == {
        (low, high)
    }
    # And on the phone of the next visitor, whichever service it is.
    waits = [ticket["expected"] for ticket in (box.issue("tax"), box.issue("paper"))]
    assert waits[0]["high"] == pytest.approx(high, rel=0.05)
    assert waits[0]["high"] < waits[1]["high"]


def test_service_without_an_open_counter_says_so(box: Box) -> None:
    box.give(c.OpenCounter, counter="2")
    box.give(c.CloseCounter, counter="1")
    box.issue("paper")
    taken = box.issue("request")
    assert (taken["ahead"], taken["served"], taken["expected"]) == (None, False, None)
    # The estimate does not know that counter 2 calls taxes before papers.
    shown = {"paper": (1, True), "request": (None, False), "tax": (1, True)}
    for name in ("menu", "board"):
        assert services(box, name, "ahead", "served") == shown
    box.give(c.OpenCounter, counter="3")
    taken = box.ticket("t2")
    assert (taken["ahead"], taken["served"]) == (0, True)
    assert taken["expected"] is not None


def test_a_closed_intake_stays_closed_when_its_queue_grows_beyond_the_estimate(box: Box) -> None:
    data = village_data()
    data["services"][2]["typical_minutes"] = 60
    box.import_config(data)
    for counter in ("2", "3"):
        box.give(c.OpenCounter, counter=counter)
    for _ in range(15):
        box.issue("tax")
    for counter in ("2", "3"):
        box.give(c.CloseCounter, counter=counter)
    # One counter, an hour each: more than the twelve hours that are estimated.
    closed = services(box, "menu", "expected", "reason")
    assert closed["tax"] == (None, "wait_passes_closing")
    with box.refuses(ProblemType.SERVICE_CLOSED):
        box.issue("tax")
    assert box.ticket("t15")["expected"] is None
    # Without that rule tickets are given, and promise no wait.
    data["rules"]["intake_ends_by_wait"] = False
    box.import_config(data)
    assert services(box, "menu", "open")["tax"] == (True,)
    assert box.issue("tax")["promise"] is None
