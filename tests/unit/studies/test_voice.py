"""How many calls of a busy hall are heard, computed with the true lengths of announcements."""

import pytest
from click.testing import CliRunner

from client.speech.voice import Synthesizer
from contract.texts import PROGRAM_LANGUAGES
from display.voice.engine import AnnouncementEngine
from tools.studies import voice
from tools.studies.__main__ import main


@pytest.fixture(scope="module")
def engine() -> AnnouncementEngine:
    return AnnouncementEngine(Synthesizer(), lambda _language, _key: None)


@pytest.mark.parametrize("language", ["az", "en"])
def test_a_busy_hall_hears_most_of_its_calls(engine: AnnouncementEngine, language: str) -> None:
    lengths = voice.Lengths(engine, language)
    for rate, at_least in ((7, 0.97), (10, 0.94), (12, 0.90)):
        played = voice.play(lengths, rate, hours=4, seed=1)
        assert played.first == pytest.approx(rate * 60 * 4, rel=0.1)
        assert played.share >= at_least, rate


def test_instant_calls_are_all_heard_at_once_and_long_calls_are_left_out() -> None:
    played = voice.play(lambda _decision: 0.0, 12, hours=1, seed=2)
    assert played.share > 0.99
    assert max(played.after) < 1
    assert played.repeated > 0.95
    slow = voice.play(lambda _decision: 20.0, 12, hours=1, seed=2)
    assert slow.share < 0.3


def test_the_table_has_each_language() -> None:
    told = CliRunner().invoke(main, ["voice", "--hours", "0.2"])
    assert told.exit_code == 0, told.output
    rows = [line for line in told.output.splitlines() if line[2:4] in PROGRAM_LANGUAGES]
    assert len(rows) == len(PROGRAM_LANGUAGES)
    assert all(row.count("%") == 4 for row in rows)
