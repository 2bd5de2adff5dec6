"""A fault, and those of series, agencies, categories, services, profiles and counters."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from contract.centre import CentreConfig, Profile, Series
from contract.hints import instead_of


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault in a centre file: its place (a path of keys and indices) and its message."""

    path: tuple[str | int, ...]
    message: str


ONE_OF: Final = {
    "series": "series",
    "zones": "zone",
    "agencies": "agency",
    "categories": "category",
    "services": "service",
    "profiles": "profile",
    "counters": "counter",
    "displays": "display",
}
"""The lists of a centre whose entries have a key, with the name of one entry."""


def entry_faults(config: CentreConfig) -> Iterator[Fault]:
    """Duplicates, unknown references, overlaps, and parts that serve no visitor."""
    yield from _doubles(config)
    yield from _missing_references(config)
    yield from _empty(config)
    yield from _series_faults(config.series)
    yield from _unserved(config)


def keys_of(config: CentreConfig) -> dict[str, dict[str, None]]:
    """The keys of the entries of each list, in its order."""
    return {kind: dict.fromkeys(part.key for part in getattr(config, kind)) for kind in ONE_OF}


def missing(
    known: Mapping[str, Collection[str]], path: tuple[str | int, ...], kind: str, key: str
) -> Iterator[Fault]:
    """The fault of a reference to an entry that does not exist, by the keys of each list."""
    if key not in known[kind]:
        otherwise = f"write the key of one below [[{kind}]], or add it there"
        instead = instead_of(key, known[kind], otherwise)
        yield Fault(path, f"there is no {ONE_OF[kind]} '{key}'; {instead}")


def _doubles(config: CentreConfig) -> Iterator[Fault]:
    for kind in ONE_OF:
        seen: set[str] = set()
        for index, key in enumerate(entry.key for entry in getattr(config, kind)):
            if key in seen:
                message = f"two {kind} have the key '{key}': give one of them another"
                yield Fault((kind, index, "key"), message)
            seen.add(key)
    numbers: set[str] = set()
    for index, counter in enumerate(config.counters):
        if counter.number in numbers:
            message = f"two counters have the number '{counter.number}': give one of them another"
            yield Fault(("counters", index, "number"), message)
        numbers.add(counter.number)


def _missing_references(config: CentreConfig) -> Iterator[Fault]:
    look = partial(missing, keys_of(config))
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
    for index, entry in enumerate(series):
        if entry.first > entry.last:
            message = f"{entry.last} is below first: write {entry.first} or more"
            yield Fault(("series", index, "last"), message)
        if entry.leased_from is not None and not entry.first < entry.leased_from <= entry.last:
            yield Fault(
                ("series", index, "leased_from"),
                f"{entry.leased_from} is not in the range of the series: write a number above "
                f"first ({entry.first}) and up to last ({entry.last})",
            )
        for prefix, first, last, key in ranges:
            if prefix == entry.prefix and entry.first <= last and first <= entry.last:
                yield Fault(
                    ("series", index, "first"),
                    f"the numbers overlap those of series '{key}': write another prefix, or "
                    "numbers that no other series has",
                )
        ranges.append((entry.prefix, entry.first, entry.last, entry.key))


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
            message = (
                f"no counter serves '{service.key}': add it to the levels of a profile that a "
                "counter has"
            )
            yield Fault(("services", index, "key"), message)


def _empty(config: CentreConfig) -> Iterator[Fault]:
    used = {service.category for service in config.services}
    for index, category in enumerate(config.categories):
        if category.key not in used:
            message = f"category '{category.key}' has no service: give it one, or delete it"
            yield Fault(("categories", index, "key"), message)
    for index, profile in enumerate(config.profiles):
        keys = Counter(key for level in profile.levels for key in level)
        for key in (key for key, count in keys.items() if count > 1):
            message = f"service '{key}' is in the levels twice: delete it in one place"
            yield Fault(("profiles", index, "levels"), message)
        yield from _level_faults(index, profile)


def _level_faults(index: int, profile: Profile) -> Iterator[Fault]:
    after = profile.call_after_minutes
    if after is None:
        return
    path = ("profiles", index, "call_after_minutes")
    if len(after) != len(profile.levels):
        message = (
            f"there are {len(after)} numbers for {len(profile.levels)} levels: write one for each"
        )
        yield Fault(path, message)
    elif after[0] or list(after) != sorted(after):
        yield Fault(path, "the numbers must begin with 0 and grow: write them like [0, 10, 20]")
