"""The order of the stops of a ticket: which waits least."""

from typing import Any

from contract import commands as c
from tests.parts.box import Box
from tests.parts.reconfigured import config


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
