"""Numbers that a series reserves for kiosks, and the waits from which levels compete."""

from typing import Any

import pytest

from contract.centre import LEVEL_STEP_MINUTES, CentreConfig, Profile, call_after_minutes
from contract.faults import Fault, faults
from tests.parts.village import village_data


def faults_of(kind: str, index: int, **fields: Any) -> list[Fault]:
    """The faults of a village with other fields in one entry of a list."""
    data = village_data()
    data[kind][index] |= fields
    return faults(CentreConfig.model_validate(data))


@pytest.mark.parametrize("leased_from", [None, 2, 7, 12])
def test_numbers_may_be_set_aside_at_the_end_of_a_range(leased_from: int | None) -> None:
    assert faults_of("series", 0, first=1, last=12, leased_from=leased_from) == []


@pytest.mark.parametrize(("first", "leased_from"), [(1, 1), (1, 13), (5, 5), (5, 2)])
def test_numbers_set_aside_leave_some_and_are_of_the_range(first: int, leased_from: int) -> None:
    found = faults_of("series", 0, first=first, last=12, leased_from=leased_from)
    assert [fault.path for fault in found] == [("series", 0, "leased_from")]
    assert f"above first ({first}) and up to last (12)" in found[0].message


TWO_LEVELS = 1
"""The index of the village's profile with two levels."""


@pytest.mark.parametrize("after", [None, [0, 0], [0, 7.5], [0, 1440]])
def test_a_worse_level_may_compete_later(after: list[float] | None) -> None:
    assert faults_of("profiles", TWO_LEVELS, call_after_minutes=after) == []


@pytest.mark.parametrize(
    ("after", "message"),
    [
        ([0], "1 numbers for 2 levels"),
        ([0, 5, 10], "3 numbers for 2 levels"),
        ([], "0 numbers for 2 levels"),
        ([5, 10], "must begin with 0"),
        ([10, 0], "must begin with 0"),
    ],
)
def test_each_level_has_its_figure_and_the_first_does_not_wait(
    after: list[float], message: str
) -> None:
    found = faults_of("profiles", TWO_LEVELS, call_after_minutes=after)
    assert [fault.path for fault in found] == [("profiles", TWO_LEVELS, "call_after_minutes")]
    assert message in found[0].message


def test_no_level_waits_less_than_a_better_one() -> None:
    levels = [["tax"], ["request"], ["paper"]]
    found = faults_of("profiles", TWO_LEVELS, levels=levels, call_after_minutes=[0, 10, 5])
    assert "must begin with 0 and grow" in found[0].message


def test_each_further_level_waits_ten_minutes_more_unless_the_file_says_otherwise() -> None:
    profile = {"key": "all", "names": {"en": "All"}, "levels": [["a"], ["b"], ["c"]]}
    step = LEVEL_STEP_MINUTES
    assert step == 10
    assert call_after_minutes(Profile.model_validate(profile)) == (0, step, 2 * step)
    own = Profile.model_validate({**profile, "call_after_minutes": [0, 3, 30]})
    assert call_after_minutes(own) == (0, 3, 30)
