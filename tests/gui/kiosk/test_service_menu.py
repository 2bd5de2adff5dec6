"""The service menu: the gesture, the code, and what staff do behind it."""

from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from PyQt6.QtCore import QPointF, Qt

from client.net.api import Api
from client.net.following import Search
from client.net.identity import IdentityFile
from client.net.json_store import JsonStore
from client.pages.server_search import SearchState, ServerSearch
from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from client.program.exits import EXIT_CLOSED, EXIT_RESTART
from client.speech.voice import Synthesizer
from contract.enums import Role
from kiosk.findings import Part, State
from kiosk.service_code import KnownCode
from kiosk.speaker import Speaker
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import SIZES, WAYS, look, look_once
from tests.gui.window import FINGER
from tests.parts.hall import RunningServer
from tests.parts.languages import Languages
from tests.parts.ports import free_port
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui

LABEL = "kiosk of a test"


def code_of(hall: RunningServer, token: str | None = None) -> str:
    """What a manager reads on the page of the device."""
    return Api(hall.url, token or hall.token(Role.KIOSK, label=LABEL)).device().service_code


def hold(visitor: Visitor, x: float, y: float, *, opens: bool = True) -> None:
    """Put a finger there until the menu opens; where it must not, longer than it takes."""
    finger, service = cast(Any, visitor._finger), visitor.kiosk.service
    root = visitor.window.contentItem()
    service.second = 40
    service.changed.emit()
    finger.press(root, x, y)
    if opens:
        visitor.until(lambda: service.page == "code")
    else:
        visitor.qtbot.wait(2 * service.hold)
    finger.release(root, x, y)
    service.second = 1000
    service._timer.setInterval(1000)


def enter(visitor: Visitor, code: str) -> None:
    visitor.until(visitor.window.isExposed)
    corner = visitor.find("serviceCorner")
    at = corner.mapToScene(QPointF(corner.width() / 2, corner.height() / 2))
    hold(visitor, at.x(), at.y())
    visitor.find("digit-1")
    if visitor.kiosk.connection.connected:
        visitor.until(lambda: visitor.kiosk.service._code.device is not None)
    type_code(visitor, code)


def type_code(visitor: Visitor, code: str) -> None:
    for digit in code:
        visitor.touch(f"digit-{digit}")


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_finger_in_the_corner_and_the_code_open_it(
    open_kiosk: Opened, hall: RunningServer, tmp_path: Path
) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    visitor = open_kiosk(token=token, language="en")
    service = visitor.kiosk.service
    hold(visitor, visitor.window.width() / 2, visitor.window.height() / 2, opens=False)
    assert service.page == "", "not in the middle of the screen"
    code = code_of(hall, token)
    enter(visitor, code)
    visitor.find("service-status")
    known = JsonStore(tmp_path / "kiosk").read("service", KnownCode)
    assert known == KnownCode(code=code), "for when the server is away"
    visitor.touch("serviceLeave")
    visitor.until(lambda: visitor.sees("servicePanel") is None)
    assert visitor.step is Step.START


def test_three_wrong_codes_lock_it_for_a_minute(open_kiosk: Opened, hall: RunningServer) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    code = code_of(hall, token)
    visitor = open_kiosk(token=token, language="en")
    service = visitor.kiosk.service
    enter(visitor, wrong(code))
    assert visitor.text("codeWords") == "Wrong code. 2 more tries."
    type_code(visitor, "000000" if code != "000000" else "000001")
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


def test_it_closes_by_itself(open_kiosk: Opened, hall: RunningServer) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    visitor = open_kiosk(token=token)
    enter(visitor, code_of(hall, token))
    assert visitor.kiosk.service.page == "menu"
    visitor.kiosk.service._timer.setInterval(1)
    visitor.until(lambda: visitor.kiosk.service.page == "")


def test_the_last_code_opens_it_without_the_server(open_kiosk: Opened, tmp_path: Path) -> None:
    JsonStore(tmp_path).write("service", KnownCode(code="314159"))
    nowhere = f"http://127.0.0.1:{free_port()}"
    visitor = open_kiosk(server=nowhere, token="none", connected=False, folder=tmp_path)
    enter(visitor, "000000")
    assert visitor.kiosk.service.page == "code"
    type_code(visitor, "314159")
    assert visitor.kiosk.service.page == "menu"


def opened(visitor: Visitor, hall: RunningServer, token: str) -> Visitor:
    enter(visitor, code_of(hall, token))
    visitor.find("service-status")
    return visitor


def looking(visitor: Visitor, folder: Path) -> ServerSearch:
    """The kiosk looks for its server, and one does not know its secret."""
    search = ServerSearch(IdentityFile(folder / "kiosk.json", Role.KIOSK), Search())
    visitor.engine.search.show(search, enters=False)
    search._set(SearchState.UNKNOWN, "http://192.0.2.7:8750")
    return search


def test_staff_enter_the_address_of_a_server_that_does_not_answer(
    open_kiosk: Opened, tmp_path: Path
) -> None:
    visitor = open_kiosk(
        server=f"http://127.0.0.1:{free_port()}", token="t", connected=False, language="en"
    )
    visitor.until(lambda: visitor.kiosk.connection.away)
    enter(visitor, "000000")
    assert visitor.sees("service-address") is None, "it is not looking for the server"
    entered: list[str] = []
    search = looking(visitor, tmp_path)
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


def test_status_reprint_and_test_print(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    visitor = open_kiosk(printer, token=token, language="en")
    visitor.walk_to(Step.ISSUING, language="en")
    visitor.comes_to(Step.TICKET)
    ticket = visitor.kiosk.session.issued
    assert ticket is not None
    opened(visitor, hall, token)
    visitor.touch("service-status")
    texts = " ".join(visitor.texts())
    for words in ("There is paper", "memory", "Connected", hall.url, LABEL, "1080 × 1920 pixels"):
        assert words in texts
    visitor.touch("serviceBack")
    before = len(printer.receipts)
    visitor.touch("service-test_print")
    visitor.until(lambda: len(printer.receipts) == before + 1)
    visitor.until(lambda: "Printed." in visitor.text("staffWords"))
    visitor.touch("service-reprint")
    visitor.touch(f"reprint-{ticket.id}")
    visitor.until(lambda: len(printer.receipts) == before + 2)
    (fresh, *_) = visitor.kiosk.service._printing.tickets
    assert fresh.id == ticket.id
    assert fresh.token != ticket.token
    visitor.hall_says(fresh.token, paper="printed")


def test_restart_and_close_ask_once_more(open_kiosk: Opened, hall: RunningServer) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    visitor = opened(open_kiosk(token=token), hall, token)
    codes: list[int] = []
    visitor.kiosk.service.ended.connect(codes.append)
    for name, code in (("restart", EXIT_RESTART), ("close", EXIT_CLOSED)):
        visitor.touch(f"service-{name}")
        assert codes == []
        visitor.touch("doIt")
        assert codes.pop() == code
        visitor.touch("serviceBack")


@pytest.fixture
def voice() -> tuple[Speaker, RecordingSound]:
    sound = RecordingSound()
    return Speaker(Synthesizer(), sound), sound


def test_the_volume_is_for_all_visitors(
    open_kiosk: Opened, hall: RunningServer, voice: tuple[Speaker, RecordingSound]
) -> None:
    speaker, sound = voice
    token = hall.token(Role.KIOSK, label=LABEL)
    visitor = open_kiosk(token=token, language="en")
    visitor.kiosk.service.use_sound(*voice)
    opened(visitor, hall, token)
    visitor.touch("service-volume")
    visitor.touch("louder")
    visitor.until(lambda: sound.played)
    assert visitor.text("volume") == "Volume 4 of 5"
    speaker.reset()
    assert speaker.volume == 4
    speaker.close()


def scan(visitor: Visitor, text: str) -> None:
    for sign in text:
        FINGER.keyClick(visitor.window, sign)
    FINGER.keyClick(visitor.window, Qt.Key.Key_Return)


def test_the_self_test_tries_every_part_and_prints_a_report(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    voice: tuple[Speaker, RecordingSound],
) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    visitor = open_kiosk(printer, token=token, language="en")
    service, test = visitor.kiosk.service, visitor.kiosk.service.self_test
    service.use_sound(*voice)
    opened(visitor, hall, token)
    visitor.touch("service-test")
    visitor.find("scanNow")
    assert len(printer.receipts) == 1, "the strip"
    scan(visitor, test._code)
    for mark in range(5):
        visitor.touch(f"mark-{mark}")
    visitor.until(lambda: len(printer.receipts) == 2)
    states = {part: one.state for part, one in test.findings.items()}
    # The hall of the tests lives at another time; the server's own clock is this machine's.
    assert set(states) == set(Part)
    assert set(states.values()) == {State.GOOD}, test.findings
    visitor.touch("printReport")
    visitor.until(lambda: len(printer.receipts) == 3)
    voice[0].close()


def test_the_self_test_without_server_printer_and_sound(
    open_kiosk: Opened, hall: RunningServer, printer: RecordingPrinter
) -> None:
    nowhere = f"http://127.0.0.1:{free_port()}"
    printer.condition = Condition.PAPER_OUT
    visitor = open_kiosk(printer, server=nowhere, connected=False, language="en")
    visitor.printer_is(Condition.PAPER_OUT)
    enter(visitor, "000000")
    visitor.touch("service-test")
    visitor.find("skipMarks")
    visitor.touch("mark-0")
    visitor.touch("skipMarks")
    findings = visitor.kiosk.service.self_test.findings
    visitor.until(lambda: visitor.kiosk.service.self_test.now is None)
    states = {part: one.state for part, one in findings.items()}
    assert states == {
        Part.SERVER: State.BAD,
        Part.CLOCK: State.CARE,
        Part.DISK: State.GOOD,
        Part.PAPER: State.BAD,
        Part.CUTTER: State.BAD,
        Part.SOUND: State.NONE,
        Part.SCANNER: State.CARE,
        Part.SCREEN: State.CARE,
    }
    texts = visitor.texts()
    assert "The printer has no paper." in texts
    assert "Touched 1 of 5 marks" in texts


@pytest.mark.parametrize("way", WAYS)
def test_every_page_is_whole(
    open_kiosk: Opened,
    hall: RunningServer,
    printer: RecordingPrinter,
    languages: Languages,
    voice: tuple[Speaker, RecordingSound],
    way: str,
    tmp_path: Path,
) -> None:
    token = hall.token(Role.KIOSK, label=LABEL)
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches, token=token)
    visitor.languages, visitor.way = languages, way
    service = visitor.kiosk.service
    service.use_sound(*voice)
    visitor.kiosk.session.chooseGroup(f"{visitor.centre}.identity")
    visitor.kiosk.session.chooseService(f"{visitor.centre}.identity-card")
    visitor.kiosk.session.take()
    visitor.comes_to(Step.TICKET)
    visitor.until(lambda: service._code.device is not None)
    code = code_of(hall, token)
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
        visitor.kiosk.session.chooseLanguage(language)
        service.show("test")
        visitor.find("scanNow")
        look_once(visitor, "service-scan")
        service.skip()
        visitor.find("skipMarks")
        look_once(visitor, "service-marks")
        service.skip()
        visitor.until(lambda: service.self_test.now is None and not service._printing.busy)
        look_once(visitor, "service-test")
        if languages.draws(language, first=way == "portrait"):
            receipt: Image.Image = printer.receipts[-1]
            receipt.save(f"build/pictures/kiosk/report-{language}.png")
    search.close()
    voice[0].close()
