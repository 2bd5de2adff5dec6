"""Finding a service by what a person types: names, other words for it, agency, documents.

A word that is typed is compared with each word of the hall: an equal word comes first, then a
prefix, then a part of a compound, and a typing error (rapidfuzz) last. Names and synonyms come
before what people say for such names (`contract.everyday_words`), and these before agencies,
categories and documents. The fewer entries a word tells of, the more it counts. Letters are
compared without marks.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from math import log
from operator import attrgetter
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from contract.catalogue import Catalogue
from contract.centre import CentreConfig
from contract.everyday_words import Said, act_words, opposites, said_for
from contract.plain_words import ANY_FUNCTION_WORDS, FUNCTION_WORDS, words_of
from contract.texts import pick

_FEW_VOWELS: Final = re.compile(r"[\u0590-\u07ff]")
"""Letters of Hebrew, Arabic and related scripts, which write few vowels."""


class TextRole(IntEnum):
    """The role of a text for the entry that it leads to."""

    NAME = 0
    """Its name in the reader's language."""
    SYNONYM = 1
    """A synonym in the reader's language."""
    FOREIGN = 2
    """Its name or a synonym in another language."""
    SAID = 3
    """What people say for it."""
    ACT = 4
    """What people say for an act, such as a correction."""
    GROUP = 5
    DOCUMENT = 6


_SAME, _BEGINS, _FORM, _PART, _LIKE = range(5)

_POINTS: Final[Mapping[TextRole, tuple[float, ...]]] = {
    TextRole.NAME: (100.0, 90.0, 85.0, 80.0, 60.0),
    TextRole.SYNONYM: (98.0, 88.0, 83.0, 78.0, 58.0),
    TextRole.FOREIGN: (80.0, 70.0, 65.0, 60.0, 15.0),
    TextRole.SAID: (95.0, 85.0, 80.0, 70.0, 52.0),
    TextRole.ACT: (90.0, 80.0, 75.0, 70.0, 50.0),
    TextRole.GROUP: (31.0, 30.0, 29.0, 0.0, 0.0),
    TextRole.DOCUMENT: (22.0, 21.0, 20.0, 0.0, 0.0),
}
"""The points for an equal word, a prefix, another form, a part of a compound, a similar word."""

_FULL: Final = (36.0, 80.0)
"""A word with a typing error tells as much as one without: where its best match has more than the
first of these points, it gets the second."""

_SHARE: Final = 4.0
"""The extra points for a word that is the whole text; in proportion where it is a part."""

_UNASKED: Final = 0.9
"""The weight of an entry that is about an act which was not typed."""

_FEW: Final = 0.4
"""The part of its points that a word has which is one of many that people say together."""

_ACT_WORD: Final = 0.7
"""The weight of a word for an act ("lost") next to one for a thing ("passport")."""

_PHRASE: Final = 30.0
"""The extra points for all words of what people say."""

_COUNTS_FROM: Final = 36.0
"""The points from which an entry has a typed word: more than for a group or a document."""

_KEPT: Final = 0.7
"""Entries with less than this share of the best entry's points are left out."""

_COMMON: Final = (10, 0.5)
"""A word is common if it is in more entries than this number, and in more than this share of
them."""

_PART_LETTERS: Final = 4
"""The minimum length of a part of a compound."""

_STEM: Final = 0.6
"""The minimum share of two similar words that their common beginning has."""

_ENDING: Final = 2
"""The maximum number of letters in which the endings of two forms of one word differ."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """An entry of the search: its key, the texts that lead to it, and what people say for these."""

    key: str
    texts: Sequence[tuple[str, TextRole]]
    said: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class _Alike:
    """What is like one typed word: the points of entries by index, the entries that are about an
    act which it means, and the words of the hall that it may be."""

    points: Mapping[int, float]
    acts: set[int]
    words: set[str]


def service_entries(hall: Catalogue | CentreConfig, language: str) -> Iterator[SearchEntry]:
    """The services of a hall for a reader of this language, by id; those of a centre file by
    key."""
    key = attrgetter("id" if isinstance(hall, Catalogue) else "key")
    agencies = {key(agency): agency.names for agency in hall.agencies}
    categories = {key(category): category.names for category in hall.categories}
    for service in hall.services:
        own = pick(service.names, language)
        texts = [(own, TextRole.NAME)]
        for spoken, words in service.synonyms.items():
            kind = TextRole.SYNONYM if spoken == language else TextRole.FOREIGN
            texts += [(word, kind) for word in words]
        texts += [(name, TextRole.FOREIGN) for name in service.names.values() if name != own]
        for group in (agencies.get(service.agency, {}), categories.get(service.category, {})):
            texts += [(name, TextRole.GROUP) for name in group.values()]
        for document in service.documents:
            texts += [(name, TextRole.DOCUMENT) for name in document.values()]
        yield SearchEntry(key(service), texts, list(said_for(service.names, language)))


def service_search(hall: Catalogue | CentreConfig, language: str) -> "Search":
    """The search among the services of a hall."""
    return Search(service_entries(hall, language), language)


class Search:
    """Finds entries by their words; entries with equal points keep their order.

    Args:
        language: the reader's; where it is known, its stop words find nothing by themselves. A stop
            word of one language may be a noun in another.
    """

    def __init__(self, entries: Iterable[SearchEntry], language: str = "") -> None:
        self._empty = FUNCTION_WORDS.get(language, ANY_FUNCTION_WORDS)
        self._tell_nothing = FUNCTION_WORDS.get(language, frozenset())
        self._opposites = opposites(language)
        self._act_words = act_words(language)
        self._keys: list[str] = []
        # The entries that are about an act, such as a correction.
        self._acts: set[int] = set()
        # By word and kind: the indices of the entries, with the word's share of their texts.
        self._places: defaultdict[str, tuple[dict[int, float], ...]] = defaultdict(
            lambda: tuple({} for _ in TextRole)
        )
        # What people say in several words.
        self._phrases: defaultdict[tuple[frozenset[str], bool], dict[int, float]] = defaultdict(
            dict
        )
        # Many entries share a text: documents to bring, their agency.
        shared: dict[tuple[str, TextRole], list[int]] = {}
        for place, entry in enumerate(entries):
            self._keys.append(entry.key)
            for own in entry.texts:
                shared.setdefault(own, []).append(place)
            for said in entry.said:
                self._add_said(said, place)
            if any(synonym.act for synonym in entry.said):
                self._acts.add(place)
        for (text, kind), places in shared.items():
            self._add(words_of(text), kind, places)
        self._words = sorted(self._places)
        self._all = "\n".join(self._words)
        least, part = _COMMON
        most = max(least, part * len(self._keys))
        named = {word: set().union(*self._places[word][: TextRole.GROUP]) for word in self._words}
        self._common = {word for word, places in named.items() if len(places) > most}
        self._targets = [
            word
            for word, places in named.items()
            if len(word) >= _PART_LETTERS
            and word not in self._common | ANY_FUNCTION_WORDS
            and places
        ]
        self._beginnings: dict[int, dict[str, list[str]]] = {}
        # A key press changes the last word only.
        self._known = lru_cache(maxsize=100)(self._alike)

    def _add(self, words: Sequence[str], kind: TextRole, places: Sequence[int]) -> None:
        whole = sum(map(len, words))
        # A name written as two words is also found as one.
        joined = ["".join(words)] if 1 < len(words) <= 3 else []
        for word in (*words, *joined):
            share = len(word) / whole
            if share < (0.5 if kind is TextRole.NAME else 1.0):
                share = 0.0
            shares = self._places[word][kind]
            for place in places:
                shares[place] = max(share, shares.get(place, 0.0))

    def _add_said(self, said: Said, place: int) -> None:
        words = frozenset(words_of(said.text)) - self._empty
        role = TextRole.ACT if said.act and len(words) == 1 else TextRole.SAID
        for word in words:
            shares = self._places[word][role]
            share = said.weight * (_FEW + (1 - _FEW) / len(words))
            shares[place] = max(share, shares.get(place, 0.0))
        if len(words) > 1:
            shares = self._phrases[words, said.act]
            shares[place] = max(said.weight, shares.get(place, 0.0))

    def find(self, typed: str, limit: int = 20) -> list[str]:
        """The keys of at most `limit` entries, the best match first; none for an empty text.

        Where entries have all typed words, those that lack one are left out. Words that are common
        in this hall find nothing by themselves.
        """
        words = list(dict.fromkeys(words_of(typed)))
        telling = [word for word in words if word not in self._empty] or words[-1:]
        # Another word follows: this one is complete.
        alike = {word: self._known(word, word != words[-1]) for word in telling}
        if not any(alike[word].points for word in telling if word not in self._common):
            return []
        points = self._summed(alike)
        whole = [
            place
            for place in points
            if all(match.points.get(place, 0.0) >= _COUNTS_FROM for match in alike.values())
        ]
        points = {place: points[place] for place in whole or points}
        least = _KEPT * max(points.values())
        kept = [place for place, own in points.items() if own >= least]
        kept.sort(key=lambda place: (-points[place], place))
        return [self._keys[place] for place in kept[:limit]]

    def _summed(self, typed: Mapping[str, _Alike]) -> Mapping[int, float]:
        """The points of the entries for all typed words, by index."""
        points: defaultdict[int, float] = defaultdict(float)
        alike = list(typed.values())
        things = any(like.points for word, like in typed.items() if word not in self._act_words)
        for word, like in typed.items():
            weight = self._rarity(like.points)
            if things and word in self._act_words:
                weight *= _ACT_WORD
            for place, own in like.points.items():
                points[place] += weight * own
        meant = {place for match in alike for place in match.acts}
        words = {word for match in alike for word in match.words}
        phrases: dict[int, float] = {}
        for (phrase, act), places in self._phrases.items() if len(alike) > 1 else ():
            if phrase <= words:
                meant |= places.keys() if act else set()
                for place, weight in places.items():
                    phrases[place] = max(weight, phrases.get(place, 0.0))
        for place, weight in phrases.items():
            points[place] += _PHRASE * weight
        for place in self._acts & points.keys() - meant:
            points[place] *= _UNASKED
        return points

    def _rarity(self, places: Mapping[int, float]) -> float:
        """The weight of a typed word: 1 if it tells one entry from all others, near 0 if it is in
        all of them."""
        least = _KEPT * max(places.values(), default=0.0)
        many = sum(own >= least for own in places.values())
        return log((len(self._keys) + 1) / max(1, many)) / log(len(self._keys) + 1)

    def _alike(self, typed: str, whole: bool) -> _Alike:
        """The points of the entries for one typed word, by index."""
        best: dict[int, float] = {}
        acts, words = set[int](), set[str]()
        others = self._opposites_of(typed)
        for word, level, likeness in self._levels(typed, whole):
            is_other = word in self._common or any(_begins_with(word, other) for other in others)
            if word in self._tell_nothing or (is_other and word != typed):
                continue
            if likeness > 0.5:
                words.add(word)
            for kind, places in zip(TextRole, self._places[word], strict=True):
                if kind is TextRole.ACT and likeness > 0.5:
                    acts.update(places)
                if points := _POINTS[kind][level] * likeness:
                    for place, share in places.items():
                        own = (
                            points * share
                            if kind in (TextRole.SAID, TextRole.ACT)
                            else points + _SHARE * likeness * share
                        )
                        if own > best.get(place, 0.0):
                            best[place] = own
        most = max(best.values(), default=0.0)
        least, full = _FULL
        if least < most < full:
            best = {place: own * full / most for place, own in best.items()}
        return _Alike(best, acts, words)

    def _opposites_of(self, typed: str) -> frozenset[str]:
        """The words that say the opposite of the typed one."""
        known = self._opposites
        near = process.extractOne(
            typed, list(known), scorer=OSA.distance, score_cutoff=_errors_in(typed)
        )
        return known[near[0]] if near else frozenset()

    def _levels(self, typed: str, whole: bool) -> Iterator[tuple[str, int, float]]:
        """The words of the hall that may be meant: the kind of match of each, and its similarity
        from 0 to 1."""
        # A short word that is known is complete.
        whole = whole or (len(typed) < _PART_LETTERS and typed in self._places)
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
        # A short word may lack a letter of a longer one.
        missing = not errors and len(typed) == _PART_LETTERS
        lengths = (
            (0, len(typed), len(typed) + 1) if errors > 1 else (0,) if errors + missing else ()
        )
        for length in lengths:
            beginnings = self._begun(length)
            for beginning, distance, _place in process.extract(
                typed,
                list(beginnings),
                scorer=OSA.distance,
                score_cutoff=max(errors, missing),
                limit=None,
            ):
                # The first letter is seldom wrong.
                wrong = distance + (beginning[0] != typed[0])
                if wrong <= errors or (missing and wrong == len(beginning) - len(typed)):
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


def _same_letters(word: str, other: str) -> int:
    pairs = enumerate(zip(word, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(word), len(other)))


def _forms_of_one(word: str, other: str) -> bool:
    """Whether two words are equal, or differ only in their endings."""
    same = _same_letters(word, other)
    longest = max(len(word), len(other))
    ending = _ENDING + (same >= 2 * _PART_LETTERS)
    is_near = same >= _PART_LETTERS and longest - same <= ending
    return is_near or word in (other, f"{other}s")


def _begins_with(word: str, other: str) -> bool:
    """Whether a word is a form of another, or a compound that begins with it."""
    return _forms_of_one(word, other) or (len(other) >= _PART_LETTERS and word.startswith(other))
