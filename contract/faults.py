"""What is wrong with a centre that its schema cannot say.

References, doubles, missing languages, overlaps: each with the path of the
field at fault, so that a reader of the file can be told the line.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import Final

from contract.centre import (
    CentreConfig,
    CentreHead,
    OpenInterval,
    Profile,
    Series,
    minutes_of,
)
from contract.look import contrast
from contract.model import Texts

type Hours = tuple[OpenInterval, ...]

DAY: Final = 24 * 60
"""Minutes."""

TURNS: Final = "when the business day turns"

LEAST_CONTRAST: Final = 4.5
"""Of white on a centre's own colour (WCAG 2, level AA)."""


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
        *_doubled_languages(config.centre),
        *_illegible(config.centre),
        *_overlapping(config),
        *_contradicting(config.centre),
        *_endless(config),
        *_quota_faults(config),
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
        if one.leased_from is not None and not one.first < one.leased_from <= one.last:
            yield Fault(
                ("series", index, "leased_from"),
                f"is not between first ({one.first}) and last ({one.last})",
            )
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


def _doubled_languages(head: CentreHead) -> Iterator[Fault]:
    for index, code in enumerate(head.languages):
        if code in head.languages[:index]:
            yield Fault(("centre", "languages", index), f"'{code}' is named twice")


def _illegible(head: CentreHead) -> Iterator[Fault]:
    if head.colour is None:
        return
    ratio = contrast(head.colour, "#FFFFFF")
    if ratio < LEAST_CONTRAST:
        yield Fault(
            ("centre", "colour"),
            f"white on it has a contrast of {ratio:.1f}; at least {LEAST_CONTRAST} is needed",
        )


def _weeks(config: CentreConfig) -> Iterator[tuple[tuple[str | int, ...], Mapping[str, Hours]]]:
    """Everything that names hours, by a key for each day."""
    yield ("centre", "hours"), {str(day): hours for day, hours in config.centre.hours.items()}
    special = config.centre.special_hours
    yield ("centre", "special_hours"), {day.isoformat(): hours for day, hours in special.items()}
    for index, service in enumerate(config.services):
        if service.hours is not None:
            week = {str(day): hours for day, hours in service.hours.items()}
            yield ("services", index, "hours"), week


def _overlapping(config: CentreConfig) -> Iterator[Fault]:
    turn = config.centre.day_starts_at
    latest = DAY + _minutes(turn)
    for path, week in _weeks(config):
        for day, intervals in week.items():
            spans = sorted(minutes_of(interval) for interval in intervals)
            if any(start < end for (_, end), (start, _) in pairwise(spans)):
                yield Fault((*path, day), "the intervals overlap")
            if any(end > latest for _, end in spans):
                yield Fault((*path, day), f"runs past {turn:%H:%M}, {TURNS}")


def _contradicting(head: CentreHead) -> Iterator[Fault]:
    for day, hours in head.special_hours.items():
        if hours and day in head.holidays:
            yield Fault(("centre", "special_hours", day.isoformat()), "is one of the holidays too")


def _endless(config: CentreConfig) -> Iterator[Fault]:
    """Work that goes on when the day has been ended."""
    head = config.centre
    if head.day_end_latest is None:
        return
    # All in minutes since the day turned, on which it ends with the next turn.
    turn = _minutes(head.day_starts_at)
    latest = (_minutes(head.day_end_latest) - turn) % DAY or DAY
    for path, week in _weeks(config):
        whose = f" of {config.services[path[1]].key}" if isinstance(path[1], int) else ""
        for day, intervals in week.items():
            for start, end in map(minutes_of, intervals):
                # What is before the turn belongs to the day before.
                ends = [end - turn] if end > turn else []
                ends += [min(end, turn) + DAY - turn] if start < turn else []
                if any(one > latest for one in ends):
                    yield Fault(
                        ("centre", "day_end_latest"),
                        f"{head.day_end_latest:%H:%M} is before the closing{whose} on {day}",
                    )


def _quota_faults(config: CentreConfig) -> Iterator[Fault]:
    turn = _minutes(config.centre.day_starts_at)
    for index, service in enumerate(config.services):
        if service.quota is None:
            continue
        path = ("services", index, "quota")
        if service.quota.per_day is None and not service.quota.windows:
            yield Fault(path, "bounds nothing; write per_day, or windows")
        spans = []
        for place, window in enumerate(service.quota.windows):
            start, end = minutes_of(window.interval)
            begins = (start - turn) % DAY
            spans.append((begins, begins + end - start))
            if begins + end - start > DAY:
                message = f"runs past {config.centre.day_starts_at:%H:%M}, {TURNS}"
                yield Fault((*path, "windows", place, "interval"), message)
        if any(start < end for (_, end), (start, _) in pairwise(sorted(spans))):
            yield Fault((*path, "windows"), "the windows overlap")


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _empty(config: CentreConfig) -> Iterator[Fault]:
    used = {service.category for service in config.services}
    for index, category in enumerate(config.categories):
        if category.key not in used:
            yield Fault(("categories", index, "key"), f"'{category.key}' has no service")
    for index, profile in enumerate(config.profiles):
        keys = [key for level in profile.levels for key in level]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            yield Fault(("profiles", index, "levels"), f"'{key}' stands in it twice")
        yield from _level_faults(index, profile)


def _level_faults(index: int, profile: Profile) -> Iterator[Fault]:
    after = profile.call_after_minutes
    if after is None:
        return
    path = ("profiles", index, "call_after_minutes")
    if len(after) != len(profile.levels):
        yield Fault(path, f"{len(after)} figures for {len(profile.levels)} levels")
    elif after[0] or list(after) != sorted(after):
        yield Fault(path, "begins with 0, and no level waits less than a better one")
