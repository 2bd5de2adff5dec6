"""A centre as large as they get: 300 services in 20 agencies and 24 categories, six languages.

Its words are in `tests/data/large_centre.toml`. Names have up to 60 characters, the most that the
import takes without advice; the two services of a pair differ in the last word of their names.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from contract.icons import SERVICE_ICONS
from contract.texts import PROGRAM_LANGUAGES

WORDS: Final = Path(__file__).parents[1] / "data/large_centre.toml"

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat")
LONGEST_CATEGORY: Final = "business"
PAIR: Final = ("trade-licence-issue-1", "trade-licence-issue-2")
"""Services of the longest category whose names differ in their last word alone."""


def write_large_centre(file: Path) -> Path:
    """Write the centre file, always the same; returns its path."""
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
    series = [chr(ord("A") + place) for place in range(len(agencies))]
    for service in services:
        place = next(i for i, one in enumerate(agencies) if one["key"] == service["agency"])
        service["series"] = series[place]
    return {
        "centre": {
            "slug": "large",
            "names": _texts(words["centre"]["names"]),
            "languages": list(PROGRAM_LANGUAGES),
            "time_zone": "Asia/Baku",
            "hours": {day: ["09:00-18:00"] for day in DAYS},
        },
        "series": [{"key": one, "prefix": one, "last": 999, "leased_from": 900} for one in series],
        "agencies": [
            {"key": one["key"], "names": _texts(one["names"]), "colour": one["colour"]}
            for one in agencies
        ],
        "categories": [{**one, "names": _texts(one["names"])} for one in words["categories"]],
        "services": services,
        "profiles": [
            {
                "key": one["key"],
                "names": _texts(one["names"]),
                "levels": [[own["key"] for own in services if own["agency"] == one["key"]]],
            }
            for one in agencies
        ],
        "counters": [
            {"key": str(number), "number": str(number), "profile": one["key"]}
            for number, one in enumerate((*agencies, *agencies), 1)
        ],
    }


def _services(words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What each agency does about each of its matters."""
    documents = [_texts(one) for one in words["documents"]["texts"]]
    count = 0
    for agency in words["agencies"]:
        people = words["people"][agency["people"]]
        for matter, category, *subject in agency["matters"]:
            for act, said in words["acts"].items():
                for place, who in enumerate(people if act == "issue" else [("",) * 6], 1):
                    names = [
                        pattern.format(what, whom)
                        for pattern, what, whom in zip(said["names"], subject, who, strict=True)
                    ]
                    count += 1
                    yield {
                        "key": f"{matter}-{act}" + (f"-{place}" if act == "issue" else ""),
                        "names": _texts([name[0].upper() + name[1:] for name in names]),
                        "agency": agency["key"],
                        "category": category,
                        "icon": SERVICE_ICONS[count % len(SERVICE_ICONS)],
                        "typical_minutes": 5 + count % 11,
                        "target_minutes": 15 + count % 16,
                        "documents": documents[: 1 + count % len(documents)],
                        "synonyms": _texts(said["synonyms"]),
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
