"""How announcements sound: in each language, with the centre's recordings, after a chime."""

import array
import io
import wave

import pytest

from client.speech.chimes import SECONDS, chime
from client.speech.voice import NoVoice, Speech, Synthesizer
from contract.screens import Voice as VoiceRules
from contract.texts import PROGRAM_LANGUAGES
from display.voice import announcement
from display.voice.engine import AnnouncementEngine
from tests.unit.client.speech.test_voice import loudness, phonemes, samples

RATE = 22_050


@pytest.fixture(scope="session")
def synthesizer() -> Synthesizer:
    return Synthesizer()


@pytest.fixture
def engine(synthesizer: Synthesizer) -> AnnouncementEngine:
    return AnnouncementEngine(synthesizer, lambda _language, _key: None)


def recorded(value: int, channels: int = 1) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((channels, 2, 8000, 0, "NONE", "not compressed"))
        file.writeframes(array.array("h", [value] * 10 * channels).tobytes())
    return made.getvalue()


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
@pytest.mark.parametrize(("short", "at_most"), [(True, 6), (False, 9)])
def test_an_announcement_takes_few_seconds_and_is_neither_silent_nor_clipped(
    engine: AnnouncementEngine, language: str, short: bool, at_most: float
) -> None:
    engine.use_rules(VoiceRules(short=short))
    pieces = engine.call("A042", "7", (language,), again=False)
    assert 3 <= sum(one.seconds for one in pieces) <= at_most
    for piece in pieces:
        found = samples(piece)
        assert loudness(piece) > 500
        assert sum(abs(one) >= 32767 for one in found) <= len(found) / 10_000


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_there_is_a_pause_after_the_letters_and_after_the_number(language: str) -> None:
    assert "B, C. 1 2. " in announcement.call_words("BC12", "1", language)
    without_letters = announcement.call_words("042", "1", language)
    assert " 0 4 2. " in without_letters
    assert ". 0" not in without_letters


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_the_number_is_named_sign_by_sign_and_then_the_counter(
    synthesizer: Synthesizer, language: str
) -> None:
    number = phonemes(synthesizer, "A. 0 4 2", language)
    seven = phonemes(synthesizer, "7", language)
    for short in (True, False):
        words = announcement.call_words("A042", "7", language, short=short)
        said = phonemes(synthesizer, words, language)
        before, digits, after = said.partition(number)
        assert digits, (said, number)
        assert before or short, "the word for a ticket"
        assert seven in after, (said, seven)
        assert len(after) > len(seven) + 1, "the word for a counter is between them"


def test_the_chime_takes_its_time_and_that_of_a_repeat_is_another() -> None:
    first, again = chime(RATE, again=False), chime(RATE, again=True)
    assert first != again
    for one in (samples(Speech(first, RATE)), samples(Speech(again, RATE))):
        assert len(one) == round(SECONDS * RATE)
        assert 8000 < max(map(abs, one)) < 32767
        # Neither the beginning nor the end clicks.
        assert abs(one[0]) < 200
        assert abs(one[-1]) < 200


def test_recordings_are_used_where_all_that_a_call_needs_is_there(synthesizer: Synthesizer) -> None:
    keys = [key for key, _words in announcement.to_record(["A"], ["7", "12"])]
    there = {key: recorded(index) for index, key in enumerate(keys)}
    engine = AnnouncementEngine(
        synthesizer, lambda language, key: there.get(key) if language == "az" else None
    )

    def heard(number: str, counter: str, *languages: str) -> list[int]:
        pieces = engine.call(number, counter, languages, again=True)
        return [samples(one)[0] if one.rate == 8000 else -1 for one in pieces]

    wanted = ["chime-again", "sign-a", "sign-0", "sign-4", "sign-2", "counter-12"]
    assert heard("A042", "12", "az") == [keys.index(one) for one in wanted]
    # The counter was not recorded, nor the other language.
    assert heard("A042", "9", "az") == [keys.index("chime-again"), -1]
    assert heard("A042", "12", "ru") == [-1, -1]
    assert len(heard("A042", "12", "az", "ru")) == len(wanted) + 1


def test_a_recording_that_cannot_be_played_is_not_used(
    synthesizer: Synthesizer, caplog: pytest.LogCaptureFixture
) -> None:
    for content in (b"no sound", recorded(5, channels=2)):
        engine = AnnouncementEngine(synthesizer, lambda _language, _key, content=content: content)  # type: ignore[misc]
        assert all(one.rate == RATE for one in engine.call("A1", "2", ("en",), again=False))
        assert "not used" in caplog.text


def test_a_repeated_announcement_is_not_synthesised_again(engine: AnnouncementEngine) -> None:
    once, twice = (engine.call("A042", "7", ("en",), again=False)[1] for _ in range(2))
    assert once is twice
    engine.use_rules(VoiceRules(pronounced={"en": {"counter": "desk"}}))
    other: Speech = engine.call("A042", "7", ("en",), again=False)[1]
    assert other.pcm != once.pcm
    engine.use_rules(VoiceRules())


def test_a_missing_voice_is_reported(engine: AnnouncementEngine) -> None:
    with pytest.raises(NoVoice):
        engine.call("A042", "7", ("tlh",), again=False)
    with pytest.raises(NoVoice):
        AnnouncementEngine(None, lambda _language, _key: None).call(
            "A042", "7", ("en",), again=False
        )
    assert len(engine.call("A042", "7", ("tlh", "en"), again=False)) == 2
