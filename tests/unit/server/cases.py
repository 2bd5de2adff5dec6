"""Centre files for tests: cases in a file of text, and one with every field.

A case is a document with changes, and the sentences about it.

`PATH = VALUE` sets a part of the document (a number in PATH counts entries from 0, VALUE is TOML),
`PATH -` removes it. `| TEXT` is a line of a file in place of the document. The lines that begin
with `>` are the sentences; the line after them begins the next case.
"""

import copy
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from contract.centre import CentreConfig
from tests.parts.hall import VILLAGE

DATA: Final = Path(__file__).parents[2] / "data"


@dataclass
class Case:
    changes: list[str] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return "; ".join(self.changes)

    @property
    def text(self) -> str:
        """The file in place of the document; "" where that is changed."""
        return "\n".join(one[2:] for one in self.changes if one.startswith("| "))

    def changed(self, document: Mapping[str, Any]) -> dict[str, Any]:
        data: Any = copy.deepcopy(dict(document))
        for change in self.changes:
            path, _, value = change.partition(" = ")
            *parents, name = (
                int(one) if one.isdecimal() else one for one in path.removesuffix(" -").split(".")
            )
            place = data
            for one in parents:
                place = place[one]
            if not value:
                del place[name]
            elif isinstance(place, list) and name == len(place):
                place.append(tomllib.loads(change.replace(path, "v", 1))["v"])
            else:
                place[name] = tomllib.loads(change.replace(path, "v", 1))["v"]
        return dict(data)


def cases(name: str) -> Sequence[Case]:
    """The cases of a file of tests/data."""
    found = [Case()]
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.startswith("> "):
            found[-1].sentences.append(line[2:])
        elif line and not line.startswith("#"):
            if found[-1].sentences:
                found.append(Case())
            found[-1].changes.append(line)
    return found


def all_fields() -> dict[str, Any]:
    """The shipped village with every field that a centre file may have."""
    data = tomllib.loads(VILLAGE.read_text("utf-8"))
    whole = CentreConfig.model_validate(data).model_dump(mode="json", exclude_none=True)
    for kind in ("rules", "kiosk", "receipt", "voice", "alarms"):
        data[kind] = whole[kind]
    data["centre"] |= {"help_line": "108", "colour": "#0B5FD0", "screens_off": "22:00-07:00"}
    data["centre"] |= {"holidays": [date(2027, 1, 1)], "day_end_latest": "20:00"}
    data["centre"] |= {"special_hours": {"2027-01-04": ["09:00-13:00"]}}
    data["zones"] = [{"key": "a", "names": {"az": "x", "en": "x"}, "floor": 1}]
    data["counters"][0] |= {"zone": "a"}
    data["profiles"][1]["call_after_minutes"] = [0, 5]
    data["services"][0] |= {
        "hours": {"mon": ["09:00-12:00"]},
        "last_ticket": "16:30",
        "quota": {"per_day": 9, "windows": [{"interval": "09:00-12:00", "tickets": 5}]},
        "synonyms": {"az": ["sənəd"]},
        "alarm_minutes": 5,
    }
    data["voice"] |= {"volumes": [{"interval": "09:00-12:00", "percent": 5}]}
    data["voice"] |= {"pronounced": {"az": {"A": "a"}}}
    return data
