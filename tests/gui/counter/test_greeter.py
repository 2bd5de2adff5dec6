"""The greeter's form: a ticket is found and its visitor helped; what needs attention is seen to."""

import json
from copy import replace
from pathlib import Path
from uuid import uuid4

import pytest
import zxingcpp
from PyQt6.QtCore import Qt

from client.printer.port import Condition
from client.printer.recording import RecordingPrinter
from contract.commands import IssueTicket
from contract.desk.forms import Filled
from contract.enums import CounterState, Paper, ProblemKind, Role, StopState, TicketState
from contract.formatting import clock_time, spaced_number
from contract.snapshots import Hall, HallProblem, Ticket
from contract.texts import say_of
from counter.app import TEXTS
from counter.greeter.keys import GreeterAction, GreeterContext, command_on, offered_on
from tests.browser.staff import Staff
from tests.gui.counter.conftest import SMALLEST, WINDOW, Opened, Operator, Visitors
from tests.gui.counter.test_pictures import check, in_each, look
from tests.gui.window import present
from tests.parts.booked_visitor import Booked, allow_bookings, book
from tests.parts.hall import ASAN, ROOT, RunningServer
from tests.parts.languages import Languages
from tests.unit.counter.examples import a_catalogue

pytestmark = pytest.mark.gui

Key = Qt.Key

CENTRE = ASAN
TABLET = (820, 1180)
ALL = (WINDOW, TABLET, SMALLEST)
"""At the desk and on a tablet."""

WIRE = ROOT / "tests/data/wire/1/snapshots/ticket.2.json"


@pytest.fixture
def greeter(open_counter: Opened, hall: RunningServer) -> Operator:
    one = open_counter(token=hall.token(Role.GREETER), ready=False)
    one.until(lambda: one.sees("greeter_search_input"))
    one.until(lambda: one.counter.greeter.known)
    return one


def hall_of(greeter: Operator) -> Hall:
    return present(greeter.counter.connection.latest(Hall))


def ticket_of(greeter: Operator) -> Ticket:
    return present(greeter.counter.greeter.ticket)


def find(greeter: Operator, typed: str) -> Ticket:
    """Type a number or a time, and wait for the ticket."""
    greeter.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    greeter.type_text(typed)
    greeter.until(lambda: greeter.counter.greeter.ticket)
    return ticket_of(greeter)


def do(greeter: Operator, action: GreeterAction, *keys: Qt.Key | str) -> Ticket:
    """Press the key of an action, fill in its sheet, and wait for what comes of it."""
    before = greeter.counter.sender.answer
    greeter.click(f"greeter_{action}")
    for key in keys:
        greeter.find("sheet")
        if isinstance(key, str):
            greeter.type_text(key)
        else:
            greeter.press(key)
    greeter.until(lambda: greeter.counter.sender.under_way is None)
    greeter.until(lambda: greeter.counter.sender.answer is not before or not keys)
    return ticket_of(greeter)


def new_ticket(greeter: Operator) -> Ticket:
    screen, before = greeter.counter.greeter, greeter.counter.greeter.ticket
    greeter.press(Key.Key_F4)
    greeter.find("sheet")
    greeter.press(Key.Key_Down)
    greeter.press(Key.Key_Return)
    greeter.until(lambda: greeter.says("issue_language"))
    greeter.press(Key.Key_Return)
    greeter.until(lambda: screen.ticket and (before is None or screen.ticket.id != before.id))
    return ticket_of(greeter)


def paper_of(greeter: Operator, ticket: Ticket) -> Paper:
    """The state of a ticket's paper, from the server."""
    return greeter.counter.api.tickets(ticket.centre, number=ticket.number)[0].paper


def test_a_ticket_is_made_or_found_and_put_right(
    greeter: Operator, visitors: Visitors, hall: RunningServer
) -> None:
    greeter.press(Key.Key_F4)
    greeter.find("sheet")
    # Where nothing is found, the categories lead on.
    greeter.type_text("qxq")
    greeter.press(Key.Key_Down)
    assert greeter.says("group_open")
    greeter.press(Key.Key_Return)
    sheet = greeter.counter.greeter._sheet
    greeter.until(lambda: len(sheet.choices.rows) == 6)
    greeter.type_text("driver lisence")
    greeter.press(Key.Key_Return)
    greeter.until(lambda: greeter.says("issue_language"))
    greeter.press(Key.Key_2)
    greeter.press(Key.Key_Return)
    greeter.until(lambda: greeter.counter.greeter.ticket)
    ticket = ticket_of(greeter)
    assert ticket.state is TicketState.WAITING
    assert ticket.language == greeter.catalogue.languages[1]
    assert ticket.present_service == f"{ticket.centre}.driving-licence"
    assert greeter.find("greeter_number").property("number") == ticket.number

    # The ticket of another visitor is found and put right.
    first, *services = greeter.catalogue.services
    other = next(one for one in services if one.names["en"].isascii())
    number = visitors.take(first.id)
    assert find(greeter, f"{number[0].lower()}{int(number[1:])}").number == number
    do(greeter, GreeterAction.CHANGE_SERVICE, other.names["en"], Key.Key_Return)
    held = greeter.counter.api.tickets(hall.centre, number=number)[0]
    assert held.stops[-1].service == other.id
    # Cancelled after a question, and brought back.
    do(greeter, GreeterAction.CANCEL, Key.Key_Return)
    greeter.until(lambda: greeter.counter.greeter.chosen["state"] == "Cancelled")
    greeter.click("greeter_reopen")
    greeter.until(lambda: greeter.counter.greeter.chosen["state"] == "Waiting")
    do(greeter, GreeterAction.GIVE_COUPON, Key.Key_Return)
    greeter.until(lambda: greeter.counter.greeter.chosen["state"] == "Cancelled")
    assert any("Come back with this code" in one for one in greeter.texts())


def test_the_greeter_s_printer_prints_tickets_and_coupons(
    open_counter: Opened, hall: RunningServer, tmp_path: Path
) -> None:
    greeter = open_counter(
        token=hall.token(Role.GREETER), ready=False, printer=f"file:{tmp_path}/printer"
    )
    screen, receipts = greeter.counter.greeter, greeter.counter.receipts
    printer = receipts._paper._printer
    assert isinstance(printer, RecordingPrinter)

    def printed(count: int) -> str:
        greeter.until(lambda: len(printer.receipts) == count)
        greeter.until(lambda: "is printed" in screen.message.text)
        (found,) = zxingcpp.read_barcodes(printer.receipts[-1].convert("L"))
        return found.text

    greeter.until(lambda: greeter.sees("greeter_search_input") and screen.known)
    greeter.until(lambda: receipts.promised)
    # The code on the paper is that of the ticket's page.
    made = new_ticket(greeter)
    first = printed(1)
    assert made.token in first
    greeter.until(lambda: paper_of(greeter, made) is Paper.PRINTED)
    # Once more, and the first code is void.
    greeter.click("greeter_reprint")
    greeter.find("sheet")
    greeter.press(Key.Key_Return)
    assert printed(2) != first
    # A coupon, and that once more.
    ended = do(greeter, GreeterAction.GIVE_COUPON, Key.Key_Return)
    coupon = printed(3)
    assert coupon == ended.coupons[0].code
    greeter.click("greeter_reprint")
    assert printed(4) == coupon
    # Without paper the ticket is shown, and what the printer lacks is told.
    printer.condition = Condition.PAPER_OUT
    greeter.until(lambda: greeter.says("greeter_printer_paper_out"))
    assert greeter.says("greeter_own_printer")
    shown = new_ticket(greeter)
    greeter.until(lambda: paper_of(greeter, shown) is Paper.SHOWN)
    assert screen.message.text.startswith("Nothing is printed here")
    assert len(printer.receipts) == 4


def test_a_supervisor_at_the_entrance_closes_a_silent_counter_and_stays_there(
    open_counter: Opened, hall: RunningServer
) -> None:
    Staff(hall, "12").open()
    chief = open_counter(token=hall.token(Role.SUPERVISOR), ready=False)
    chief.find("sheet")
    chief.press(Key.Key_Down)
    assert chief.counter.key_handler.sheet.chosen.label == "At the entrance, as the greeter"
    chief.until(lambda: chief.counter.key_handler.sheet.complete)
    chief.press(Key.Key_Return)
    chief.until(lambda: chief.counter.greeter.known and chief.sees("greeter_search_input"))
    screen, known = chief.counter.greeter, hall_of(chief)
    problem = HallProblem(
        kind=ProblemKind.COUNTER_SILENT, label="12", since=known.at, counter=f"{hall.centre}.12"
    )
    chief.counter.connection.take(known.model_copy(update={"problems": (problem,)}))
    screen.refresh()
    chief.find("need_break")
    chief.find("need_close")
    screen.handle_alarm("close", f"{hall.centre}.12")
    chief.until(lambda: chief.counter.sender.under_way is None)

    def state() -> CounterState:
        return next(one.state for one in hall_of(chief).counters if one.number == "12")

    chief.until(lambda: state() is CounterState.CLOSED)
    chief.press(Key.Key_Return)
    chief.qtbot.wait(200)
    assert state() is CounterState.CLOSED


def test_a_ticket_search_ignores_an_outdated_answer(greeter: Operator, visitors: Visitors) -> None:
    service = greeter.catalogue.services[0].id
    search = greeter.counter.greeter._search
    # By the time at which they were taken.
    numbers = {visitors.take(service) for _ in range(3)}
    find(greeter, greeter.counter.face.time)
    greeter.until(lambda: len(greeter.counter.greeter.found.rows) == 3)
    greeter.find("greeter_found")
    assert {one.number for one in search.tickets} == numbers
    first = find(greeter, numbers.pop())

    def shown() -> str:
        return str(greeter.counter.greeter.chosen["number"])

    # A reading is on its way while another ticket is made.
    search._look_again()
    other = visitors.take(service)
    (made,) = greeter.counter.api.tickets(first.centre, number=other)
    search.put(made, new=True)
    greeter.qtbot.wait(300)
    assert shown() == made.number
    # What is typed now is not found yet: there is no key for what was there before.
    greeter.press(Key.Key_F3)
    greeter.type_text(first.number[:2])
    assert shown() == ""
    assert greeter.sees("greeter_reprint") is None
    greeter.type_text(first.number[2:])
    greeter.until(lambda: shown() == first.number)
    # The next number takes its place; Esc empties the field.
    greeter.type_text(other)
    greeter.until(lambda: shown() == other)
    greeter.press(Key.Key_Escape)
    assert shown() == ""
    assert greeter.find("greeter_search_input").property("text") == ""


def test_what_needs_attention_is_seen_to_and_a_ticket_sent_on(
    greeter: Operator, visitors: Visitors, hall: RunningServer, languages: Languages
) -> None:
    greeter.languages = languages
    assert greeter.says("greeter_calm")
    visitors.call_for_help()
    service = greeter.catalogue.services[0].id
    wish = {"services": [service], "language": "az", "priority": True}
    issued = visitors.kiosk.give(IssueTicket, **wish)
    Staff(hall, "12").open()
    visitors.take(service)
    greeter.until(lambda: len(hall_of(greeter).claims) == 1 and hall_of(greeter).help)
    greeter.find("need_help")
    look(greeter, "greeter-needs", ALL)
    greeter.click("need_help")
    greeter.until(lambda: not hall_of(greeter).help)
    assert greeter.says("greeter_answered")
    # The claim is judged with its ticket on the screen.
    greeter.click("need_claim")
    greeter.until(lambda: greeter.says("priority_title"))
    assert greeter.counter.greeter.chosen["number"] == issued["number"]
    greeter.press(Key.Key_2)
    greeter.press(Key.Key_Return)
    greeter.until(lambda: not hall_of(greeter).claims)
    look(greeter, "greeter-ticket", ALL)
    is_sent_on(greeter, visitors)


def is_sent_on(greeter: Operator, visitors: Visitors) -> None:
    """A waiting ticket comes back to its service."""
    services = greeter.catalogue.services
    # The longest name has least room.
    waits = max(services, key=lambda one: len(one.names["ru"]))
    other = next(one for one in services if one != waits and one.names["en"].isascii())
    ticket = find(greeter, visitors.take(waits.id))
    sheet = greeter.counter.key_handler.sheet

    def opened() -> bool:
        greeter.click("greeter_transfer")
        return bool(greeter.sees("sheet"))

    for size, language in in_each(greeter, WINDOW, SMALLEST):
        greeter.until(opened)
        check(greeter, "greeter-transfer", size, language)
        assert waits.names[language] in sheet.switchLabel
        greeter.press(Key.Key_Escape)
    greeter.engine.wordings.language = "en"
    greeter.until(opened)
    greeter.type_text(other.names["en"])
    greeter.click("sheet_switch")
    greeter.press(Key.Key_Return)
    greeter.until(lambda: greeter.counter.sender.under_way is None)
    (sent,) = greeter.counter.api.tickets(ticket.centre, number=ticket.number)
    assert [(one.service, one.state) for one in sent.stops] == [
        (waits.id, StopState.UNSERVED),
        (other.id, StopState.OPEN),
        (waits.id, StopState.PENDING),
    ]


def test_each_command_on_a_ticket_has_its_key() -> None:
    ticket, catalogue = Ticket.read(json.loads(WIRE.read_text())), a_catalogue()
    service = catalogue.services[1].id
    filled = {
        GreeterAction.CHANGE_SERVICE: Filled(choice=service),
        GreeterAction.ADD_SERVICE: Filled(choice=service),
        GreeterAction.TRANSFER: Filled(choice=f"service {service}"),
        GreeterAction.ADD_NOTE: Filled(text="a note"),
    }
    for action in (one for one in GreeterAction if one.row.on_ticket):
        command = command_on(action, ticket, uuid4(), filled.get(action, Filled()))
        assert command.name == action.command
    assert not offered_on(in_state(ticket, TicketState.EXPIRED), None, Role.GREETER)
    context = GreeterContext(say_of(TEXTS, "en"), "en", catalogue)
    for state in (TicketState.WAITING, TicketState.CALLED, TicketState.SERVING):
        here = replace(context, ticket=in_state(ticket, state))
        form = present(GreeterAction.TRANSFER.row.form(here))
        # Only a ticket that waits comes back to its service.
        assert bool(form.switch) is (state is TicketState.WAITING)


def in_state(ticket: Ticket, state: TicketState) -> Ticket:
    return ticket.model_copy(update={"state": state})


def test_a_visitor_with_a_booking_arrives(
    open_counter: Opened, hall: RunningServer, languages: Languages
) -> None:
    service = "driving-licence"
    allow_bookings(hall, service, named=True)
    booked = book(hall, service, visitor="Aynur Quluzade")
    early = book(hall, service, after_minutes=90, visitor="Aynur Memmedova")
    greeter = open_counter(token=hall.token(Role.GREETER), ready=False)
    greeter.languages = languages
    screen = greeter.counter.greeter
    greeter.until(lambda: screen.bookings and greeter.says("greeter_hint_booked"))

    def finds(typed: str, *found: Booked) -> None:
        greeter.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        greeter.type_text(typed)
        keys = [one.id for one in found]
        # Tickets that were taken at such a time come after them.
        greeter.until(lambda: [row["key"] for row in screen.found.rows][: len(keys)] == keys)

    finds("aynur", booked, early)
    look(greeter, "greeter-bookings", ALL)
    finds(early.code.lower()[:5], early)

    def is_early() -> None:
        greeter.until(lambda: greeter.counter.sender.under_way is None)
        greeter.click("greeter_check_in")
        greeter.find("sheet")

    for size, language in in_each(greeter, WINDOW, SMALLEST):
        is_early()
        check(greeter, "greeter-early", size, language)
        greeter.press(Key.Key_Escape)
    greeter.engine.wordings.language = "en"
    is_early()
    assert greeter.says("early_title")
    greeter.press(Key.Key_Return)
    greeter.until(lambda: screen.ticket)
    assert ticket_of(greeter).booked_for is None
    finds(clock_time(booked.at, greeter.counter.connection.zone), booked)
    assert "Aynur Quluzade" in screen.chosen["facts"]
    greeter.click("greeter_check_in")
    greeter.until(lambda: screen.ticket)
    ticket = ticket_of(greeter)
    assert (ticket.booked_for, ticket.present_service) == (booked.at, f"{hall.centre}.{service}")
    # It has its ticket: there is no key any more.
    finds("quluzade", booked)
    assert greeter.sees("greeter_check_in") is None
    assert screen.chosen["facts"][-1] == f"Ticket: {spaced_number(ticket.number)}"
