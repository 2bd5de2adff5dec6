"""The golden examples: what travelled once can be read for ever, and is written the same.

A file `NAME.json` is an example of the first release that had it, and stays as it is. Where
the shape has grown since, `NAME.2.json` and so on show it as it is written now.
"""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from contract.access import OfferFactor
from contract.centre import CentreConfig
from contract.errors import Problem, ProblemType
from contract.events import REGISTRY, Event
from contract.model import Outgoing
from contract.open_data import OpenData
from contract.operations import ACTS, QUERIES, SERVED
from contract.snapshots import SNAPSHOTS
from server.store.log import hash_of
from tests.parts.wire_example import FOLDER, golden_example


def _by_name(models: Iterable[type[BaseModel] | None]) -> dict[str, type[BaseModel]]:
    return {re.sub(r"(?<!^)(?=[A-Z])", "_", one.__name__).lower(): one for one in models if one}


ELSEWHERE = {Event, CentreConfig, *SNAPSHOTS.values(), OfferFactor}
"""Models of answers and acts with examples of another kind, or none."""

MODELS: Mapping[str, Mapping[str, type[BaseModel]]] = {
    "events": dict.fromkeys(REGISTRY, Event),
    "commands": _by_name(model for models in SERVED.values() for model in models),
    "snapshots": {name.value: model for name, model in SNAPSHOTS.items()},
    "problems": {kind.value: Problem for kind in ProblemType},
    "readings": _by_name(
        model
        for model in (*(row.answer for row in (*QUERIES, *ACTS)), OpenData)
        if model not in ELSEWHERE
    ),
    "acts": _by_name(row.body for row in ACTS if row.body not in ELSEWHERE),
}


def _files(kind: str) -> list[str]:
    """The examples of a kind, each type's oldest first."""
    return sorted(path.name.removesuffix(".json") for path in (FOLDER / kind).iterdir())


def _type_of(file: str) -> str:
    return file.partition(".")[0]


EXAMPLES = [(kind, file) for kind in MODELS for file in _files(kind)]
NEWEST = {(kind, _type_of(file)): file for kind, file in EXAMPLES}


def model_of(kind: str, file: str) -> type[BaseModel]:
    return MODELS[kind][_type_of(file)]


def lost(before: Any, after: Any, path: str = "") -> list[str]:
    """The paths of a JSON value where a value was lost or changed; added values are none."""
    match before, after:
        case dict(), dict():
            return [
                place
                for key, one in before.items()
                for place in lost(one, after.get(key, ...), f"{path}/{key}")
            ]
        case list(), list() if len(before) == len(after):
            pairs = enumerate(zip(before, after, strict=True))
            return [place for index, pair in pairs for place in lost(*pair, f"{path}/{index}")]
    return [] if before == after else [path]


@pytest.mark.parametrize("kind", MODELS)
def test_each_registered_type_has_an_example_and_each_example_a_type(kind: str) -> None:
    assert {_type_of(file) for file in _files(kind)} == set(MODELS[kind])


@pytest.mark.parametrize(("kind", "file"), EXAMPLES)
def test_every_wire_example_is_read_whole_and_the_newest_is_written_the_same(
    kind: str, file: str
) -> None:
    model, example = model_of(kind, file), golden_example(kind, file)
    read = model.model_validate(example)
    written = read.model_dump(mode="json")
    assert lost(example, written) == []
    assert model.model_validate_json(read.model_dump_json()) == read
    is_newest = NEWEST[kind, _type_of(file)] == file
    assert written == example or not is_newest
    if isinstance(read, Event):
        row, payload = REGISTRY[_type_of(file)], read.payload()
        assert (read.type, read.version, type(payload)) == (row.name, row.version, row)
        data = payload.model_dump(mode="json")
        assert lost(read.data, data) == []
        assert data == read.data or not is_newest
        assert hash_of(vars(read)) == read.hash


_DATE = re.compile(r"\d{4}-\d\d-\d\d")

FREE = {"files", "not_spoken", "openings", "priority", "pronounced", "recordings"}
FREE |= {"special_hours", "synonyms", "values"}
"""Fields whose keys are chosen names, or languages."""


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every object of a JSON value whose keys are names of fields: no languages,
    days of the week, dates."""
    if isinstance(value, dict):
        if not {"az", "en", "mon"} & set(value) and not any(map(_DATE.fullmatch, value)):
            yield path
        for key, one in value.items():
            if key not in FREE:
                yield from _places(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _places(one, (*path, index))


def _with_stranger(example: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    """The example with an unknown field in the object at a path."""
    changed = copy.deepcopy(example)
    inner: Any = changed
    for key in path:
        inner = inner[key]
    inner["from_the_future"] = {"x": 1}
    return changed


@pytest.mark.parametrize("file", _files("commands"))
def test_a_command_refuses_unknown_fields_wherever_they_stand(file: str) -> None:
    model, example = model_of("commands", file), golden_example("commands", file)
    for path in _places(example):
        with pytest.raises(ValidationError) as refused:
            model.model_validate(_with_stranger(example, path))
        found = [one["loc"] for one in refused.value.errors() if one["type"] == "extra_forbidden"]
        assert found == [(*path, "from_the_future")]


@pytest.mark.parametrize(
    ("kind", "file"),
    [pair for pair in EXAMPLES if pair[0] in ("snapshots", "problems", "readings")],
)
def test_a_reader_ignores_unknown_fields_wherever_they_stand(kind: str, file: str) -> None:
    model, example = model_of(kind, file), golden_example(kind, file)
    whole = model.model_validate(example)
    for path in _places(example):
        assert issubclass(model, Outgoing)
        assert model.read(_with_stranger(example, path)) == whole, path


def test_every_problem_has_a_status_and_comes_back_as_its_word() -> None:
    for kind in ProblemType:
        problem = Problem.model_validate(golden_example("problems", kind))
        assert problem.kind is kind
        assert problem.status == kind.status
    stranger = golden_example("problems", "internal") | {"type": "/problems/from_the_future"}
    assert Problem.model_validate(stranger).kind is ProblemType.INTERNAL
