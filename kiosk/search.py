"""Finding a service by what a visitor types: names, other words for it, documents.

Typing errors, missing accents and letters of another keyboard do no harm: letters are compared
without marks, and words by their likeness (rapidfuzz).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Entry:
    service: str
    words: tuple[str, ...]
    weight: float


class Search:
    """Finds services of a catalogue.

    Args:
        catalogue: the services and their words.
        language: in which names are looked for first; those of the hall's other languages count
            too.
    """

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._entries = [
            entry
            for service in catalogue.services
            for entry in _entries(service, catalogue, language)
        ]

    def find(self, typed: str, limit: int = 20) -> list[str]:
        """The ids of services, the likeliest first; none for an empty text."""
        wanted = plain(typed).strip()
        if not wanted:
            return []
        best: dict[str, float] = {}
        for entry in self._entries:
            score = _likeness(wanted.split(), entry.words)
            if score >= LIKE:
                weighted = score * entry.weight
                best[entry.service] = max(weighted, best.get(entry.service, 0))
        # Those that are equally alike stay in the order of the centre file.
        return sorted(best, key=lambda one: -best[one])[:limit]


def _entries(service: CatalogueService, catalogue: Catalogue, language: str) -> Iterator[_Entry]:
    agencies = {one.id: one.names for one in catalogue.agencies}
    names = dict.fromkeys((pick(service.names, language), *service.names.values()))
    others = [one for words in service.synonyms.values() for one in words]
    for name in (*names, *others):
        yield _Entry(service.id, _words(name), 1.0)
    documents = [one for texts in service.documents for one in texts.values()]
    for name in (*documents, *agencies.get(service.agency, {}).values()):
        yield _Entry(service.id, _words(name), _OF_DOCUMENT)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", plain(text)))


def _likeness(typed: Sequence[str], words: Sequence[str]) -> float:
    """How alike each typed word is to the beginning of the word that is most alike: the mean,
    from 0 to 100."""
    alike = [max((fuzz.ratio(one, word[: len(one)]) for word in words), default=0) for one in typed]
    return sum(alike) / len(alike)
