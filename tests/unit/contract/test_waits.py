"""A wait in words: rounded so that it promises no less than is expected, in the right unit."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.snapshots import Expected
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from contract.waits import HOURS, MINUTES, late_wait, usual_wait, wait_range, wait_sentences

HORIZON = HOURS.longest * HOURS.seconds
"""No longer wait is foretold."""


@st.composite
def waits(draw: st.DrawFn) -> Expected:
    low, high, late = sorted(draw(st.lists(st.integers(0, HORIZON), min_size=3, max_size=3)))
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
        ((0, 1, 5.1), "usually less than 5 min", "9 in 10 wait less than 10 min"),
        ((10, 20, 25), "usually 10–20 min", "9 in 10 wait less than 25 min"),
        ((10.1, 20.1, 25.1), "usually 10–25 min", "9 in 10 wait less than 30 min"),
        ((15, 15, 15), "usually 10–15 min", ""),
        ((60, 90, 91), "usually 60–90 min", "9 in 10 wait less than 2 hours"),
        ((20, 91, 91), "usually less than 2 hours", ""),
        ((40, 100, 130), "about 1 to 2 hours", "9 in 10 wait less than 3 hours"),
        ((110, 230, 345), "about 2 to 4 hours", "9 in 10 wait less than 6 hours"),
        ((720, 720, 720), "about 11 to 12 hours", ""),
    ],
)
def test_a_wait_is_said_in_round_figures(
    minutes: tuple[float, float, float], usual: str, late: str
) -> None:
    assert said(minutes) == (usual, late)


@pytest.mark.parametrize(
    ("language", "minutes", "usual", "late"),
    [
        ("az", (110, 230, 345), "təxminən 2–4 saat", "10 nəfərdən 9-u 6 saatdan az gözləyir"),
        ("ru", (110, 230, 345), "примерно 2–4 часа", "9 из 10 ждут меньше 6 часов"),
        ("ru", (230, 290, 295), "примерно 4–5 часов", ""),
        ("id", (5, 20, 40), "biasanya 5–20 menit", "9 dari 10 orang menunggu kurang dari 40 menit"),
        ("fr", (10, 95, 99), "en général moins de 2 heures", ""),
        ("ar", (5, 10, 20), "عادةً من 5 إلى 10 دقائق", "9 من كل 10 ينتظرون أقل من 20 دقيقة"),
        ("ar", (60, 100, 100), "من ساعة إلى ساعتين تقريبًا", ""),
        ("ar", (110, 230, 700), "من 2 إلى 4 ساعات تقريبًا", "9 من كل 10 ينتظرون أقل من 12 ساعة"),
    ],
)
def test_each_language_has_its_own_plurals(
    language: str, minutes: tuple[float, float, float], usual: str, late: str
) -> None:
    usually = said(minutes, language)
    if language == "fr":
        minutes = (0, *minutes[1:])
        usually = said(minutes, language)
    assert usually == (usual, late)


@given(waits())
def test_no_less_is_promised_than_is_expected(expected: Expected) -> None:
    wait = wait_range(expected)
    size = wait.unit.seconds
    assert wait.high * size >= expected.high
    assert 0 <= wait.low < wait.high
    assert wait.low * size <= expected.low + wait.unit.slack
    assert (wait.unit is MINUTES) == (expected.high <= 90 * 60)


@given(waits(), st.sampled_from(PROGRAM_LANGUAGES))
def test_a_page_has_every_sentence_of_a_wait(expected: Expected, language: str) -> None:
    say = wording(SENTENCES, language)
    table = wait_sentences(say)
    wait = wait_range(expected)
    forms = table[wait.unit.name if wait.low else f"{wait.unit.name}_below"]
    form = forms.get(str(wait.high), forms["other"])
    usual = form.replace("{low}", str(wait.low)).replace("{figure}", str(wait.high))
    assert usual == usual_wait(expected, say)
    late = late_wait(expected, say)
    assert not re.search(r"[{}]|wait_|late_", usual_wait(expected, say) + late)
