"""No sentence about a centre file has words of the library that checks it."""

import copy
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, Final

import tomlkit
from pydantic import ValidationError

from contract.centre import CentreConfig
from contract.faults import faults
from contract.faults.entries import KEYED
from contract.schema_faults import errors_of
from tests.parts.centre_faults import CENTRE, TEXT, parsed

JARGON: Final = (
    "pattern",
    "valid tuple",
    "Input should",
    "type=",
    "Field required",
    "dictionary",
    "instance",
    "validation",
    "parsing",
    "None",
    "cannot be used: check how",
)
"""What no manager should read; the last one is the sentence for a fault without a sentence."""

OTHERS: Final[tuple[Any, ...]] = (
    5,
    -1,
    1e9,
    float("nan"),
    True,
    "",
    "x",
    "x" * 301,
    "a\tb",
    [],
    ["x"],
    [5],
    {},
    {"zzz": 1},
    time(9),
    date(2027, 1, 1),
    datetime(2027, 1, 1, 9),  # noqa: DTZ001 a local one of TOML
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all fields of a centre file."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        yield (*path, key)
        if isinstance(one, dict | list):
            yield from places(one, (*path, key))


def all_fields() -> dict[str, Any]:
    """The village with every field that a centre file may have."""
    data = copy.deepcopy(CENTRE)
    whole = CentreConfig.model_validate(CENTRE).model_dump(mode="json", exclude_none=True)
    for kind in ("rules", "kiosk", "receipt", "voice", "alarms"):
        data[kind] = whole[kind]
    data["centre"] |= {"help_line": "108", "colour": "#0B5FD0", "screens_off": "22:00-07:00"}
    data["centre"] |= {"holidays": [date(2027, 1, 1)], "day_end_latest": "20:00"}
    data["centre"] |= {"special_hours": {"2027-01-04": ["09:00-13:00"]}}
    data["zones"] = [{"key": "a", "names": TEXT, "floor": 1}]
    data["counters"][0] |= {"zone": "a"}
    data["profiles"][1]["call_after_minutes"] = [0, 5]
    data["services"][0] |= {
        "hours": {"mon": ["09:00-12:00"]},
        "last_ticket": "16:30",
        "quota": {"per_day": 9, "windows": [{"interval": "09:00-12:00", "tickets": 5}]},
        "synonyms": {"en": ["paper"]},
        "alarm_minutes": 5,
    }
    data["voice"] |= {"volumes": [{"interval": "09:00-12:00", "percent": 5}]}
    data["voice"] |= {"pronounced": {"en": {"A": "ay"}}}
    return data


def test_no_sentence_has_words_of_the_library() -> None:
    whole = all_fields()
    parsed(tomlkit.dumps(whole))
    told: dict[str, str] = {}
    for path in places(whole):
        if len(path) > 1 and path[0] in KEYED and path[1] != 0:
            continue  # Like the first of its list.
        for other in (..., *OTHERS):
            data = copy.deepcopy(whole)
            around: Any = data
            for part in path[:-1]:
                around = around[part]
            if other is ...:
                del around[path[-1]]
            else:
                around[path[-1]] = other
            told |= _faults_of(data)
    assert len(told) > 150
    assert {one: where for one, where in told.items() if any(no in one for no in JARGON)} == {}


def _faults_of(data: dict[str, Any]) -> dict[str, str]:
    """What is wrong with a centre, and where the last of each kind is."""
    try:
        config = CentreConfig.model_validate(data)
    except ValidationError as error:
        return {one["msg"]: str(one["loc"]) for one in errors_of(error, CentreConfig)}
    return {one.message: str(one.path) for one in faults(config)}
