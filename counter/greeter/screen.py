"""The greeter's screen: search tickets, help visitors, see what needs attention in the hall."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.net.api import RequestRefused, Unreachable
from client.printer.port import PrintError
from client.ui.models import RowModel
from client.ui.qt import every, pyqtProperty, shown
from contract import commands as c
from contract.answers import BookingEntry
from contract.desk.forms import Filled, InputForm, away_form, early_form
from contract.enums import ENDED, CounterState, Role
from contract.errors import ProblemType
from contract.formatting import spaced_number
from contract.snapshots import Ticket
from contract.texts import pick
from counter.greeter import bookings, view_model
from counter.greeter.keys import (
    GreeterAction,
    GreeterContext,
    command_on,
    issue_command,
    language_form,
    offered_on,
)
from counter.greeter.receipts import Receipts
from counter.greeter.search import TicketSearch
from counter.shared.command_sender import DOUBLE_PRESS_SECONDS
from counter.shared.core import Core
from counter.shared.message import ScreenMessage
from counter.shared.sentences import failure
from counter.shared.sheet import Sheet


class GreeterScreen(QObject):
    """For QML: the lists `found` (the found tickets and bookings), `keys` (of the chosen one) and
    `needs` (what needs attention); `chosen`, it in words (see `view_model.chosen`).

    Signals:
        cleared: the search field is to be cleared.
        answered: the typed number is found: the next input replaces it.
    """

    changed = pyqtSignal()
    cleared = pyqtSignal()
    answered = pyqtSignal()

    def __init__(self, core: Core, sheet: Sheet, receipts: Receipts) -> None:
        super().__init__()
        self._core, self._sheet, self._receipts = core, sheet, receipts
        self._search = TicketSearch(core.connection, self)
        self._message = ScreenMessage(core, lambda action: core.say(f"greeter_{action}"), self)
        self._given: tuple[Ticket, GreeterAction, Filled] | None = None
        self._arriving: BookingEntry | None = None
        """The booking whose visitor is checked in."""
        self._pressed = 0.0
        self._found = RowModel(view_model.FOUND_FIELDS, parent=self)
        self._keys = RowModel(("name", "label", "active"), key="name", parent=self)
        self._needs = RowModel(view_model.NEED_FIELDS, parent=self)
        core.connection.changed.connect(self._look_again)
        core.follow(self.refresh)
        core.sender.done.connect(self._after)
        core.sender.failed.connect(self._fail)
        receipts.changed.connect(self.refresh)
        self._search.changed.connect(self.refresh)
        self._search.found.connect(self.answered)
        self._search.failed.connect(self._fail_search)
        every(self, 1000, self._refresh_needs)

    @property
    def ticket(self) -> Ticket | None:
        """The chosen ticket."""
        return self._search.ticket

    def put_away(self) -> bool:
        """Dismiss the message, else the search; whether there was one."""
        if self._message.put_away():
            return True
        if not self._search.typed and not self._search.chosen:
            return False
        self.start_over()
        return True

    def start_over(self) -> None:
        """Clear the search and the chosen ticket."""
        self._search.type("")
        self.cleared.emit()

    @pyqtSlot(str)
    def type(self, text: str) -> None:
        """The text of the search field has changed: a number, the time at which a ticket was taken,
        or the time, code or name of a booking."""
        self._search.type(text)

    @pyqtSlot(str)
    def choose(self, key: str) -> None:
        """Choose one of the found tickets and bookings."""
        self._search.choose(key)

    @pyqtSlot(str)
    def press(self, name: str) -> None:
        """Press a key of the chosen ticket, or the key that issues a new ticket."""
        action, context, ticket = GreeterAction(name), self._context(), self.ticket
        if context is None or not self._may_press():
            return
        form = action.row.form(context)
        if action is GreeterAction.ISSUE_TICKET and form is not None:
            self._sheet.ask(form, self._ask_for_language)
        elif action is GreeterAction.CHECK_IN and self._search.booking is not None:
            self._check_in(self._search.booking)
        elif ticket is not None:
            self._ask_or_give(ticket, action, form)

    @pyqtSlot(str, str)
    def handle_alarm(self, kind: str, subject: str) -> None:
        """Press the button of a row that needs attention."""
        hall = self._core.hall
        if hall is None or not self._may_press():
            return
        match kind:
            case "help":
                command = c.AnswerHelp(command_id=uuid4(), centre=hall.centre, place=subject)
                self._core.sender.send(GreeterAction.ANSWER_HELP, command)
            case "claim":
                number = next((claim.number for claim in hall.claims if claim.id == subject), "")
                self._search.find(number, lambda: self._judge(subject))
            case "break":
                self._core.sender.send(
                    GreeterAction.TAKE_BREAK, c.TakeBreak(command_id=uuid4(), counter=subject)
                )
            case "close":
                self._core.sender.send(
                    GreeterAction.CLOSE_COUNTER, c.CloseCounter(command_id=uuid4(), counter=subject)
                )

    def _may_press(self) -> bool:
        """Not while a sheet is open or a command is running, and not for a doubled press."""
        now, before = self._core.monotonic(), self._pressed
        if not self._core.connection.connected:
            self._message.tell(self._core.say("key_away"), "care")
        if not self._core.ready or self._sheet.is_open or now - before < DOUBLE_PRESS_SECONDS:
            return False
        self._pressed = now
        return True

    def _judge(self, identity: str) -> None:
        self.choose(identity)
        context, ticket = self._context(), self.ticket
        if context is not None and ticket is not None and ticket.id == identity:
            action = GreeterAction.JUDGE_PRIORITY
            self._ask_or_give(ticket, action, action.row.form(context))

    def _ask_or_give(self, ticket: Ticket, action: GreeterAction, form: InputForm | None) -> None:
        if form is None:
            self._send(ticket, action, Filled())
        else:
            self._sheet.ask(form, lambda filled: self._send(ticket, action, filled))

    def _ask_for_language(self, filled: Filled) -> None:
        context = self._context()
        if context is not None:
            self._sheet.ask(
                language_form(context), lambda chosen: self._issue(filled, chosen.choice)
            )

    def _issue(self, filled: Filled, language: str) -> None:
        catalogue = self._core.catalogue
        if catalogue is not None:
            command = issue_command(catalogue.centre, uuid4(), filled, language)
            self._core.sender.send(GreeterAction.ISSUE_TICKET, command)

    def _check_in(self, booking: BookingEntry, *, now: bool = False) -> None:
        catalogue = self._core.catalogue
        if catalogue is not None:
            self._arriving = booking
            command = c.CheckIn(
                command_id=uuid4(), centre=catalogue.centre, code=booking.booking, now=now
            )
            self._core.sender.send(GreeterAction.CHECK_IN, command)

    def _send(self, ticket: Ticket, action: GreeterAction, filled: Filled) -> None:
        if action is GreeterAction.REPRINT and ticket.state in ENDED:
            # Its coupon: the only code that it still has.
            self._hand_over(ticket)
            return
        self._given = (ticket, action, filled)
        self._core.sender.send(action, command_on(action, ticket, uuid4(), filled))

    def _after(self, command: c.Command) -> None:
        self._given = self._arriving = None
        if not self._core.seat.greets:
            return
        if isinstance(command, c.AnswerHelp):
            self._message.tell(self._core.say("greeter_answered"))
        elif isinstance(command, c.IssueTicket | c.CheckIn | c.TicketCommand):
            fresh = Ticket.read(self._core.sender.answer)
            self._search.put(fresh, new=isinstance(command, c.IssueTicket | c.CheckIn))
            if isinstance(command, c.IssueTicket | c.CheckIn | c.Reprint | c.GiveCoupon):
                self._hand_over(fresh)
            else:
                self._say("greeter_done", fresh)
        self.refresh()

    def _hand_over(self, ticket: Ticket) -> None:
        """Print the ticket; without a printer the visitor scans its code on this screen."""

        def printed(failed: PrintError | None) -> None:
            if not self._core.seat.greets:
                return
            if failed is None:
                self._say("greeter_printed", ticket)
            else:
                self._say("greeter_not_printed", ticket, "care")

        printing = self._receipts.hand_over(ticket, printed)
        self._say("greeter_printing" if printing else "greeter_shown", ticket)

    def _say(self, message: str, ticket: Ticket, tone: str = "quiet") -> None:
        self._message.tell(self._core.say(message, number=spaced_number(ticket.number)), tone)

    def _fail(self, error: RequestRefused | Unreachable) -> None:
        given, self._given = self._given, None
        arriving, self._arriving = self._arriving, None
        if not self._core.seat.greets:
            return
        kind = error.kind if isinstance(error, RequestRefused) else None
        if arriving is not None and kind is ProblemType.TOO_EARLY:
            self._sheet.ask(
                early_form(self._core.say, str(error)),
                lambda _entered: self._check_in(arriving, now=True),
            )
        elif (
            given is not None
            and isinstance(error, RequestRefused)
            and error.kind is ProblemType.COUNTER_AWAY
            and error.problem.state == CounterState.PAUSED
        ):
            ticket, action, filled = given
            sure = replace(filled, sure=True)
            self._sheet.ask(
                away_form(self._core.say, str(error)),
                lambda _entered: self._send(ticket, action, sure),
            )
        else:
            self._fail_search(error)

    def _fail_search(self, error: RequestRefused | Unreachable) -> None:
        self._message.tell(*failure(self._core.say, error))

    def _look_again(self) -> None:
        if self._core.seat.greets:
            self._search.look_again_soon()

    def _context(self) -> GreeterContext | None:
        catalogue = self._core.catalogue
        if catalogue is None:
            return None
        return GreeterContext(self._core.say, self._core.language, catalogue, self.ticket)

    def refresh(self) -> None:
        """Update all texts."""
        context = self._context()
        hall, ticket = self._core.hall, self.ticket
        if context is None or not self._core.seat.greets:
            self.changed.emit()
            return
        zone = self._core.connection.zone
        search = self._search
        self._found.update(
            [
                *(bookings.row(context, one, zone, search.chosen) for one in search.bookings),
                *(
                    view_model.found_row(context, one, zone, search.chosen)
                    for one in search.tickets
                ),
            ]
        )
        role = self._core.seat.role or Role.GREETER
        promised = self._receipts.promised
        offered = offered_on(ticket, hall, role, promised) if ticket else ()
        if search.booking is not None and search.booking.state in bookings.COMES:
            offered = (GreeterAction.CHECK_IN,)
        keys = ({"name": action.value, "label": self._label(action)} for action in offered)
        self._keys.update([key | {"active": self._core.ready} for key in keys])
        self._refresh_needs()
        self.changed.emit()

    def _refresh_needs(self) -> None:
        context, hall = self._context(), self._core.hall
        if context is not None and hall is not None and self._core.seat.greets:
            now = self._core.connection.clock.now()
            role = self._core.seat.role or Role.GREETER
            printer = self._receipts.printer
            self._needs.update(view_model.need_rows(context, hall, now, role, printer))

    def _label(self, action: GreeterAction) -> str:
        say = self._core.say
        if action is GreeterAction.REPRINT and self._receipts.promised:
            return say("greeter_print")
        return say(f"greeter_{action}")

    def _get_chosen(self) -> Mapping[str, Any]:
        context, booking, zone = self._context(), self._search.booking, self._core.connection.zone
        if context is not None and booking is not None:
            return bookings.chosen(context, booking, zone)
        if context is None or context.ticket is None:
            return view_model.NOTHING_CHOSEN
        return view_model.chosen(context, context.ticket, zone)

    def _get_centre_name(self) -> str:
        catalogue = self._core.catalogue
        return pick(catalogue.names, self._core.language) if catalogue else ""

    def _get_empty(self) -> str:
        search = self._search
        if not search.typed or search.chosen or search.looked_up != search.typed:
            return ""
        return self._core.say("search_nothing")

    found = pyqtProperty(QObject, lambda self: self._found, constant=True)
    keys = pyqtProperty(QObject, lambda self: self._keys, constant=True)
    needs = pyqtProperty(QObject, lambda self: self._needs, constant=True)
    chosen = shown("QVariantMap", _get_chosen, changed)
    empty = shown(str, _get_empty, changed)
    message = pyqtProperty(QObject, lambda self: self._message, constant=True)
    centreName = shown(str, _get_centre_name, changed)
    known = shown(bool, lambda self: self._context() is not None, changed)
    bookings = shown(
        bool, lambda self: getattr(self._core.catalogue, "booked_ahead", None) is not None, changed
    )
