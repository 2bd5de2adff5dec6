"""The texts of a screen, as they are read out."""

import pytest

from client.speech.aloud import aloud
from client.speech.voice import speakable
from contract.snapshots import Expected
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from contract.waits import usual_wait
from tests.parts.rows import rows


def said(language: str, low: int, high: int) -> str:
    """A wait between `low` and `high` minutes in words."""
    expected = Expected(low=60 * low, high=60 * high, late=60 * high)
    return aloud(speakable(usual_wait(expected, wording(SENTENCES, language))), language)


@pytest.mark.parametrize(("language", "minutes", "heard"), rows("said.txt", "a wait read out"))
def test_waits_are_read_in_full(language: str, minutes: str, heard: str) -> None:
    assert said(language, *map(int, minutes.split(","))) == heard


@pytest.mark.parametrize(("language", "text", "heard"), rows("said.txt", "a text read out"))
def test_times_and_ranges_are_read_in_full(language: str, text: str, heard: str) -> None:
    assert aloud(text, language) == heard


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_no_wait_leaves_a_sign_or_a_short_unit(language: str) -> None:
    for low, high in ((0, 5), (10, 20), (40, 93), (95, 130), (600, 720)):
        words = said(language, low, high).replace("–", " – ").split()
        assert not {"–", "½", "min", "dəq", "мин", "h"} & set(words), words
