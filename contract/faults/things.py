"""Faults of series, agencies, categories, services, profiles and counters."""

from collections.abc import Iterable, Iterator

from contract.centre import CentreConfig, Profile, Series
from contract.faults.base import Fault


def thing_faults(config: CentreConfig) -> Iterator[Fault]:
    """Doubles, references to what there is not, overlaps, and what serves nobody."""
    yield from _doubles(config)
    yield from _missing_references(config)
    yield from _empty(config)
    yield from _series_faults(config.series)
    yield from _unserved(config)


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
