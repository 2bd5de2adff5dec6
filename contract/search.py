"""Finding a service by what a person types: names, other words for it, agency, documents.

A word that is typed is compared with
each word of the hall: an equal word comes first, then a prefix, then a part of a compound, and a
typing error (rapidfuzz) last. Names and synonyms come before agencies and categories, and these
before documents. Letters are compared without marks.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from operator import attrgetter
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from contract.catalogue import Catalogue
from contract.centre import CentreConfig
from contract.plain_words import ANY_FUNCTION_WORDS, FUNCTION_WORDS, words_of
from contract.texts import pick

_FEW_VOWELS: Final = re.compile(r"[\u0590-\u07ff]")
"""Letters of Hebrew, Arabic and related scripts, which write few vowels."""


class Kind(IntEnum):
    """The role of a text for the entry that it leads to."""

    NAME = 0
    """Its name in the reader's language."""
    SYNONYM = 1
    """A synonym in the reader's language."""
    FOREIGN = 2
    """Its name or a synonym in another language."""
    GROUP = 3
    DOCUMENT = 4


_SAME, _BEGINS, _FORM, _PART, _LIKE = range(5)

_POINTS: Final[Mapping[Kind, tuple[float, ...]]] = {
    Kind.NAME: (100.0, 90.0, 85.0, 80.0, 60.0),
    Kind.SYNONYM: (98.0, 88.0, 83.0, 78.0, 58.0),
    Kind.FOREIGN: (96.0, 86.0, 81.0, 76.0, 18.0),
    Kind.GROUP: (31.0, 30.0, 29.0, 0.0, 0.0),
    Kind.DOCUMENT: (22.0, 21.0, 20.0, 0.0, 0.0),
}
"""The points for an equal word, a prefix, another form, a part of a compound, a similar word."""

_COUNTS_FROM: Final = 36.0
"""The points from which a match counts for an entry: more than for a group or a document, which are
no reason to prefer a service, and for words that are hardly similar."""

_SHARE: Final = 4.0
"""The extra points for a word that is the whole text; in proportion where it is a part."""

_KEPT: Final = 0.7
"""Entries with less than this share of the best entry's points are left out."""

_COMMON: Final = (10, 0.25)
"""A word is common if it is in more entries than this number, and in more than this share of
them."""

_COMMON_COUNTS: Final = 0.3
"""The weight of a common word, where another has 1."""

_PART_LETTERS: Final = 4
"""The minimum length of a part of a compound."""

_STEM: Final = 0.6
"""The minimum share of two similar words that their common beginning has."""

_ENDING: Final = 2
"""The maximum number of letters in which the endings of two forms of one word differ."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the search: its key, and the texts that lead to it."""

    key: str
    texts: Sequence[tuple[str, Kind]]


def service_entries(hall: Catalogue | CentreConfig, language: str) -> Iterator[Entry]:
    """The services of a hall for a reader of this language, by id; those of a centre file by
    key."""
    key = attrgetter("id" if isinstance(hall, Catalogue) else "key")
    agencies = {key(one): one.names for one in hall.agencies}
    categories = {key(one): one.names for one in hall.categories}
    for service in hall.services:
        own = pick(service.names, language)
        texts = [(own, Kind.NAME)]
        for spoken, words in service.synonyms.items():
            kind = Kind.SYNONYM if spoken == language else Kind.FOREIGN
            texts += [(one, kind) for one in words]
        texts += [(one, Kind.FOREIGN) for one in service.names.values() if one != own]
        for group in (agencies.get(service.agency, {}), categories.get(service.category, {})):
            texts += [(one, Kind.GROUP) for one in group.values()]
        for document in service.documents:
            texts += [(one, Kind.DOCUMENT) for one in document.values()]
        yield Entry(key(service), texts)


def service_search(hall: Catalogue | CentreConfig, language: str) -> "Search":
    """The search among the services of a hall."""
    return Search(service_entries(hall, language), language)


class Search:
    """Finds entries by their words; entries with equal points keep their order.

    Args:
        language: the reader's; where it is known, its stop words find nothing by themselves. A stop
            word of one language may be a noun in another.
    """

    def __init__(self, entries: Iterable[Entry], language: str = "") -> None:
        self._empty = FUNCTION_WORDS.get(language, ANY_FUNCTION_WORDS)
        self._tell_nothing = FUNCTION_WORDS.get(language, frozenset())
        self._keys: list[str] = []
        # Many entries share a text: documents to bring, their agency.
        shared: dict[tuple[str, Kind], list[int]] = {}
        for place, entry in enumerate(entries):
            self._keys.append(entry.key)
            for own in entry.texts:
                shared.setdefault(own, []).append(place)
        # By word and kind: the indices of the entries, with the word's share of their texts.
        self._places: dict[str, tuple[dict[int, float], ...]] = {}
        for (text, kind), places in shared.items():
            self._add(words_of(text), kind, places)
        self._words = sorted(self._places)
        self._all = "\n".join(self._words)
        least, part = _COMMON
        most = max(least, part * len(self._keys))
        self._common = {one for one in self._words if len(self._named(one)) > most}
        self._targets = [
            one
            for one in self._words
            if len(one) >= _PART_LETTERS
            and one not in self._common | ANY_FUNCTION_WORDS
            and self._named(one)
        ]
        self._beginnings: dict[int, dict[str, list[str]]] = {}
        # A key press changes the last word only.
        self._known = lru_cache(maxsize=100)(self._alike)

    def _add(self, words: Sequence[str], kind: Kind, places: Sequence[int]) -> None:
        whole = sum(map(len, words))
        # A name written as two words is also found as one.
        joined = ["".join(words)] if 1 < len(words) <= 3 else []
        for word in (*words, *joined):
            share = len(word) / whole
            if share < (0.5 if kind is Kind.NAME else 1.0):
                share = 0.0
            if word not in self._places:
                self._places[word] = tuple({} for _ in Kind)
            shares = self._places[word][kind]
            for place in places:
                shares[place] = max(share, shares.get(place, 0.0))

    def _named(self, word: str) -> set[int]:
        kinds = self._places[word]
        return set().union(*kinds[: Kind.GROUP])

    def find(self, typed: str, limit: int = 20) -> list[str]:
        """The keys of at most `limit` entries, the best match first; none for an empty text.

        An entry whose names have all of the typed words comes before one that lacks one of them.
        Words that are common in this hall find nothing by themselves.
        """
        words = list(dict.fromkeys(words_of(typed)))
        telling = [one for one in words if one not in self._empty] or words[-1:]
        # Another word follows: this one is complete.
        alike = {one: self._known(one, one != words[-1]) for one in telling}
        if not any(alike[one] for one in telling if one not in self._common):
            return []
        counted: defaultdict[int, float] = defaultdict(float)
        points: defaultdict[int, float] = defaultdict(float)
        for word, places in alike.items():
            weight = _COMMON_COUNTS if word in self._common else 1.0
            for place, own in places.items():
                counted[place] += weight if own > _COUNTS_FROM else 0.0
                points[place] += weight * own
        most = max(counted.values())
        found = {place: points[place] for place, own in counted.items() if own == most}
        least = _KEPT * max(found.values())
        kept = [place for place, own in found.items() if own >= least]
        kept.sort(key=lambda place: (-found[place], place))
        return [self._keys[place] for place in kept[:limit]]

    def _alike(self, typed: str, whole: bool) -> Mapping[int, float]:
        """The points of the entries for one typed word, by index."""
        best: dict[int, float] = {}
        for word, level, likeness in self._levels(typed, whole):
            if word in self._tell_nothing or (word in self._common and word != typed):
                continue
            for kind, places in zip(Kind, self._places[word], strict=True):
                if points := _POINTS[kind][level] * likeness:
                    for place, share in places.items():
                        own = points + _SHARE * likeness * share
                        if own > best.get(place, 0.0):
                            best[place] = own
        return best

    def _levels(self, typed: str, whole: bool) -> Iterator[tuple[str, int, float]]:
        """The words of the hall that may be meant: the kind of match of each, and its similarity
        from 0 to 1."""
        for word in self._beginning(typed):
            yield word, _SAME if word == typed else _LIKE if whole else _BEGINS, 1.0
        if len(typed) >= _PART_LETTERS:
            for stem in (typed[:_PART_LETTERS], typed.removesuffix("s")):
                for word in self._beginning(stem):
                    if _forms_of_one(typed, word):
                        yield word, _FORM, 1.0
            for word in self._with_part(typed):
                yield word, _PART, 1.0
            for word, likeness in self._like(typed):
                yield word, _LIKE, likeness

    def _beginning(self, typed: str) -> Iterator[str]:
        """The words that begin with it."""
        for place in range(bisect_left(self._words, typed), len(self._words)):
            if not self._words[place].startswith(typed):
                return
            yield self._words[place]

    def _with_part(self, typed: str) -> Iterator[str]:
        """The words that contain it, found in one scan of all words."""
        at = self._all.find(typed)
        while at >= 0:
            end = self._all.find("\n", at)
            end = len(self._all) if end < 0 else end
            yield self._all[self._all.rfind("\n", 0, at) + 1 : end]
            at = self._all.find(typed, end)

    def _like(self, typed: str) -> Iterator[tuple[str, float]]:
        """Similar words: typing errors, other forms, parts of a compound."""
        errors = _errors_in(typed)
        lengths = (0, len(typed), len(typed) + 1) if errors > 1 else (0,) if errors else ()
        for length in lengths:
            beginnings = self._begun(length)
            for beginning, distance, _place in process.extract(
                typed, list(beginnings), scorer=OSA.distance, score_cutoff=errors, limit=None
            ):
                # The first letter is seldom wrong.
                wrong = distance + (beginning[0] != typed[0])
                if wrong <= errors:
                    likeness = (1 - wrong / max(len(typed), len(beginning))) ** 2
                    yield from ((word, likeness) for word in beginnings[beginning])
        for start in range(len(typed) - _PART_LETTERS):
            for word in self._begun(_PART_LETTERS).get(typed[start : start + _PART_LETTERS], ()):
                same = _same_letters(typed[start:], word)
                # A compound begins with one of the words, or ends with it.
                part = same / len(typed) if same in (len(word), len(typed) - start) else 0.0
                stem = 0.0 if start else 2 * same / (len(typed) + len(word))
                if part or stem >= _STEM:
                    yield word, max(part, stem) ** 2

    def _begun(self, length: int) -> Mapping[str, Sequence[str]]:
        """The words by their first letters, this many; 0: by the whole word."""
        if length not in self._beginnings:
            begun = self._beginnings[length] = {}
            for word in self._targets:
                if len(word) >= length if length else _errors_in(word):
                    begun.setdefault(word[:length] if length else word, []).append(word)
        return self._beginnings[length]


def _errors_in(word: str) -> int:
    """The number of typing errors that are searched for in a word. In scripts that write few vowels
    words are short, and each letter matters more."""
    return bisect_right((4 if _FEW_VOWELS.match(word) else 5, 6, 10), len(word))


def _same_letters(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _forms_of_one(one: str, other: str) -> bool:
    """Whether two words differ only in their endings."""
    same = _same_letters(one, other)
    longest = max(len(one), len(other))
    return (same >= _PART_LETTERS and longest - same <= _ENDING) or one == f"{other}s"
