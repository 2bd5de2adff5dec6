"""Importing a centre, and changing it while it works: parts in use cannot be removed, and other
removals leave nothing broken."""

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from server.domain.setup import version_of
from tests.parts.box import Box
from tests.parts.browsing import add_person
from tests.parts.reconfigured import check_of, config, faults_of, without
from tests.parts.village import village, village_of_two


def test_another_slug_is_refused(box: Box) -> None:
    new = config(lambda d: d["centre"].update(slug="town"))
    with box.refuses(ProblemType.CENTRE_FAULTY):
        box.give(c.ImportCentre, config=new)


def test_a_counter_with_a_ticket_may_not_go(box: Box) -> None:
    box.called()
    fewer, at_work = without("counters", "1"), "counters[key=1]: Counter 1 is {}. Close it first"
    assert faults_of(box, fewer)[0].startswith(at_work.format("open"))
    box.at("1", c.Finish, c.TakeBreak, minutes=5)
    assert faults_of(box, fewer)[0].startswith(at_work.format("on a break"))
    box.at("1", c.CloseCounter)
    box.import_config(fewer)
    shown = box.get("centres/village/hall", Role.MANAGER).get_json()
    assert [one["number"] for one in shown["counters"]] == ["2", "3"]
    with box.refuses(ProblemType.NOT_FOUND):
        box.give(c.CallNext, box.who(Role.OPERATOR, "1"), counter="1")
    # It comes back as it was left.
    box.import_config(village())
    assert box.desk("1")["state"] == "closed"


def test_a_service_with_open_tickets_may_not_go(box: Box) -> None:
    cancelled = box.issue("request")["id"]
    box.give(c.Cancel, ticket=cancelled)
    ticket = box.issue("paper", "request")["id"]
    changed = without("services", "request")
    (found,) = faults_of(box, changed)
    assert found.startswith("services[key=request]: Service request: 1 open ticket.")
    assert check_of(box, changed) == [found]
    box.at("1", c.CallNext, c.Finish, next=True)
    # A visitor who is missed may come back.
    box.at("1", c.MarkNoShow)
    assert faults_of(box, changed)
    box.give(c.Reopen, ticket=ticket)
    box.at("1", c.CallNext, c.Finish)
    assert "reopen" in box.desk("1")["allowed"]
    box.import_config(changed)
    assert "reopen" not in box.desk("1")["allowed"]
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.at("1", c.ReopenAtCounter, ticket=ticket)
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.give(c.Reopen, ticket=cancelled)
    with box.refuses(ProblemType.UNKNOWN_SERVICE):
        box.issue("request")
    assert box.ticket(ticket)["stops"][-1]["service"] == "village.request"


def test_a_changed_range_is_counted_from_inside(box: Box) -> None:
    for _ in range(3):
        box.issue("paper")
    box.import_config(config(lambda d: d["series"][0].update(first=500, last=510)))
    assert box.issue("paper")["number"] == "A500"
    box.import_config(config(lambda d: d["series"][0].update(prefix="T", first=1, last=12)))
    assert box.issue("paper")["number"] == "T001"


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


def test_a_counter_at_which_a_device_stands_may_not_go(box: Box) -> None:
    pc = box.who(Role.COUNTER, "3")
    (found,) = faults_of(box, without("counters", "3"))
    assert found.startswith(f"counters[key=3]: Counter 3: the device '{pc.id}' stands there.")
    box.give(c.SetDevice, device=pc.id, label="PC", counter="2", who=box.who(Role.MANAGER))
    box.import_config(without("counters", "3"))
    assert "the device 'PC' stands there" in faults_of(box, without("counters", "2"))[0]
    box.give(c.RevokeDevice, device=pc.id)
    box.import_config(without("counters", "2"))


def test_a_layout_that_a_display_shows_may_not_go(box: Box) -> None:
    box.import_config(config(lambda d: d.update(displays=[{"key": "door"}, {"key": "main"}])))
    display = box.who(Role.DISPLAY)
    box.give(c.SetDevice, device=display.id, label="at the door", display="door")
    one_less = config(lambda d: d.update(displays=[{"key": "main"}]))
    (found,) = faults_of(box, one_less)
    assert found.startswith("displays[key=door]: Display door: the device 'at the door' shows it.")
    box.give(c.SetDevice, device=display.id, label="at the door", display=None)
    box.import_config(one_less)


def test_an_agency_or_a_counter_with_a_person_of_its_own_may_not_go(box: Box) -> None:
    box.import_config(village_of_two())
    person, _ = add_person(box, "aygun", Role.SUPERVISOR, name="Aygün", agency="state")
    box.give(c.GiveDuty, who=box.who(Role.MANAGER), person=person, role="operator", counter="2")
    agency, counter = sorted(faults_of(box, without("counters", "2")))
    assert agency.startswith("agencies[key=state]: Agency State: Aygün is supervisor for it alone.")
    assert counter.startswith("counters[key=2]: Counter 2: Aygün works there alone, as operator.")
    box.give(c.EndDuty, person=person, role="supervisor", agency="state")
    box.give(c.GiveDuty, person=person, role="operator")
    box.import_config(without("counters", "2"))


def test_a_profile_that_was_set_gives_way_to_the_counter_s_own(box: Box) -> None:
    box.issue("request")
    box.give(c.SetProfile, box.who(Role.SUPERVISOR), counter="1", profile="taxes", ask=False)
    with box.refuses(ProblemType.NO_ONE_WAITING):
        box.at("1", c.CallNext)
    box.import_config(without("profiles", "taxes"))
    assert box.at("1", c.CallNext)["ticket"]["service"] == "village.request"


def test_tickets_and_leases_of_a_series_that_goes_keep_their_numbers(box: Box) -> None:
    leased = config(lambda d: d["series"][1].update(leased_from=190))
    box.import_config(leased)
    kiosk = box.who(Role.KIOSK)
    lease = box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")["leases"][0]
    box.issue("tax")
    box.import_config(without("series", "K"))
    assert box.at("1", c.CallNext)["ticket"]["number"] == "K100"
    box.at("1", c.Start, c.Finish)
    assert box.hand_in(lease, kiosk=kiosk)["number"] == "K190"
    assert box.at("1", c.CallNext)["ticket"]["service"] == "village.tax"
    assert box.issue("tax")["number"] == "A001"
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")


def test_a_ticket_returns_to_its_service_when_its_counter_was_removed(box: Box) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Start, c.Transfer, to_counter=box.id("3"), with_return=True)
    box.at("1", c.CloseCounter)
    box.import_config(without("counters", "1"))
    box.at("3", c.CallNext, c.Start, c.Finish)
    assert box.at("3", c.CallNext)["ticket"]["number"] == "A001"
