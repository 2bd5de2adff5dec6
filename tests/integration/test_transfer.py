"""Tickets with several stops: their order, and where a ticket is sent on."""

from typing import Any

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from server.domain.tickets import MOST_STOPS
from tests.parts.box import Box
from tests.parts.reconfigured import config
from tests.parts.village import village


def test_ticket_has_at_most_so_many_stops(box: Box) -> None:
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
    greeter, there = box.who(Role.GREETER), box.id("paper")
    waiting = "change_service step_back cancel give_coupon"
    with box.refuses(ProblemType.NOT_ALLOWED_NOW, allowed=waiting):
        box.give(c.TransferTicket, greeter, ticket=identity, to_service=there)


def stops_of(box: Box, ticket: str) -> list[tuple[str, str]]:
    stops = box.ticket(ticket)["stops"]
    return [(str(one["service"]).removeprefix("village."), one["state"]) for one in stops]


def test_ticket_comes_to_each_service_once(box: Box) -> None:
    boss = box.who(Role.SUPERVISOR)
    box.give(c.OpenCounter, boss, counter="3")
    wishes = ["village.paper", "village.request", {"service": "village.tax", "quantity": 3}]
    box.import_config(village(stop_order="as_given"))
    greeter = box.who(Role.GREETER)
    box.give(c.IssueTicket, greeter, services=wishes, language="az", channel="greeter")
    box.at("1", c.CallNext, c.Start)
    with box.refuses(ProblemType.ALREADY_DONE):
        box.at("1", c.AddService, service=box.id("tax"))
    with box.refuses(ProblemType.ALREADY_DONE):
        box.give(c.AddServiceToTicket, greeter, ticket="t1", service=box.id("tax"))
    words = "Please look at the blue form."
    goal = {"to_service": box.id("tax"), "to_counter": box.id("3")}
    box.at("1", c.Transfer, note=words, **goal)
    assert box.last(2) == ["ticket_transferred", "note_added"]
    assert stops_of(box, "t1") == [("paper", "served"), ("request", "pending"), ("tax", "open")]
    assert box.ticket("t1")["counters"] == ["3"]
    desk = box.give(c.CallNext, boss, counter="3")["ticket"]
    # With its own quantity, and with the note.
    assert [stop["quantity"] for stop in desk["stops"]] == [1, 1, 3]
    assert [note["text"] for note in desk["notes"]] == [words]
    box.give(c.Finish, boss, counter="3", ticket=desk["id"])
    assert stops_of(box, "t1") == [("paper", "served"), ("request", "open"), ("tax", "served")]


def test_counter_that_closes_or_stays_away_releases_its_tickets(box: Box) -> None:
    for leaves in (c.CloseCounter, c.TakeBreak):
        box.give(c.OpenCounter, counter="3")
        ticket = box.called("1", "paper")
        box.at("1", c.Transfer, to_counter=box.id("3"))
        box.give(leaves, counter="3")
        if leaves is c.TakeBreak:
            # Fifteen minutes, and ten more.
            box.forward(minutes=24)
            box.tick()
            with box.refuses(ProblemType.NO_ONE_WAITING):
                box.at("1", c.CallNext)
            box.forward(minutes=1)
            box.tick()
        assert box.last() == ["ticket_released"]
        assert box.at("1", c.CallNext)["ticket"]["id"] == ticket
        box.at("1", c.Finish)


def test_first_of_several_stops_is_the_one_with_the_shortest_wait(box: Box) -> None:
    def spoil(data: Any, order: str) -> None:
        data["rules"]["stop_order"] = order
        names = {"az": "m", "en": "Requests"}
        data["profiles"].append({"key": "requests", "names": names, "levels": [["request"]]})
        data["counters"][0]["profile"] = "requests"

    box.import_config(config(lambda data: spoil(data, "least_time")))
    box.give(c.OpenCounter, counter="2")
    for _ in range(6):
        box.issue("tax")
    taken = box.issue("tax", "request")
    assert [stop["service"] for stop in taken["stops"]] == ["village.request", "village.tax"]
    box.import_config(config(lambda data: spoil(data, "as_given")))
    taken = box.issue("tax", "request")
    assert [stop["service"] for stop in taken["stops"]] == ["village.tax", "village.request"]


def test_next_stop_is_chosen_by_the_wait_that_the_visitor_keeps(box: Box) -> None:
    def spoil(data: Any) -> None:
        for service in ("paper", "tax"):
            data["profiles"].append({"key": service, "names": names, "levels": [[service]]})
        data["profiles"].append({"key": "requests", "names": names, "levels": [["request"]]})
        profiles = zip(data["counters"], ("requests", "paper", "tax"), strict=True)
        for counter, profile in profiles:
            counter["profile"] = profile

    names = {"az": "m", "en": "Alone"}
    box.import_config(config(spoil))
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
    # Six tickets wait for papers and none for taxes, but none has waited for an hour as this
    # one: the counter for papers, whose services are shorter, is free for it first.
    box.at("1", c.Finish)
    opened = [one["service"] for one in box.ticket("t1")["stops"] if one["state"] == "open"]
    assert opened == [box.id("paper")]
