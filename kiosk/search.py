"""Finding a service by what a visitor types: names, other words for it, documents.

Typing errors, missing accents and letters of another keyboard do no harm: letters are compared
without marks, and words by their likeness (rapidfuzz).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rapidfuzz import fuzz

from contract.catalogue import Catalogue, CatalogueService
from contract.texts import pick

LIKE: Final = 72.0
"""Of 100, how alike what is typed and a word have to be."""

_PLAIN: Final[Mapping[int, str]] = str.maketrans({"ə": "e", "ı": "i", "ё": "е", "й": "и"})
"""Letters that are no letter with a mark."""

_OF_DOCUMENT: Final = 0.85
"""How much a document counts beside a name."""


def plain(text: str) -> str:
    """A text as it is compared: in small letters, without marks."""
    small = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(one for one in small if not unicodedata.combining(one)).translate(_PLAIN)


class Search:
    """Finds services of a catalogue.

    Args:
        catalogue: the services and their words.
        language: in which names are looked for first; those of the hall's other languages count
            too.
    """

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        # Each text is compared once, however many services have it, and each word once, however
        # many texts it is in: a hall of 300 services is searched at every touch of a key.
        self._texts: dict[str, tuple[str, ...]] = {}
        self._services: dict[str, dict[str, float]] = {}
        for service in catalogue.services:
            for text, weight in _texts(service, catalogue, language):
                self._texts.setdefault(text, _words(text))
                found = self._services.setdefault(text, {})
                found[service.id] = max(weight, found.get(service.id, 0))
        self._words = {word for words in self._texts.values() for word in words}
        self._order = {service.id: place for place, service in enumerate(catalogue.services)}

    def find(self, typed: str, limit: int = 20) -> list[str]:
        """The ids of services, the likeliest first; none for an empty text."""
        wanted = plain(typed).split()
        if not wanted:
            return []
        alike = [_alike(one, self._words) for one in wanted]
        best: dict[str, float] = {}
        for text, words in self._texts.items():
            score = _likeness(alike, words)
            if score >= LIKE:
                for service, weight in self._services[text].items():
                    best[service] = max(score * weight, best.get(service, 0))
        # Those that are equally alike stay in the order of the centre file.
        return sorted(best, key=lambda one: (-best[one], self._order[one]))[:limit]


def _texts(
    service: CatalogueService, catalogue: Catalogue, language: str
) -> Iterator[tuple[str, float]]:
    """The texts by which a service is found, each with how much it counts."""
    names = dict.fromkeys((pick(service.names, language), *service.names.values()))
    others = [one for words in service.synonyms.values() for one in words]
    for name in (*names, *others):
        yield name, 1.0
    agency = next((one.names for one in catalogue.agencies if one.id == service.agency), {})
    documents = [one for texts in service.documents for one in texts.values()]
    for name in (*documents, *agency.values()):
        yield name, _OF_DOCUMENT


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", plain(text)))


def _alike(typed: str, words: Iterable[str]) -> dict[str, float]:
    """How alike a typed word is to the beginning of each of the words, from 0 to 100."""
    beginnings = {word[: len(typed)] for word in words}
    ratios = {one: fuzz.ratio(typed, one) for one in beginnings}
    return {word: ratios[word[: len(typed)]] for word in words}


def _likeness(alike: Sequence[Mapping[str, float]], words: Sequence[str]) -> float:
    """How alike each typed word is to the word of a text that is most alike: the mean."""
    return sum(max((one[word] for word in words), default=0) for one in alike) / len(alike)
