"""The demo's data of its centre: name, counters, opening hours."""

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

OPENS: Final = time(10)
"""The demo's start: at ten a hall is busy."""


@dataclass(frozen=True, slots=True)
class DemoCentre:
    """The parts of a centre file that a demo needs.

    Attributes:
        slug: the centre's id.
        name: in English.
        holidays: its closed days.
        counters: their keys, in the order of the file.
        by_hand: the two counters whose windows open.
        in_browser: the counter that is left free for the page in a browser; "" for none.
        bookable: whether a service can be booked.
        display: the key of its display's layout: the first one with voice; "" for the whole hall.
    """

    file: Path
    slug: str
    name: str
    zone: ZoneInfo
    languages: tuple[str, ...]
    holidays: frozenset[date]
    counters: tuple[str, ...]
    by_hand: tuple[str, ...]
    in_browser: str
    bookable: bool
    display: str = ""


def shipped() -> Path:
    """The centre file that ships with the server, or `ModuleNotFoundError` without a server."""
    return Path(str(files("server"))) / "centres" / "asan-7.toml"


def read(file: Path) -> DemoCentre:
    """Read a centre file (`OSError`, `ValueError` or `KeyError` if it is none); the server
    validates it at the import."""
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    head = written["centre"]
    profiles = Counter(counter["profile"] for counter in written["counters"])
    by_hand = []
    # One window in each of the two largest groups, where other counters work if the user does not.
    for profile, _count in profiles.most_common(2):
        by_hand.append(next(c["key"] for c in written["counters"] if c["profile"] == profile))
    largest, _count = profiles.most_common(1)[0]
    others = (each["key"] for each in written["counters"] if each["profile"] == largest)
    return DemoCentre(
        file=file,
        slug=head["slug"],
        name=head["names"].get("en", head["slug"]),
        zone=ZoneInfo(head["time_zone"]),
        languages=tuple(head["languages"]),
        holidays=frozenset(head.get("holidays", ())),
        counters=tuple(counter["key"] for counter in written["counters"]),
        by_hand=tuple(by_hand),
        in_browser=next((key for key in others if key not in by_hand), ""),
        bookable=any("booking" in service for service in written["services"]),
        display=next(
            (display["key"] for display in written.get("displays", ()) if display.get("voice")), ""
        ),
    )


def for_demo(centre: DemoCentre, language: str, folder: Path) -> Path:
    """A copy of the centre's file with one of its languages as the default, in which phones can
    take tickets."""
    languages = (language, *(other for other in centre.languages if other != language))
    written = centre.file.read_text(encoding="utf-8")
    line = f"languages = {json.dumps(languages)}"
    if "phone_tickets" not in written:
        line += "\nphone_tickets = true"
    copy = folder / centre.file.name
    copy.write_text(
        re.sub(r"^languages = .*$", line, written, count=1, flags=re.MULTILINE), "utf-8"
    )
    return copy


def next_monday(centre: DemoCentre, now: datetime) -> datetime:
    """The next Monday at ten that is not a holiday, in the centre's time. The day before it must be
    in the future too, because the demo creates it as well."""
    tomorrow = now.astimezone(centre.zone).date() + timedelta(days=1)
    day = tomorrow + timedelta(days=7 - tomorrow.weekday())
    while day in centre.holidays:
        day += timedelta(days=7)
    return datetime.combine(day, OPENS, centre.zone)
