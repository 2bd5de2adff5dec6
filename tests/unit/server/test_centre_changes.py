"""The differences of two configurations: by key, field by field, readable."""

import pytest

from contract.centre import CentreConfig
from server.cli.centre_files import sentence_of, summary_of
from server.domain.centre_changes import PARTS, Change, FieldChange, Kind, What, changes
from tests.parts.village import village, village_data
from tests.unit.server.cases import Case, cases
from tests.unit.spoilt_village import head, service, spoilt


@pytest.mark.parametrize("case", cases("centre_changes.txt"), ids=str)
def test_changes_are_told(case: Case) -> None:
    new = CentreConfig.model_validate(case.changed(village_data()))
    assert [sentence_of(one) for one in changes(village(), new)] == case.sentences


def test_what_did_not_change_and_another_order() -> None:
    assert changes(village(), village()) == []
    reordered = spoilt(lambda data: data["services"].reverse())
    assert list(map(sentence_of, changes(village(), reordered))) == ["Services: in another order"]


def test_what_changed_of_a_longer_list_is_told_alone() -> None:
    days = [f"2027-01-{day:02d}" for day in range(1, 20)]
    old, new = spoilt(head(holidays=days)), spoilt(head(holidays=[*days[1:], "2027-02-01"]))
    (change,) = changes(old, new)
    (field,) = change.fields
    assert (field.added, field.removed) == (("2027-02-01",), ("2027-01-01",))
    assert sentence_of(change).endswith("holidays added 2027-02-01, removed 2027-01-01")


def test_a_change_gives_what_a_page_needs() -> None:
    state = {"key": "state", "names": {"az": "Dövlət", "en": "State"}, "colour": "#7A4C9E"}
    new = spoilt(service(agency="state"), lambda data: data["agencies"].append(state))
    assert changes(village(), new, "az") == [
        Change(Kind.AGENCY, "state", "Dövlət", What.ADDED),
        Change(
            Kind.SERVICE,
            "paper",
            "paper",
            What.CHANGED,
            (FieldChange("agency", "Bələdiyyə (town)", "Dövlət (state)"),),
        ),
    ]


def test_the_first_configuration_adds_everything() -> None:
    found = changes(None, village())
    assert {one.what for one in found} == {What.ADDED}
    assert sentence_of(found[0]) == "Centre Village (village): added"
    assert len(found) == 1 + 2 + 1 + 1 + 1 + 3 + 2 + 3
    assert summary_of(village()) == (
        "2 series, 1 zone, 1 agency, 1 category, 3 services, 2 work profiles, 3 counters"
    )


def test_no_part_of_a_centre_is_left_out() -> None:
    assert set(PARTS.values()) == set(CentreConfig.model_fields)
    assert set(PARTS) == set(Kind)
