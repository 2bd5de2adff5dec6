"""A visitor takes a ticket, and everything that may go wrong with its paper."""

import threading
from uuid import uuid4

import pytest
import zxingcpp
from PIL import Image

from client.net.api import Api
from client.printer.port import Condition, PrinterStatus, PrintFailed
from client.printer.recording import RecordingPrinter
from contract.commands import AnswerHelp
from contract.enums import PrintFault, Role
from contract.snapshots import Menu, Ticket
from kiosk.steps import Step
from tests.browser.staff import Staff
from tests.gui.conftest import PUBLIC_URL
from tests.gui.kiosk.conftest import Opened, Visitor, issued
from tests.gui.window import rect
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui


class Failing(RecordingPrinter):
    """Seems well and fails at the job, where it has a fault."""

    fault: PrintFault | None = None

    def print(self, receipt: Image.Image) -> None:
        if self.fault is None:
            super().print(receipt)
            return
        raise PrintFailed(self.fault, PrinterStatus(Condition.PAPER_OUT))


def take(visitor: Visitor, step: Step) -> Ticket:
    if visitor.step is Step.SERVICE:
        visitor.touch("take")
    else:
        visitor.walk_to(Step.ISSUING)
    visitor.comes_to(step)
    ticket = visitor.kiosk.session.issued
    assert isinstance(ticket, Ticket)
    return ticket


def test_three_touches_from_the_door_to_the_paper(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    # Who reads another language than the hall's first needs one touch more.
    visitor.touch("language-en")
    assert visitor.step is Step.START
    assert "What brings you here?" in visitor.texts()
    assert visitor.engine.wordings.property("language") == visitor.kiosk.api.language == "en"
    visitor.touch(f"group-{visitor.centre}.identity")
    visitor.comes_to(Step.SERVICES)
    visitor.touch(f"service-{visitor.centre}.identity-card")
    visitor.comes_to(Step.SERVICE)
    assert visitor.text("take") == "Take a ticket"
    visitor.touch("take")
    visitor.comes_to(Step.TICKET)
    ticket = visitor.kiosk.session.issued
    assert ticket is not None
    assert visitor.find("number").property("number") == ticket.number
    assert "Take your ticket below" in visitor.texts()
    (receipt,) = printer.receipts
    (code,) = zxingcpp.read_barcodes(receipt.convert("L"))
    assert code.text == f"{PUBLIC_URL}/t/{ticket.token}"
    assert ticket.language == "en"
    visitor.hall_says(ticket.token, paper="printed")
    visitor.touch("done")
    visitor.comes_to(Step.START)
    # The next visitor begins in the centre's language.
    assert visitor.engine.wordings.property("language") == visitor.kiosk.api.language == "az"


def test_ways_between_the_pages(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer
) -> None:
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    unserved = visitor.text("waitingNow")
    staff = Staff(hall)
    staff.open()
    visitor.qtbot.waitUntil(lambda: visitor.text("waitingNow") != unserved, timeout=5000)
    before = visitor.text("waitingNow")
    staff.issue("identity-card")
    visitor.qtbot.waitUntil(lambda: visitor.text("waitingNow") != before, timeout=5000)
    # Another language changes the words and not the page.
    visitor.touch("language-ar")
    assert visitor.step is Step.SERVICE
    assert visitor.text("take") == "أخذ تذكرة"
    assert visitor.engine.theme.property("mirrored") is True
    for step in (Step.SERVICES, Step.START):
        visitor.touch("back")
        visitor.comes_to(step)
    # What was chosen stays chosen on the way back.
    assert visitor.engine.wordings.property("language") == "ar"
    visitor.walk_to(Step.SERVICE, "ru")
    visitor.click("startAgain")
    visitor.comes_to(Step.START)


def test_many_touches_are_one_ticket(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer
) -> None:
    visitor = open_kiosk(printer, settling=1000.0)
    visitor.walk_to(Step.SERVICE)
    visitor.touch("take", times=5)
    visitor.comes_to(Step.TICKET)
    visitor.kiosk.session.settling = 0.0
    visitor.touch("done", times=2)
    visitor.comes_to(Step.START)
    assert len(issued(hall)) == len(printer.receipts) == 1


def test_an_impatient_finger_does_not_send_the_number_away(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    printer.condition = Condition.PAPER_OUT
    visitor = open_kiosk(printer, settling=1000.0)
    visitor.printer_is(Condition.PAPER_OUT)
    ticket = take(visitor, Step.SHOWN)
    for name in ("noted", "cancel"):
        visitor.touch(name)
    assert visitor.step is Step.SHOWN
    visitor.kiosk.session.settling = 0.0
    visitor.touch("noted")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, paper="shown", state="waiting")


def test_without_paper_the_number_is_shown(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    printer.condition = Condition.PAPER_OUT
    visitor = open_kiosk(printer)
    visitor.walk_to(Step.SERVICE)
    visitor.find("printerNotice")
    ticket = take(visitor, Step.SHOWN)
    visitor.find("code")
    assert not printer.receipts
    visitor.touch("noted")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, paper="shown", state="waiting")


def test_a_kiosk_without_a_printer_says_so_first(open_kiosk: Opened) -> None:
    visitor = open_kiosk(None)
    visitor.walk_to(Step.SERVICE)
    visitor.find("printerNotice")
    ticket = take(visitor, Step.SHOWN)
    visitor.touch("cancel")
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, state="cancelled")


@pytest.mark.parametrize(
    ("fault", "button", "said"),
    [
        (PrintFault.BEFORE_SENDING, "noted", {"paper": "shown", "state": "waiting"}),
        (PrintFault.NO_PROOF, "cancel", {"state": "cancelled"}),
    ],
)
def test_paper_that_failed_leaves_the_choice(
    open_kiosk: Opened, fault: PrintFault, button: str, said: dict[str, str]
) -> None:
    printer = Failing()
    printer.fault = fault
    visitor = open_kiosk(printer)
    ticket = take(visitor, Step.NUMBER)
    visitor.find("noPaper")
    visitor.hall_says(ticket.token, paper="failed")
    visitor.touch(button)
    visitor.comes_to(Step.START)
    visitor.hall_says(ticket.token, **said)


def test_a_visitor_who_walks_off(open_kiosk: Opened) -> None:
    """A ticket is cancelled only if neither paper nor screen can have told its number."""
    printer = Failing()
    visitor = open_kiosk(printer, second=10)
    for fault, step, said in (
        (PrintFault.BEFORE_SENDING, Step.NUMBER, {"paper": "failed", "state": "cancelled"}),
        (PrintFault.PAPER_OUT, Step.NUMBER, {"paper": "failed", "state": "waiting"}),
        (None, Step.SHOWN, {"paper": "shown", "state": "waiting"}),
    ):
        visitor.printer_is(Condition.READY)
        printer.fault = fault
        printer.condition = Condition.READY if fault else Condition.PAPER_OUT
        visitor.printer_is(printer.condition)
        ticket = take(visitor, step)
        visitor.comes_to(Step.START)
        assert visitor.kiosk.session.issued is None
        visitor.hall_says(ticket.token, **said)


def test_printing_does_not_hold_the_window_up(open_kiosk: Opened) -> None:
    release = threading.Event()

    class Slow(RecordingPrinter):
        def print(self, receipt: Image.Image) -> None:
            release.wait(10)
            super().print(receipt)

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


def test_several_services_for_several_people_with_help_on_one_ticket(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer
) -> None:
    visitor = open_kiosk(printer, language="en")
    visitor.walk_to(Step.SERVICE, "en")
    visitor.touch("options")
    visitor.comes_to(Step.OPTIONS)
    visitor.touch("moreOf", times=2)
    visitor.touch("fewer")
    assert visitor.text("quantity") == "2"
    visitor.touch("assist-walk")
    visitor.touch("another")
    visitor.comes_to(Step.START)
    assert "What else do you need?" in visitor.texts()
    # There is a way back, and the ticket is taken below what else there is.
    visitor.settle()
    assert rect(visitor.find("takeChosen")).top() > rect(visitor.find("tiles")).bottom()
    visitor.touch("back")
    visitor.comes_to(Step.OPTIONS)
    assert visitor.text("quantity") == "2"
    visitor.touch("another")
    visitor.comes_to(Step.START)
    visitor.find(f"remove-{visitor.centre}.identity-card")
    visitor.touch(f"group-{visitor.centre}.identity")
    visitor.touch(f"service-{visitor.centre}.passport")
    ticket = take(visitor, Step.TICKET)
    stops = {stop.service: stop.quantity for stop in ticket.stops}
    assert stops == {f"{visitor.centre}.identity-card": 2, f"{visitor.centre}.passport": 1}
    api = Api(hall.url, hall.token(Role.MANAGER, label="looks"))
    log = api._ask("GET", f"/api/v1/centres/{hall.centre}/log?after=0").json()
    (issue,) = [event for event in log if event["type"] == "ticket_issued"]
    # The log knows that help was wanted, not which.
    assert "walk" not in str(issue)


def test_the_way_by_agency_and_the_search(open_kiosk: Opened, printer: RecordingPrinter) -> None:
    visitor = open_kiosk(printer)
    visitor.touch("way")
    visitor.touch(f"group-{visitor.centre}.interior")
    visitor.comes_to(Step.SERVICES)
    visitor.touch("startAgain")
    visitor.touch("search")
    visitor.comes_to(Step.SEARCH)
    for letter in "pasprt":
        visitor.touch(f"letter-{letter}")
    visitor.touch("erase")
    visitor.touch("letter-t")
    visitor.touch(f"service-{visitor.centre}.passport")
    visitor.comes_to(Step.SERVICE)
    visitor.touch("back")
    visitor.comes_to(Step.SEARCH)
    assert visitor.text("typed") == "pasprt"
    visitor.touch("startAgain")
    visitor.touch("search")
    assert visitor.kiosk.browsing.property("typed") == ""
    # Where nothing is found, the topics lead on.
    for letter in "qxq":
        visitor.touch(f"letter-{letter}")
    visitor.touch(f"group-{visitor.centre}.driving")
    visitor.comes_to(Step.SERVICES)
    visitor.find(f"service-{visitor.centre}.traffic-fines")


def test_help_is_called_and_answered(
    open_kiosk: Opened, printer: RecordingPrinter, hall: RunningServer
) -> None:
    visitor = open_kiosk(printer, language="en")
    visitor.touch("help")
    visitor.until(lambda: visitor.text("helpWords") == "Our staff have been called")
    greeter = Api(hall.url, hall.token(Role.GREETER, label="greeter"))
    (call,) = greeter.get(f"/api/v1/centres/{hall.centre}/hall")["help"]
    # Menus are published once a second: an answer is not seen sooner.
    visitor.until(
        lambda: call["place"] in getattr(visitor.kiosk.connection.latest(Menu), "help", ())
    )
    greeter.send(AnswerHelp(command_id=uuid4(), centre=hall.centre, place=call["place"]))
    visitor.until(lambda: visitor.text("helpWords") == "A member of staff is coming to help you")
    visitor.touch("helpSeen")
    visitor.until(lambda: visitor.sees("helpPanel") is None)


def test_a_ticket_that_did_not_come_out_is_printed_once_more_then_staff_are_called(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer)
    first = take(visitor, Step.TICKET)
    visitor.touch("notOut")
    visitor.until(lambda: len(printer.receipts) == 2)
    visitor.comes_to(Step.TICKET)
    again = visitor.kiosk.session.issued
    assert again is not None
    assert (again.id, again.number) == (first.id, first.number)
    assert again.token != first.token
    visitor.touch("notOut")
    visitor.find("helpPanel")
    assert len(printer.receipts) == 2


def test_a_ticket_whose_reprint_fails_is_kept_for_its_first_paper(
    open_kiosk: Opened, printer: RecordingPrinter
) -> None:
    visitor = open_kiosk(printer, language="en")
    visitor.walk_to(Step.TICKET, "en")
    visitor.comes_to(Step.TICKET)
    ticket = visitor.kiosk.session.issued
    assert ticket is not None
    printer.condition = Condition.PAPER_OUT
    visitor.touch("notOut")
    visitor.comes_to(Step.NUMBER)
    fresh = visitor.kiosk.session.issued
    assert fresh is not None
    assert fresh.token != ticket.token
    # The visitor went away with the first paper.
    visitor.kiosk.session._leave_alone()
    visitor.hall_says(fresh.token, state="waiting", paper="shown")
