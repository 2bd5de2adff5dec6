"""The search of the console's long lists."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from flask import Response, request

from contract.centre import CentreConfig
from contract.errors import ProblemType, Refusal
from contract.model import Texts
from contract.operations import Page
from contract.search import Entry, Kind, Search, service_entries
from contract.texts import pick
from server.web.console.groups import agencies_of
from server.web.pages.frame import Part, Route
from server.web.rendering import json_response

LONGEST: Final = 100
"""Characters; a longer query is cut off."""

KEPT: Final = 8
"""The size of the cache: a search of 287 services takes 5 MB, and 0.1 s to build."""

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

_SYNONYMS: Final = {Kind.GROUP: Kind.SYNONYM}

type Found = list[tuple[str, Kind]]
"""Texts that lead to an entry, each with its role for the entry."""


def _services(config: CentreConfig, language: str) -> Iterator[Entry]:
    """The services; for staff an agency or a category leads to all of its services."""
    for one in service_entries(config, language):
        yield Entry(one.key, [(text, _SYNONYMS.get(kind, kind)) for text, kind in one.texts])


def _profiles(config: CentreConfig, language: str) -> Iterator[Entry]:
    """The work profiles, by their names, the agencies of their services, and their counters."""
    for key, texts in _of_profiles(config, language).items():
        numbers = (one.number for one in config.counters if one.profile == key)
        yield Entry(key, [*texts, *((one, Kind.SYNONYM) for one in numbers)])


def _counters(config: CentreConfig, language: str) -> Iterator[Entry]:
    """The counters, by their numbers, their zones, and the texts of their work profiles."""
    profiles = _of_profiles(config, language)
    zones = {one.key: one.names for one in config.zones}
    for one in config.counters:
        zone = _named(zones.get(one.zone or "", {}), language)
        yield Entry(one.key, [(one.number, Kind.NAME), *zone, *profiles[one.profile]])


def _of_profiles(config: CentreConfig, language: str) -> Mapping[str, Found]:
    """The names of each work profile and of the agencies of its services."""
    agencies = {one.key: one.names for one in config.agencies}
    own = agencies_of(config)
    return {
        one.key: [
            *_named(one.names, language),
            *((name, Kind.SYNONYM) for key in own[one.key] for name in agencies[key].values()),
        ]
        for one in config.profiles
    }


def _named(names: Texts, language: str) -> Found:
    """The names of parts, in the reader's language and in others."""
    own = pick(names, language)
    return [(one, Kind.NAME if one == own else Kind.FOREIGN) for one in names.values()]


ENTRIES: Final[Mapping[str, Callable[[CentreConfig, str], Iterable[Entry]]]] = {
    "services": _services,
    "profiles": _profiles,
    "counters": _counters,
}
"""The entries of the lists, with the keys of the centre file, by the kind of their rows."""
