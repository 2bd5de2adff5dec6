"""A whole visit without looking: three keys, a voice that takes its time, all that goes wrong."""

import pytest
from PyQt6.QtCore import Qt

from client.printer.recording import RecordingPrinter
from client.ui.hyphens import SOFT
from contract.commands import AnswerHelp
from contract.enums import Role
from contract.snapshots import Menu
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, pick
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.listening import BACK, ENTER, PACE, Listener
from tests.parts.booked_visitor import allow_bookings, book
from tests.parts.hall import RunningServer
from tests.parts.languages import LONGEST
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui

AT_MOST = 12
"""Presses from the first page to the end of a visit for one service, the language included."""


@pytest.fixture
def hall(own_hall: RunningServer) -> RunningServer:
    return own_hall


@pytest.mark.parametrize(
    "language",
    [
        pytest.param(one, marks=() if one == LONGEST else pytest.mark.soak)
        for one in PROGRAM_LANGUAGES
    ],
)
def test_a_whole_visit_without_looking(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer, language: str
) -> None:
    sound = RecordingSound(headset=False, pace=PACE)
    visitor = open_kiosk(printer, headset=sound, second=1000 // PACE, keeps=False)
    voice = Listener(visitor)
    sound.set_headset(True)
    voice.hears(voice.say("voice_begin"), voice.say("question"))
    begin = sound.played[0]
    assert len(begin.pcm) / 2 / begin.rate < 12

    one_service(visitor, voice, language)
    assert voice.presses <= AT_MOST, voice.presses
    help_is_called_and_comes(voice, hall, language)
    the_server_is_away(visitor, voice, hall, language)


def in_language(visitor: Visitor, voice: Listener, language: str) -> None:
    if language != visitor.language:
        voice.choose("key-language", BACK)
        voice.reach(f"language-{language}")
        visitor.until(lambda: (OWN_NAMES[language], language) in voice.said)
        voice.choose(f"language-{language}")
        voice.hears(voice.say("question"), voice.say("have_booking"))


def name_of(visitor: Visitor, key: str) -> str:
    """A category or a service, as it is called in the visitor's language."""
    names = {one.id: one.names for one in visitor.catalogue.services}
    names |= {one.id: one.names for one in visitor.catalogue.categories}
    return pick(names[f"{visitor.centre}.{key}"], visitor.language).replace(SOFT, "")


def one_service(visitor: Visitor, voice: Listener, language: str) -> None:
    """From the first page to the paper in the hand, and the warning before the page leaves."""
    in_language(visitor, voice, language)
    voice.choose(f"group-{visitor.centre}.identity")
    voice.hears(name_of(visitor, "identity"), name_of(visitor, "identity-card"))
    voice.choose(f"service-{visitor.centre}.identity-card")
    voice.hears(name_of(visitor, "identity-card"), voice.say("take_ticket"))
    voice.choose("take", to=VisitorStep.TICKET)
    # "Done" has the focus, but a press does not leave the number before it is named.
    visitor.until(lambda: visitor.focus() == "done")
    visitor.press(ENTER)
    voice.hears(voice.say("your_number"), "A, 0, 0, 1", voice.say("take_paper"))
    assert visitor.step is VisitorStep.TICKET
    # It stays until it has been read out, and asks before it leaves.
    visitor.press(Qt.Key.Key_VolumeUp)
    voice.hears(voice.say("volume_now", n=4), "A, 0, 0, 1", voice.say("done"))
    voice.hears(voice.say("still_here"))
    assert visitor.step is VisitorStep.TICKET
    visitor.press(ENTER)
    voice.hears("A, 0, 0, 1")
    voice.choose("done", to=VisitorStep.START)


def help_is_called_and_comes(voice: Listener, hall: RunningServer, language: str) -> None:
    """Staff are called from the page of a service; the screen begins again while the visitor
    waits, who hears there that they come, or that the call did not arrive."""
    visitor = voice.visitor
    in_language(visitor, voice, language)
    voice.choose(f"group-{visitor.centre}.identity")
    voice.choose(f"service-{visitor.centre}.identity-card", to=VisitorStep.SERVICE)
    voice.choose("help", BACK)
    voice.hears(voice.say("help_called"), voice.say("help_stay"), voice.say("help_seen"))
    greeter = Staff(hall, role=Role.GREETER)
    (call,) = greeter.api.get(f"/api/v1/centres/{hall.centre}/hall")["help"]
    visitor.kiosk.session.flow.leave_alone()
    visitor.comes_to(VisitorStep.START)
    assert visitor.sees("helpPanel") is None
    visitor.until(
        lambda: call["place"] in getattr(visitor.kiosk.connection.latest(Menu), "help", ())
    )
    greeter.give(AnswerHelp, place=call["place"])
    voice.hears(voice.say("help_coming"))
    visitor.kiosk.help._set("failed")
    voice.hears(voice.say("help_failed"), voice.say("help_seen"))
    voice.choose("helpSeen")


def the_server_is_away(
    visitor: Visitor, voice: Listener, hall: RunningServer, language: str
) -> None:
    """The visitor's language comes first, and each is spoken by its own voice."""
    in_language(visitor, voice, language)
    hall.kill()
    visitor.find("noServerPage")
    ask = {one: visitor.engine.wordings.say_in(one, "ask_staff") for one in PROGRAM_LANGUAGES}
    others = [one for one in PROGRAM_LANGUAGES if one != language]
    heard = [(ask[one].replace(SOFT, ""), one) for one in (language, *others)]
    visitor.until(lambda: set(heard) <= set(voice.said), 20)
    assert [one for one in voice.said if one in heard] == heard


def test_a_visit_with_a_booking_without_looking(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer
) -> None:
    allow_bookings(hall, "identity-card")
    sound = RecordingSound(headset=False, pace=PACE)
    visitor = open_kiosk(printer, headset=sound, second=1000 // PACE, keeps=False, language="en")
    voice, booked = Listener(visitor), book(hall, "identity-card")
    sound.set_headset(True)
    voice.hears(voice.say("question"), voice.say("have_booking"))
    voice.choose("booking", to=VisitorStep.BOOKING)
    voice.hears(voice.say("booking_code"), voice.say("booking_hint"))
    for place, sign in enumerate(booked.code.replace("-", ""), 1):
        voice.choose(f"letter-{sign}")
        voice.hears(", ".join(booked.code.replace("-", "")[:place]))
    assert visitor.focus() == "checkIn"
    voice.choose("checkIn", to=VisitorStep.TICKET)
    voice.hears(voice.say("your_number"))
