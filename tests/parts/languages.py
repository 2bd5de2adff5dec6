"""In which languages tests look at screens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pytest

from contract.texts import PROGRAM_LANGUAGES

LONGEST: Final = "ru"
"""The language with the longest words."""


@dataclass(frozen=True)
class Languages:
    """How a test looks at what it shows.

    Attributes:
        checked: in these languages the laid-out words are measured: none cut, none on another.
        drawn: of these, pictures are kept to be looked at.
        every_size: whether pictures are kept of every size, or of the first alone.
    """

    checked: Sequence[str] = (LONGEST, "ar")
    drawn: Sequence[str] = (LONGEST,)
    every_size: bool = False

    def draws(self, language: str, first: bool = True) -> bool:
        """Whether a picture is kept, of the first size or another."""
        return language in self.drawn and (first or self.every_size)


QUICK: Final = Languages()
FULL: Final = Languages(checked=PROGRAM_LANGUAGES, drawn=PROGRAM_LANGUAGES, every_size=True)

PICTURED: Final = (
    pytest.param(QUICK, id="quick"),
    pytest.param(FULL, id="all", marks=pytest.mark.soak),
)
"""`make test` looks at the longest words and at a language from right to left, and draws each page
once; `make soak` looks at and draws every language and size."""

NOTICE: Final = {
    "az": "Notariat bu gün saat 16:00-da bağlanır. Sabah saat 9:00-dan işləyir.",
    "en": "The notary closes at 16:00 today and is there again tomorrow from 9:00.",
    "ru": "Нотариус сегодня работает до 16:00, завтра — снова с 9:00.",
    "id": "Notaris hari ini tutup pukul 16:00 dan buka lagi besok pukul 9:00.",
    "fr": "Le notaire ferme aujourd’hui à 16 h ; il est de retour demain dès 9 h.",
    "ar": "يغلق كاتب العدل اليوم الساعة 16:00 ويعود غدًا من الساعة 9:00.",
}
"""A notice of a hall, in each language."""
