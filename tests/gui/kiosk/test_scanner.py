"""A scanner at the kiosk: it is a keyboard that types a code and Enter."""

import pytest
from PyQt6.QtCore import Qt

from client.net.api import ApiClient
from contract.commands import OpenService
from contract.snapshots import Ticket
from kiosk.scanned import Code, read_code
from kiosk.steps import VisitorStep
from tests.browser.staff import Staff
from tests.gui.kiosk.conftest import Visitor
from tests.gui.window import FINGER
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

PASSPORT = "passport"
"""The service that ends with a coupon; the other visitors wait for another one."""


def hold(visitor: Visitor, code: str, comes: VisitorStep) -> None:
    """Hold a code to the scanner, and wait for the step that comes."""
    for sign in code:
        FINGER.keyClick(visitor.window, sign)
    visitor.press(Qt.Key.Key_Return)
    visitor.comes_to(comes)


def issue(hall: RunningServer, service: str = "identity-card") -> Ticket:
    return Ticket.read(Staff(hall).issue(service, language="ru"))


def test_a_code_is_of_a_ticket_or_a_coupon() -> None:
    token = "dGhpc0lzQVRva2VuT2ZBVGlja2V0"
    assert read_code(token) == Code(token)
    assert read_code(f"https://hall.example/t/{token}") == Code(token)
    assert read_code(f"coupon:asan-7.passport:{token}") == Code(token, "asan-7.passport")
    for other in ("4006381333931", "https://example.org/menu", "short", ""):
        assert read_code(other) is None


def test_a_scanned_receipt_shows_the_way_in_its_language_and_is_printed_again(
    visitor: Visitor, hall: RunningServer
) -> None:
    ticket = issue(hall)
    hold(visitor, f"https://hall.example/t/{ticket.token}", VisitorStep.SCANNED)
    assert ticket.number in visitor.find("number").property("number")
    assert "Подождите здесь: ваш номер вызовут" in visitor.texts()
    assert visitor.sees("cancel") is None
    visitor.touch("notOut", to=VisitorStep.TICKET)
    # The code of the first paper is void.
    visitor.touch("done", to=VisitorStep.START)
    hold(visitor, ticket.token, VisitorStep.UNKNOWN_CODE)


def test_a_missed_ticket_comes_back_once(visitor: Visitor, hall: RunningServer) -> None:
    ticket, staff = issue(hall), Staff(hall)
    staff.open()
    staff.no_show(staff.call(ticket.number))
    hold(visitor, ticket.token, VisitorStep.SCANNED)
    assert "С возвращением: ваш номер снова в очереди" in visitor.texts()
    visitor.hall_says(ticket.token, state="waiting")
    visitor.touch("done", to=VisitorStep.START)
    staff.no_show(staff.call(ticket.number))
    hold(visitor, ticket.token, VisitorStep.SCANNED)
    assert any("Вы пропустили вызов. Обратитесь к сотрудникам." in one for one in visitor.texts())
    visitor.hall_says(ticket.token, state="missed")


def test_another_code_and_slow_typing_open_no_ticket(visitor: Visitor, hall: RunningServer) -> None:
    hold(visitor, "4006381333931", VisitorStep.START)
    hold(visitor, "https://example.org/a-menu-of-a-restaurant", VisitorStep.UNKNOWN_CODE)
    assert "This code is not a ticket for this centre" in visitor.texts()
    visitor.kiosk.session.leave()
    # A ticket on the screen is finished first.
    visitor.take_ticket(VisitorStep.TICKET, "en")
    hold(visitor, issue(hall).token, VisitorStep.TICKET)


def test_a_coupon_leads_to_its_service_and_goes_with_the_command(
    visitor: Visitor, hall: RunningServer
) -> None:
    ticket = issue(hall, PASSPORT)
    staff = Staff(hall)
    staff.end_with_coupon(PASSPORT)
    staff.for_service(OpenService, PASSPORT)
    phone = ApiClient(hall.url, "")
    (coupon,) = Ticket.read(phone.get(f"/api/v1/tickets/{ticket.token}")).coupons
    hold(visitor, coupon.code, VisitorStep.SERVICE)
    assert visitor.kiosk.wish.coupon == coupon.token
    visitor.touch("take")
    # It is good from the next day on: the hall has heard of it, and says so.
    visitor.comes_to(VisitorStep.REFUSED)
    session = visitor.kiosk.session
    session.flow.settling = 1000.0
    # A double touch does not leave the reason unread.
    visitor.touch("startAgain")
    assert visitor.step is VisitorStep.REFUSED
    session.flow.settling = 0.0
    visitor.touch("startAgain", to=VisitorStep.START)
    assert visitor.kiosk.wish.coupon is None


def test_without_the_server_the_staff_say_where_to_go(
    visitor: Visitor, hall: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor.kiosk.api, "deadline", 0.5)
    ticket = issue(hall)
    hall.kill()
    hold(visitor, ticket.token, VisitorStep.CODE_UNANSWERED)
    assert "Please ask our staff where to go." in visitor.texts()
    hall.start()
    visitor.until(lambda: visitor.kiosk.connection.connected, 25)
