"""The service menu: the gesture, the code, what staff do behind it, and how its pages look."""

from pathlib import Path

import pytest
from PIL import Image
from PyQt6.QtCore import Qt

from client.net.json_store import JsonStore
from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from client.program.exits import EXIT_CLOSED, EXIT_RESTART
from client.speech.voice import Synthesizer
from kiosk.findings import CheckedPart, CheckState
from kiosk.service_code import TRIES, KnownCode, ServiceCode
from kiosk.speaker import Speaker
from kiosk.steps import VisitorStep
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import WAYS, look, look_once, speak
from tests.gui.kiosk.service_menu import code_of, enter, hold, looking, type_code, wrong
from tests.gui.window import FINGER, present
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages
from tests.parts.ports import free_port
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
    assert visitor.step is VisitorStep.START


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
    ticket = visitor.take_ticket(VisitorStep.TICKET, "en")
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
    speaker = present(inside.kiosk.service._speaker)
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
    inside.press(Qt.Key.Key_Return)
    for mark in range(5):
        inside.touch(f"mark-{mark}")
    inside.until(lambda: len(paper.receipts) == 2)
    states = {part: one.state for part, one in test.findings.items()}
    # The hall of the tests lives at another time; the server's own clock is this machine's.
    assert set(states) == set(CheckedPart)
    assert set(states.values()) == {CheckState.GOOD}, test.findings
    inside.touch("printReport")
    inside.until(lambda: len(paper.receipts) == 3)


def test_staff_of_a_kiosk_without_its_server(
    open_kiosk: Opened, printer: RecordingPrinter, tmp_path: Path
) -> None:
    printer.condition = Condition.PAPER_OUT
    nowhere = f"http://127.0.0.1:{free_port()}"
    visitor = open_kiosk(printer, server=nowhere, token="t", connected=False, language="en")
    visitor.printer_is(Condition.PAPER_OUT)
    visitor.until(lambda: visitor.kiosk.connection.away)
    # A kiosk that has never had a server has this code.
    enter(visitor, "000000")
    assert visitor.kiosk.service.page == "menu"
    the_self_test_finds_what_is_missing(visitor)
    staff_enter_the_address_of_the_server(visitor, tmp_path)
    the_last_code_opens_it(visitor, tmp_path)


def the_self_test_finds_what_is_missing(visitor: Visitor) -> None:
    test = visitor.kiosk.service.self_test
    visitor.touch("service-test")
    visitor.find("skipMarks")
    visitor.touch("mark-0")
    visitor.touch("skipMarks")
    visitor.until(lambda: test.now is None)
    assert {part: one.state for part, one in test.findings.items()} == {
        CheckedPart.SERVER: CheckState.BAD,
        CheckedPart.CLOCK: CheckState.CARE,
        CheckedPart.DISK: CheckState.GOOD,
        CheckedPart.PAPER: CheckState.BAD,
        CheckedPart.CUTTER: CheckState.BAD,
        CheckedPart.SOUND: CheckState.NONE,
        CheckedPart.SCANNER: CheckState.CARE,
        CheckedPart.SCREEN: CheckState.CARE,
    }
    texts = visitor.texts()
    assert "The printer has no paper." in texts
    assert "Touched 1 of 5 marks" in texts
    visitor.touch("serviceBack")


def staff_enter_the_address_of_the_server(visitor: Visitor, folder: Path) -> None:
    assert visitor.sees("service-address") is None, "it is not looking for the server"
    entered: list[str] = []
    search = looking(visitor, folder)
    search.use = entered.append  # type: ignore[method-assign, assignment]
    visitor.touch("service-address")
    for sign in "10.0.0.7":
        visitor.touch(f"letter-{sign}")
    assert visitor.text("address") == "10.0.0.7"
    visitor.touch("useAddress")
    assert entered == ["http://10.0.0.7:8750"]
    with visitor.qtbot.waitSignal(search.enrolment_wanted):
        visitor.touch("enrolAgain")
    search.close()


def the_last_code_opens_it(visitor: Visitor, folder: Path) -> None:
    """Another start on a disk that knows the code of the server."""
    kept = JsonStore(folder / "known")
    kept.write("service", KnownCode(code="314159"))
    code = ServiceCode(visitor.kiosk.connection, visitor.kiosk.offline_mode, kept)
    assert not code.opens("000000")
    assert code.opens("314159")


@pytest.mark.parametrize("way", WAYS)
def test_every_page_of_the_service_menu_is_whole(
    open_kiosk: Opened, printer: RecordingPrinter, languages: Languages, way: str, tmp_path: Path
) -> None:
    visitor = open_kiosk(printer, way=way, languages=languages)
    sound = RecordingSound()
    speaker = Speaker(Synthesizer(), sound)
    visitor.kiosk.service.use_sound(speaker, sound)
    session, service = visitor.kiosk.session, visitor.kiosk.service
    session.chooseGroup(f"{visitor.centre}.identity")
    session.chooseService(f"{visitor.centre}.identity-card")
    session.take()
    visitor.comes_to(VisitorStep.TICKET)
    code = code_of(visitor)
    service.open()
    look(visitor, "service-code")
    for digit in wrong(code):
        service.type(digit)
    look(visitor, "service-wrong")
    for digit in code:
        service.type(digit)
    search = looking(visitor, tmp_path)
    look(visitor, "service-menu")
    for page in ("status", "reprint", "volume", "address", "restart", "close"):
        service.show(page)
        visitor.find("serviceBack")
        look(visitor, f"service-{page}")
    for language in languages.checked:
        speak(visitor, language)
        service.show("test")
        visitor.find("scanNow")
        look_once(visitor, "service-scan")
        service.skip()
        visitor.find("skipMarks")
        look_once(visitor, "service-marks")
        service.skip()
        visitor.until(lambda: service.self_test.now is None and not service._printing.busy)
        look_once(visitor, "service-test")
        if languages.draws(language, first=way == "smallest"):
            receipt: Image.Image = printer.receipts[-1]
            receipt.save(f"build/pictures/kiosk/report-{language}.png")
    search.close()
    speaker.close()
