"""The voice in the headset: what is said at each step of a visit without looking."""

import pytest
from PyQt6.QtCore import Qt

from client.printer import RecordingPrinter
from client.speech import RecordingSound
from contract.access import SoundState
from kiosk.app import spec_of
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened
from tests.gui.kiosk.listening import ENTER, NEXT, Listener, go_to, press

pytestmark = pytest.mark.gui


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
    voice.hears("The middle key chooses", "Identity and passport")
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
    voice.hears("The middle key chooses")
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
    voice.hears("What brings you here?")
    visitor.kiosk.journey.leave()
    visitor.kiosk.journey.touched()
    visitor.kiosk.journey.leave()
    assert (voice.speaker.volume, voice.speaker.speed) == (3, 100)
