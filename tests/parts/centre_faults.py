"""The shipped village as data to be made faulty, and its faults."""

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
import tomlkit

from server.centre_file import CentreFile, FaultyCentreFile, parse

VILLAGE: Final = Path(__file__).parents[2] / "server/centres/village.toml"
CENTRE: Final = tomllib.loads(VILLAGE.read_text("utf-8"))

type Spoil = Callable[[dict[str, Any]], object]


TEXT: Final = {"az": "x", "en": "x"}


def parsed(source: str) -> CentreFile:
    """What a centre file holds, without any other files."""
    return parse(source.encode(), VILLAGE, lambda _name: None)


def sentences(source: str) -> list[str]:
    """The faults of a centre file, each with its field."""
    with pytest.raises(FaultyCentreFile) as refused:
        parsed(source)
    return [f"{one.field}: {one.message}" for one in refused.value.faults]


def spoilt(spoil: Spoil) -> str:
    """The village's file, changed."""
    data = copy.deepcopy(CENTRE)
    spoil(data)
    return tomlkit.dumps(data)


def head(**fields: Any) -> Spoil:
    """Changes fields of the centre itself."""
    return lambda data: data["centre"].update(fields)


def first(kind: str, **fields: Any) -> Spoil:
    """Changes fields of the first entry of a list."""
    return lambda data: data[kind][0].update(fields)
