"""A wait in words: rounded so that it promises no less than is expected, in the right unit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.snapshots import Expected
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from contract.waits import (
    HOURS_FROM,
    LONGEST,
    at_least,
    at_most,
    late_wait,
    short_wait,
    usual_wait,
    wait_sentences,
)


@st.composite
def waits(draw: st.DrawFn) -> Expected:
    low, high, late = sorted(draw(st.lists(st.integers(0, LONGEST), min_size=3, max_size=3)))
    return Expected(low=low, high=high, late=late)


def said(minutes: tuple[float, float, float], language: str = "en") -> tuple[str, str]:
    low, high, late = (round(one * 60) for one in minutes)
    expected, say = Expected(low=low, high=high, late=late), wording(SENTENCES, language)
    usual, rare = usual_wait(expected, say), late_wait(expected, say)
    return usual.replace("\u00a0", " "), rare.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("minutes", "usual", "late"),
    [
        ((0, 0, 0), "usually less than 5 min", ""),
        ((0, 1, 5.1), "usually less than 5 min", "9 out of 10 people wait less than 10 min"),
        ((10, 20, 25), "usually 10–20 min", "9 out of 10 people wait less than 25 min"),
        ((10.1, 20.1, 25.1), "usually 10–25 min", "9 out of 10 people wait less than 30 min"),
        ((15, 15, 15), "usually 10–15 min", ""),
        ((60, 85, 85.1), "usually 60–85 min", "9 out of 10 people wait less than 1½ hours"),
        ((60, 90, 91), "about 60 min to 1½ hours", "9 out of 10 people wait less than 2 hours"),
        ((90, 90, 90), "about 85 min to 1½ hours", ""),
        ((3, 91, 91), "usually less than 2 hours", ""),
        ((40, 93, 130), "about 40 min to 2 hours", "9 out of 10 people wait less than 2½ hours"),
        ((93, 110, 110), "about 1½ to 2 hours", ""),
        ((119, 230, 345), "about 1½ to 4 hours", "9 out of 10 people wait less than 6 hours"),
        ((720, 720, 720), "about 11½ to 12 hours", ""),
    ],
)
def test_each_end_of_a_wait_has_its_own_unit(
    minutes: tuple[float, float, float], usual: str, late: str
) -> None:
    assert said(minutes) == (usual, late)


@pytest.mark.parametrize(
    ("language", "minutes", "usual", "late"),
    [
        (
            "az",
            (40, 110, 345),
            "təxminən 40 dəq – 2 saat",
            "10 nəfərdən 9-u ən çoxu 6 saat gözləyir",
        ),
        ("az", (95, 200, 200), "təxminən 1,5–3,5 saat", ""),
        ("ru", (40, 110, 345), "примерно от 40 мин до 2 часов", "9 из 10 ждут меньше 6 часов"),
        ("ru", (95, 120, 125), "примерно от 1,5 до 2 часов", "9 из 10 ждут меньше 2,5 часа"),
        ("id", (5, 20, 40), "biasanya 5–20 menit", "9 dari 10 orang menunggu kurang dari 40 menit"),
        ("id", (95, 120, 120), "sekitar 1,5–2 jam", ""),
        ("fr", (0, 95, 99), "en général moins de 2 h", ""),
        ("fr", (95, 130, 130), "environ 1 h 30 à 2 h 30", ""),
        ("ar", (5, 10, 20), "عادةً من 5 إلى 10 دقائق", "9 من كل 10 ينتظرون أقل من 20 دقيقة"),
        ("ar", (60, 90, 90), "من 60 دقيقة إلى ساعة ونصف تقريبًا", ""),
        ("ar", (95, 230, 230), "من ساعة ونصف إلى 4 ساعات تقريبًا", ""),
        (
            "ar",
            (60, 130, 200),
            "من 60 دقيقة إلى ساعتين ونصف تقريبًا",
            "9 من كل 10 ينتظرون أقل من 3 ساعات ونصف",
        ),
    ],
)
def test_each_language_has_its_own_plurals(
    language: str, minutes: tuple[float, float, float], usual: str, late: str
) -> None:
    assert said(minutes, language) == (usual, late)


@pytest.mark.parametrize(
    ("language", "minutes", "short"),
    [
        ("en", (0, 3), "under 5 min"),
        ("en", (0, 91), "under 2 hours"),
        ("az", (0, 3), "ən çoxu 5 dəq"),
        ("ru", (0, 3), "меньше 5 мин"),
        ("id", (0, 3), "di bawah 5 menit"),
        ("fr", (0, 3), "moins de 5 min"),
        ("ar", (0, 3), "أقل من 5 دقائق"),
        ("en", (40, 93), "40 min–2 h"),
        ("en", (95, 130), "1½–2½ h"),
        ("fr", (95, 130), "1 h 30 – 2 h 30"),
        ("ru", (40, 93), "40 мин – 2 ч"),
        ("ar", (10, 20), "\u206610–20\u2069 دقيقة"),
        ("ar", (5, 10), "\u20665–10\u2069 دقائق"),
        ("ar", (40, 93), "40 دقيقة – ساعتين"),
        ("ar", (10, 180), "10 دقائق – 3 ساعات"),
        ("ar", (95, 130), "ساعة ونصف – ساعتين ونصف"),
    ],
)
def test_a_board_says_a_wait_in_little_room(
    language: str, minutes: tuple[int, int], short: str
) -> None:
    low, high = (60 * one for one in minutes)
    expected = Expected(low=low, high=high, late=high)
    assert short_wait(expected, wording(SENTENCES, language)).replace("\u00a0", " ") == short


@given(waits())
def test_no_less_is_promised_than_is_expected(expected: Expected) -> None:
    for seconds in (expected.low, expected.high, expected.late):
        step = 300 if seconds < HOURS_FROM else 1800
        assert at_least(seconds) <= seconds <= at_most(seconds)
        assert at_most(seconds) - at_least(seconds) <= step
        assert at_least(seconds) % 300 == at_most(seconds) % 300 == 0


@given(waits(), st.sampled_from(PROGRAM_LANGUAGES))
def test_a_page_has_every_sentence_of_a_wait(expected: Expected, language: str) -> None:
    say = wording(SENTENCES, language)
    table = wait_sentences(say)
    usual, late = usual_wait(expected, say), late_wait(expected, say)
    found = {
        table[form].replace("{low}", low).replace("{high}", high)
        for form in ("minutes", "minutes_hours", "hours", "below")
        for low in {*table["amounts"].values(), *table["figures"].values(), ""}
        for high in table["amounts"].values()
    }
    assert usual in found
    assert not late or late in {
        table["late"].replace("{high}", one) for one in table["amounts"].values()
    }
    assert not re.search(r"[{}]|wait_|late|amount_|figure_", usual + late)
