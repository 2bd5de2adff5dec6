"""Parts of a centre that are in use cannot be removed; other removals leave nothing broken."""

from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.box import Box
from tests.parts.reconfigured import check_of, config, faults_of, without
from tests.parts.village import village_of_two


def test_a_counter_at_which_a_device_stands_may_not_go(box: Box) -> None:
    pc = box.who(Role.COUNTER, "3")
    found = faults_of(box, without("counters", "3"))
    assert found == [
        (
            f"counters[key=3]: Counter 3: the device '{pc.id}' stands there. Choose another "
            "counter for it on the devices page first, or remove the device."
        )
    ]
    assert check_of(box, without("counters", "3")) == found
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
    assert faults_of(box, one_less) == [
        (
            "displays[key=door]: Display door: the device 'at the door' shows it. Choose "
            "another layout for it on the devices page first, or remove the device."
        )
    ]
    box.give(c.SetDevice, device=display.id, label="at the door", display=None)
    box.import_config(one_less)


def test_an_agency_or_a_counter_with_a_person_of_its_own_may_not_go(box: Box) -> None:
    box.import_config(village_of_two())
    person = box.give(
        c.AddPerson,
        login="aygun",
        full_name="Aygün Məmmədova",
        language="az",
        role="supervisor",
        agency="state",
    )["person"]
    box.give(c.GiveDuty, who=box.who(Role.MANAGER), person=person, role="operator", counter="2")
    assert sorted(faults_of(box, without("counters", "2"))) == [
        (
            "agencies[key=state]: Agency State: Aygün Məmmədova is supervisor for it alone. "
            "End that role first."
        ),
        (
            "counters[key=2]: Counter 2: Aygün Məmmədova works there alone, as operator. Give "
            "that role for another counter, or for all, first."
        ),
    ]
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
    box.at("1", c.Start)
    box.at("1", c.Finish)
    assert box.hand_in(lease, kiosk=kiosk)["number"] == "K190"
    assert box.at("1", c.CallNext)["ticket"]["service"] == "village.tax"
    assert box.issue("tax")["number"] == "A001"
    with box.refuses(ProblemType.MALFORMED):
        box.give(c.GrantLease, kiosk, device=kiosk.id, series="K")


def test_a_ticket_that_was_to_return_to_a_counter_that_went_waits_for_its_service(
    box: Box,
) -> None:
    box.give(c.OpenCounter, counter="3")
    box.called("1", "paper")
    box.at("1", c.Start)
    box.at("1", c.Transfer, to_counter=box.id("3"), with_return=True)
    box.at("1", c.CloseCounter)
    box.import_config(without("counters", "1"))
    box.at("3", c.CallNext)
    box.at("3", c.Start)
    box.at("3", c.Finish)
    assert box.at("3", c.CallNext)["ticket"]["number"] == "A001"
