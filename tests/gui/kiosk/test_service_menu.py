"""The service menu: the gesture, the code, and what staff do behind it."""

import pytest
from PyQt6.QtCore import Qt

from client.printer.recording import RecordingPrinter
from client.program.exits import EXIT_CLOSED, EXIT_RESTART
from client.speech.voice import Synthesizer
from kiosk.findings import Part, State
from kiosk.service_code import TRIES, KnownCode
from kiosk.speaker import Speaker
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.service_menu import code_of, enter, hold, type_code, wrong
from tests.gui.window import FINGER
from tests.parts.hall import RunningServer
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def paper() -> RecordingPrinter:
    return RecordingPrinter()


@pytest.fixture(scope="module")
def sound() -> RecordingSound:
    return RecordingSound()


@pytest.fixture(scope="module")
def one_kiosk(open_for_module: Opened, paper: RecordingPrinter, sound: RecordingSound) -> Visitor:
    """The kiosk of all tests of this module."""
    visitor = open_for_module(paper, language="en")
    visitor.kiosk.service.use_sound(Speaker(Synthesizer(), sound), sound)
    return visitor


@pytest.fixture
def visitor(one_kiosk: Visitor, paper: RecordingPrinter) -> Visitor:
    """The kiosk with its menu closed, and all tries left."""
    service = one_kiosk.kiosk.service
    service._code.locked, service._code.tries = 0, TRIES
    service._go("")
    one_kiosk.next_visitor()
    paper.receipts.clear()
    return one_kiosk


@pytest.fixture
def inside(visitor: Visitor) -> Visitor:
    """The kiosk with its menu open."""
    enter(visitor, code_of(visitor))
    visitor.find("service-status")
    return visitor


def test_a_finger_in_the_corner_and_the_code_open_it(visitor: Visitor) -> None:
    service = visitor.kiosk.service
    hold(visitor, visitor.window.width() / 2, visitor.window.height() / 2, opens=False)
    assert service.page == "", "not in the middle of the screen"
    code = code_of(visitor)
    enter(visitor, code)
    visitor.find("service-status")
    known = service._kept.read("service", KnownCode)
    assert known == KnownCode(code=code), "for when the server is away"
    visitor.touch("serviceLeave")
    visitor.until(lambda: visitor.sees("servicePanel") is None)
    assert visitor.step is Step.START


def test_three_wrong_codes_lock_it_for_a_minute(visitor: Visitor) -> None:
    service, code = visitor.kiosk.service, code_of(visitor)
    enter(visitor, wrong(code))
    assert visitor.text("codeWords") == "Wrong code. 2 more tries."
    type_code(visitor, wrong(wrong(code)))
    type_code(visitor, wrong(code))
    assert "Try again in 60 seconds" in visitor.text("codeWords")
    type_code(visitor, code)
    assert service.page == "code", "the right code does not open it while it is locked"
    visitor.touch("serviceBack")
    assert service._code.locked > 0, "leaving does not unlock it"
    service._timer.setInterval(1)
    visitor.until(lambda: service._code.locked == 0)
    enter(visitor, code)
    assert service.page == "menu"


def test_it_closes_by_itself(inside: Visitor) -> None:
    inside.kiosk.service._timer.setInterval(1)
    inside.until(lambda: inside.kiosk.service.page == "")


def test_status_reprint_and_test_print(
    visitor: Visitor, hall: RunningServer, paper: RecordingPrinter
) -> None:
    ticket = visitor.take_ticket(Step.TICKET, "en")
    enter(visitor, code_of(visitor))
    visitor.touch("service-status")
    texts = " ".join(visitor.texts())
    for words in ("There is paper", "memory", "Connected", hall.url, "540 × 960 pixels"):
        assert words in texts
    assert "kiosk of a test" in texts
    visitor.touch("serviceBack")
    visitor.touch("service-test_print")
    visitor.until(lambda: len(paper.receipts) == 2)
    visitor.until(lambda: "Printed." in visitor.text("staffWords"))
    visitor.touch("service-reprint")
    visitor.touch(f"reprint-{ticket.id}")
    visitor.until(lambda: len(paper.receipts) == 3)
    (fresh, *_) = visitor.kiosk.service._printing.tickets
    assert fresh.id == ticket.id
    assert fresh.token != ticket.token
    visitor.hall_says(fresh.token, paper="printed")


def test_restart_and_close_ask_once_more(inside: Visitor) -> None:
    codes: list[int] = []
    inside.kiosk.service.ended.connect(codes.append)
    for name, code in (("restart", EXIT_RESTART), ("close", EXIT_CLOSED)):
        inside.touch(f"service-{name}")
        assert codes == []
        inside.touch("doIt")
        assert codes.pop() == code
        inside.touch("serviceBack")


def test_the_volume_is_for_all_visitors(inside: Visitor, sound: RecordingSound) -> None:
    speaker = inside.kiosk.service._speaker
    assert speaker is not None
    sound.played.clear()
    inside.touch("service-volume")
    inside.touch("louder")
    inside.until(lambda: sound.played)
    assert inside.text("volume") == "Volume 4 of 5"
    speaker.reset()
    assert speaker.volume == 4


def test_the_self_test_tries_every_part_and_prints_a_report(
    inside: Visitor, paper: RecordingPrinter
) -> None:
    test = inside.kiosk.service.self_test
    inside.touch("service-test")
    inside.find("scanNow")
    assert len(paper.receipts) == 1, "the strip"
    for sign in test._code:
        FINGER.keyClick(inside.window, sign)
    FINGER.keyClick(inside.window, Qt.Key.Key_Return)
    for mark in range(5):
        inside.touch(f"mark-{mark}")
    inside.until(lambda: len(paper.receipts) == 2)
    states = {part: one.state for part, one in test.findings.items()}
    # The hall of the tests lives at another time; the server's own clock is this machine's.
    assert set(states) == set(Part)
    assert set(states.values()) == {State.GOOD}, test.findings
    inside.touch("printReport")
    inside.until(lambda: len(paper.receipts) == 3)
