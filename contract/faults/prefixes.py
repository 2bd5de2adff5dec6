"""Letters of series that visitors take for one another or for a digit, by ear or by sight.

By ear: letters whose names differ in one consonant, or share all but the beginning. For English the
sets are those of R. Conrad, "Acoustic confusions in immediate memory", British Journal of
Psychology 55 (1964): BCPTV and FMNSX, with the other letters that rhyme with the first. For the
other languages they follow from the names of the letters: those that rhyme and begin with sounds
that noise makes alike. A digit is heard where its word is the letter's name with one sound more.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from contract.centre import CentreConfig
from contract.faults.base import Fault

BY_EAR: Final[Mapping[str, tuple[str, ...]]] = {
    "az": ("BPVDT", "CJ", "GKQ", "SZ", "FV", "HX", "MN"),
    "en": ("BCDEGPTVZ", "FMNSX", "JK"),
    "ru": ("BPVDTGC", "MN", "FS", "KH"),
    "id": ("BDGPTV", "CJ", "MN", "FS", "HK"),
    "fr": ("BCDGPTV", "MN", "FS", "QU"),
    # Latin letters have their English names; Arabic has no P.
    "ar": ("BCDEGPTVZ", "MN"),
}
"""Sets of letters that sound alike, by language."""

BY_SIGHT: Final = ("ODQ", "CG", "EF", "IL", "KX", "MN", "PR", "UVY")
"""Sets of letters that look alike from afar."""

DIGITS: Final[Mapping[str, str]] = {"O": "0", "Q": "0", "I": "1", "L": "1", "Z": "2", "S": "5"}
"""Letters that look like a figure, before figures."""

DIGITS_BY_EAR: Final[Mapping[str, Mapping[str, str]]] = {
    "az": {"B": "5"},
    "en": {"A": "8", "O": "0"},
    "fr": {"C": "7"},
}
"""Letters that sound like a digit, before digits, by language."""

NAMES: Final[Mapping[str, str]] = {
    "az": "Azerbaijani",
    "en": "English",
    "ru": "Russian",
    "id": "Indonesian",
    "fr": "French",
    "ar": "Arabic",
}


def prefix_advice(config: CentreConfig) -> Iterator[Fault]:
    """Which prefixes could be taken for another one, or for a figure."""
    for index, one in enumerate(config.series):
        last = one.prefix[-1:]
        if last in DIGITS:
            message = (
                f"'{one.prefix}' looks like {DIGITS[last]} before figures: take another letter"
            )
            yield Fault(("series", index, "prefix"), message)
        for language in config.centre.languages:
            digit = DIGITS_BY_EAR.get(language, {}).get(last)
            if digit and last not in config.voice.pronounced.get(language, {}):
                message = (
                    f"'{one.prefix}' sounds like {digit} in {NAMES[language]} before figures: take "
                    f"another letter, or say in voice.pronounced.{language} how it is spoken"
                )
                yield Fault(("series", index, "prefix"), message)
    for (_, one), (index, other) in combinations(enumerate(config.series), 2):
        pair = _differ_in(one.prefix, other.prefix)
        if pair is None:
            continue
        heard = [
            NAMES[language]
            for language in config.centre.languages
            if _together(pair, BY_EAR.get(language, ()))
        ]
        alike = [f"sound alike in {' and '.join(heard)}"] if heard else []
        if _together(pair, BY_SIGHT):
            alike.append("look alike from afar")
        if alike:
            message = (
                f"'{one.prefix}' and '{other.prefix}' {' and '.join(alike)}: take another letter "
                "for one of them"
            )
            yield Fault(("series", index, "prefix"), message)


def _differ_in(one: str, other: str) -> frozenset[str] | None:
    """The two letters in which two prefixes differ, where it is one place."""
    if len(one) != len(other):
        return None
    found = [frozenset(both) for both in zip(one, other, strict=True) if both[0] != both[1]]
    return found[0] if len(found) == 1 else None


def _together(pair: frozenset[str], groups: tuple[str, ...]) -> bool:
    return any(pair <= set(group) for group in groups)
