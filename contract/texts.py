"""Texts for people: Fluent files, one folder per package and one file per language.

A message that a language lacks falls back to English, and then to its own name, so that no text is
ever blank.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

PROGRAM_LANGUAGES: Final = ("az", "en", "ru", "id", "fr", "ar")
"""The languages of the programs themselves."""

FALLBACK: Final = "en"

RIGHT_TO_LEFT: Final = frozenset({"ar", "fa", "he", "ur", "ps", "ckb"})

SENTENCES: Final = Path(__file__).parent / "sentences"
"""The messages that the server and the programs share."""

SENTENCES_KEPT: Final = 2000
"""The cache size, for a folder in a language."""

OWN_NAMES: Final[Mapping[str, str]] = {
    "az": "Azərbaycanca",
    "en": "English",
    "ru": "Русский",
    "id": "Indonesia",
    "fr": "Français",
    "ar": "العربية",
}
"""Each language by its own name."""


def is_right_to_left(language: str) -> bool:
    """Whether the language is written from the right."""
    return language in RIGHT_TO_LEFT


def pick(texts: Mapping[str, str], language: str) -> str:
    """The text in the language, else in English, else in any other; "" if there is none."""
    return texts.get(language) or texts.get(FALLBACK) or next(iter(texts.values()), "")


class Say(Protocol):
    """Formats a message in one language: a `Wording`, or the `say` of a program."""

    def __call__(self, message: str, /, **values: str | int | float) -> str:
        """The message with its values."""
        ...


class Wording:
    """The messages of one folder in one language: `say("people_ahead", n=3)` gives a sentence."""

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        chain = dict.fromkeys((language, FALLBACK))
        self._bundles = [bundle for code in chain if (bundle := _bundle(folder, code)) is not None]
        # A screen repeats most of its sentences.
        self._said = lru_cache(maxsize=SENTENCES_KEPT, typed=True)(self._format)

    def __call__(self, message: str, /, **values: str | int | float) -> str:
        """The message with its values; its own name if no language has it."""
        return self._said(message, **values)

    def _format(self, message: str, /, **values: str | int | float) -> str:
        for bundle in self._bundles:
            if bundle.has_message(message):
                pattern = bundle.get_message(message).value
                if pattern is not None:
                    text, _errors = bundle.format_pattern(pattern, values)
                    return str(text)
        return message


@cache
def wording(folder: Path, language: str) -> Wording:
    """The messages of a folder in a language, read once."""
    return Wording(folder, language)


def say_of(folders: Sequence[Path], language: str) -> Say:
    """Formats the messages of several folders in a language; of two messages of one name the first
    counts."""
    wordings = [wording(folder, language) for folder in folders]

    def say(message: str, /, **values: str | int | float) -> str:
        said = (each(message, **values) for each in wordings)
        return next((text for text in said if text != message), message)

    return say


@cache
def _bundle(folder: Path, language: str) -> "FluentBundle | None":
    path = folder / f"{language}.ftl"
    if not path.is_file():
        return None
    # Most commands of the command line say nothing of a text, and start faster without it.
    from fluent.runtime import FluentBundle, FluentResource

    # Isolation marks would show as boxes on a receipt and disturb comparisons; each reader lays out
    # a message in one direction.
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle
