"""Sentences one after the other, on the output that records."""

import logging
import math
from collections.abc import Iterator
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from client.speech.voice import Synthesizer
from kiosk.speaker import SPEEDS, VOLUMES, Speaker
from tests.parts.recording_sound import RecordingSound


class Hall:
    """A speaker, its output and the sentences that were played."""

    def __init__(self, synthesizer: Synthesizer, qtbot: QtBot) -> None:
        self.sound = RecordingSound()
        self.speaker = Speaker(synthesizer, self.sound)
        self.spoken: list[str] = []
        self.ends = 0
        self._qtbot = qtbot
        self.speaker.spoken.connect(self.spoken.append)
        self.speaker.ended.connect(self._count)

    def _count(self) -> None:
        self.ends += 1

    def wait_for(self, *spoken: str) -> None:
        self._qtbot.waitUntil(lambda: self.spoken == list(spoken))

    def wait_for_end(self, ends: int = 1) -> None:
        self._qtbot.waitUntil(lambda: self.ends == ends)


@pytest.fixture
def hall(synthesizer: Synthesizer, qtbot: QtBot) -> Iterator[Hall]:
    made = Hall(synthesizer, qtbot)
    yield made
    made.speaker.close()


def test_sentences_follow_one_another(hall: Hall) -> None:
    hall.speaker.say("Before.", "en")
    hall.wait_for_end()
    hall.speaker.say("Hello.", "en")
    speaking = [hall.speaker.speaking]
    hall.speaker.follow([("Salam.", "az")])
    hall.wait_for_end(2)
    assert [*speaking, hall.speaker.speaking] == [True, False]
    assert hall.spoken == ["Before.", "Hello.", "Salam."]
    assert all(one.pcm for one in hall.sound.played)


def test_a_new_sentence_interrupts(hall: Hall) -> None:
    hall.sound.holding = True
    hall.speaker.say("A long story.", "en")
    hall.speaker.follow([("And its end.", "en")])
    hall.wait_for("A long story.")
    hall.speaker.say("Enough.", "en")
    hall.sound.finish()  # Nothing plays any more, so nothing ends: the new one is being made.
    assert hall.ends == 0
    hall.wait_for("A long story.", "Enough.")
    assert len(hall.sound.played) == 2


def test_the_next_visitor_hears_nothing_of_this_one(hall: Hall) -> None:
    hall.speaker.say("My ticket.", "en")
    hall.speaker.turn_volume(1)
    hall.speaker.turn_speed(1)
    hall.speaker.reset()
    assert (hall.speaker.volume, hall.speaker.speed) == (3, 100)
    assert not hall.speaker.speaking
    hall.speaker.say("Welcome.", "en")
    hall.wait_for_end()
    assert hall.spoken == ["Welcome."]


def test_the_volume_has_even_steps(hall: Hall) -> None:
    hall.sound.holding = True
    hall.speaker.say("Hello.", "en")
    hall.wait_for("Hello.")
    assert hall.speaker.volume == 3
    for _ in range(VOLUMES):
        hall.speaker.turn_volume(-1)
    heard = [hall.sound.volume]
    while hall.speaker.volume < VOLUMES:
        hall.speaker.turn_volume(1)
        heard.append(hall.sound.volume)
    hall.speaker.turn_volume(1)
    assert hall.sound.volume == 1.0
    levels = [20 * math.log10(one) for one in heard]
    assert len(levels) == VOLUMES
    assert all(b - a <= 10 for a, b in pairwise(levels))
    assert levels[-1] - levels[0] >= 18
    assert levels[2] - levels[0] == pytest.approx(12)
    assert hall.sound.played[0].volume == pytest.approx(heard[2])


def test_the_speed_has_steps_and_ends(hall: Hall) -> None:
    for _ in SPEEDS:
        hall.speaker.turn_speed(-1)
    for ends, speed in enumerate(SPEEDS, 1):
        assert hall.speaker.speed == speed
        hall.speaker.say("Hello.", "en")
        hall.wait_for_end(ends)
        hall.speaker.turn_speed(1)
    assert hall.speaker.speed == SPEEDS[-1]
    lengths = [len(one.pcm) for one in hall.sound.played]
    assert lengths == sorted(set(lengths), reverse=True)


def test_a_language_without_voice_is_passed_over(
    hall: Hall, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        hall.speaker.say("nuqneH", "tlh")
        hall.speaker.follow([("Hello.", "en")])
        hall.wait_for_end()
    assert hall.spoken == ["Hello."]
    assert "cannot speak a sentence: no voice speaks the language 'tlh'" in caplog.text


def test_without_a_headset_nothing_is_heard(hall: Hall) -> None:
    sound = hall.sound
    told: list[bool | None] = [sound.headset]
    sound.changed.connect(lambda: told.append(sound.headset))
    sound.holding = True
    hall.speaker.say("Hello.", "en")
    hall.wait_for("Hello.")
    sound.set_headset(False)
    hall.wait_for_end()
    hall.speaker.say("A secret.", "en")
    hall.wait_for_end(2)
    assert len(sound.played) == 1
    sound.set_headset(True)
    assert told == [None, False, True]
    sound.set_available(False)
    assert not sound.available
    hall.speaker.say("A secret.", "en")
    hall.wait_for_end(3)
    assert len(sound.played) == 1


def test_nothing_is_said_after_the_end(synthesizer: Synthesizer, qtbot: QtBot) -> None:
    hall = Hall(synthesizer, qtbot)
    hall.speaker.say("Hello.", "en")
    hall.speaker.close()
    other = Hall(synthesizer, qtbot)
    other.speaker.say("Good bye.", "en")
    other.wait_for_end()
    other.speaker.close()
    assert not hall.sound.played
