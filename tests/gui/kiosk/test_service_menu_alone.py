"""The service menu of a kiosk whose server is away."""

from pathlib import Path

import pytest

from client.net.json_store import JsonStore
from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from kiosk.findings import Part, State
from kiosk.service_code import KnownCode, ServiceCode
from tests.gui.kiosk.conftest import Opened, Visitor
from tests.gui.kiosk.service_menu import enter, looking
from tests.parts.ports import free_port

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
