"""Many at once on one centre, each on a connection of its own; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType, Refusal
from server.store.log import chain_fault
from tests.parts.box import Box
from tests.parts.rebuilding import rebuilt, rows_of
from tests.parts.village import village_data

pytestmark = pytest.mark.databases("sqlite", "postgresql")

OPERATORS = 6


def open_counters(box: Box) -> list[str]:
    """More counters than the village has, all open."""
    data = village_data()
    data["series"][0]["last"] = 999
    data["counters"] = [
        {"key": str(n), "number": str(n), "profile": "all"} for n in range(1, OPERATORS + 1)
    ]
    data["profiles"] = data["profiles"][:1]
    box.bring_in(CentreConfig.model_validate(data))
    keys = [str(n) for n in range(1, OPERATORS + 1)]
    for key in keys:
        box.who(Role.OPERATOR, key)
        if key != "1":
            box.give(c.OpenCounter, counter=key)
    box.who(Role.GREETER)
    return keys


def test_no_ticket_is_called_twice_and_no_number_given_twice(box: Box) -> None:
    keys = open_counters(box)

    def operate(key: str) -> list[str]:
        served = []
        for _ in range(12):
            try:
                desk = box.at(key, c.CallNext)
            except Refusal as refusal:
                if refusal.kind is not ProblemType.NO_ONE_WAITING:
                    raise
                continue
            served.append(desk["ticket"]["id"])
            box.at(key, c.Finish, ticket=desk["ticket"]["id"])
        return served

    def issue(_: int) -> list[str]:
        return [box.issue("paper", "tax")["number"] for _ in range(10)]

    with ThreadPoolExecutor(OPERATORS + 3) as pool:
        issuing = [pool.submit(issue, n) for n in range(3)]
        serving = [pool.submit(operate, key) for key in keys]
        numbers = [number for future in issuing for number in future.result()]
        for future in serving:
            future.result()
    assert len(numbers) == len(set(numbers)) == 30
    events = box.events()
    calls = [event.data["ticket"] for event in events if event.type == "ticket_called"]
    assert max(calls.count(one) for one in calls) <= 2  # once for each of its two stops
    assert [event.revision for event in events] == list(range(1, box.revision + 1))
    assert chain_fault(iter(events)) is None
    stored = box.store.on_connection(lambda connection: rows_of(connection, "village"))
    assert rebuilt("village", events) == stored


def test_the_same_command_from_all_sides_happens_once(box: Box) -> None:
    open_counters(box)
    once = uuid4()
    with ThreadPoolExecutor(8) as pool:
        said = list(pool.map(lambda _: box.issue("paper", command_id=once), range(8)))
    assert all(one == said[0] for one in said)
    assert box.last(99).count("ticket_issued") == 1


def test_one_ticket_for_many_hands_goes_to_one(box: Box) -> None:
    keys = open_counters(box)
    for _ in range(5):
        box.issue("paper")

        def call(key: str) -> str | None:
            try:
                counter: str = box.at(key, c.CallNext)["counter"]
            except Refusal as refusal:
                if refusal.kind is not ProblemType.NO_ONE_WAITING:
                    raise
                return None
            return counter

        with ThreadPoolExecutor(OPERATORS) as pool:
            winners = [one for one in pool.map(call, keys) if one is not None]
        assert len(winners) == 1
        box.at(winners[0].partition(".")[2], c.Finish)
