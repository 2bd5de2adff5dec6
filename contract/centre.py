"""The centre as its manager writes it: one file, one value.

The same model is the schema of the centre file (TOML), the normalised
configuration in the log (`centre_configured`), and what an export gives back.
Times of day are local to the centre; durations say their unit in their name.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, PlainSerializer, StringConstraints

from contract.ids import CentreId, Key
from contract.look import contrast
from contract.model import Incoming, Language, Texts


LEAST_CONTRAST = 4.5
"""Of white on a centre's own colour (WCAG 2, level AA)."""


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"'{name}' is no IANA time zone; write one like 'Asia/Baku'") from error
    return name


def _ordered(interval: str) -> str:
    start, _, end = interval.partition("-")
    if start >= end:
        raise ValueError(f"'{interval}' ends before it starts; write it like '09:00-18:00'")
    return interval


def _clock(value: time) -> str:
    return value.strftime("%H:%M")


TimeZone = Annotated[str, AfterValidator(_known_zone)]
Clock = Annotated[time, PlainSerializer(_clock, return_type=str, when_used="json")]
"""A local time of day, `HH:MM`."""

OpenInterval = Annotated[
    str,
    StringConstraints(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$"),
    AfterValidator(_ordered),
]
"""An interval of one day, `09:00-18:00`; its end is not part of it."""

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days in the order of `date.weekday()`."""

WeekHours = dict[Weekday, tuple[OpenInterval, ...]]
"""Opening hours by day of the week; a day that is not named is closed."""

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Minutes = Annotated[float, Field(gt=0, le=24 * 60)]


class Direction(StrEnum):
    """Where to go, seen by a person who looks at the board."""

    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"
    BACK = "back"
    AHEAD_LEFT = "ahead_left"
    AHEAD_RIGHT = "ahead_right"
    BACK_LEFT = "back_left"
    BACK_RIGHT = "back_right"
    UP = "up"
    DOWN = "down"


class CentreHead(Incoming):
    """The hall itself."""

    slug: CentreId
    names: Texts
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    """The languages of the hall; the first is its default."""
    time_zone: TimeZone
    day_starts_at: Clock = time(4)
    """When the business day turns: local time before it belongs to the day before."""
    hours: WeekHours
    holidays: tuple[date, ...] = ()
    """Dates on which the hall stays closed."""
    address: Texts = Field(default_factory=dict)
    help_line: str | None = None
    colour: Colour | None = None
    """The centre's own action colour; refused when white on it has a contrast below 4.5."""


class Rules(Incoming):
    """Numbers that a centre may set; the defaults suit a hall of thirty counters."""

    comeback_minutes: Minutes = 30
    """How long a missed visitor keeps the place."""
    undo_seconds: Annotated[int, Field(gt=0, le=600)] = 30
    """How long a call can be undone as a slip of the operator."""
    reopen_minutes: Minutes = 10
    """How long a finished or cancelled ticket can be reopened as a misclick."""
    pending_paper_seconds: Annotated[int, Field(gt=0, le=600)] = 30
    """How long a ticket whose paper is on its way is not called."""
    number_rest_minutes: Annotated[int, Field(ge=0, le=24 * 60)] = 60
    """How long a number rests after its last bearer ended."""
    requeue_skip: Annotated[int, Field(ge=0, le=20)] = 2
    """How many calls of the line an absent visitor lets pass."""


class Series(Incoming):
    """A letter and a range of numbers; several services may share one."""

    key: Key
    prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{0,2}$")]
    first: Annotated[int, Field(ge=0, le=9999)] = 1
    last: Annotated[int, Field(ge=1, le=9999)] = 999


class Agency(Incoming):
    """A public body that works in the hall."""

    key: Key
    names: Texts
    colour: Colour
    """A 12 px edge or a round mark on screens, never the background of a text."""


class Category(Incoming):
    """What a visitor comes for: the kiosk's first choice."""

    key: Key
    names: Texts
    icon: Key
    """The name of an outline icon, e.g. `id-card`."""


class Service(Incoming):
    """What a visitor takes a ticket for."""

    key: Key
    names: Texts
    agency: Key
    category: Key
    series: Key
    documents: tuple[Texts, ...] = ()
    """What to bring, shown before the ticket is taken and printed on it."""
    typical_minutes: Minutes
    """The usual time at the counter, from call to finish."""
    target_minutes: Minutes
    """The wait that the service aims for."""
    hours: WeekHours | None = None
    """Own hours where they differ from the hall's."""
    last_ticket: Clock | None = None
    """The local time from which no ticket is issued, if earlier than closing."""
    icon: Key | None = None


class Profile(Incoming):
    """A work profile: which services a counter serves, in levels of preference."""

    key: Key
    names: Texts
    levels: Annotated[tuple[tuple[Key, ...], ...], Field(min_length=1)]
    """The services of each level; the first level is preferred."""


class Zone(Incoming):
    """A part of the hall where visitors wait."""

    key: Key
    names: Texts
    floor: int = 0


class Counter(Incoming):
    """A numbered place of service."""

    key: Key
    number: Annotated[str, StringConstraints(min_length=1, max_length=6)]
    profile: Key
    zone: Key | None = None
    direction: Direction | None = None


class CentreConfig(Incoming):
    """A whole centre, as its file says it."""

    centre: CentreHead
    rules: Rules = Rules()
    series: Annotated[tuple[Series, ...], Field(min_length=1)]
    zones: tuple[Zone, ...] = ()
    agencies: Annotated[tuple[Agency, ...], Field(min_length=1)]
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    profiles: Annotated[tuple[Profile, ...], Field(min_length=1)]
    counters: Annotated[tuple[Counter, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a centre file: where (a path of keys and indices) and what."""

    path: tuple[str | int, ...]
    message: str


def faults(config: CentreConfig) -> list[Fault]:
    """What a schema cannot say: references, doubles, missing languages, overlaps.

    Returns the faults in the order of the file; empty means that the centre
    can be run.
    """
    return [
        *_doubles(config),
        *_missing_references(config),
        *_missing_languages(config),
        *_illegible(config.centre),
        *_overlapping(config),
        *_empty(config),
        *_series_faults(config.series),
        *_unserved(config),
    ]


def _doubles(config: CentreConfig) -> Iterator[Fault]:
    for kind in ("series", "zones", "agencies", "categories", "services", "profiles", "counters"):
        seen: set[str] = set()
        for index, thing in enumerate(getattr(config, kind)):
            if thing.key in seen:
                yield Fault((kind, index, "key"), f"'{thing.key}' is used twice in {kind}")
            seen.add(thing.key)
    numbers: set[str] = set()
    for index, counter in enumerate(config.counters):
        if counter.number in numbers:
            yield Fault(
                ("counters", index, "number"), f"two counters have the number '{counter.number}'"
            )
        numbers.add(counter.number)


def _missing_references(config: CentreConfig) -> Iterator[Fault]:
    known = {
        kind: {thing.key for thing in getattr(config, kind)}
        for kind in ("series", "zones", "agencies", "categories", "services", "profiles")
    }

    def look(path: tuple[str | int, ...], kind: str, key: str) -> Iterator[Fault]:
        if key not in known[kind]:
            yield Fault(path, f"'{key}' is none of the {kind}")

    for index, service in enumerate(config.services):
        yield from look(("services", index, "agency"), "agencies", service.agency)
        yield from look(("services", index, "category"), "categories", service.category)
        yield from look(("services", index, "series"), "series", service.series)
    for index, profile in enumerate(config.profiles):
        for level, keys in enumerate(profile.levels):
            for place, key in enumerate(keys):
                yield from look(("profiles", index, "levels", level, place), "services", key)
    for index, counter in enumerate(config.counters):
        yield from look(("counters", index, "profile"), "profiles", counter.profile)
        if counter.zone is not None:
            yield from look(("counters", index, "zone"), "zones", counter.zone)


def _all_texts(config: CentreConfig) -> Iterator[tuple[tuple[str | int, ...], Texts]]:
    yield ("centre", "names"), config.centre.names
    if config.centre.address:
        yield ("centre", "address"), config.centre.address
    for kind in ("zones", "agencies", "categories", "services", "profiles"):
        for index, thing in enumerate(getattr(config, kind)):
            yield (kind, index, "names"), thing.names
    for index, service in enumerate(config.services):
        for place, texts in enumerate(service.documents):
            yield ("services", index, "documents", place), texts


def _missing_languages(config: CentreConfig) -> Iterator[Fault]:
    for path, texts in _all_texts(config):
        missing = [code for code in config.centre.languages if not texts.get(code)]
        if missing:
            yield Fault(path, f"no text in {', '.join(missing)}")


def _series_faults(series: Iterable[Series]) -> Iterator[Fault]:
    ranges: list[tuple[str, int, int, str]] = []
    for index, one in enumerate(series):
        if one.first > one.last:
            yield Fault(("series", index, "last"), f"{one.last} is below first ({one.first})")
        for prefix, first, last, key in ranges:
            if prefix == one.prefix and one.first <= last and first <= one.last:
                yield Fault(
                    ("series", index, "first"),
                    f"the numbers overlap those of series '{key}': two tickets could look alike",
                )
        ranges.append((one.prefix, one.first, one.last, one.key))


def _unserved(config: CentreConfig) -> Iterator[Fault]:
    profiles = {counter.profile for counter in config.counters}
    served = {
        key
        for profile in config.profiles
        if profile.key in profiles
        for level in profile.levels
        for key in level
    }
    for index, service in enumerate(config.services):
        if service.key not in served:
            yield Fault(("services", index, "key"), f"no counter's profile serves '{service.key}'")


def _illegible(head: CentreHead) -> Iterator[Fault]:
    if head.colour is None:
        return
    ratio = contrast(head.colour, "#FFFFFF")
    if ratio < LEAST_CONTRAST:
        yield Fault(
            ("centre", "colour"),
            f"white on it has a contrast of {ratio:.1f}; at least {LEAST_CONTRAST} is needed",
        )


def _overlapping(config: CentreConfig) -> Iterator[Fault]:
    weeks: list[tuple[tuple[str | int, ...], WeekHours]] = [
        (("centre", "hours"), config.centre.hours)
    ]
    for index, service in enumerate(config.services):
        if service.hours is not None:
            weeks.append((("services", index, "hours"), service.hours))
    for path, week in weeks:
        for day, intervals in week.items():
            spans = sorted(minutes_of(interval) for interval in intervals)
            if any(start < end for (_, end), (start, _) in pairwise(spans)):
                yield Fault((*path, day), "the intervals overlap")


def _empty(config: CentreConfig) -> Iterator[Fault]:
    used = {service.category for service in config.services}
    for index, category in enumerate(config.categories):
        if category.key not in used:
            yield Fault(("categories", index, "key"), f"'{category.key}' has no service")
    for index, profile in enumerate(config.profiles):
        keys = [key for level in profile.levels for key in level]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield Fault(("profiles", index, "levels"), f"'{key}' stands in it twice")


_INTERVAL = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d)")


def minutes_of(interval: str) -> tuple[int, int]:
    """Start and end of an interval in minutes since midnight; `24:00` is 1440."""
    match = _INTERVAL.fullmatch(interval)
    if match is None:
        raise ValueError(f"'{interval}' is no interval like '09:00-18:00'")
    h1, m1, h2, m2 = (int(part) for part in match.groups())
    return h1 * 60 + m1, h2 * 60 + m2
