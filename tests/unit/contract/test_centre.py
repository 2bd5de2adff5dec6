"""Centre files that are valid; the faults stand in tests/data/centre_faults.txt."""

from typing import Any

import pytest

from contract.centre import CentreConfig, Profile, call_after_minutes
from contract.faults import faults
from contract.hours import minutes_of
from tests.unit.spoilt_village import Spoil, head, service, spoilt


def _windows(*intervals: str) -> dict[str, Any]:
    return {"windows": [{"interval": one, "tickets": 5} for one in intervals]}


RIGHT: list[Spoil] = [
    head(hours={"fri": ["20:00-04:00"]}),
    head(hours={"fri": ["20:00-24:00"], "sat": ["00:00-02:00"]}),
    head(hours={"mon": ["00:00-24:00"]}, day_end_latest="04:00"),
    head(day_end_latest="18:00"),
    head(day_end_latest="03:00"),
    head(special_hours={"2026-12-31": []}, holidays=["2026-12-31"]),
    service(quota=_windows("00:00-02:00", "20:00-24:00")),
    # Numbers may be set aside at the end of a range; another letter makes others of the same.
    lambda data: data["series"][0].update(leased_from=2),
    lambda data: data["series"][0].update(leased_from=12),
    lambda data: data["series"][1].update(first=1, last=12),
    # A worse level may compete later, and not before a better one.
    lambda data: data["profiles"][1].update(call_after_minutes=[0, 0]),
    lambda data: data["profiles"][1].update(call_after_minutes=[0, 7.5]),
]


@pytest.mark.parametrize("change", RIGHT)
def test_what_a_centre_may_have(change: Spoil) -> None:
    config = spoilt(change)
    assert faults(config) == []
    assert CentreConfig.model_validate_json(config.model_dump_json()) == config


def test_each_further_level_competes_ten_minutes_later_by_default() -> None:
    profile = {"key": "all", "names": {"en": "All"}, "levels": [["a"], ["b"], ["c"]]}
    assert call_after_minutes(Profile.model_validate(profile)) == (0, 10, 20)
    own = Profile.model_validate({**profile, "call_after_minutes": [0, 3, 30]})
    assert call_after_minutes(own) == (0, 3, 30)


@pytest.mark.parametrize("said", ["8-19", "08.00-19.00", " 8:00 – 19h ", "8H00-19"])
def test_an_interval_in_short_is_written_in_full(said: str) -> None:
    assert spoilt(head(hours={"mon": [said]})).centre.hours["mon"] == ("08:00-19:00",)
    with pytest.raises(ValueError, match="is not an interval"):
        minutes_of(said)
