"""The words of a text as a search compares them, and the stop words."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

_PLAIN: Final[Mapping[int, str]] = str.maketrans(
    {"ə": "e", "ı": "i", "ё": "е", "й": "и", "œ": "oe", "ة": "ه", "ى": "ي"}
)
"""Letters that are not a letter with a mark, or are often confused, and their replacements."""

_ARABIC_ARTICLE: Final = re.compile(r"^(?:[وبكف]?ال|لل)(?=\w{3})")
"""With the preceding letter that is written as one word with it."""


def plain(text: str) -> str:
    """A text in the form that is compared: in lower case, without marks."""
    small = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    letters = (letter for letter in small if not unicodedata.combining(letter))
    return "".join(letters).translate(_PLAIN)


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in the form that is compared."""
    return tuple(_ARABIC_ARTICLE.sub("", word) for word in re.findall(r"\w+", plain(text)))


_STOP_WORDS: Final = Path(__file__).parent / "everyday" / "stop_words.txt"

FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words_of(words))
    for language, words in re.findall(
        r"^(\w+): (.+)$", _STOP_WORDS.read_text("utf-8"), re.MULTILINE
    )
}
"""Stop words (articles, prepositions) by language. A stop word of one language may be a noun in
another: Azerbaijani "iş" is work."""

ANY_FUNCTION_WORDS: Final[frozenset[str]] = frozenset().union(*FUNCTION_WORDS.values())
