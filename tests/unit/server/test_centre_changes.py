"""The differences of two configurations: by key, field by field, readable."""

from collections.abc import Callable
from typing import Any

import pytest

from contract.centre import CentreConfig
from server.cli.centre_files import sentence_of, summary_of
from server.domain.centre_changes import PARTS, Change, FieldChange, Kind, What, changes
from tests.parts.village import village, village_data
from tests.unit.server.cases import Case, cases

type Spoil = Callable[[dict[str, Any]], object]


def spoilt(spoil: Spoil, data: dict[str, Any] | None = None) -> CentreConfig:
    data = village_data() if data is None else data
    spoil(data)
    return CentreConfig.model_validate(data)


def told(spoil: Spoil) -> list[str]:
    return [sentence_of(one) for one in changes(village(), spoilt(spoil))]


def service(**fields: Any) -> Spoil:
    return lambda data: data["services"][0].update(fields)


def head(**fields: Any) -> Spoil:
    return lambda data: data["centre"].update(fields)


def part(name: str, **fields: Any) -> Spoil:
    return lambda data: data.update({name: fields})


@pytest.mark.parametrize("case", cases("centre_changes.txt"), ids=str)
def test_changes_are_told(case: Case) -> None:
    new = CentreConfig.model_validate(case.changed(village_data()))
    assert [sentence_of(one) for one in changes(village(), new)] == case.sentences


def test_what_did_not_change_and_another_order() -> None:
    assert told(lambda _data: None) == []
    assert told(lambda data: data["services"].reverse()) == ["Services: in another order"]


def test_what_changed_of_a_longer_list_is_told_alone() -> None:
    days = [f"2027-01-{day:02d}" for day in range(1, 20)]
    old = spoilt(head(holidays=days))
    (change,) = changes(old, spoilt(head(holidays=[*days[1:], "2027-02-01"])))
    (field,) = change.fields
    assert (field.added, field.removed) == (("2027-02-01",), ("2027-01-01",))
    assert sentence_of(change).endswith("holidays added 2027-02-01, removed 2027-01-01")


def test_a_change_gives_what_a_page_needs() -> None:
    new = spoilt(lambda d: [service(agency="state")(d), d["agencies"].append(STATE)])
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


STATE = {"key": "state", "names": {"az": "Dövlət", "en": "State"}, "colour": "#7A4C9E"}


def test_a_file_with_other_content_says_no_digest() -> None:
    old, new = (spoilt(part("files", **{"a.png": one * 64})) for one in "ab")
    assert changes(old, new) == [Change(Kind.FILE, "a.png", "a.png", What.CHANGED)]
    assert sentence_of(changes(old, new)[0]) == "File a.png: has other content"


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
