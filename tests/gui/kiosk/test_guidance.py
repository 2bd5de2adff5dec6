"""The voice in the headset: what is said at each step of a visit without looking."""

import threading

import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from contract.commands import PostNotice
from contract.enums import Role
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.listening import BACK, ENTER, NEXT, Listener, go_to
from tests.parts.hall import RunningServer
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def sound() -> RecordingSound:
    return RecordingSound(headset=False)


@pytest.fixture(scope="module")
def one_voice(open_for_module: Opened, sound: RecordingSound) -> Listener:
    return Listener(open_for_module(RecordingPrinter(), language="en", headset=sound))


@pytest.fixture
def voice(one_voice: Listener, sound: RecordingSound) -> Listener:
    """The voice for the next visitor, who has no headset yet."""
    one_voice.visitor.next_visitor()
    sound.set_headset(False)
    one_voice.visitor.until(lambda: not one_voice.speaker.speaking)
    one_voice.said.clear()
    return one_voice


@pytest.fixture
def visitor(voice: Listener, sound: RecordingSound) -> Visitor:
    """A visitor who has plugged a headset in, and hears the start page."""
    sound.set_headset(True)
    voice.hears("the middle one chooses", "What brings you here?")
    return voice.visitor


def test_without_jack_detection_the_first_key_starts_the_voice(
    voice: Listener, sound: RecordingSound
) -> None:
    sound.headset = None
    visitor = voice.visitor
    visitor.touch(f"group-{visitor.centre}.identity", to=VisitorStep.SERVICES)
    assert not voice.said
    visitor.press(NEXT)
    voice.hears("the middle one chooses", "Identity and passport")
    visitor.kiosk.session.leave()
    visitor.until(lambda: not voice.speaker.speaking)
    assert not visitor.kiosk.guidance.property("active")


def test_volume_and_speed_are_said_and_the_next_visitor_begins_as_usual(
    visitor: Visitor, voice: Listener
) -> None:
    voice.choose("access")
    voice.hears("Size of text")
    for name, words in (
        ("voice-louder", "Volume 4"),
        ("voice-quieter", "Volume 3"),
        ("voice-faster", "Speed 125 per cent"),
        ("voice-slower", "Speed 100 per cent"),
    ):
        voice.choose(name)
        voice.hears(words)
    visitor.press(Qt.Key.Key_VolumeUp)
    voice.hears("Volume 4")
    voice.choose("voice-read_again")
    voice.hears("What brings you here?")
    visitor.kiosk.session.leave()
    visitor.kiosk.session.touched()
    visitor.kiosk.session.leave()
    assert (voice.speaker.volume, voice.speaker.speed) == (3, 100)


def test_a_pulled_headset_ends_the_visit_for_the_next_listener(
    visitor: Visitor, voice: Listener, sound: RecordingSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, access = visitor.kiosk.session, visitor.kiosk.accessibility
    voice.choose("access", BACK)
    voice.choose("dark")
    voice.hears("Dark screen. Chosen")
    visitor.find("dark")
    visitor.touch("dark")
    assert not access.property("dark"), "a touch shows the screen again"
    visitor.press(Qt.Key.Key_Escape)
    visitor.walk_to(VisitorStep.SERVICE, "en")
    access.setProperty("dark", True)
    # In the middle of a word.
    sound.holding = True
    visitor.press(BACK)
    visitor.until(lambda: voice.speaker.speaking)
    sound.set_headset(False)
    assert not voice.speaker.speaking
    sound.holding = False
    assert not access.property("dark")
    assert session.property("secondsLeft") > 0, "the page asks whether a visitor is there"
    # A headset that slipped out goes on with the page.
    voice.said.clear()
    sound.set_headset(True)
    voice.hears("the middle one chooses", "Identity card")
    visitor.comes_to(VisitorStep.SERVICE)
    # After that it is another visitor's.
    sound.set_headset(False)
    monkeypatch.setattr(session.flow, "slipping", 0.0)
    sound.set_headset(True)
    voice.hears("the middle one chooses", "What brings you here?")
    visitor.comes_to(VisitorStep.START)
    # With the paper in the hand nothing is lost: the number goes at once.
    visitor.take_ticket(VisitorStep.TICKET, "en")
    sound.set_headset(False)
    visitor.comes_to(VisitorStep.START)


def test_all_notices_are_heard_and_a_new_one_by_itself(
    voice: Listener, sound: RecordingSound, hall: RunningServer
) -> None:
    visitor, manager = voice.visitor, Staff(hall, role=Role.MANAGER)

    def post(words: str) -> str:
        texts = dict.fromkeys(visitor.catalogue.languages, words)
        manager.give(PostNotice, texts=texts)
        visitor.until(lambda: words in visitor.kiosk.announcements.property("notices"))
        return words

    notices = [post("The lift is out of order."), post("The notary is away.")]
    sound.set_headset(True)
    voice.hears("What brings you here?", *notices, "I have a booking")
    visitor.until(lambda: not visitor.kiosk.guidance.speaking)
    voice.said.clear()
    added = post("The lift works again.")
    visitor.until(lambda: voice.said and not visitor.kiosk.guidance.speaking)
    assert [text for text, _ in voice.said] == [added]


def test_the_volume_goes_by_steps_to_its_ends(visitor: Visitor, voice: Listener) -> None:
    for name, steps in (("key-louder", (4, 5, 5)), ("key-quieter", (4, 3, 2, 1, 1))):
        for step in steps:
            voice.choose(name, BACK)
            voice.hears(f"Volume {step}")


def test_what_is_typed_and_that_nothing_was_found_is_heard(
    visitor: Visitor, voice: Listener
) -> None:
    voice.choose("search", BACK, to=VisitorStep.SEARCH)
    voice.choose("letter-x")
    voice.hears("x")
    voice.choose("letter-z")
    voice.hears("xz", voice.say("nothing_found"))


def test_a_second_press_on_take_a_ticket_does_nothing_else(visitor: Visitor) -> None:
    release = threading.Event()

    class Slow(RecordingPrinter):
        def print(self, receipt: Image.Image) -> None:
            release.wait(10)
            super().print(receipt)

    visitor.use_printer(Slow())
    visitor.walk_to(VisitorStep.SERVICE, "en")
    visitor.printer_is(Condition.READY)
    go_to(visitor, "take", NEXT)
    # Longer than any machine takes between two of these presses.
    visitor.window.setProperty("sameKeyWithin", 600_000)
    for _ in range(2):
        visitor.press(ENTER)
    visitor.comes_to(VisitorStep.PRINTING)
    visitor.window.setProperty("sameKeyWithin", 0)
    # Nor does a later press, while the kiosk is busy.
    visitor.until(lambda: visitor.focus() == "")
    visitor.press(ENTER)
    # The window still paints and answers: the number is there while the paper comes.
    visitor.settle()
    visitor.find("paperOutlet")
    assert visitor.find("number").property("number") == visitor.ticket().number
    assert visitor.sees("done") is None
    release.set()
    visitor.comes_to(VisitorStep.TICKET)
    visitor.until(lambda: visitor.focus() == "done")
    assert visitor.sees("helpPanel") is None
