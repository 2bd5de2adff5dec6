"""Numbers of tickets: issued in turn, and again after their rest."""

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.village import village


def test_number_rests_until_its_ticket_cannot_come_back_and_an_hour_more(box: Box) -> None:
    assert [box.issue()["number"] for _ in range(12)] == [f"A{n:03d}" for n in range(1, 13)]
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("paper")
    # Another series is not concerned.
    assert box.issue("tax")["number"] == "K100"
    for ticket in ("t1", "t5"):
        box.give(c.Cancel, ticket=ticket)
    box.forward(minutes=10 + 60, seconds=-1)
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue("request")
    box.forward(seconds=1)
    assert [box.issue("request")["number"] for _ in range(2)] == ["A001", "A005"]


def test_number_of_yesterday_rests_too(box: Box) -> None:
    box.import_config(config(lambda data: data["series"][0].update(last=2)))
    box.called()
    box.at("1", c.Start)
    box.forward(days=1)
    box.open_day()
    # A001 of yesterday is still being served.
    assert box.issue()["number"] == "A002"
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue()
    box.at("1", c.Finish)
    box.forward(minutes=69)
    with box.refuses(ProblemType.NUMBERS_USED_UP):
        box.issue()
    box.forward(minutes=1)
    assert box.issue()["number"] == "A001"


def test_ticket_whose_number_was_given_again_does_not_come_back(box: Box) -> None:
    box.import_config(village(number_rest_minutes=0, reopen_minutes=60))
    for _ in range(12):
        box.issue("paper")
    box.give(c.Cancel, ticket="t5")
    box.at("1", c.CallNext)
    box.at("1", c.Finish)
    box.forward(minutes=60)
    assert "reopen" in box.desk("1")["allowed"]
    assert {box.issue("paper")["number"] for _ in range(2)} == {"A001", "A005"}
    desk = box.desk("1")
    assert ("reopen" in desk["allowed"], desk["last_finished"]) == (False, None)
    with box.refuses(ProblemType.TOO_LATE):
        box.give(c.Reopen, ticket="t5")
    with box.refuses(ProblemType.TOO_LATE):
        box.at("1", c.ReopenAtCounter, ticket="t1")


def test_numbers_begin_again_each_day(box: Box) -> None:
    box.issue("paper")
    box.give(c.CloseDay)
    box.forward(days=1)
    box.open_day()
    assert box.issue("paper")["number"] == "A001"
    found = box.get("centres/village/tickets?number=a001", Role.GREETER).get_json()
    assert [one["id"] for one in found] == ["village.t2"]
