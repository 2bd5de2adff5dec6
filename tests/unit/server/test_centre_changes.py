"""The differences of two configurations, readable, and the merge of a centre file with what the
console changed since the file before it."""

from typing import Any

import pytest

from contract.centre import CentreConfig
from server.cli.centre_files import sentence_of, summary_of
from server.domain.centre_changes import (
    PARTS,
    Change,
    ChangeKind,
    FieldChange,
    PartKind,
    changes,
    conflicting,
    merged,
)
from tests.parts.village import village, village_data
from tests.unit.server.cases import Case, cases
from tests.unit.spoilt_village import Spoil, head, service, spoilt


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
        Change(PartKind.AGENCY, "state", "Dövlət", ChangeKind.ADDED),
        Change(
            PartKind.SERVICE,
            "paper",
            "paper",
            ChangeKind.CHANGED,
            (FieldChange("agency", "Bələdiyyə (town)", "Dövlət (state)"),),
        ),
    ]


def test_the_first_configuration_adds_everything() -> None:
    found = changes(None, village())
    assert {one.what for one in found} == {ChangeKind.ADDED}
    assert sentence_of(found[0]) == "Centre Village (village): added"
    assert len(found) == 1 + 2 + 1 + 1 + 1 + 3 + 2 + 3
    assert summary_of(village()) == (
        "2 series, 1 zone, 1 agency, 1 category, 3 services, 2 work profiles, 3 counters"
    )


def test_no_part_of_a_centre_is_left_out() -> None:
    assert set(PARTS.values()) == set(CentreConfig.model_fields)
    assert set(PARTS) == set(PartKind)


# The merge


def without(part: str) -> Spoil:
    return lambda data: data[part].pop()


def added(part: str, key: str, place: int = 99) -> Spoil:
    return lambda data: data[part].insert(place, {**data[part][0], "key": key, "number": key})


def zone(key: str, place: int = 99) -> Spoil:
    return lambda data: data["zones"].insert(place, {**data["zones"][0], "key": key})


def picture(sign: str) -> Spoil:
    return lambda data: data.update(files={"a.png": sign * 64})


def renumbered(data: dict[str, Any]) -> None:
    data["counters"][-1].update(number="9")


def same(data: dict[str, Any]) -> None:
    """Change nothing."""


MERGED: list[tuple[Spoil, Spoil]] = [
    (service(target_minutes=20), service(typical_minutes=9)),
    (head(holidays=["2027-01-01"]), lambda data: data.update(rules={"cap": 2})),
    (without("counters"), service(target_minutes=20)),
    (service(target_minutes=20), without("counters")),
    (same, added("counters", "4", 0)),
    (lambda data: data["services"].reverse(), head(help_line="108")),
    (head(help_line="108"), lambda data: data["services"].reverse()),
    (picture("a"), service(target_minutes=20)),
]
"""What the console changed, and what the file did."""


@pytest.mark.parametrize(("console", "file"), MERGED)
def test_changes_of_both_are_merged(console: Spoil, file: Spoil) -> None:
    merge = merged(village(), spoilt(console), spoilt(file))
    assert merge.conflicts == ()
    assert merge.config == spoilt(console, file)


def test_texts_and_tables_are_merged_by_their_entries() -> None:
    present = spoilt(
        service(names={"az": "a", "en": "paper"}), head(special_hours={"2027-01-04": []})
    )
    new = spoilt(service(names={"az": "paper", "en": "E"}), head(special_hours={"2027-01-05": []}))
    merge = merged(village(), present, new)
    days: dict[str, list[str]] = {"2027-01-04": [], "2027-01-05": []}
    assert merge.conflicts == ()
    assert merge.config == spoilt(service(names={"az": "a", "en": "E"}), head(special_hours=days))


@pytest.mark.parametrize("spoil", [service(target_minutes=20), without("counters"), zone("red")])
def test_same_change_on_both_is_no_conflict(spoil: Spoil) -> None:
    merge = merged(village(), spoilt(spoil), spoilt(spoil))
    assert (merge.config, merge.conflicts) == (spoilt(spoil), ())


CONFLICTS: list[tuple[Spoil, Spoil, str]] = [
    (
        service(target_minutes=20, typical_minutes=9),
        service(target_minutes=30),
        "Service paper: target_minutes 20 -> 30",
    ),
    (
        head(holidays=["2027-01-01"]),
        head(holidays=["2027-01-02"]),
        "Centre Village (village): holidays 2027-01-01 -> 2027-01-02",
    ),
    (added("counters", "4"), service(target_minutes=20), "Counter 4 (4): removed"),
    (zone("red"), same, "Zone Blue (red): removed"),
    (without("counters"), renumbered, "Counter 9 (3): added"),
    (renumbered, without("counters"), "Counter 9 (3): removed"),
    (picture("a"), picture("c"), "File a.png: has other content"),
]


@pytest.mark.parametrize(("console", "file", "sentence"), CONFLICTS)
def test_conflicts_are_named(console: Spoil, file: Spoil, sentence: str) -> None:
    present, new = spoilt(console), spoilt(file)
    merge = merged(village(), present, new)
    assert [sentence_of(one) for one in conflicting(merge, present, new)] == [sentence]


def test_a_merge_that_leaves_nothing_of_a_part_is_a_conflict() -> None:
    present = spoilt(lambda data: data["series"].pop(1))
    new = spoilt(lambda data: data["series"].pop(0))
    merge = merged(village(), present, new)
    assert merge.config == present
    named = [sentence_of(one) for one in conflicting(merge, present, new)]
    assert named
    assert all(one.startswith("Series ") for one in named)


@pytest.mark.parametrize("swap", [False, True])
def test_a_table_that_only_one_still_has_is_a_conflict(swap: bool) -> None:
    hours = {"mon": ["09:00-18:00"]}
    base, none = spoilt(service(hours=hours)), spoilt(service(hours=None))
    more = spoilt(service(hours={**hours, "sun": ["10:00-12:00"]}))
    present, new = (more, none) if swap else (none, more)
    merge = merged(base, present, new)
    assert merge.config == present
    assert [one.key for one in conflicting(merge, present, new)] == ["paper"]


def test_new_parts_of_the_file_stand_where_it_has_them() -> None:
    merge = merged(village(), spoilt(zone("red", 0)), spoilt(zone("red", 0), zone("green", 1)))
    assert [one.key for one in merge.config.zones] == ["red", "green", "blue"]
