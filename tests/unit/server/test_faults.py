"""What is wrong in a centre file is reported in plain sentences."""

import copy
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Final

import pytest
import tomlkit
from pydantic import BaseModel, ValidationError

from contract.centre import CentreConfig
from contract.faults import faults
from contract.faults.entries import ONE_OF
from contract.hours import WEEKDAYS
from contract.model import Instant, Texts
from contract.schema_faults import errors_of
from server.centre_file import CentreFile, FaultyCentreFile, parse
from tests.parts.hall import VILLAGE
from tests.unit.server.cases import Case, all_fields, cases

CENTRE: Final = tomllib.loads(VILLAGE.read_text("utf-8"))


def parsed(source: str) -> CentreFile:
    """What a centre file holds, without any other files."""
    return parse(source.encode(), VILLAGE, lambda _name: None)


def sentences(source: str) -> list[str]:
    """The faults of a centre file, each with its field."""
    with pytest.raises(FaultyCentreFile) as refused:
        parsed(source)
    if not refused.value.faults[0].field:
        assert refused.value.faults[0].line == len(source.splitlines())
    return [f"{one.field}: {one.message}".removeprefix(": ") for one in refused.value.faults]


def changed(change: str) -> str:
    """The village's file with one change, as in a case."""
    return tomlkit.dumps(Case([change]).changed(CENTRE))


@pytest.mark.parametrize("case", cases("centre_faults.txt"), ids=str)
def test_each_fault_has_its_sentence(case: Case) -> None:
    assert sentences(case.text or tomlkit.dumps(case.changed(CENTRE))) == case.sentences


def test_values_that_a_parser_stumbles_over() -> None:
    number = "series[1].first: a whole number is needed: write it in digits, like 15"
    assert sentences(changed(f'series.0.first = "{"9" * 5000}"')) == [number]
    assert sentences('a = "x\x07"') == ["this line has a character that cannot be used: delete it"]
    deep = ["brackets are nested too deeply: remove some"]
    with pytest.raises(FaultyCentreFile) as refused:
        parsed("a = " + "[" * 100_000)
    assert [one.message for one in refused.value.faults] == deep


def test_a_language_that_the_programs_do_not_speak() -> None:
    spoken = "'az', 'en', 'ru', 'id', 'fr' or 'ar'"
    sentence = f"centre.languages[3]: the programs do not speak 'de': write {spoken}"
    assert sentence in sentences(changed('centre.languages = ["az", "en", "de"]'))


class _Command(BaseModel):
    """A command of a program: no sentence for it gives an example of a centre file."""

    at: Instant
    texts: Texts
    labels: tuple[str, ...]


NAMES: Final = "names with values are needed, not a single value: write { ... }"
ZONE: Final = "a time with a zone is needed: write it like 2026-11-24T09:30:00Z"


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({}, "at", "'at' is missing: add it"),
        ({"at": "noon"}, "at", ZONE),
        ({"at": "2026-11-24T09:30:00"}, "at", ZONE),
        ({"texts": "x"}, "texts", NAMES),
        ({"labels": "x"}, "labels", 'a list is needed: write ["a", "b"]'),
    ],
)
def test_what_a_program_sends(data: dict[str, Any], field: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        _Command.model_validate(data)
    told = {one["loc"]: one["msg"] for one in errors_of(refused.value)}
    assert told[(field,)] == sentence


JARGON: Final = (
    *("pattern", "valid tuple", "Input should", "type=", "Field required", "dictionary"),
    *("instance", "validation", "parsing", "None", "cannot be used: check how"),
)
"""What no manager should read; the last one is the sentence for a fault without a sentence."""

OTHERS: Final[tuple[Any, ...]] = (
    *(5, -1, 1e9, float("nan"), True),
    *("", "x", "x" * 301, "a\tb"),
    *([], ["x"], [5], {}, {"zzz": 1}),
    *(time(9), date(2027, 1, 1), datetime(2027, 1, 1, 9)),  # noqa: DTZ001 a local one of TOML
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all fields of a centre file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from places(one, (*path, key))


def replaced(value: Any, path: Sequence[str | int], other: Any) -> Any:
    """The same with another value at a path; `...`: with none."""
    (first, *rest), changed = path, copy.copy(value)
    if rest:
        changed[first] = replaced(value[first], rest, other)
    elif other is ...:
        del changed[first]
    else:
        changed[first] = other
    return changed


def test_no_sentence_has_words_of_the_library() -> None:
    whole = all_fields()
    parsed(tomlkit.dumps(whole))
    told: dict[str, str] = {}
    for path in places(whole):
        if len(path) > 1 and path[0] in ONE_OF and path[1] != 0:
            continue  # Like the first of its list.
        if {"en", *WEEKDAYS[1:]} & set(path):
            continue  # Like the first language, and Monday.
        for other in (..., *OTHERS):
            told |= _faults_of(replaced(whole, path, other))
    assert len(told) > 150
    assert {one: where for one, where in told.items() if any(no in one for no in JARGON)} == {}


def _faults_of(data: dict[str, Any]) -> dict[str, str]:
    """What is wrong with a centre, and where the last of each kind is."""
    try:
        config = CentreConfig.model_validate(data)
    except ValidationError as error:
        return {one["msg"]: str(one["loc"]) for one in errors_of(error, CentreConfig)}
    return {one.message: str(one.path) for one in faults(config)}
