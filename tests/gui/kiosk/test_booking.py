"""A visitor with a booking at the kiosk: the code is typed or scanned, and a ticket comes."""

import pytest

from client.ui.hyphens import SOFT
from contract.commands import StopIntake
from contract.formatting import clock_time
from kiosk.scanned import BookingCode, read_code
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Visitor
from tests.gui.kiosk.test_scanner import hold
from tests.parts.booked_visitor import Booked, allow_bookings, book
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

SERVICE = "identity-card"
UNKNOWN = "AAAAAAA7"


@pytest.fixture(scope="module")
def hall(server: RunningServer) -> RunningServer:
    one = server.fresh_centre()
    allow_bookings(one, SERVICE)
    return one


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    visitor.until(lambda: visitor.sees("booking"))
    return visitor


def type_code(visitor: Visitor, code: str) -> None:
    for sign in code.replace("-", ""):
        visitor.touch(f"letter-{sign}")


def wrong(sign: str) -> str:
    return "A" if sign != "A" else "B"


def issued_for(visitor: Visitor, booked: Booked) -> None:
    """The ticket on the screen and on paper is that of the booking."""
    assert visitor.ticket().booked_for == booked.at
    time = clock_time(booked.at, visitor.kiosk.connection.zone)
    assert f"Booked for {time}" in visitor.texts()


def test_the_code_is_typed_and_the_ticket_comes(visitor: Visitor, hall: RunningServer) -> None:
    booked = book(hall, SERVICE)
    visitor.touch("booking", to=VisitorStep.BOOKING)
    assert visitor.sees("space") is None
    type_code(visitor, booked.code[:-1])
    assert visitor.text("typedCode") == f"\u2066{booked.code[:-1]}\u2069"
    assert visitor.sees("checkIn") is None
    visitor.touch("erase")
    type_code(visitor, booked.code[-2:] + "Q")
    assert visitor.kiosk.session.booking.property("typed") == booked.code
    visitor.touch("checkIn", to=VisitorStep.TICKET)
    issued_for(visitor, booked)
    visitor.touch("done", to=VisitorStep.START)
    # The next visitor finds nothing of it; and a booking has one ticket.
    visitor.touch("booking", to=VisitorStep.BOOKING)
    assert visitor.kiosk.session.booking.property("typed") == ""
    type_code(visitor, booked.code)
    visitor.touch("checkIn", to=VisitorStep.REFUSED)
    assert "This booking has its ticket already." in " ".join(visitor.texts())


def test_the_page_is_scanned_and_the_ticket_comes_in_its_language(
    visitor: Visitor, hall: RunningServer
) -> None:
    booked = book(hall, SERVICE, language="ru")
    assert read_code(booked.address) == BookingCode(booked.token)
    hold(visitor, booked.address, VisitorStep.TICKET)
    assert visitor.language == "ru"
    assert visitor.ticket().booked_for == booked.at


def test_a_wrong_code_is_corrected(visitor: Visitor, hall: RunningServer) -> None:
    booked = book(hall, SERVICE)
    visitor.touch("booking", to=VisitorStep.BOOKING)
    type_code(visitor, booked.code[:-1] + wrong(booked.code[-1]))
    visitor.touch("checkIn", to=VisitorStep.REFUSED)
    problem = "There is no such booking for today. Check the day and the code, or ask the staff."
    assert problem in visitor.texts()
    visitor.touch("tryAgain", to=VisitorStep.BOOKING)
    visitor.touch("erase")
    type_code(visitor, booked.code[-1])
    visitor.touch("checkIn", to=VisitorStep.TICKET)
    issued_for(visitor, booked)
    visitor.touch("done", to=VisitorStep.START)
    visitor.touch("booking", to=VisitorStep.BOOKING)
    type_code(visitor, UNKNOWN)
    visitor.touch("checkIn", to=VisitorStep.REFUSED)
    visitor.touch("startAgain", to=VisitorStep.START)
    assert not visitor.kiosk.session.booking.property("active")


def test_too_early_the_visitor_comes_back_or_waits_without_the_booking(
    visitor: Visitor, hall: RunningServer
) -> None:
    booked = book(hall, SERVICE, after_minutes=60)
    hold(visitor, booked.address, VisitorStep.EARLY)
    assert "It is too early for this booking. You can check in today at" in " ".join(
        visitor.texts()
    )
    session = visitor.kiosk.session
    session.flow.settling = 1000.0
    # A double touch gives no booking up unread.
    visitor.touch("waitNow")
    assert visitor.step is VisitorStep.EARLY
    session.flow.settling = 0.0
    visitor.touch("comeBack", to=VisitorStep.START)
    visitor.touch("booking", to=VisitorStep.BOOKING)
    type_code(visitor, booked.code)
    visitor.touch("checkIn", to=VisitorStep.EARLY)
    visitor.touch("waitNow", to=VisitorStep.TICKET)
    assert visitor.ticket().booked_for is None


def test_without_the_server_it_says_what_to_do_and_one_ticket_comes(
    visitor: Visitor, hall: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor.kiosk.api, "deadline", 0.5)
    booked = book(hall, SERVICE)
    visitor.touch("booking", to=VisitorStep.BOOKING)
    type_code(visitor, booked.code)
    hall.kill()
    visitor.touch("checkIn", to=VisitorStep.NO_ANSWER)
    words = visitor.engine.wordings.say("booking_no_answer").replace(SOFT, "")
    assert words in visitor.texts()
    hall.start()
    visitor.comes_to(VisitorStep.TICKET)
    issued_for(visitor, booked)
    visitor.next_visitor()
    # A kiosk that knows that the server is away asks for no code.
    visitor.until(lambda: visitor.kiosk.connection.connected)
    visitor.kiosk.connection.away = True
    visitor.kiosk.session.booking.begin()
    assert visitor.step is VisitorStep.CODE_UNANSWERED
    assert words in visitor.texts()
    visitor.kiosk.connection.away = False


def test_a_hall_that_gives_no_other_tickets_checks_in(
    visitor: Visitor, hall: RunningServer
) -> None:
    booked = book(hall, SERVICE)
    Staff(hall).give(StopIntake)
    visitor.find("closedPage")
    visitor.touch("booking", to=VisitorStep.BOOKING)
    type_code(visitor, booked.code)
    visitor.touch("checkIn", to=VisitorStep.TICKET)
    issued_for(visitor, booked)
