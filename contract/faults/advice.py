"""Improvements to a centre file that is valid.

Visitors confuse prefixes of series by ear whose names differ in one consonant, or share all but the
beginning. For English the sets are those of R. Conrad, "Acoustic confusions in immediate memory",
British Journal of Psychology 55 (1964): BCPTV and FMNSX, with the other letters that rhyme with the
first. For the other languages they follow from the names of the letters: those that rhyme and begin
with sounds that are alike in noise. A letter is taken for a digit if the digit's word is the
letter's name with one more sound.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from contract.centre import CentreConfig
from contract.faults.entries import Fault

CATEGORIES: Final = 16
"""More than these do not fit on two pages of a kiosk."""

NAME: Final = 60
"""Characters; a longer name takes more than three lines of a tile."""


def advice(config: CentreConfig) -> Iterator[Fault]:
    """Advice on what makes a kiosk hard to use or a call hard to hear: too many categories, names
    that are too long or not translated, prefixes that are easily confused; and on a setting
    without effect."""
    yield from _prefix_advice(config)
    yield from _untranslated(config)
    if config.voice.calls_per_hour is not None:
        message = (
            "calls_per_hour has no effect any more: the voice speaks each call, in fewer words "
            "when others wait; remove it"
        )
        yield Fault(("voice", "calls_per_hour"), message)
    if len(config.categories) > CATEGORIES:
        message = (
            f"{len(config.categories)} categories are many to look through at a kiosk; "
            f"{CATEGORIES} or fewer are easier"
        )
        yield Fault(("categories",), message)
    for kind in ("categories", "services"):
        for index, entry in enumerate(getattr(config, kind)):
            for language, name in entry.names.items():
                if len(name) > NAME:
                    message = (
                        f"this name has {len(name)} characters; up to {NAME} are easier to read"
                    )
                    yield Fault((kind, index, "names", language), message)


def _untranslated(config: CentreConfig) -> Iterator[Fault]:
    """Names that are the same in all languages of the hall, where it has several."""
    for kind in ("zones", "agencies", "categories", "services"):
        for index, part in enumerate(getattr(config, kind)):
            if len(part.names) > 1 and len(set(part.names.values())) == 1:
                message = (
                    "this name is the same in all languages of the hall: translate it, unless it "
                    "is a proper name"
                )
                yield Fault((kind, index, "names"), message)


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
"""Letters that look like a digit, paired with the digits."""

DIGITS_BY_EAR: Final[Mapping[str, Mapping[str, str]]] = {
    "az": {"B": "5"},
    "en": {"A": "8", "O": "0"},
    "fr": {"C": "7"},
}
"""Letters that sound like a digit, paired with the digits, by language."""

NAMES: Final[Mapping[str, str]] = {
    "az": "Azerbaijani",
    "en": "English",
    "ru": "Russian",
    "id": "Indonesian",
    "fr": "French",
    "ar": "Arabic",
}


def _prefix_advice(config: CentreConfig) -> Iterator[Fault]:
    for index, series in enumerate(config.series):
        last = series.prefix[-1:]
        if last in DIGITS:
            message = (
                f"'{series.prefix}' looks like {DIGITS[last]} before figures: take another letter"
            )
            yield Fault(("series", index, "prefix"), message)
        for language in config.centre.languages:
            digit = DIGITS_BY_EAR.get(language, {}).get(last)
            if digit and last not in config.voice.pronounced.get(language, {}):
                message = (
                    f"'{series.prefix}' sounds like {digit} in {NAMES[language]} before figures: "
                    f"take another letter, or say in voice.pronounced.{language} how it is spoken"
                )
                yield Fault(("series", index, "prefix"), message)
    prefixes = tuple(dict.fromkeys(series.prefix for series in config.series))
    alike = [
        f"by ear in {NAMES[language]} ({found})"
        for language in config.centre.languages
        if (found := _alike(prefixes, BY_EAR.get(language, ())))
    ]
    if found := _alike(prefixes, BY_SIGHT):
        alike.append(f"by sight ({found})")
    if alike:
        message = f"some prefixes are taken for one another, {', '.join(alike)}: take other letters"
        yield Fault(("series",), message)


def _alike(prefixes: Sequence[str], sets: Sequence[str]) -> str:
    """The prefixes that differ in one letter of a set alone, `B P, M N`; "" for none."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for letters in sets:
        for prefix in prefixes:
            for at, letter in enumerate(prefix):
                if letter in letters:
                    found.setdefault((prefix[:at], letters, prefix[at + 1 :]), []).append(prefix)
    return ", ".join(" ".join(group) for group in found.values() if len(group) > 1)
