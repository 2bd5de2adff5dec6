"""Other configurations of the village, and their faults."""

from collections.abc import Callable
from typing import Any

import pytest

from contract.centre import CentreConfig
from contract.enums import ImportMode
from contract.errors import FieldFault, ProblemType, Refusal
from server.commands import centres
from tests.parts.box import Box
from tests.parts.village import village_data


def config(spoil: Callable[[dict[str, Any]], object]) -> CentreConfig:
    data = village_data()
    spoil(data)
    return CentreConfig.model_validate(data)


def without(kind: str, key: str) -> CentreConfig:
    """The village without one entry, and without references to it."""

    def spoil(data: dict[str, Any]) -> None:
        data[kind] = [one for one in data[kind] if one["key"] != key]
        for one in data["counters"] if kind == "profiles" else []:
            one["profile"] = data["profiles"][0]["key"]
        for one in data["services"] if kind == "series" else []:
            one["series"] = data["series"][0]["key"]
        if kind == "services":
            for profile in data["profiles"]:
                levels = [[one for one in level if one != key] for level in profile["levels"]]
                profile["levels"] = [level for level in levels if level]
            used = {one["series"] for one in data["services"]}
            data["series"] = [one for one in data["series"] if one["key"] in used]

    return config(spoil)


def faults_of(box: Box, new: CentreConfig) -> list[str]:
    """The faults for which a configuration is refused; nothing is changed."""
    before = box.revision
    with pytest.raises(Refusal) as refused:
        box.import_config(new)
    assert refused.value.kind is ProblemType.CENTRE_FAULTY
    assert box.revision == before
    return [f"{one.field}: {one.message}" for one in refused.value.fields]


def wrong_with(box: Box, new: CentreConfig) -> tuple[FieldFault, ...]:
    """The faults of a change, by the check alone."""
    return centres.preview(box.hall, box.centre, new, ImportMode.EDIT).wrong


def check_of(box: Box, new: CentreConfig) -> list[str]:
    """The faults of a configuration, by the check alone."""
    return [f"{one.field}: {one.message}" for one in wrong_with(box, new)]
