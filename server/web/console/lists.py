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
from server.web.pages.frame import Frame, Pages, Views

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
    of_agency: dict[str, list[Row]] = {agency.key: [] for agency in config.agencies}
    several: list[Row] = []
    without: list[Row] = []
    for agencies, row in rows:
        own = set(agencies)
        (of_agency[own.pop()] if len(own) == 1 else several if own else without).append(row)
    groups = [
        (f"of-{agency.key}", pick(agency.names, say.language), of_agency[agency.key])
        for agency in config.agencies
    ]
    groups.append(("several", say("console-several-agencies"), several))
    groups.append(("none", say("console-no-services"), without))
    return [Group(key, name, own, note(own), is_open(own)) for key, name, own in groups if own]


def agencies_of(config: CentreConfig) -> Mapping[str, frozenset[str]]:
    """The agencies of the services of each work profile, by key."""
    agency_of = {service.key: service.agency for service in config.services}
    return {
        profile.key: frozenset(agency_of[key] for level in profile.levels for key in level)
        for profile in config.profiles
    }


def own_services(frame: Frame) -> frozenset[str]:
    """The services of the reader's agency; without one, of all agencies."""
    setup, agency = frame.setup(), authorization.who().agency
    services = setup.services.items()
    return frozenset(key for key, service in services if agency in (None, service.agency))


def looks_after(frame: Frame, profile: str) -> bool:
    """Whether a counter with a work profile serves a service of the reader's."""
    setup, agency = frame.setup(), authorization.who().agency
    served = setup.levels[profile].level_of
    return any(agency in (None, setup.services[key].agency) for key in served)


LONGEST: Final = 100
"""Characters; a longer query is cut off."""

KEPT: Final = 8
"""The size of the cache: a search of 287 services takes 5 MB, and 0.5 s to build."""

EVERY: Final = 2000
"""The maximum number of rows of a list."""


class ListSearch(Pages):
    """The address that finds rows of a list; all searches use `contract.search`."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/find/<kind>", Page.LIVE, self.find_rows)

    def find_rows(self, kind: str) -> Response:
        """The keys of the rows, the best match first, as a JSON list."""
        if kind not in ENTRIES:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "page"})
        centre, language = self.frame.context().reading.centre, self.frame.say().language
        cached = (centre.catalogue, kind, language)
        if cached not in _searches:
            if len(_searches) >= KEPT:
                _searches.clear()
            _searches[cached] = Search(ENTRIES[kind](self.frame.config(), language))
        typed = request.args.get("typed", "")[:LONGEST]
        return json_response(json.dumps(_searches[cached].find(typed, limit=EVERY)))


_searches: Final[dict[tuple[str, str, str], Search]] = {}
"""The cache, by the version of the configuration, kind and language."""

_SYNONYMS: Final = {TextRole.GROUP: TextRole.SYNONYM}

type EntryTexts = list[tuple[str, TextRole]]
"""Texts that lead to an entry, each with its role for the entry."""


def _services(config: CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The services; for staff an agency or a category leads to all of its services."""
    for service in service_entries(config, language):
        texts = [(text, _SYNONYMS.get(kind, kind)) for text, kind in service.texts]
        yield SearchEntry(service.key, texts)


def _profiles(config: CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The work profiles, by their names, the agencies of their services, and their counters."""
    for key, texts in _of_profiles(config, language).items():
        numbers = (counter.number for counter in config.counters if counter.profile == key)
        yield SearchEntry(key, [*texts, *((number, TextRole.SYNONYM) for number in numbers)])


def _counters(config: CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The counters, by their numbers, their zones, and the texts of their work profiles."""
    profiles = _of_profiles(config, language)
    zones = {zone.key: zone.names for zone in config.zones}
    for counter in config.counters:
        zone = _named(zones.get(counter.zone or "", {}), language)
        texts = [(counter.number, TextRole.NAME), *zone, *profiles[counter.profile]]
        yield SearchEntry(counter.key, texts)


def _of_profiles(config: CentreConfig, language: str) -> Mapping[str, EntryTexts]:
    """The names of each work profile and of the agencies of its services."""
    agencies = {agency.key: agency.names for agency in config.agencies}
    own = agencies_of(config)
    return {
        profile.key: [
            *_named(profile.names, language),
            *(
                (name, TextRole.SYNONYM)
                for key in own[profile.key]
                for name in agencies[key].values()
            ),
        ]
        for profile in config.profiles
    }


def _named(names: Texts, language: str) -> EntryTexts:
    own = pick(names, language)
    return [(name, TextRole.NAME if name == own else TextRole.FOREIGN) for name in names.values()]


ENTRIES: Final[Mapping[str, Callable[[CentreConfig, str], Iterable[SearchEntry]]]] = {
    "services": _services,
    "profiles": _profiles,
    "counters": _counters,
}
"""The entries of the lists, with the keys of the centre file, by the kind of their rows."""
