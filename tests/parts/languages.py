"""In which languages pictures are made: `make test` takes three, `make soak` all."""

from typing import Final

import pytest

from contract.texts import PROGRAM_LANGUAGES

TELLING: Final = ("fr", "ru", "ar")
"""The longest sentences, the longest words, and the one from right to left."""

PICTURED: Final = (
    pytest.param(TELLING, id="three"),
    pytest.param(PROGRAM_LANGUAGES, id="all", marks=pytest.mark.soak),
)

NOTICE: Final = {
    "az": "Notariat bu gün saat 16:00-da bağlanır. Sabah saat 9:00-dan işləyir.",
    "en": "The notary closes at 16:00 today and is there again tomorrow from 9:00.",
    "ru": "Нотариус сегодня работает до 16:00, завтра — снова с 9:00.",
    "id": "Notaris hari ini tutup pukul 16:00 dan buka lagi besok pukul 9:00.",
    "fr": "Le notaire ferme aujourd’hui à 16 h ; il est de retour demain dès 9 h.",
    "ar": "يغلق كاتب العدل اليوم الساعة 16:00 ويعود غدًا من الساعة 9:00.",
}
"""A notice of a hall, in each language."""
