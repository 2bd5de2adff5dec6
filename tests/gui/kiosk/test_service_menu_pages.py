"""The pages of the service menu, and the menu of a kiosk whose server is away."""

from pathlib import Path

import pytest
from PIL import Image

from client.net.json_store import JsonStore
from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from client.speech.voice import Synthesizer
from kiosk.findings import Part, State
from kiosk.service_code import KnownCode, ServiceCode
from kiosk.speaker import Speaker
from kiosk.steps import Step
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.looking import SIZES, WAYS, look, look_once, speak
from tests.gui.kiosk.service_menu import code_of, enter, looking, wrong
from tests.parts.languages import Languages
from tests.parts.ports import free_port
from tests.parts.recording_sound import RecordingSound

pytestmark = pytest.mark.gui


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
    size, inches = SIZES[way]
    visitor = open_kiosk(printer, size=size, inches=inches)
    visitor.languages, visitor.way = languages, way
    sound = RecordingSound()
    speaker = Speaker(Synthesizer(), sound)
    visitor.kiosk.service.use_sound(speaker, sound)
    session, service = visitor.kiosk.session, visitor.kiosk.service
    session.chooseGroup(f"{visitor.centre}.identity")
    session.chooseService(f"{visitor.centre}.identity-card")
    session.take()
    visitor.comes_to(Step.TICKET)
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
