"""The session of one visitor after the other: Python decides, QML shows."""

from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.printer.print_service import PrintService
from client.ui.qt import pyqtProperty, shown
from client.ui.wording import Wordings
from contract.texts import PROGRAM_LANGUAGES
from kiosk.accessibility import Accessibility
from kiosk.booking import BookingCheckIn
from kiosk.browsing import Browsing
from kiosk.code_input import CodeInput
from kiosk.guidance import Guidance
from kiosk.help import Help
from kiosk.idle import Idle
from kiosk.menu import KioskMenu
from kiosk.offline_mode import OfflineMode
from kiosk.scanned import BookingCode, Code, read_code
from kiosk.session_flow import SessionFlow
from kiosk.session_language import SessionLanguage
from kiosk.session_view import printer_words, screen_of, ticket_view
from kiosk.steps import BROWSING, CAN_SCAN, VisitorAct, VisitorStep
from kiosk.ticket_request import TicketRequest
from kiosk.wish import TicketWish


class VisitorSession(QObject):
    """The state of the screens, and the visitor's actions. `language` is that of the start screen;
    "" takes the hall's first."""

    stepChanged = pyqtSignal()
    offerChanged = pyqtSignal()
    paperChanged = pyqtSignal()
    hallChanged = pyqtSignal()
    idleChanged = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        browsing: Browsing,
        offline_mode: OfflineMode,
        wish: TicketWish,
        paper: PrintService,
        ticket_request: TicketRequest,
        wordings: Wordings,
        accessibility: Accessibility,
        guidance: Guidance,
        help: Help,
        language: str = "",
        idle: Idle | None = None,
    ) -> None:
        super().__init__()
        self._connection, self._paper, self._ticket_request = connection, paper, ticket_request
        self._browsing, self._wish, self._accessibility = browsing, wish, accessibility
        self._offline_mode, self._guidance = offline_mode, guidance
        self._wordings, self._help = wordings, help
        self.language = SessionLanguage(connection, offline_mode, wordings, language, self)
        self.flow = SessionFlow(guidance, accessibility, idle or Idle(parent=self), self)
        self._service = ""
        self._code_input = CodeInput(self)
        self._booking = BookingCheckIn(connection, browsing, ticket_request, self.flow, self)
        self._asked_again = False
        self._chosen_at = VisitorStep.START
        """Where the service was chosen: "back" leads there."""
        browsing.changed.connect(self._refresh)
        wish.changed.connect(self._on_wish_changed)
        connection.state_changed.connect(self._on_connection_changed)
        paper.changed.connect(self.paperChanged)
        ticket_request.happened.connect(self.flow.do)
        wordings.languageChanged.connect(self.paperChanged)
        self.flow.idle.changed.connect(self.idleChanged)
        self.flow.begun_changed.connect(self.stepChanged)
        self.flow.number_abandoned.connect(ticket_request.left_alone)
        self.flow.over.connect(self._start_over)
        self.flow.moved.connect(self._on_moved)
        self._code_input.scanned.connect(self.scan)
        self._start_over()

    def close(self) -> None:
        """Stop the idle timer."""
        self.flow.idle.stop()

    @property
    def kiosk_menu(self) -> KioskMenu | None:
        """The current menu in the visitor's language; None until it is known."""
        return self._browsing.kiosk_menu

    @property
    def at(self) -> VisitorStep:
        """The current step."""
        return self.flow.step

    # What a visitor does ---------------------------------------------------------

    @pyqtSlot()
    def touched(self) -> None:
        """The screen was touched."""
        self.flow.touched()

    @pyqtSlot(str)
    def chooseLanguage(self, language: str) -> None:
        """Change the language; the page stays."""
        self.touched()
        self.language.use(language)

    @pyqtSlot(str)
    def chooseGroup(self, group: str) -> None:
        """Show the services of a category or an agency; a single service directly."""
        if not self.flow.can(VisitorAct.CHOOSE_GROUP):
            return
        self._browsing.choose(group)
        if self._browsing.single is None:
            self.flow.do(VisitorAct.CHOOSE_GROUP)
        else:
            self.chooseService(self._browsing.single)

    @pyqtSlot(str)
    def chooseService(self, service: str) -> None:
        """Show the page of a service: what to bring and how long it takes."""
        if self.flow.can(VisitorAct.CHOOSE_SERVICE):
            self._service = service
            self._chosen_at = self.at
            if self.at is VisitorStep.SEARCH:
                self._browsing.touch()
            self._wish.look_at(service)
            self.flow.do(VisitorAct.CHOOSE_SERVICE)
            if (kiosk_menu := self.kiosk_menu) is not None:
                self._ticket_request.expect(kiosk_menu.catalogue, service, kiosk_menu.language)

    @pyqtSlot()
    def search(self) -> None:
        """Open the search; drops the service that is shown."""
        if self.at is VisitorStep.SERVICE:
            self._wish.look_away()
        self.flow.do(VisitorAct.SEARCH)

    @pyqtSlot()
    def chooseOptions(self) -> None:
        """Open the options: quantity, assistance, further services."""
        self.flow.do(VisitorAct.CHOOSE_OPTIONS)

    @pyqtSlot()
    def addAnother(self) -> None:
        """Choose another service for the same ticket."""
        if self.flow.do(VisitorAct.ADD_ANOTHER):
            self._wish.keep()

    @pyqtSlot()
    def take(self) -> None:
        """Take a ticket: one touch, one command, also over retries."""
        if self.flow.has_just_appeared:
            return
        kiosk_menu = self.kiosk_menu
        closed = [] if kiosk_menu is None else self._wish.without_closed(kiosk_menu.is_open)
        if kiosk_menu is None or closed or not self._wish.services:
            # Services that have closed meanwhile are removed: the visitor sees that, and takes the
            # rest.
            return
        if self.flow.do(VisitorAct.TAKE):
            self._ticket_request.begin(kiosk_menu.catalogue, self._wish, kiosk_menu.language)

    @pyqtSlot()
    def again(self) -> None:
        """Retry the same command: the server never issues two tickets for it."""
        if self.flow.do(VisitorAct.AGAIN):
            self._ticket_request.again()

    @pyqtSlot()
    def notOut(self) -> None:
        """The visitor got no paper: print once more, then call for help."""
        if self.flow.is_early:
            return
        on_paper = self.at in (VisitorStep.TICKET, VisitorStep.SCANNED)
        if on_paper and not self._ticket_request.reprinted:
            if self.flow.do(VisitorAct.REPRINT):
                self._ticket_request.reprint()
        else:
            self._help.call()

    @pyqtSlot()
    def note(self) -> None:
        """The visitor has noted the number."""
        if self.flow.can(VisitorAct.NOTE) and not self.flow.is_early:
            self._ticket_request.note()
            self.flow.do(VisitorAct.NOTE)

    @pyqtSlot()
    def cancel(self) -> None:
        """The visitor gives the ticket up."""
        if self.flow.can(VisitorAct.CANCEL) and not self.flow.is_early:
            self._ticket_request.cancel()
            self.flow.do(VisitorAct.CANCEL)

    @pyqtSlot()
    def back(self) -> None:
        """One screen back: to where the service was chosen."""
        act = VisitorAct.BACK
        if self.at is VisitorStep.START:
            # From the choice of another service to the service before.
            before = self._wish.look_back()
            if before is None:
                return
            self._service = before
        elif self.at is VisitorStep.SERVICE:
            self._wish.look_away()
            if self._wish.coupon is not None:
                act = VisitorAct.LEAVE
            elif self._chosen_at is VisitorStep.SEARCH:
                act = VisitorAct.BACK_TO_SEARCH
            elif self._chosen_at is VisitorStep.START:
                act = VisitorAct.BACK_TO_START
        self.flow.do(act)

    @pyqtSlot()
    def leave(self) -> None:
        """Done."""
        if not self.flow.is_early:
            self.flow.do(VisitorAct.LEAVE)

    def scan(self, code: str) -> None:
        """A code was scanned: a ticket shows where to go, a coupon leads to its service, a booking
        gets its ticket. Ignored while a visitor's ticket is on the screen."""
        kiosk_menu = self.kiosk_menu
        if self.at not in CAN_SCAN or kiosk_menu is None:
            return
        if self.at is not VisitorStep.START:
            self.flow.do(VisitorAct.LEAVE)
        self.touched()
        match read_code(code):
            case BookingCode(token):
                self._booking.check_in(token)
            case Code(token, None):
                self._ticket_request.look_up(kiosk_menu.catalogue, token)
            case Code(token, str(service)) if kiosk_menu.knows(service):
                self._wish.coupon = token
                self.chooseService(service)
            case _:
                self.flow.do(VisitorAct.NOT_FOUND)

    # Consequences ----------------------------------------------------------------

    def _on_moved(self) -> None:
        self._refresh()
        self.stepChanged.emit()
        booked = self._booking.is_active and self.language.is_first
        if (booked or self.at is VisitorStep.SCANNED) and self._ticket_request.ticket is not None:
            self.language.use(self._ticket_request.ticket.language)
        lost = self.at is VisitorStep.NO_ANSWER and self._connection.connected
        if lost and not self._asked_again:
            # The connection is back already, only the answer was lost: the visitor can retry.
            self._asked_again = True
            self.again()

    def _start_over(self) -> None:
        """Clear all data of the last visitor, the language included."""
        self._service, self._chosen_at, self._asked_again = "", VisitorStep.START, False
        self._booking.reset()
        self._ticket_request.forget()
        self._wish.reset()
        self._browsing.reset()
        self._accessibility.reset()
        self._guidance.start_over()
        # With the headset still plugged in, the start page is read.
        (self._help.dismiss if self._guidance.active else self._help.forget)()
        self.language.use_first()

    def _on_wish_changed(self) -> None:
        self._browsing.begin(not self._wish.services)

    def _on_connection_changed(self) -> None:
        self.hallChanged.emit()
        if self._connection.connected and self.at is VisitorStep.NO_ANSWER:
            self.again()

    def _refresh(self) -> None:
        kiosk_menu = self.kiosk_menu
        codes = PROGRAM_LANGUAGES if kiosk_menu is None else kiosk_menu.catalogue.languages
        if not self.flow.idle.begun and not self.language.start:
            self.language.use_first()
        self.language.refresh(codes)
        catalogue = self.language.catalogue
        if catalogue is not None:
            self.flow.idle.kiosks = catalogue.kiosk
        self._wish.read(catalogue, self.language.now)
        self.offerChanged.emit()
        self.hallChanged.emit()

    # Properties for QML --------------------------------------------------------------

    def _get_screen(self) -> str:
        alone = self._connection.away and self._offline_mode.menu is None
        return screen_of(self.at, self.kiosk_menu, self._wordings.say, alone=alone)

    def _get_centre(self) -> str:
        return "" if self.kiosk_menu is None else self.kiosk_menu.centre_name

    def _get_service(self) -> dict[str, Any]:
        found = self.kiosk_menu and self.kiosk_menu.service(self._service, self._wordings.say)
        return found or {}

    def _get_ticket(self) -> dict[str, Any]:
        return ticket_view(
            self._ticket_request,
            self.kiosk_menu,
            self._wordings.say,
            self.language.now,
            scanned=self.at is VisitorStep.SCANNED,
        )

    def _get_printer_words(self) -> str:
        return printer_words(self._paper.condition, self._wordings.say)

    step = shown(str, lambda self: str(self.at), stepChanged)
    screen = pyqtProperty(str, _get_screen, notify=hallChanged)
    centre = pyqtProperty(str, _get_centre, notify=offerChanged)
    languagesOffered = shown(
        bool, lambda self: self.at in BROWSING and self.screen != "no_server", hallChanged
    )
    known = shown(bool, lambda self: self.kiosk_menu is not None, offerChanged)
    begun = shown(bool, lambda self: self.flow.idle.begun, stepChanged)
    languages = pyqtProperty(QObject, lambda self: self.language.rows, constant=True)
    codeInput = pyqtProperty(QObject, lambda self: self._code_input, constant=True)
    booking = pyqtProperty(QObject, lambda self: self._booking, constant=True)
    service = pyqtProperty("QVariantMap", _get_service, notify=offerChanged)
    ticket = pyqtProperty("QVariantMap", _get_ticket, notify=offerChanged)
    problem = shown(str, lambda self: self._ticket_request.problem, stepChanged)
    paper = shown(bool, lambda self: self._paper.promised, paperChanged)
    printer = shown(str, lambda self: self._paper.condition, paperChanged)
    printerWords = pyqtProperty(str, _get_printer_words, notify=paperChanged)
    secondsLeft = shown(int, lambda self: self.flow.idle.left, idleChanged)
