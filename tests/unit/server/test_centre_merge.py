"""A centre file is merged with what the console changed since the file before it."""

from collections.abc import Callable
from typing import Any

import pytest

from contract.centre import CentreConfig
from server.cli.centre_files import sentence_of
from server.domain.centre_merge import conflicting, merged
from tests.parts.village import village, village_data

type Spoil = Callable[[dict[str, Any]], object]


def spoilt(*spoils: Spoil) -> CentreConfig:
    data = village_data()
    for spoil in spoils:
        spoil(data)
    return CentreConfig.model_validate(data)


def service(**fields: Any) -> Spoil:
    return lambda data: data["services"][0].update(fields)


def head(**fields: Any) -> Spoil:
    return lambda data: data["centre"].update(fields)


def without(part: str) -> Spoil:
    return lambda data: data[part].pop()


def added(part: str, key: str, place: int = 99) -> Spoil:
    return lambda data: data[part].insert(place, {**data[part][0], "key": key, "number": key})


def zone(key: str, place: int = 99) -> Spoil:
    return lambda data: data["zones"].insert(place, {**data["zones"][0], "key": key})


def same(data: dict[str, Any]) -> None:
    """Change nothing."""


MERGED: list[tuple[Spoil, Spoil]] = [
    (same, service(target_minutes=20)),
    (service(target_minutes=20), same),
    (service(target_minutes=20), service(typical_minutes=9)),
    (head(help_line="108"), service(target_minutes=20)),
    (head(holidays=["2027-01-01"]), lambda data: data.update(rules={"cap": 2})),
    (without("counters"), service(target_minutes=20)),
    (service(target_minutes=20), without("counters")),
    (same, added("counters", "4", 0)),
    (lambda data: data["services"].reverse(), head(help_line="108")),
    (head(help_line="108"), lambda data: data["services"].reverse()),
    (lambda data: data.update(files={"a.png": "ab" * 32}), service(target_minutes=20)),
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
        head(help_line="108"),
        head(help_line="109"),
        "Centre Village (village): help_line 108 -> 109",
    ),
    (
        head(holidays=["2027-01-01"]),
        head(holidays=["2027-01-02"]),
        "Centre Village (village): holidays 2027-01-01 -> 2027-01-02",
    ),
    (added("counters", "4"), service(target_minutes=20), "Counter 4 (4): removed"),
    (zone("red"), same, "Zone Blue (red): removed"),
    (
        without("counters"),
        lambda data: data["counters"][-1].update(number="9"),
        "Counter 9 (3): added",
    ),
    (
        lambda data: data["counters"][-1].update(number="9"),
        without("counters"),
        "Counter 9 (3): removed",
    ),
    (
        lambda data: data.update(files={"a.png": "ab" * 32}),
        lambda data: data.update(files={"a.png": "cd" * 32}),
        "File a.png: has other content",
    ),
]


@pytest.mark.parametrize(("console", "file", "sentence"), CONFLICTS)
def test_conflicts_are_named(console: Spoil, file: Spoil, sentence: str) -> None:
    present, new = spoilt(console), spoilt(file)
    merge = merged(village(), present, new)
    assert [sentence_of(one) for one in conflicting(merge, present, new)] == [sentence]


def test_a_merge_that_leaves_nothing_of_a_part_is_a_conflict() -> None:
    def half(data: dict[str, Any]) -> None:
        del data["series"][1:]

    def other_half(data: dict[str, Any]) -> None:
        del data["series"][:1]

    present, new = spoilt(half), spoilt(other_half)
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
