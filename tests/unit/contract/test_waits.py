"""A wait in words: rounded so that it promises no less than is expected, in the right unit."""

import re

import pytest
from hypothesis import given, settings
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
from tests.parts.rows import rows


@st.composite
def waits(draw: st.DrawFn) -> Expected:
    low, high, late = sorted(draw(st.lists(st.integers(0, LONGEST), min_size=3, max_size=3)))
    return Expected(low=low, high=high, late=late)


def expected(minutes: str) -> Expected:
    """A wait of so many minutes at least, at most, and at the latest."""
    low, high, *late = (round(float(one) * 60) for one in minutes.split(","))
    return Expected(low=low, high=high, late=late[0] if late else high)


@pytest.mark.parametrize(("language", "minutes", "usual", "late"), rows("said.txt", "a wait"))
def test_a_wait_is_said_in_its_units_and_plurals(
    language: str, minutes: str, usual: str, late: str
) -> None:
    wait, say = expected(minutes), wording(SENTENCES, language)
    said = usual_wait(wait, say), late_wait(wait, say)
    assert [one.replace("\u00a0", " ") for one in said] == [usual, late]


@pytest.mark.parametrize(
    ("language", "minutes", "short"), rows("said.txt", "a wait in little room")
)
def test_a_board_says_a_wait_in_little_room(language: str, minutes: str, short: str) -> None:
    said = short_wait(expected(minutes), wording(SENTENCES, language))
    assert said.replace("\u00a0", " ") == short


@given(waits())
def test_no_less_is_promised_than_is_expected(wait: Expected) -> None:
    for seconds in (wait.low, wait.high, wait.late):
        step = 300 if seconds < HOURS_FROM else 1800
        assert at_least(seconds) <= seconds <= at_most(seconds)
        assert at_most(seconds) - at_least(seconds) <= step
        assert at_least(seconds) % 300 == at_most(seconds) % 300 == 0


@settings(max_examples=50)
@given(waits(), st.sampled_from(PROGRAM_LANGUAGES))
def test_a_page_has_every_sentence_of_a_wait(wait: Expected, language: str) -> None:
    say = wording(SENTENCES, language)
    table = wait_sentences(say)
    usual, late = usual_wait(wait, say), late_wait(wait, say)
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
