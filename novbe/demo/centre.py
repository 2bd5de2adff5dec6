"""What the launcher has to know of the centre it shows: its name, its counters, a good hour."""

import importlib.util
import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

OPENS: Final = time(10)
"""The demo's hour: by ten a hall is full of people."""

BUSY: Final = (time(9, 15), time(17))
"""Between these hours of a weekday a hall that goes on is worth looking at."""


@dataclass(frozen=True, slots=True)
class Centre:
    """A centre file, as far as a demo needs it.

    Attributes:
        file: the centre file.
        slug: the centre's id.
        name: in English.
        zone: its time zone.
        languages: of the hall.
        holidays: on which it is closed.
        counters: their keys, in the order of the file.
        by_hand: the two counters whose windows open.
        display: the key of what its display shows: the first one that speaks; "" for the whole
            hall.
    """

    file: Path
    slug: str
    name: str
    zone: ZoneInfo
    languages: tuple[str, ...]
    holidays: frozenset[date]
    counters: tuple[str, ...]
    by_hand: tuple[str, ...]
    display: str = ""


def shipped(name: str = "asan-7") -> Path:
    """A centre file that comes with the server, which is not imported for it.

    Raises:
        FileNotFoundError: the server is not installed.
    """
    found = importlib.util.find_spec("server")
    places = found.submodule_search_locations if found is not None else None
    for place in places or ():
        file = Path(place) / "centres" / f"{name}.toml"
        if file.is_file():
            return file
    raise FileNotFoundError(f"the centre file {name}.toml of the server is not there")


def read(file: Path) -> Centre:
    """Read a centre file; whether it is right in every part the server says at the import.

    Raises:
        OSError, ValueError, KeyError: it cannot be read, or is none.
    """
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    head = written["centre"]
    profiles = Counter(one["profile"] for one in written["counters"])
    by_hand = []
    # One window in each of the two largest groups: the others there carry on if nobody sits down.
    for profile, _count in profiles.most_common(2):
        by_hand.append(next(c["key"] for c in written["counters"] if c["profile"] == profile))
    return Centre(
        file=file,
        slug=head["slug"],
        name=head["names"].get("en", head["slug"]),
        zone=ZoneInfo(head["time_zone"]),
        languages=tuple(head["languages"]),
        holidays=frozenset(head.get("holidays", ())),
        counters=tuple(one["key"] for one in written["counters"]),
        by_hand=tuple(by_hand),
        display=next((one["key"] for one in written.get("displays", ()) if one.get("voice")), ""),
    )


def in_language(centre: Centre, language: str, folder: Path) -> Centre:
    """The centre with one of its languages as the default: a copy of its file in a folder."""
    languages = (language, *(one for one in centre.languages if one != language))
    written = centre.file.read_text(encoding="utf-8")
    line = f"languages = {json.dumps(languages)}"
    copy = folder / centre.file.name
    copy.write_text(
        re.sub(r"^languages = .*$", line, written, count=1, flags=re.MULTILINE), "utf-8"
    )
    return replace(centre, file=copy, languages=languages)


def next_monday(centre: Centre, now: datetime) -> datetime:
    """The next Monday at ten in the centre that is no holiday, after the present day; the day
    before it is still to come too, for it is made as well."""
    tomorrow = now.astimezone(centre.zone).date() + timedelta(days=1)
    day = tomorrow + timedelta(days=7 - tomorrow.weekday())
    while day in centre.holidays:
        day += timedelta(days=7)
    return datetime.combine(day, OPENS, centre.zone)


def goes_on(centre: Centre, start: datetime, anchor: datetime, now: datetime) -> datetime:
    """The clock's start for a hall that goes on: the same, unless it is closed there by now.

    Args:
        centre: which hall.
        start: the hall's time when its clock began.
        anchor: the machine's time at that moment.
        now: the machine's time.
    """
    there = (start + (now - anchor)).astimezone(centre.zone)
    working_day = there.weekday() < 5 and there.date() not in centre.holidays
    if working_day and BUSY[0] <= there.time() < BUSY[1]:
        return start
    return next_monday(centre, there.astimezone(UTC))
