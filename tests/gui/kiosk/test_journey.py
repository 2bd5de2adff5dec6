"""A visitor takes a ticket, and everything that may go wrong with its paper."""

import threading
from uuid import uuid4

import pytest
import zxingcpp
from PIL import Image

from client.api import Api
from contract.commands import IssueTicket, ServiceWish
from contract.enums import Channel, PrintFault, Role
from kiosk.printer import Condition, PrinterStatus, PrintFailed, PrintProof, RecordingPrinter
from kiosk.steps import Step
from tests.gui.conftest import PUBLIC_URL
from tests.gui.kiosk.conftest import Opened
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui


def issued(hall: RunningServer) -> int:
    """How many tickets the hall has issued today."""
    api = Api(hall.url, hall.token(Role.MANAGER, label="counts"))
    log = api._ask("GET", f"/api/v1/centres/{hall.centre}/log?after=0").json()
    return sum(event["type"] == "ticket_issued" for event in log)


def test_five_touches_from_the_door_to_the_paper(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    visitor.touch("language-en")
    visitor.comes_to(Step.CATEGORIES)
    assert "What brings you here?" in visitor.texts()
    visitor.touch(f"category-{visitor.centre}.identity")
    visitor.comes_to(Step.SERVICES)
    visitor.touch(f"service-{visitor.centre}.identity-card")
    visitor.comes_to(Step.SERVICE)
    assert visitor.text("take") == "Take a ticket"
    visitor.touch("take")
    visitor.comes_to(Step.TICKET)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    assert visitor.find("number").property("number") == ticket.number
    assert "Take your paper below" in visitor.texts()
    (receipt,) = printer.receipts
    (code,) = zxingcpp.read_barcodes(receipt.convert("L"))
    assert code.text == f"{PUBLIC_URL}/t/{ticket.token}"
    assert ticket.language == "en"
    visitor.hall_says(ticket.token, paper="printed")
    visitor.touch("done")
    visitor.comes_to(Step.START)


def test_the_next_visitor_begins_in_the_language_of_the_hall(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    visitor.touch("language-ru")
    visitor.comes_to(Step.CATEGORIES)
    assert visitor.engine.wordings.property("language") == "ru"
    assert visitor.kiosk.api.language == "ru"
    visitor.click("startAgain")
    visitor.comes_to(Step.START)
    assert visitor.engine.wordings.property("language") == "az"
    assert visitor.kiosk.api.language == "az"


def test_another_language_changes_the_words_and_not_the_page(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    visitor.touch("languageButton")
    visitor.find("languagePanel")
    # The start page is not there: this is the one of the panel.
    visitor.touch("language-ar")
    visitor.qtbot.waitUntil(lambda: visitor.sees("languagePanel") is None)
    assert visitor.step is Step.SERVICE
    assert visitor.text("take") == "خذ تذكرة"
    assert visitor.engine.theme.property("mirrored") is True


def test_back_leads_where_one_came_from(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    for step in (Step.SERVICES, Step.CATEGORIES, Step.START):
        visitor.touch("back")
        visitor.comes_to(step)


@pytest.mark.parametrize("touches", [2, 5])
def test_many_touches_are_one_ticket(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer, touches: int
) -> None:
    visitor = open_kiosk(printer)
    before = issued(hall)
    visitor.walk_to(Step.SERVICE)
    visitor.touch("take", times=touches)
    visitor.comes_to(Step.TICKET)
    visitor.qtbot.wait(300)
    assert issued(hall) == before + 1
    assert len(printer.receipts) == 1


def test_what_waits_changes_before_the_visitors_eyes(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer
) -> None:
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    before = visitor.text("waitingNow")
    other = Api(hall.url, hall.token(Role.GREETER, label="somebody else"))
    wish = ServiceWish(service=f"{hall.centre}.identity-card")
    other.send(
        IssueTicket(
            command_id=uuid4(),
            centre=hall.centre,
            services=(wish,),
            language="az",
            channel=Channel.GREETER,
        )
    )
    visitor.qtbot.waitUntil(lambda: visitor.text("waitingNow") != before, timeout=5000)


def test_without_paper_the_number_is_offered_and_shown(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    printer.condition = Condition.PAPER_OUT
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE, language="en")
    visitor.find("printerNotice")
    assert any("The printer has no paper." in text for text in visitor.texts())
    assert visitor.text("take") == "Show my number"
    visitor.touch("take")
    visitor.comes_to(Step.SHOWN)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    visitor.find("code")
    assert not printer.receipts
    visitor.touch("noted")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, paper="shown", state="waiting")


def test_the_printer_heals_before_the_visitors_eyes(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    printer.condition = Condition.COVER_OPEN
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    visitor.find("printerNotice")
    printer.condition = Condition.READY
    visitor.qtbot.waitUntil(lambda: visitor.sees("printerNotice") is None, timeout=5000)


def test_a_kiosk_without_a_printer_says_so_first(open_kiosk: Opened) -> None:
    visitor = open_kiosk(None)
    visitor.walk_to(Step.SERVICE)
    visitor.find("printerNotice")
    visitor.touch("take")
    visitor.comes_to(Step.SHOWN)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    visitor.touch("cancel")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, state="cancelled")


def test_a_number_that_was_seen_is_kept_when_the_visitor_walks_off(open_kiosk: Opened) -> None:
    visitor = open_kiosk(None, second=10)
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.SHOWN)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, paper="shown", state="waiting")


class Failing(RecordingPrinter):
    """Seems well and fails at the job."""

    def __init__(self, fault: PrintFault) -> None:
        super().__init__()
        self.fault = fault

    def print(self, receipt: Image.Image) -> PrintProof:
        raise PrintFailed(self.fault, PrinterStatus(Condition.PAPER_OUT))


def test_paper_that_failed_leaves_the_choice(open_kiosk: Opened) -> None:
    visitor = open_kiosk(Failing(PrintFault.BEFORE_SENDING))
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.NUMBER)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    visitor.find("noPaper")
    visitor.hall_says(ticket.token, paper="failed")
    visitor.touch("noted")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, paper="shown", state="waiting")


def test_paper_that_failed_and_a_visitor_who_gives_up(open_kiosk: Opened) -> None:
    visitor = open_kiosk(Failing(PrintFault.NO_PROOF))
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.NUMBER)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    visitor.touch("cancel")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, state="cancelled")


@pytest.mark.parametrize(
    ("fault", "state"),
    [(PrintFault.BEFORE_SENDING, "cancelled"), (PrintFault.PAPER_OUT, "waiting")],
)
def test_a_visitor_who_leaves_without_a_word(
    open_kiosk: Opened, fault: PrintFault, state: str
) -> None:
    """Nobody holds a ticket that never was on paper; half a receipt may be in a hand."""
    visitor = open_kiosk(Failing(fault), second=10)
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.NUMBER)
    ticket = visitor.kiosk.journey.issued
    assert ticket is not None
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, state=state)
    visitor.hall_says(ticket.token, paper="failed")


def test_printing_does_not_hold_the_window_up(open_kiosk: Opened) -> None:
    release = threading.Event()

    class Slow(RecordingPrinter):
        def print(self, receipt: Image.Image) -> PrintProof:
            release.wait(10)
            return super().print(receipt)

    visitor = open_kiosk(Slow())
    visitor.walk_to(Step.ISSUING)
    visitor.comes_to(Step.PRINTING)
    # The window still paints and answers: the number is there while the paper comes.
    assert not visitor.window.grabWindow().isNull()
    visitor.find("paperArrow")
    assert visitor.find("number").property("number")
    assert visitor.sees("done") is None
    release.set()
    visitor.comes_to(Step.TICKET)
    visitor.find("done")
