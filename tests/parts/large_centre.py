"""A centre of the largest size: 287 services of 22 agencies in 39 categories, 60 counters on two
floors, six languages.

Its shape is that of a real city's hall, and its words are in `tests/data/large_centre.toml`: names
have up to 97 characters, and the two services of a pair differ in the last word of their names.
Each agency has counters of its own; others are shared with the agencies next to it.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from operator import add
from pathlib import Path
from typing import Any, Final

from contract.icons import SERVICE_ICONS
from contract.texts import PROGRAM_LANGUAGES

WORDS: Final = Path(__file__).parents[1] / "data/large_centre.toml"

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat")
LONGEST_CATEGORY: Final = "business"
PAIR: Final = ("trade-licence-issue-1", "trade-licence-issue-2")
"""Services of the longest category whose names differ in their last word alone."""

COUNTERS: Final = 60
PREFIXES: Final = "ABCDEFGHJKLMNPRSTUVWXY"
"""One for each agency: no letter that looks like a zero or a one."""

SHARED_BY: Final = 4
"""How many agencies share the counters of one profile."""


def write_large_centre(file: Path) -> Path:
    lines: list[str] = []
    for table, value in large_centre().items():
        for one in value if isinstance(value, list) else [value]:
            lines.append(f"[[{table}]]" if isinstance(value, list) else f"[{table}]")
            lines += [f"{key} = {_toml(part)}" for key, part in one.items()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def large_centre() -> dict[str, Any]:
    """The centre as its file says it: `contract.centre.CentreConfig` as plain values."""
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    agencies, services = words["agencies"], list(_services(words))
    prefixes = {one["key"]: own for one, own in zip(agencies, PREFIXES, strict=True)}
    for service in services:
        service["series"] = prefixes[service["agency"]]
    profiles = list(_profiles(words, services))
    return {
        "centre": {
            "slug": "large",
            "names": _texts(words["centre"]["names"]),
            "languages": list(PROGRAM_LANGUAGES),
            "time_zone": "Asia/Baku",
            "hours": {day: ["09:00-18:00"] for day in DAYS},
        },
        "zones": [{**one, "names": _texts(one["names"])} for one in words["zones"]],
        "series": [
            {"key": one, "prefix": one, "last": 999, "leased_from": 900} for one in PREFIXES
        ],
        "agencies": [
            {"key": one["key"], "names": _texts(one["names"]), "colour": one["colour"]}
            for one in agencies
        ],
        "categories": [{**one, "names": _texts(one["names"])} for one in words["categories"]],
        "services": services,
        "profiles": profiles,
        "counters": [
            {
                "key": str(number),
                "number": str(number),
                "profile": profiles[number % len(profiles)]["key"],
                "zone": zone["key"],
                "direction": "up" if zone["floor"] else "left" if number % 2 else "right",
            }
            for number in range(1, COUNTERS + 1)
            for zone in [words["zones"][number * 2 // (COUNTERS + 1)]]
        ],
    }


def _profiles(
    words: Mapping[str, Any], services: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """One of each agency, and one of every few that are next to each other."""
    agencies = words["agencies"]
    for one in agencies:
        yield {
            "key": one["key"],
            "names": _texts(one["names"]),
            "levels": [[own["key"] for own in services if own["agency"] == one["key"]]],
        }
    for number, first in enumerate(range(0, len(agencies), SHARED_BY), 1):
        together = {one["key"] for one in agencies[first : first + SHARED_BY]}
        yield {
            "key": f"shared-{number}",
            "names": _texts([name.format(number) for name in words["shared"]["names"]]),
            "levels": [[own["key"] for own in services if own["agency"] in together]],
        }


def _services(words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """All of them, with what to bring."""
    documents = [_texts(one) for one in words["documents"]["texts"]]
    for count, service in enumerate((*_of_matters(words), *words["services"]), 1):
        yield {
            "icon": SERVICE_ICONS[count % len(SERVICE_ICONS)],
            **service,
            "names": _texts(service["names"]),
            "typical_minutes": 5 + count % 11,
            "target_minutes": 15 + count % 16,
            "documents": documents[: 1 + count % len(documents)],
            "synonyms": _texts(service["synonyms"]),
        }


def _of_matters(words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for agency in words["agencies"]:
        people = words["people"][agency["people"]]
        for matter, category, *subject in agency["matters"]:
            everyday = words["everyday"].get(matter, [[]] * len(PROGRAM_LANGUAGES))
            for act, said in words["acts"].items():
                for place, who in enumerate(people if act == "issue" else [("",) * 6], 1):
                    names = [
                        pattern.format(what, whom)
                        for pattern, what, whom in zip(said["names"], subject, who, strict=True)
                    ]
                    yield {
                        "key": f"{matter}-{act}" + (f"-{place}" if act == "issue" else ""),
                        "names": [name[0].upper() + name[1:] for name in names],
                        "agency": agency["key"],
                        "category": category,
                        "synonyms": list(map(add, said["synonyms"], everyday)),
                    }


def _texts[T](said: Sequence[T]) -> dict[str, T]:
    return dict(zip(PROGRAM_LANGUAGES, said, strict=True))


def _toml(value: Any) -> str:
    """A value on one line; a text of JSON is one of TOML too."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(part)}" for key, part in value.items()) + " }"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
