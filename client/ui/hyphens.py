"""Soft hyphens in long words: Qt breaks a line there and draws the hyphen.

The rules are those of pyphen (the dictionaries of LibreOffice), which has none for Azerbaijani:
there a single consonant between two vowels, and the last of several, begins the next syllable.
Arabic words are not hyphenated, nor are German names in English texts.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import pyphen

from contract.texts import FALLBACK, pick

SOFT: Final = "\u00ad"

LONG: Final = 8
"""Minimum letters of a word to hyphenate: shorter words fit into every line."""

_DICTIONARIES: Final = {"en": "en_GB", "fr": "fr", "id": "id_ID", "ru": "ru_RU"}

_VOWELS: Final = "aeəiıoöuü"
_SYLLABLE: Final = re.compile(
    rf"(?<=[{_VOWELS}])(?=[^\W\d_{_VOWELS}]?[{_VOWELS}])"
    rf"|(?<=[{_VOWELS}][^\W\d_{_VOWELS}])(?=[^\W\d_{_VOWELS}][{_VOWELS}])"
    rf"|(?<=[{_VOWELS}][^\W\d_{_VOWELS}]{{2}})(?=[^\W\d_{_VOWELS}][{_VOWELS}])",
    re.IGNORECASE,
)
_NOT_ENGLISH: Final = re.compile(
    r"[^\W\d_a-z]|\w{19}|ung(en|s|$)|heit|keit|schaft|zeug|schein|ausweis|innen$", re.IGNORECASE
)
"""A letter, a length or a part of a word that English lacks: its patterns divide such a word
wrongly."""
_WORD: Final = re.compile(rf"[^\W\d_]{{{LONG},}}")


def hyphenated(text: str, language: str) -> str:
    """The text with soft hyphens in its long words; unchanged for a language without rules, as are
    words that are not of the language."""
    return _WORD.sub(lambda found: _in_syllables(found[0], language), text)


def picked(texts: Mapping[str, str], language: str) -> str:
    """The text that is shown in a language, with soft hyphens by the rules of its own."""
    own = next((code for code in (language, FALLBACK) if texts.get(code)), "")
    return hyphenated(pick(texts, language), own)


@cache
def _in_syllables(word: str, language: str) -> str:
    if language == "en" and _NOT_ENGLISH.search(word):
        return word
    if language == "az":
        places = [syllable.start() for syllable in _SYLLABLE.finditer(word)]
        for place in reversed([place for place in places if 2 <= place <= len(word) - 2]):
            word = word[:place] + SOFT + word[place:]
        return word
    code = _DICTIONARIES.get(language)
    return word if code is None else str(_rules(code).inserted(word, SOFT))


@cache
def _rules(code: str) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=code, left=2, right=2)
