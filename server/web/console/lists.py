"""Long lists: in groups, one for each agency, and their search."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Response, request

from contract.centre import CentreConfig
from contract.errors import ProblemType, Refusal
from contract.model import Texts
from contract.operations import Page
from contract.search import Search, SearchEntry, TextRole, service_entries
from contract.texts import Wording, pick
from server.web import authorization
from server.web.http import json_response
from server.web.pages.frame import Frame, Part, Route

LONG: Final = 20
"""From this many rows on a list is in groups and has a filter."""

MANY_QUEUES: Final = 100
"""The same for the live hall, by its services, whose state changes all the time."""


@dataclass(frozen=True, slots=True)
class Group[Row]:
    """Some rows of a list.

    Attributes:
        name: the name of its agency, or of what its rows have instead; "" for all rows of a short
            list.
        note: the summary of its rows while it is folded.
    """

    id: str
    name: str
    rows: Sequence[Row]
    note: str = ""
    is_open: bool = False


def by_agency[Row](
    rows: Sequence[tuple[Iterable[str], Row]],
    config: CentreConfig,
    say: Wording,
    *,
    is_long: bool | None = None,
    note: Callable[[Sequence[Row]], str] = lambda rows: str(len(rows)),
    is_open: Callable[[Sequence[Row]], bool] = lambda rows: False,
) -> list[Group[Row]]:
    """The rows of a list, each with the keys of its agencies. A list that `is_long` (by default
    from `LONG` rows on) has a group for each agency, in their order, then one for rows of several
    agencies and one for rows without services."""
    if not rows:
        return []
    if not (len(rows) >= LONG if is_long is None else is_long):
        return [Group("all", "", [row for _, row in rows])]
    names = {one.key: (f"of-{one.key}", pick(one.names, say.language)) for one in config.agencies}
    found: dict[str, list[Row]] = {key: [] for key in names}
    several: list[Row] = []
    without: list[Row] = []
    for agencies, row in rows:
        own = set(agencies)
        (found[own.pop()] if len(own) == 1 else several if own else without).append(row)
    groups = [(*names[key], own) for key, own in found.items()]
    groups.append(("several", say("console-several-agencies"), several))
    groups.append(("none", say("console-no-services"), without))
    return [Group(key, name, own, note(own), is_open(own)) for key, name, own in groups if own]


def agencies_of(config: CentreConfig) -> Mapping[str, frozenset[str]]:
    """The agencies of the services of each work profile, by key."""
    agency_of = {one.key: one.agency for one in config.services}
    return {
        one.key: frozenset(agency_of[service] for level in one.levels for service in level)
        for one in config.profiles
    }


def own_services(frame: Frame) -> frozenset[str]:
    """The services of the reader's agency; without one, of all agencies."""
    layout, agency = frame.layout(), authorization.who().agency
    return frozenset(key for key, one in layout.services.items() if agency in (None, one.agency))


def looks_after(frame: Frame, profile: str) -> bool:
    """Whether a counter with a work profile serves a service of the reader's."""
    layout, agency = frame.layout(), authorization.who().agency
    served = layout.levels[profile].level_of
    return any(agency in (None, layout.services[one].agency) for one in served)


LONGEST: Final = 100
"""Characters; a longer query is cut off."""

KEPT: Final = 8
"""The size of the cache: a search of 287 services takes 5 MB, and 0.5 s to build."""

EVERY: Final = 2000
"""The maximum number of rows of a list."""


class Finding(Part):
    """The address that finds rows of a list; all searches use `contract.search`."""

    def _routes(self) -> Iterable[Route]:
        yield ("console/find/<kind>", Page.LIVE, {"GET": self._found})

    def _found(self, kind: str) -> Response:
        """The keys of the rows, the best match first, as a JSON list."""
        if kind not in ENTRIES:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "page"})
        centre, language = self.context().reading.centre, self.say().language
        place = (centre.catalogue, kind, language)
        if place not in _searches:
            if len(_searches) >= KEPT:
                _searches.clear()
            _searches[place] = Search(ENTRIES[kind](self.layout().config, language))
        typed = request.args.get("typed", "")[:LONGEST]
        return json_response(json.dumps(_searches[place].find(typed, limit=EVERY)))


_searches: Final[dict[tuple[str, str, str], Search]] = {}
"""The cache, by the version of the configuration, kind and language."""

_SYNONYMS: Final = {TextRole.GROUP: TextRole.SYNONYM}

type Found = list[tuple[str, TextRole]]
"""Texts that lead to an entry, each with its role for the entry."""


def _services(config: CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The services; for staff an agency or a category leads to all of its services."""
    for one in service_entries(config, language):
        yield SearchEntry(one.key, [(text, _SYNONYMS.get(kind, kind)) for text, kind in one.texts])


def _profiles(config: CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The work profiles, by their names, the agencies of their services, and their counters."""
    for key, texts in _of_profiles(config, language).items():
        numbers = (one.number for one in config.counters if one.profile == key)
        yield SearchEntry(key, [*texts, *((one, TextRole.SYNONYM) for one in numbers)])


def _counters(config: CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The counters, by their numbers, their zones, and the texts of their work profiles."""
    profiles = _of_profiles(config, language)
    zones = {one.key: one.names for one in config.zones}
    for one in config.counters:
        zone = _named(zones.get(one.zone or "", {}), language)
        yield SearchEntry(one.key, [(one.number, TextRole.NAME), *zone, *profiles[one.profile]])


def _of_profiles(config: CentreConfig, language: str) -> Mapping[str, Found]:
    """The names of each work profile and of the agencies of its services."""
    agencies = {one.key: one.names for one in config.agencies}
    own = agencies_of(config)
    return {
        one.key: [
            *_named(one.names, language),
            *((name, TextRole.SYNONYM) for key in own[one.key] for name in agencies[key].values()),
        ]
        for one in config.profiles
    }


def _named(names: Texts, language: str) -> Found:
    own = pick(names, language)
    return [(one, TextRole.NAME if one == own else TextRole.FOREIGN) for one in names.values()]


ENTRIES: Final[Mapping[str, Callable[[CentreConfig, str], Iterable[SearchEntry]]]] = {
    "services": _services,
    "profiles": _profiles,
    "counters": _counters,
}
"""The entries of the lists, with the keys of the centre file, by the kind of their rows."""
