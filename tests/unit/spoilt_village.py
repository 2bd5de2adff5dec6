"""The village of tests/parts with changes, as its file would have them."""

from collections.abc import Callable
from typing import Any

from contract.centre import CentreConfig
from tests.parts.village import village_data

type Spoil = Callable[[dict[str, Any]], object]
"""Changes the data of a centre file."""


def spoilt(*spoils: Spoil) -> CentreConfig:
    data = village_data()
    for spoil in spoils:
        spoil(data)
    return CentreConfig.model_validate(data)


def head(**fields: Any) -> Spoil:
    return lambda data: data["centre"].update(fields)


def service(**fields: Any) -> Spoil:
    """Other fields of the first service."""
    return lambda data: data["services"][0].update(fields)
