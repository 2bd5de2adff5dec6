"""The voice in the headset: what is said at each step of a visit without looking."""

import pytest
from PyQt6.QtCore import Qt
from pytestqt.exceptions import TimeoutError

from client.printer import RecordingPrinter
from client.speech import RecordingSound, Speech
from contract.access import SoundState
from kiosk.app import spec_of
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.test_keys import focused, go_to, press

pytestmark = pytest.mark.gui

NEXT, ENTER = Qt.Key.Key_Down, Qt.Key.Key_Enter


class Listener:
    """Hears what is said."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self.said: list[str] = []
        speaker = visitor.kiosk.guidance._speaker
        assert speaker is not None
        self.speaker = speaker
        speaker.spoken.connect(lambda text: self.said.append(text.replace("\u00ad", "")))

    def hears(self, *words: str) -> None:
        """Wait until all of it has been said, in this order; then forget it."""
        try:
            self._visitor.until(lambda: self._said_all(words))
        except TimeoutError:
            pytest.fail(f"{words} is not said, but: {self.said}")
        self.said.clear()

    def _said_all(self, words: tuple[str, ...]) -> bool:
        said = iter(self.said)
        return all(any(one in text for text in said) for one in words)


def test_a_whole_visit_by_three_keys_and_the_voice(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    sound = RecordingSound(headset=False)
    visitor = open_kiosk(printer, language="en", headset=sound)
    voice = Listener(visitor)
    assert not sound.played
    sound.set_headset(True)
    voice.hears("Speech is on. The next key", "What brings you here?")
    go_to(visitor, f"group-{visitor.centre}.identity", NEXT)
    voice.hears("Identity and passport")
    press(visitor, ENTER)
    voice.hears("Identity and passport", "Identity card")
    go_to(visitor, f"service-{visitor.centre}.identity-card", NEXT)
    press(visitor, ENTER)
    visitor.comes_to(Step.SERVICE)
    voice.hears("Identity card", "Have these ready", "Old identity card", "No counter is open")
    go_to(visitor, "options", NEXT)
    press(visitor, ENTER)
    voice.hears("What do you find difficult?")
    go_to(visitor, "assist-see", NEXT)
    press(visitor, ENTER)
    press(visitor, NEXT)
    press(visitor, Qt.Key.Key_Up)
    voice.hears("Seeing. Chosen")
    go_to(visitor, "takeWithOptions", NEXT)
    voice.hears("Take a ticket")
    press(visitor, ENTER)
    visitor.comes_to(Step.TICKET)
    voice.hears("Your number", "A, 0, 0, 1", "Take your ticket")
    go_to(visitor, "done", NEXT)
    press(visitor, ENTER)
    visitor.comes_to(Step.START)
    # The headset is still there: the next page is read to whoever has it.
    voice.hears("What brings you here?")
    sound.set_headset(False)
    visitor.until(lambda: not voice.speaker.speaking)
    heard = len(sound.played)
    press(visitor, NEXT)
    assert len(sound.played) == heard


def test_the_hall_hears_whether_the_voice_can_be_heard(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    silent = open_kiosk(printer)
    assert spec_of(silent.kiosk).sound() is SoundState.NONE
    sound = RecordingSound(headset=False)
    visitor = open_kiosk(printer, headset=sound)
    heard = spec_of(visitor.kiosk).sound
    assert heard() is SoundState.OK
    sound.set_available(False)
    assert heard() is SoundState.FAILED


def test_without_a_jack_that_tells_the_first_key_begins_and_the_end_of_the_visit_ends(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    sound = RecordingSound(headset=None)
    visitor = open_kiosk(printer, language="en", headset=sound)
    voice = Listener(visitor)
    visitor.touch(f"group-{visitor.centre}.identity")
    visitor.comes_to(Step.SERVICES)
    assert not sound.played
    press(visitor, NEXT)
    voice.hears("Speech is on", "Identity and passport")
    visitor.kiosk.journey.leave()
    visitor.until(lambda: not voice.speaker.speaking)
    assert not visitor.kiosk.guidance.property("active")


def test_volume_and_speed_are_said_and_the_next_visitor_begins_as_usual(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    sound = RecordingSound(headset=False)
    visitor = open_kiosk(printer, language="en", headset=sound)
    voice = Listener(visitor)
    sound.set_headset(True)
    voice.hears("Speech is on")
    go_to(visitor, "access", NEXT)
    press(visitor, ENTER)
    voice.hears("Size of text")
    for name, words in (
        ("voice-louder", "Volume 4"),
        ("voice-quieter", "Volume 3"),
        ("voice-faster", "Speed 125 per cent"),
        ("voice-slower", "Speed 100 per cent"),
    ):
        go_to(visitor, name, NEXT)
        press(visitor, ENTER)
        voice.hears(words)
    press(visitor, Qt.Key.Key_VolumeUp)
    voice.hears("Volume 4")
    go_to(visitor, "voice-read_again", NEXT)
    press(visitor, ENTER)
    voice.hears("Size of text")
    visitor.kiosk.journey.leave()
    visitor.kiosk.journey.touched()
    visitor.kiosk.journey.leave()
    assert (voice.speaker.volume, voice.speaker.speed) == (3, 100)


def test_another_language_is_named_in_itself_and_the_page_is_read_in_it(
    open_kiosk: Opened, printer: RecordingPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = RecordingSound(headset=False)
    visitor = open_kiosk(printer, language="en", headset=sound)
    voice = Listener(visitor)
    sound.set_headset(True)
    spoken: list[tuple[str, str]] = []
    synthesize = voice.speaker._synthesizer.synthesize

    def note(text: str, language: str, speed: int) -> Speech:
        spoken.append((text, language))
        return synthesize(text, language, speed)

    monkeypatch.setattr(voice.speaker._synthesizer, "synthesize", note)
    go_to(visitor, "language-ru", NEXT)
    visitor.until(lambda: ("Русский", "ru") in spoken)
    press(visitor, ENTER)
    voice.hears("Что вам нужно?")
    assert focused(visitor) != "language-ru"


def test_the_warning_before_the_end_is_said_and_can_be_answered_by_a_key(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    sound = RecordingSound(headset=False)
    visitor = open_kiosk(printer, language="en", headset=sound, second=150)
    voice = Listener(visitor)
    sound.set_headset(True)
    visitor.touch(f"group-{visitor.centre}.identity")
    visitor.comes_to(Step.SERVICES)
    voice.hears("Are you still here?")
    press(visitor, ENTER)
    visitor.until(lambda: visitor.kiosk.journey.property("secondsLeft") == 0)
    assert visitor.step is Step.SERVICES
