"""Importing a centre, changing it while it works, and what cannot be removed."""

import pytest

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import ImportMode, Role
from contract.errors import ProblemType, Refusal
from contract.events import CentreConfigured
from server.domain.layout import version_of
from tests.parts.box import Box
from tests.parts.reconfigured import check_of, config, faults_of, without
from tests.parts.village import village


def test_the_same_import_again_changes_nothing(box: Box) -> None:
    revision = box.revision
    said = box.import_config(village())
    assert (box.revision, said["revision"]) == (revision, revision)
    assert said["catalogue"] == box.board()["catalogue"]


def test_a_change_is_an_event_with_the_whole_configuration(box: Box) -> None:
    new = config(lambda d: d["services"][0]["names"].update(en="Certificate"))
    box.import_config(new)
    event = box.events()[-1]
    assert event.type == "centre_configured"
    assert CentreConfig.model_validate(event.data["config"]) == new
    assert box.board()["catalogue"] == event.data["catalogue"]
    assert box.read(lambda reading: reading.layout.config) == new


def test_another_slug_is_refused(box: Box) -> None:
    new = config(lambda d: d["centre"].update(slug="town"))
    with box.refuses(ProblemType.CENTRE_FAULTY):
        box.give(c.ImportCentre, config=new)


def test_a_counter_with_a_ticket_may_not_go(box: Box) -> None:
    box.called()
    at_work = [
        "counters[key=1]: Counter 1 is open. Close it first, then publish again.",
    ]
    assert faults_of(box, without("counters", "1")) == at_work
    box.at("1", c.Finish)
    assert faults_of(box, without("counters", "1")) == at_work
    box.at("1", c.TakeBreak, minutes=5)
    assert faults_of(box, without("counters", "1")) == [at_work[0].replace("open", "on a break")]
    box.at("1", c.CloseCounter)
    box.import_config(without("counters", "1"))
    shown = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert [one["number"] for one in shown["counters"]] == ["2", "3"]
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.CallNext, box.who(Role.OPERATOR, "1"), counter="1")


def test_a_service_with_tickets_in_line_may_not_go(box: Box) -> None:
    box.issue("paper", "request")
    found = faults_of(box, without("services", "request"))
    assert found == [
        (
            "services[key=request]: Service request: 1 open ticket. Close the service today "
            "and remove it tomorrow, or move its tickets to another service first."
        )
    ]
    assert check_of(box, without("services", "request")) == found
    box.at("1", c.CallNext)
    box.at("1", c.Finish, next=True)
    box.at("1", c.Finish)
    box.import_config(without("services", "request"))
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.issue("request")
    assert box.ticket("t1")["stops"][-1]["service"] == "village.request"


def test_a_counter_that_goes_and_comes_back_is_where_it_was_left(box: Box) -> None:
    box.at("1", c.CloseCounter)
    box.import_config(without("counters", "1"))
    box.import_config(village())
    assert box.desk("1")["state"] == "closed"


def test_a_changed_range_is_counted_from_inside(box: Box) -> None:
    for _ in range(3):
        box.issue("paper")
    box.import_config(config(lambda d: d["series"][0].update(first=500, last=510)))
    assert box.issue("paper")["number"] == "A500"
    box.import_config(config(lambda d: d["series"][0].update(prefix="T", first=1, last=12)))
    assert box.issue("paper")["number"] == "T001"


def test_two_centres_in_one_database_do_not_meet(box: Box) -> None:
    box.issue("paper")
    box.import_config(config(lambda d: d["centre"].update(slug="village-2")))
    box.open_day()
    box.give(c.OpenCounter, counter="1")
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    assert box.issue("paper")["number"] == "A001"
    assert box.board()["services"][0]["waiting"] == 1
    assert box.at("1", c.CallNext)["ticket"]["id"] == "village-2.t1"
    box.give(c.CloseDay)
    box.centre = "village"
    assert box.ticket("t1")["state"] == "waiting"
    assert [call["number"] for call in box.board()["calls"]] == []


# A file after a change


def test_file_is_merged_over_the_api(box: Box) -> None:
    box.import_config(changed(20))
    longer = config(lambda d: d["services"][0].update(typical_minutes=9))
    answer = box.post(
        "centres/village/configuration",
        Role.MANAGER,
        config=longer.model_dump(mode="json"),
        mode="merge",
    )
    assert answer.status_code == 200, answer.get_json()
    service = box.read(lambda reading: reading.layout.config.services[0])
    assert (service.target_minutes, service.typical_minutes) == (20, 9)
    event = box.events()[-1].payload()
    assert isinstance(event, CentreConfigured)
    assert (event.by_file, event.file) == (True, longer)
    # The same file again is answered and changes nothing.
    before = box.revision
    box.give(c.ImportCentre, config=longer, mode=ImportMode.MERGE)
    assert box.revision == before
    with pytest.raises(Refusal) as refused:
        box.give(c.ImportCentre, config=changed(30), mode=ImportMode.MERGE)
    assert refused.value.kind is ProblemType.CENTRE_CHANGED
    assert [one.field for one in refused.value.fields] == ["services[key=paper]: target_minutes"]
    assert box.revision == before


# Two managers at once


def changed(minutes: float) -> CentreConfig:
    return config(lambda d: d["services"][0].update(target_minutes=minutes))


def test_a_change_that_is_based_on_another_configuration_is_refused(box: Box) -> None:
    began_with = box.import_config(village())["catalogue"]
    assert began_with == version_of(village())
    version = box.give(c.ImportCentre, config=changed(20), based_on=began_with)["catalogue"]
    with box.refuses(ProblemType.CENTRE_CHANGED):
        box.give(c.ImportCentre, config=changed(30), based_on=began_with)
    # The same as there is: that was an answer that got lost.
    again = box.give(c.ImportCentre, config=changed(20), based_on=began_with)
    assert again["catalogue"] == version
    box.give(c.ImportCentre, config=changed(30), based_on=version)
    box.give(c.ImportCentre, config=changed(40))
