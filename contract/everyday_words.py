"""What people say for what services are called, so that a centre file needs no synonyms.

A file of `contract/everyday` is one language. A line is one of the commonest matters: what people
say for it, and after the bar what services are called. A name speaks of a matter if it has all
words of one of these next to each other:

    birth: baby, newborn | registration of birth, birth certificate
    dog+: puppy | dog
    mistake*: wrong, typo | correction
    !: birth, born | death, died

A matter has the same key in each language, so a service whose name is known in one language is
found in another. An asterisk marks an act and a plus sign a thing; both go with other matters. A
line with an exclamation mark has opposites.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from contract.plain_words import ANY_FUNCTION_WORDS, FUNCTION_WORDS, words_of

FOLDER: Final = Path(__file__).parent / "everyday"

_STEM: Final = 4
"""The letters by which the words of names are looked up."""

_ENDING: Final = 3
"""The maximum number of letters in which the endings of two forms of a word differ."""

_ACT: Final = "*"
_THING: Final = "+"

type _Phrase = tuple[tuple[str, ...], str]
"""The words of a phrase, and the key of its matter."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text that people say for a service; `weight` is how much of its names is about it, from 0
    to 1."""

    text: str
    weight: float
    act: bool


@dataclass(frozen=True, slots=True)
class _List:
    """The file of a language.

    Attributes:
        said: what people say for each matter.
        phrases: what names say, by the first letters of their first words.
        opposites: the words that have opposites, with these.
    """

    said: dict[str, list[str]] = field(default_factory=dict)
    phrases: defaultdict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))
    opposites: dict[str, frozenset[str]] = field(default_factory=dict)


def said_for(names: Mapping[str, str], language: str) -> Iterator[Said]:
    """What readers of a language say for a service of these names."""
    known = [(spoken, name) for spoken, name in names.items() if _list(spoken).phrases]
    weights: defaultdict[str, float] = defaultdict(float)
    for spoken, name in known:
        for matter, weight in _matters(spoken, name).items():
            weights[matter] += weight / len(known)
    for matter, weight in weights.items():
        for text in _list(language).said.get(matter, ()):
            yield Said(text, weight, matter.endswith(_ACT))


def opposites(language: str) -> Mapping[str, frozenset[str]]:
    """The words that have opposites, with these."""
    return _list(language).opposites


@cache
def act_words(language: str) -> frozenset[str]:
    """The words by which people name an act, such as a loss."""
    acts = (texts for matter, texts in _list(language).said.items() if matter.endswith(_ACT))
    phrases = (_telling(language, text) for texts in acts for text in texts)
    return frozenset(words[0] for words in phrases if len(words) == 1)


def _matters(language: str, name: str) -> Mapping[str, float]:
    """The keys of the matters that a name speaks of, each with its weight; of two phrases, the one
    that has the words of the other and more."""
    words = _telling(language, name)
    found = [
        (places, matter)
        for word in set(words)
        for phrase, matter in _list(language).phrases.get(word[:_STEM], ())
        if (places := _places(phrase, words))
    ]
    whole = sum(map(len, words))
    weights: dict[str, float] = {}
    for places, matter in found:
        act = matter.endswith(_ACT)
        if act or matter.endswith(_THING) or not any(places < other for other, _matter in found):
            part = sum(len(words[place]) for place in places) / whole
            weight = 0.9 if act else min(1.0, 0.4 + 0.2 * len(places) + 0.4 * part)
            before = weights.get(matter, 0.0)
            # What a name says in several ways is more surely what it is about.
            weights[matter] = min(1.0, max(weight, before) + 0.05 * (before > 0.0))
    return weights


def _places(phrase: Sequence[str], words: Sequence[str]) -> set[int]:
    """Where the words of a phrase are next to each other; empty if they are nowhere."""
    for start in range(len(words) - len(phrase) + 1):
        near = words[start : start + len(phrase)]
        if all(any(_same(part, word) for word in near) for part in phrase):
            return set(range(start, start + len(phrase)))
    return set()


def _same(typed: str, word: str) -> bool:
    """Whether a word of a name is a form of a word, or a compound that begins with it."""
    if len(typed) <= _STEM:
        return word in (typed, f"{typed}s")
    if word.startswith(typed):
        return True
    least = max(_STEM + 1, max(len(typed), len(word)) - _ENDING)
    return len(word) >= least and typed[:least] == word[:least]


def _telling(language: str, text: str) -> Sequence[str]:
    empty = FUNCTION_WORDS.get(language, ANY_FUNCTION_WORDS)
    return [word for word in words_of(text) if word not in empty]


@cache
def _list(language: str) -> _List:
    known = _List()
    file = FOLDER / f"{language}.txt"
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        if not line or line.startswith("#"):
            continue
        matter, texts = line.split(":", 1)
        people, names = ([text.strip() for text in part.split(",")] for part in texts.split("|"))
        if matter == "!":
            for own, other in ((people, names), (names, people)):
                known.opposites.update(
                    {word: frozenset(words_of(" ".join(other))) for word in words_of(" ".join(own))}
                )
            continue
        # The name of an act may be what people say too.
        known.said[matter] = people + names * matter.endswith(_ACT)
        for name in filter(None, (_telling(language, phrase) for phrase in names)):
            known.phrases[name[0][:_STEM]].append((tuple(name), matter))
    return known
