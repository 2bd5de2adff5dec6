"""The words of a text as a search compares them, and the stop words."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
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
    return "".join(one for one in small if not unicodedata.combining(one)).translate(_PLAIN)


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in the form that is compared."""
    return tuple(_ARABIC_ARTICLE.sub("", one) for one in re.findall(r"\w+", plain(text)))


FUNCTION_WORDS: Final[Mapping[str, frozenset[str]]] = {
    language: frozenset(words_of(said))
    for language, said in {
        "az": "və ilə ya da də ki üçün üzrə haqqında mən mənim mənə bizim bu o bir nə necə var yox "
        "idi edib etmək istəyirəm istəyirik lazımdır lazım olar",
        "en": "a an the of for to in on at by with from and or my i is do how need want get "
        "their your this that who what when where have has had am are was were be been it its he "
        "his she her we our us they them me you not no can cant cannot don t doesnt didnt there "
        "here but if just please somebody someone would like im ive",
        "ru": "и в во на о об с со по для из к за от до у мне мой моя моё мои моего моей меня я мы "
        "нам нас наш наша он она они это что не нет был была было есть как где же ли бы уже себя "
        "хочу хотим надо нужно нужен нужна",
        "id": "dan di ke dari untuk yang saya aku kami kita atau dengan ini itu ada mau ingin "
        "sudah tidak belum akan perlu bagaimana cara",
        "fr": "le la les l d de du des un une et ou à au aux en pour par mon ma mes je j ai as a "
        "est suis sont était on nous il elle ils que qui ce cette ne n pas plus avec m me se s son "
        "sa ses y veux voudrais comment avoir faire",
        "ar": "من في على إلى عن مع أو و ما لا أنا نحن هذا هذه أريد بدي لي عندي كيف كان",
    }.items()
}
"""Stop words (articles, prepositions) by language. A stop word of one language may be a noun in
another: Azerbaijani "iş" is work."""

ANY_FUNCTION_WORDS: Final[frozenset[str]] = frozenset().union(*FUNCTION_WORDS.values())
