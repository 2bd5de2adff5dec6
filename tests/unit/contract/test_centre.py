"""Centre files that are valid; the faults stand in tests/data/centre_faults.txt."""

from collections.abc import Callable
from typing import Any

import pytest

from contract.centre import CentreConfig, Profile, call_after_minutes
from contract.faults import faults
from contract.hours import minutes_of
from tests.parts.village import village, village_data

type Spoil = Callable[[dict[str, Any]], object]


def spoilt(spoil: Spoil) -> dict[str, Any]:
    data = village_data()
    spoil(data)
    return data


def test_the_village_has_no_fault_and_comes_back_from_json() -> None:
    config = village()
    assert faults(config) == []
    assert CentreConfig.model_validate_json(config.model_dump_json()) == config


def _windows(*intervals: str) -> dict[str, Any]:
    return {"windows": [{"interval": one, "tickets": 5} for one in intervals]}


RIGHT: list[Spoil] = [
    lambda d: d["centre"]["hours"].update(fri=["20:00-04:00"]),
    lambda d: d["centre"]["hours"].update(fri=["20:00-24:00"], sat=["00:00-02:00"]),
    lambda d: d["centre"].update(hours={"mon": ["00:00-24:00"]}, day_end_latest="04:00"),
    lambda d: d["centre"].update(day_end_latest="18:00"),
    lambda d: d["centre"].update(day_end_latest="03:00"),
    lambda d: d["centre"].update(special_hours={"2026-12-31": []}, holidays=["2026-12-31"]),
    lambda d: d["services"][0].update(quota=_windows("00:00-02:00", "20:00-24:00")),
    lambda d: d["services"][0].update(quota={"per_day": 1}),
    # Numbers may be set aside at the end of a range; another letter makes others of the same.
    *(lambda d, one=one: d["series"][0].update(leased_from=one) for one in (2, 7, 12)),
    lambda d: d["series"][1].update(first=1, last=12),
    # A worse level may compete later, and not before a better one.
    *(lambda d, one=one: d["profiles"][1].update(call_after_minutes=[0, one]) for one in (0, 7.5)),
]


@pytest.mark.parametrize("change", RIGHT)
def test_what_a_centre_may_have(change: Spoil) -> None:
    config = CentreConfig.model_validate(spoilt(change))
    assert faults(config) == []
    assert CentreConfig.model_validate_json(config.model_dump_json()) == config


def test_each_further_level_waits_ten_minutes_more_unless_the_file_says_otherwise() -> None:
    profile = {"key": "all", "names": {"en": "All"}, "levels": [["a"], ["b"], ["c"]]}
    assert call_after_minutes(Profile.model_validate(profile)) == (0, 10, 20)
    own = Profile.model_validate({**profile, "call_after_minutes": [0, 3, 30]})
    assert call_after_minutes(own) == (0, 3, 30)


@pytest.mark.parametrize("said", ["8-19", "08.00-19.00", " 8:00 – 19h ", "8H00-19"])
def test_an_interval_in_short_is_written_in_full(said: str) -> None:
    config = CentreConfig.model_validate(spoilt(lambda d: d["centre"]["hours"].update(mon=[said])))
    assert config.centre.hours["mon"] == ("08:00-19:00",)


@pytest.mark.parametrize(
    ("interval", "minutes"),
    [
        ("20:00-02:00", (1200, 1560)),
        ("20:00-00:00", (1200, 1440)),
        ("00:00-24:00", (0, 1440)),
        ("09:05-18:30", (545, 1110)),
        ("23:59-24:00", (1439, 1440)),
    ],
)
def test_an_interval_is_minutes_since_midnight(interval: str, minutes: tuple[int, int]) -> None:
    assert minutes_of(interval) == minutes
    with pytest.raises(ValueError, match="is not an interval"):
        minutes_of(interval + "x")
