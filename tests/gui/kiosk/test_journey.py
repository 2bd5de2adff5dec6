"""A visitor takes a ticket, and everything that may go wrong with its paper."""

from threading import Event

import pytest
from PIL import Image

from client.printer.port import Condition, PrintError, PrinterStatus
from client.printer.recording import RecordingPrinter
from contract.enums import PrintFault
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Opened, Visitor, events_of
from tests.gui.window import present, rect
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui


class Failing(RecordingPrinter):
    """Seems well and fails at the job, where it has a fault; a job waits until it `goes_on`."""

    fault: PrintFault | None = None
    goes_on = Event()

    def print(self, receipt: Image.Image) -> None:
        assert self.goes_on.wait(20)
        if self.fault is not None:
            raise PrintError(self.fault, PrinterStatus(Condition.PAPER_OUT))
        super().print(receipt)


@pytest.fixture(scope="module")
def failing() -> Failing:
    return Failing()


@pytest.fixture(scope="module")
def one_kiosk(open_for_module: Opened, failing: Failing) -> Visitor:
    return open_for_module(failing)


@pytest.fixture
def visitor(one_kiosk: Visitor, failing: Failing) -> Visitor:
    """The next visitor; the printer works."""
    one_kiosk.next_visitor()
    failing.fault, failing.condition = None, Condition.READY
    failing.receipts.clear()
    failing.goes_on.set()
    one_kiosk.use_printer(failing)
    one_kiosk.printer_is(Condition.READY)
    return one_kiosk


def test_ways_between_the_pages(visitor: Visitor, hall: RunningServer) -> None:
    visitor.walk_to(VisitorStep.SERVICE)
    unserved = visitor.text("waitingNow")
    staff = Staff(hall)
    staff.open()
    visitor.until(lambda: visitor.text("waitingNow") != unserved)
    before = visitor.text("waitingNow")
    staff.issue("identity-card")
    visitor.until(lambda: visitor.text("waitingNow") != before)
    # Another language changes the words and not the page.
    visitor.touch("language-ar")
    assert visitor.step is VisitorStep.SERVICE
    assert visitor.text("take") == "أخذ تذكرة"
    assert visitor.engine.theme.property("mirrored") is True
    for step in (VisitorStep.SERVICES, VisitorStep.START):
        visitor.touch("back", to=step)
    # What was chosen stays chosen on the way back.
    assert visitor.engine.wordings.property("language") == "ar"
    visitor.walk_to(VisitorStep.SERVICE, "ru")
    visitor.click("startAgain")
    visitor.comes_to(VisitorStep.START)


def test_a_kiosk_without_paper_shows_it_first_and_keeps_the_number_on_screen(
    visitor: Visitor, failing: Failing
) -> None:
    visitor.walk_to(VisitorStep.SERVICE, "en")
    for condition, take, words in (
        (Condition.PAPER_OUT, "Show my number", "The printer has no paper."),
        (Condition.READY, "Take a ticket", ""),
        (Condition.PAPER_OUT, "Show my number", "The printer has no paper."),
    ):
        failing.condition = condition
        visitor.printer_is(condition)
        assert visitor.text("take") == take
        assert (visitor.sees("printerNotice") is not None) == bool(words)
        assert any(words in text for text in visitor.texts())
    ticket = visitor.take_ticket(VisitorStep.SHOWN)
    visitor.kiosk.session.flow.settling = 1000.0
    visitor.find("code")
    for name in ("noted", "cancel"):
        visitor.touch(name)
    assert visitor.step is VisitorStep.SHOWN
    visitor.kiosk.session.flow.settling = 0.0
    visitor.touch("noted", to=VisitorStep.START)
    visitor.hall_says(ticket.token, paper="shown", state="waiting")
    assert not failing.receipts


@pytest.mark.parametrize(
    ("fault", "button", "said"),
    [
        (PrintFault.BEFORE_SENDING, "noted", {"paper": "shown", "state": "waiting"}),
        (PrintFault.NO_PROOF, "cancel", {"state": "cancelled"}),
        # A ticket is cancelled only if neither paper nor screen can have told its number.
        (PrintFault.BEFORE_SENDING, "", {"paper": "failed", "state": "cancelled"}),
        (PrintFault.PAPER_OUT, "", {"paper": "failed", "state": "waiting"}),
        (None, "", {"paper": "shown", "state": "waiting"}),
    ],
)
def test_a_visitor_without_paper_chooses_or_walks_off(
    visitor: Visitor, failing: Failing, fault: PrintFault | None, button: str, said: dict[str, str]
) -> None:
    failing.fault = fault
    if fault is None:
        failing.condition = Condition.PAPER_OUT
        visitor.printer_is(Condition.PAPER_OUT)
    ticket = visitor.take_ticket(VisitorStep.NUMBER if fault else VisitorStep.SHOWN)
    if fault is not None:
        told = "no_paper" if fault is PrintFault.BEFORE_SENDING else "maybe_paper"
        visitor.until(lambda: visitor.says(told))
        visitor.hall_says(ticket.token, paper="failed")
    if button:
        visitor.touch(button)
    else:
        visitor.kiosk.session.flow.leave_alone()
    visitor.comes_to(VisitorStep.START)
    assert visitor.kiosk.ticket_request.ticket is None
    visitor.hall_says(ticket.token, **said)


def test_a_slow_printer_is_still_printing(visitor: Visitor, failing: Failing) -> None:
    failing.goes_on.clear()
    visitor.take_ticket(VisitorStep.PRINTING)
    visitor.until(lambda: visitor.says("printing"))
    page = present(present(visitor.find("paperOutlet").parentItem()).parentItem())
    page.setProperty("doubts", 50)
    visitor.until(lambda: visitor.says("still_printing"))
    failing.goes_on.set()
    visitor.comes_to(VisitorStep.TICKET)
    visitor.until(lambda: visitor.says("take_paper"))
    assert visitor.kiosk.paper.seconds is not None


def test_a_double_touch_on_a_service_takes_no_ticket(visitor: Visitor, hall: RunningServer) -> None:
    before = len(events_of(hall, "ticket_issued"))
    visitor.kiosk.session.flow.settling = 1000.0
    visitor.walk_to(VisitorStep.SERVICE)
    visitor.touch("take")
    assert visitor.step is VisitorStep.SERVICE
    visitor.kiosk.session.flow.settling = 0.0
    visitor.touch("take", to=VisitorStep.TICKET)
    assert len(events_of(hall, "ticket_issued")) == before + 1


def test_several_services_for_several_people_with_help_on_one_ticket(
    visitor: Visitor, hall: RunningServer
) -> None:
    visitor.walk_to(VisitorStep.SERVICE, "en")
    visitor.touch("options", to=VisitorStep.OPTIONS)
    visitor.touch("moreOf", times=2)
    visitor.touch("fewer")
    assert visitor.text("quantity") == "2"
    visitor.touch("assist-walk")
    visitor.touch("another", to=VisitorStep.START)
    assert "What else do you need?" in visitor.texts()
    # There is a way back, and the ticket is taken below what else there is.
    visitor.settle()
    assert rect(visitor.find("takeChosen")).top() > rect(visitor.find("tiles")).bottom()
    visitor.touch("back", to=VisitorStep.OPTIONS)
    assert visitor.text("quantity") == "2"
    visitor.touch("another", to=VisitorStep.START)
    visitor.find(f"remove-{visitor.centre}.identity-card")
    visitor.touch(f"group-{visitor.centre}.identity")
    visitor.touch(f"service-{visitor.centre}.passport", to=VisitorStep.SERVICE)
    ticket = visitor.take_ticket(VisitorStep.TICKET)
    stops = {stop.service: stop.quantity for stop in ticket.stops}
    assert stops == {f"{visitor.centre}.identity-card": 2, f"{visitor.centre}.passport": 1}
    assert ticket.language == "en"
    visitor.touch("done", to=VisitorStep.START)
    # The next visitor begins in the centre's language.
    assert visitor.language == visitor.kiosk.api.language == "az"
    # The log knows that help was wanted, not which.
    assert "walk" not in str(events_of(hall, "ticket_issued")[-1])


def test_the_way_by_agency_and_the_search(visitor: Visitor) -> None:
    visitor.touch("way")
    visitor.touch(f"group-{visitor.centre}.interior", to=VisitorStep.SERVICES)
    visitor.touch("startAgain")
    visitor.touch("search", to=VisitorStep.SEARCH)
    for letter in "pasprt":
        visitor.touch(f"letter-{letter}")
    visitor.touch("erase")
    visitor.touch("letter-t")
    visitor.touch(f"service-{visitor.centre}.passport", to=VisitorStep.SERVICE)
    visitor.touch("back", to=VisitorStep.SEARCH)
    assert visitor.text("typed") == "pasprt"
    visitor.touch("startAgain")
    # A result was touched: nothing is counted.
    assert visitor.kiosk.browsing.take_searched() == []
    visitor.touch("search")
    assert visitor.kiosk.browsing.property("typed") == ""
    # Where nothing is found, the topics lead on.
    for letter in "qxq":
        visitor.touch(f"letter-{letter}")
    visitor.touch(f"group-{visitor.centre}.driving", to=VisitorStep.SERVICES)
    visitor.find(f"service-{visitor.centre}.traffic-fines")
    visitor.touch("startAgain")
    assert visitor.kiosk.browsing.take_searched() == ["qxq"]
    assert visitor.kiosk.browsing.take_searched() == []


def test_a_failed_ticket_is_printed_once_more_before_staff_are_called(
    visitor: Visitor, failing: Failing
) -> None:
    first = visitor.take_ticket(VisitorStep.TICKET)
    visitor.touch("notOut")
    visitor.until(lambda: len(failing.receipts) == 2)
    visitor.comes_to(VisitorStep.TICKET)
    again = visitor.ticket()
    assert (again.id, again.number) == (first.id, first.number)
    assert again.token != first.token
    visitor.touch("notOut")
    visitor.find("helpPanel")
    assert len(failing.receipts) == 2
    visitor.touch("helpSeen")


def test_a_ticket_whose_reprint_fails_is_kept_for_its_first_paper(
    visitor: Visitor, failing: Failing
) -> None:
    ticket = visitor.take_ticket(VisitorStep.TICKET)
    failing.condition = Condition.PAPER_OUT
    visitor.touch("notOut", to=VisitorStep.NUMBER)
    fresh = visitor.ticket()
    assert fresh.token != ticket.token
    # The visitor went away with the first paper.
    visitor.kiosk.session.flow.leave_alone()
    visitor.hall_says(fresh.token, state="waiting", paper="shown")
