"""The texts of a screen, as they are read out."""

import pytest

from client.speech.aloud import aloud
from client.speech.voice import speakable
from contract.snapshots import Expected
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from contract.waits import usual_wait


def said(language: str, low: int, high: int) -> str:
    """A wait between `low` and `high` minutes in words."""
    expected = Expected(low=60 * low, high=60 * high, late=60 * high)
    return aloud(speakable(usual_wait(expected, wording(SENTENCES, language))), language)


@pytest.mark.parametrize(
    ("language", "short", "long"),
    [
        ("en", "usually 10 to 20 minutes", "about 1 and a half to 2 and a half hours"),
        ("az", "adətən 10 ilə 20 dəqiqə arası", "təxminən 1 saat yarım ilə 2 saat yarım arası"),
        (
            "ru",
            "обычно от 10 до 20 минут",
            "примерно от 1 с половиной до 2 с половиной часа",
        ),
        ("id", "biasanya 10 sampai 20 menit", "sekitar 1 setengah jam sampai 2 setengah jam"),
        ("fr", "en général 10 à 20 minutes", "environ 1 heure 30 à 2 heures 30"),
        ("ar", "عادةً من 10 إلى 20 دقيقة", "من ساعة ونصف إلى ساعتين ونصف تقريبًا"),
    ],
)
def test_waits_are_read_in_full(language: str, short: str, long: str) -> None:
    assert said(language, 10, 20) == short
    assert said(language, 95, 130) == long


@pytest.mark.parametrize(
    ("language", "text", "heard"),
    [
        ("en", "opens at 09:00", "opens at 9 o’clock"),
        ("en", "until 10:42", "until 10 42"),
        ("az", "saat 09:00 açılır", "saat 9 açılır"),
        ("ru", "откроется в 09:00", "откроется в 9 часов"),
        ("en", "until 13:00", "until 13 hundred hours"),
        ("en", "from 0:00 to 12:00", "from midnight to 12 o’clock"),
        ("en", "at 00:01 or 00:30", "at 1 minute past midnight or 30 minutes past midnight"),
        # A minute below 10, in each language's way.
        ("en", "until 16:05", "until 16 oh 5"),
        ("az", "saat 16:05", "saat 16 sıfır 5"),
        ("az", "saat 16:15", "saat 16 15"),
        ("ru", "потеряна в 21:02", "потеряна в 21 час 2 минуты"),
        ("id", "buka pukul 09:05", "buka pukul 9 lewat 5 menit"),
        ("fr", "ouvre à 16:05", "ouvre à 16 heures 5"),
        ("fr", "ouvre à 14:30", "ouvre à 14 heures 30"),
        ("ar", "الساعة 10:05", "الساعة 10 و 5 دقائق"),
        ("ru", "за 21 мин", "за 21 минуту"),
        ("ru", "в 10:21", "в 10 часов 21 минуту"),
        ("en", "1½ h", "1 and a half hours"),
        ("az", "1,5 saat", "1 saat yarım"),
        ("az", "1,5–2 saat", "1 saat yarım ilə 2 saat arası"),
        ("ru", "11,5 ч", "11 с половиной часов"),
        ("id", "1,5 jam", "1 setengah jam"),
        ("az", "2,5 manat", "2 yarım manat"),
        ("ru", "Окна 4–7, 12", "Окна от 4 до 7, 12"),
        ("en", "Counters 4–7, 12", "Counters 4 to 7, 12"),
        ("en", "40 min–2 h", "40 minutes to 2 hours"),
        # A ticket's number, spelled, and other signs stay as they are.
        ("ru", "A, 0, 4, 2", "A, 0, 4, 2"),
        ("fr", "en 2,50 et K12:30", "en 2,50 et K12:30"),
        ("xx", "09:00", "09:00"),
    ],
)
def test_times_and_ranges_are_read_in_full(language: str, text: str, heard: str) -> None:
    assert aloud(text, language) == heard


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_no_wait_leaves_a_sign_or_a_short_unit(language: str) -> None:
    for low, high in ((0, 5), (10, 20), (40, 93), (95, 130), (600, 720)):
        words = said(language, low, high).replace("–", " – ").split()
        assert not {"–", "½", "min", "dəq", "мин", "h"} & set(words), words
