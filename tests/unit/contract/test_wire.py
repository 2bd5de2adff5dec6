"""The golden examples: what travelled once can be read for ever, and is written the same."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from contract.catalogue import Catalogue, CentreSummary
from contract.commands import SERVED
from contract.errors import STATUS, Problem, ProblemType
from contract.events import NAME_OF, REGISTRY, Event
from contract.snapshots import SNAPSHOTS
from contract.words import EventName
from server.store.log import hash_of

GOLDEN = Path(__file__).parents[2] / "data/wire/1"


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


MODELS: Mapping[str, Mapping[str, type[BaseModel]]] = {
    "events": {name.value: Event for name in EventName},
    "commands": {_snake(model.__name__): model for model in SERVED},
    "snapshots": {name.value: model for name, model in SNAPSHOTS.items()},
    "problems": {kind.value: Problem for kind in ProblemType},
    "readings": {"catalogue": Catalogue, "centre_summary": CentreSummary},
}
EXAMPLES = [(kind, name) for kind, rows in MODELS.items() for name in rows]


def golden(kind: str, name: str) -> dict[str, Any]:
    """An example as it travelled."""
    found: dict[str, Any] = json.loads((GOLDEN / kind / f"{name}.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("kind", MODELS)
def test_each_registered_type_has_one_example_and_each_example_a_type(kind: str) -> None:
    assert {path.stem for path in (GOLDEN / kind).iterdir()} == set(MODELS[kind])


@pytest.mark.parametrize(("kind", "name"), EXAMPLES)
def test_an_example_is_read_and_written_the_same(kind: str, name: str) -> None:
    model, example = MODELS[kind][name], golden(kind, name)
    read = model.model_validate(example)
    assert read.model_dump(mode="json") == example
    assert model.model_validate_json(read.model_dump_json()) == read


@pytest.mark.parametrize("name", EventName)
def test_the_data_of_an_event_has_its_registered_shape(name: EventName) -> None:
    event = Event.model_validate(golden("events", name))
    row = REGISTRY[name]
    assert (event.type, event.version) == (row.name, row.version)
    payload = event.payload()
    assert NAME_OF[type(payload)] is name
    assert payload.model_dump(mode="json") == event.data
    assert row.payload.__doc__


@pytest.mark.parametrize("name", EventName)
def test_the_hash_of_an_event_stays_what_it_was(name: EventName) -> None:
    event = Event.model_validate(golden("events", name))
    assert hash_of(event) == event.hash


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every object of a JSON value that is no text in several languages."""
    if isinstance(value, dict):
        if not {"az", "en", "mon"} & set(value):
            yield path
        for key, one in value.items():
            yield from _places(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _places(one, (*path, index))


def _with_stranger(example: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(example))
    inner: Any = copy
    for key in path:
        inner = inner[key]
    inner["from_the_future"] = {"x": 1}
    return copy


@pytest.mark.parametrize("name", MODELS["commands"])
def test_a_command_refuses_unknown_fields_wherever_they_stand(name: str) -> None:
    model, example = MODELS["commands"][name], golden("commands", name)
    for path in _places(example):
        with pytest.raises(ValidationError) as refused:
            model.model_validate(_with_stranger(example, path))
        found = [one["loc"] for one in refused.value.errors() if one["type"] == "extra_forbidden"]
        assert found == [(*path, "from_the_future")]


@pytest.mark.parametrize(
    ("kind", "name"),
    [pair for pair in EXAMPLES if pair[0] in ("snapshots", "problems", "readings")],
)
def test_a_reader_ignores_unknown_fields_wherever_they_stand(kind: str, name: str) -> None:
    model, example = MODELS[kind][name], golden(kind, name)
    whole = model.model_validate(example)
    for path in _places(example):
        if path[-1:] == ("layout",):  # free keys: what a device is told to look like
            continue
        assert model.model_validate(_with_stranger(example, path)) == whole, path


@pytest.mark.parametrize("name", MODELS["commands"])
def test_no_field_of_a_command_may_be_missing_or_of_another_kind(name: str) -> None:
    model, example = MODELS["commands"][name], golden("commands", name)
    for field, info in model.model_fields.items():
        if info.is_required():
            with pytest.raises(ValidationError):
                model.model_validate({key: one for key, one in example.items() if key != field})
        with pytest.raises(ValidationError):
            model.model_validate({**example, field: {"no": ["such", "thing"]}})


def test_every_problem_has_a_status_and_comes_back_as_its_word() -> None:
    assert set(STATUS) == set(ProblemType)
    for kind in ProblemType:
        problem = Problem.model_validate(golden("problems", kind))
        assert problem.kind is kind
        assert problem.status == STATUS[kind]
    stranger = golden("problems", "internal") | {"type": "/problems/from_the_future"}
    assert Problem.model_validate(stranger).kind is ProblemType.INTERNAL
