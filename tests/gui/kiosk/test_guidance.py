"""The voice in the headset: what is said at each step of a visit without looking."""

import threading

import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from client.printer.recording import RecordingPrinter
from contract.access import SoundState
from kiosk.app import spec_of
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened
from tests.gui.kiosk.listening import BACK, ENTER, NEXT, Listener, focused, go_to, press
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui


def test_the_hall_hears_whether_the_voice_can_be_heard(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    silent = open_kiosk(printer)
    # A process has one theme: the first window is laid out before the second one brings its own.
    silent.settle()
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
    visitor.kiosk.session.leave()
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
    visitor.kiosk.session.leave()
    visitor.kiosk.session.touched()
    visitor.kiosk.session.leave()
    assert (voice.speaker.volume, voice.speaker.speed) == (3, 100)


def test_the_keys_go_on_when_the_pressed_button_is_gone(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    """By a keyboard: without a headset the languages are a row of buttons."""
    visitor = open_kiosk(printer, language="en")
    go_to(visitor, "language-ru", BACK)
    press(visitor, ENTER)
    visitor.until(lambda: visitor.language == "ru" and focused(visitor) == "search")
    go_to(visitor, f"group-{visitor.centre}.identity", NEXT)
    press(visitor, ENTER)
    visitor.comes_to(Step.SERVICES)
    # What takes the focus out of the page gives it back.
    item = visitor.window.contentItem()
    assert item is not None
    item.forceActiveFocus()
    visitor.until(lambda: focused(visitor).startswith("service-"))


def test_a_pulled_headset_ends_the_visit_for_the_next_listener(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    sound = RecordingSound(headset=True)
    visitor = open_kiosk(printer, language="en", headset=sound)
    session, access = visitor.kiosk.session, visitor.kiosk.accessibility
    voice = Listener(visitor)
    go_to(visitor, "access", BACK)
    press(visitor, ENTER)
    go_to(visitor, "dark", NEXT)
    press(visitor, ENTER)
    voice.hears("Dark screen. Chosen")
    visitor.find("dark")
    visitor.touch("dark")
    assert not access.property("dark"), "a touch shows the screen again"
    press(visitor, Qt.Key.Key_Escape)
    visitor.walk_to(Step.SERVICE, "en")
    access.setProperty("dark", True)
    sound.set_headset(False)
    assert not voice.speaker.speaking
    assert not access.property("dark")
    assert session.property("secondsLeft") > 0, "the page asks whether a visitor is there"
    # A headset that slipped out goes on with the page.
    voice.said.clear()
    sound.set_headset(True)
    voice.hears("The middle key chooses", "Identity card")
    visitor.comes_to(Step.SERVICE)
    # After that it is another visitor's.
    sound.set_headset(False)
    session.slipping = 0.0
    sound.set_headset(True)
    voice.hears("The middle key chooses", "What brings you here?")
    visitor.comes_to(Step.START)
    # With the paper in the hand nothing is lost: the number goes at once.
    visitor.walk_to(Step.ISSUING, "en")
    visitor.comes_to(Step.TICKET)
    sound.set_headset(False)
    visitor.comes_to(Step.START)


def test_who_listens_hears_on_the_start_page_that_staff_come(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, language="en", headset=RecordingSound(headset=True))
    voice = Listener(visitor)
    help = visitor.kiosk.help
    go_to(visitor, "help", BACK)
    press(visitor, ENTER)
    voice.hears(voice.say("help_called"))
    # The screen begins again while the visitor waits.
    visitor.kiosk.session._leave_alone()
    visitor.until(lambda: visitor.sees("helpPanel") is None)
    help._set("coming")
    voice.hears(voice.say("help_coming"))
    help._set("failed")
    voice.hears(voice.say("help_failed"))


def test_what_is_typed_and_that_nothing_was_found_is_heard(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, language="en", headset=RecordingSound(headset=True))
    voice = Listener(visitor)
    voice.choose("search", BACK)
    visitor.comes_to(Step.SEARCH)
    voice.choose("letter-x")
    voice.hears("x")
    voice.choose("letter-z")
    voice.hears("xz", voice.say("nothing_found"))


def test_a_second_press_on_take_a_ticket_does_nothing_else(open_kiosk: Opened) -> None:
    release = threading.Event()

    class Slow(RecordingPrinter):
        def print(self, receipt: Image.Image) -> None:
            release.wait(10)
            super().print(receipt)

    visitor = open_kiosk(Slow(), language="en", headset=RecordingSound(headset=True))
    visitor.walk_to(Step.SERVICE, "en")
    go_to(visitor, "take", NEXT)
    # Longer than any machine takes between two of these presses.
    visitor.window.setProperty("sameKeyWithin", 600_000)
    for _ in range(2):
        press(visitor, ENTER)
    visitor.comes_to(Step.PRINTING)
    visitor.window.setProperty("sameKeyWithin", 0)
    # Nor does a later press, while the kiosk is busy.
    visitor.until(lambda: focused(visitor) == "")
    press(visitor, ENTER)
    release.set()
    visitor.comes_to(Step.TICKET)
    visitor.until(lambda: focused(visitor) == "done")
    assert visitor.sees("helpPanel") is None
