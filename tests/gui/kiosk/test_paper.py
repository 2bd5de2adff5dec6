"""The kiosk with a printer that speaks ESC/POS over the network."""

from collections.abc import Iterator

import pytest
import zxingcpp

from client.printer.address import network_printer
from kiosk.steps import Step
from tests.gui.conftest import PUBLIC_URL
from tests.gui.kiosk.conftest import Opened
from tests.parts.emupos import EmuPos
from tests.parts.ports import free_port

pytestmark = pytest.mark.gui


@pytest.fixture(scope="module")
def running_printer() -> Iterator[EmuPos]:
    with EmuPos() as printer:
        yield printer


@pytest.fixture
def emupos(running_printer: EmuPos) -> Iterator[EmuPos]:
    running_printer.clear()
    yield running_printer
    running_printer.clear()


def test_the_ticket_on_the_screen_is_the_ticket_on_paper(
    open_kiosk: Opened, emupos: EmuPos
) -> None:
    before = len(emupos.receipts())
    visitor = open_kiosk(network_printer("127.0.0.1", emupos.port))
    visitor.walk_to(Step.ISSUING, language="ar")
    visitor.comes_to(Step.TICKET)
    ticket = visitor.kiosk.session.issued
    assert ticket is not None
    printed = emupos.await_receipts(before + 1)
    assert len(printed) == before + 1
    (code,) = zxingcpp.read_barcodes(printed[-1].convert("L"))
    assert code.text == f"{PUBLIC_URL}/t/{ticket.token}"
    visitor.hall_says(ticket.token, paper="printed")


def test_a_fault_is_known_before_the_touch_and_heals(open_kiosk: Opened, emupos: EmuPos) -> None:
    visitor = open_kiosk(network_printer("127.0.0.1", emupos.port))
    visitor.walk_to(Step.SERVICE, language="en")
    for fault, words in (
        ("paper-out", "The printer has no paper."),
        ("cover-open", "The printer is open."),
        ("offline", "The printer does not print now."),
    ):
        emupos.fault(fault)
        visitor.find("printerNotice")
        assert any(words in text for text in visitor.texts()), visitor.texts()
        assert visitor.text("take") == "Show my number"
        emupos.clear(fault)
        visitor.qtbot.waitUntil(lambda: visitor.sees("printerNotice") is None, timeout=5000)
        assert visitor.text("take") == "Take a ticket"
    visitor.touch("take")
    visitor.comes_to(Step.TICKET)


def test_paper_that_ends_after_the_promise(open_kiosk: Opened, emupos: EmuPos) -> None:
    """The kiosk looked, promised, and the paper ended before the job."""
    visitor = open_kiosk(network_printer("127.0.0.1", emupos.port))
    visitor.walk_to(Step.SERVICE)
    visitor.kiosk.paper._timer.stop()
    visitor.qtbot.waitUntil(lambda: not visitor.kiosk.paper._busy)
    emupos.fault("paper-out")
    visitor.touch("take")
    visitor.comes_to(Step.NUMBER)
    ticket = visitor.kiosk.session.issued
    assert ticket is not None
    visitor.hall_says(ticket.token, paper="failed")
    visitor.touch("noted")
    visitor.hall_says(ticket.token, paper="shown")


def test_no_printer_at_the_address(open_kiosk: Opened) -> None:
    visitor = open_kiosk(network_printer("127.0.0.1", free_port()))
    visitor.walk_to(Step.SERVICE, language="en")
    assert any("The printer cannot be reached." in text for text in visitor.texts())
    visitor.touch("take")
    visitor.comes_to(Step.SHOWN)
