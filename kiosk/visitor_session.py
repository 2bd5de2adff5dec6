"""The session of one visitor after the other: Python decides, QML shows."""

from time import monotonic
from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.connection import ServerConnection
from client.printer.print_service import PrintService
from client.ui.models import RowModel
from client.ui.qt import pyqtProperty, shown
from client.ui.scanner import KeyInput
from client.ui.wording import Wordings
from contract.enums import TicketState
from contract.snapshots import Ticket
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES
from kiosk.accessibility import Accessibility
from kiosk.browsing import Browsing
from kiosk.guidance import Guidance
from kiosk.help import Help
from kiosk.idle import LOSES_NOTHING, Idle
from kiosk.menu import KioskMenu
from kiosk.offline_mode import OfflineMode
from kiosk.scanned import SHORTEST, Code, read_code, where_to_go
from kiosk.steps import BROWSING, CAN_SCAN, KEEPS_VISITOR, TO_READ, VisitorAct, VisitorStep, after
from kiosk.ticket_request import TicketRequest
from kiosk.wish import TicketWish

SETTLING_SECONDS: Final = 1.0
"""Delay before the page of a ticket or of a refusal reacts to touches. For half of it no ticket is
taken on a page that has just appeared: a double touch on a service takes none."""

SLIPPED_SECONDS: Final = 5.0
"""A headset that is plugged in again within this time had slipped out: the visitor is the same."""


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
        self._own_language = language
        self._idle = idle or Idle(parent=self)
        self._step = VisitorStep.START
        self._service = ""
        self._scanner_input = KeyInput()
        self._asked_again = False
        self._chosen_at = VisitorStep.START
        """Where the service was chosen: "back" leads there."""
        self._came_at = 0.0
        """When the page appeared, by the monotonic clock."""
        self.settling, self.slipping = SETTLING_SECONDS, SLIPPED_SECONDS
        self._unplugged_at: float | None = None
        """When the headset was pulled out, if the screen was not touched since."""
        self._languages = RowModel(("key", "name"), parent=self)
        browsing.changed.connect(self._refresh)
        connection.state_changed.connect(self._on_connection_changed)
        paper.changed.connect(self.paperChanged)
        ticket_request.happened.connect(self._do)
        self._idle.changed.connect(self.idleChanged)
        self._idle.ran_out.connect(self._leave_alone)
        wordings.languageChanged.connect(self.paperChanged)
        self._idle.holds = lambda: guidance.speaking
        guidance.begun.connect(self._listen)
        guidance.unplugged.connect(self._stop_listening)
        guidance.heard.connect(self._listened)
        self._start_over()

    def close(self) -> None:
        """Stop the idle timer."""
        self._idle.stop()

    @property
    def kiosk_menu(self) -> KioskMenu | None:
        """The current menu in the visitor's language; None until it is known."""
        return self._browsing.kiosk_menu

    @property
    def at(self) -> VisitorStep:
        """The current step."""
        return self._step

    @property
    def rests(self) -> bool:
        """Whether no visitor is there."""
        return self._step is VisitorStep.START and not self._idle.begun

    @property
    def issued(self) -> Ticket | None:
        """The ticket of the current visitor."""
        return self._ticket_request.ticket

    # What a visitor does ---------------------------------------------------------

    @pyqtSlot()
    def touched(self) -> None:
        """The screen was touched."""
        if not self._idle.begun:
            self._idle.enter(self._step, begun=True, guided=self._guidance.active)
            self.stepChanged.emit()
        self._unplugged_at = None
        self._idle.touched()

    @pyqtSlot(str)
    def chooseLanguage(self, language: str) -> None:
        """Change the language; the page stays."""
        self.touched()
        self._set_language(language)

    def begin_in(self, language: str) -> None:
        """Set the language of the start screen; "" takes the hall's first."""
        self._own_language = language
        self._set_language(language or self._first_language())

    @pyqtSlot(str)
    def chooseGroup(self, group: str) -> None:
        """Show the services of a category or an agency; a single service directly."""
        if after(self._step, VisitorAct.CHOOSE_GROUP) is None:
            return
        self._browsing.choose(group)
        if self._browsing.single is None:
            self._do(VisitorAct.CHOOSE_GROUP)
        else:
            self.chooseService(self._browsing.single)

    @pyqtSlot(str)
    def chooseService(self, service: str) -> None:
        """Show the page of a service: what to bring and how long it takes."""
        if after(self._step, VisitorAct.CHOOSE_SERVICE) is not None:
            self._service = service
            self._chosen_at = self._step
            if self._step is VisitorStep.SEARCH:
                self._browsing.touch()
            self._wish.look_at(service)
            self._do(VisitorAct.CHOOSE_SERVICE)
            if (kiosk_menu := self.kiosk_menu) is not None:
                self._ticket_request.expect(kiosk_menu.catalogue, service, kiosk_menu.language)

    @pyqtSlot()
    def search(self) -> None:
        """Open the search; drops the service that is shown."""
        if self._step is VisitorStep.SERVICE:
            self._wish.look_away()
        self._do(VisitorAct.SEARCH)

    @pyqtSlot()
    def chooseOptions(self) -> None:
        """Open the options: quantity, assistance, further services."""
        self._do(VisitorAct.CHOOSE_OPTIONS)

    @pyqtSlot()
    def addAnother(self) -> None:
        """Choose another service for the same ticket."""
        if self._do(VisitorAct.ADD_ANOTHER):
            self._wish.keep()

    @pyqtSlot()
    def take(self) -> None:
        """Take a ticket: one touch, one command, also over retries."""
        if monotonic() - self._came_at < self.settling / 2:
            return
        kiosk_menu = self.kiosk_menu
        closed = [] if kiosk_menu is None else self._wish.without_closed(kiosk_menu.is_open)
        if kiosk_menu is None or closed or not self._wish.services:
            # Services that have closed meanwhile are removed: the visitor sees that, and takes the
            # rest.
            return
        if self._do(VisitorAct.TAKE):
            self._ticket_request.begin(kiosk_menu.catalogue, self._wish, kiosk_menu.language)

    @pyqtSlot()
    def again(self) -> None:
        """Retry the same command: the server never issues two tickets for it."""
        if self._do(VisitorAct.AGAIN):
            self._ticket_request.again()

    @pyqtSlot()
    def notOut(self) -> None:
        """The visitor got no paper: print once more, then call for help."""
        if self._is_early():
            return
        if (
            self._step in (VisitorStep.TICKET, VisitorStep.SCANNED)
            and not self._ticket_request.reprinted
        ):
            if self._do(VisitorAct.REPRINT):
                self._ticket_request.reprint()
        else:
            self._help.call()

    @pyqtSlot()
    def note(self) -> None:
        """The visitor has noted the number."""
        if after(self._step, VisitorAct.NOTE) is not None and not self._is_early():
            self._ticket_request.note()
            self._do(VisitorAct.NOTE)

    @pyqtSlot()
    def cancel(self) -> None:
        """The visitor gives the ticket up."""
        if after(self._step, VisitorAct.CANCEL) is not None and not self._is_early():
            self._ticket_request.cancel()
            self._do(VisitorAct.CANCEL)

    @pyqtSlot()
    def back(self) -> None:
        """One screen back: to where the service was chosen."""
        act = VisitorAct.BACK
        if self._step is VisitorStep.START:
            # From the choice of another service to the service before.
            before = self._wish.look_back()
            if before is None:
                return
            self._service = before
        elif self._step is VisitorStep.SERVICE:
            self._wish.look_away()
            if self._wish.coupon is not None:
                act = VisitorAct.LEAVE
            elif self._chosen_at is VisitorStep.SEARCH:
                act = VisitorAct.BACK_TO_SEARCH
            elif self._chosen_at is VisitorStep.START:
                act = VisitorAct.BACK_TO_START
        self._do(act)

    @pyqtSlot()
    def leave(self) -> None:
        """Done."""
        if not self._is_early():
            self._do(VisitorAct.LEAVE)

    @pyqtSlot(str, result="bool")
    def hear(self, text: str) -> bool:
        """A key without another meaning was pressed: whether it may be a scanner's."""
        return self._scanner_input.hear(text)

    @pyqtSlot(result="bool")
    def endCode(self) -> bool:
        """Enter: whether it ended some input. A complete code is looked up."""
        code = self._scanner_input.end()
        if len(code) >= SHORTEST:
            self.scan(code)
        return code != ""

    def scan(self, code: str) -> None:
        """A code was scanned: a ticket shows where to go, a coupon leads to its service. Ignored
        while a visitor's ticket is on the screen."""
        kiosk_menu = self.kiosk_menu
        if self._step not in CAN_SCAN or kiosk_menu is None:
            return
        if self._step is not VisitorStep.START:
            self._do(VisitorAct.LEAVE)
        self.touched()
        match read_code(code):
            case Code(token, None):
                self._ticket_request.look_up(kiosk_menu.catalogue, token)
            case Code(token, str(service)) if kiosk_menu.knows(service):
                self._wish.coupon = token
                self.chooseService(service)
            case _:
                self._do(VisitorAct.NOT_FOUND)

    # Consequences ----------------------------------------------------------------

    def _do(self, act: VisitorAct) -> bool:
        """Make the transition of the table; False, and nothing happens, if there is none."""
        there = after(self._step, act)
        if there is None:
            return False
        self._step, self._came_at = there, monotonic()
        over = there is VisitorStep.START and act not in KEEPS_VISITOR
        self._idle.enter(there, begun=not over, guided=self._guidance.active)
        if over:
            self._start_over()
        self._refresh()
        self.stepChanged.emit()
        if there is VisitorStep.SCANNED and self._ticket_request.ticket is not None:
            self._set_language(self._ticket_request.ticket.language)
        if there is VisitorStep.NO_ANSWER and self._connection.connected and not self._asked_again:
            # The connection is back already, only the answer was lost: the visitor can retry.
            self._asked_again = True
            self.again()
        return True

    def _is_early(self) -> bool:
        """Whether a touch was meant for the page before: a double touch would dismiss the number
        or the reason of a refusal unread."""
        return self._step in TO_READ and monotonic() - self._came_at < self.settling

    def _start_over(self) -> None:
        """Clear all data of the last visitor, the language included."""
        self._service, self._chosen_at, self._asked_again = "", VisitorStep.START, False
        self._ticket_request.forget()
        self._wish.reset()
        self._browsing.reset()
        self._accessibility.reset()
        self._guidance.start_over()
        # With the headset still plugged in, the start page is read.
        (self._help.dismiss if self._guidance.active else self._help.forget)()
        self._set_language(self._own_language or self._first_language())

    def _first_language(self) -> str:
        catalogue = self._connection.catalogue or self._offline_mode.catalogue
        return catalogue.languages[0] if catalogue is not None else PROGRAM_LANGUAGES[0]

    def _set_language(self, language: str) -> None:
        self._connection.api.language = language
        self._wordings.language = language

    def _leave_alone(self) -> None:
        if self._step in (VisitorStep.NUMBER, VisitorStep.SHOWN):
            self._ticket_request.left_alone()
        self._do(VisitorAct.LEAVE)

    def _listen(self) -> None:
        """A visitor starts to listen: a new one, unless the headset had just slipped out."""
        if self._unplugged_at is not None and monotonic() - self._unplugged_at > self.slipping:
            self._leave_alone()
        self._unplugged_at = None
        self._idle.enter(self._step, begun=True, guided=True)
        self.stepChanged.emit()

    def _stop_listening(self) -> None:
        """The headset was pulled out: the visitor has most likely left."""
        self._accessibility.dark = False
        self._unplugged_at = monotonic()
        if self._step in LOSES_NOTHING:
            self._do(VisitorAct.LEAVE)
        else:
            self._idle.warn()

    def _listened(self) -> None:
        # The timeout is suspended while a page is read out, but not during the warning.
        if self._idle.begun and self._idle.left == 0:
            self._idle.touched()

    def _on_connection_changed(self) -> None:
        self.hallChanged.emit()
        if self._connection.connected and self._step is VisitorStep.NO_ANSWER:
            self.again()

    def _refresh(self) -> None:
        kiosk_menu = self.kiosk_menu
        codes = PROGRAM_LANGUAGES if kiosk_menu is None else kiosk_menu.catalogue.languages
        if not self._idle.begun and not self._own_language:
            self._set_language(self._first_language())
        present = str(self._wordings.language)
        self._languages.update(
            [{"key": code, "name": OWN_NAMES.get(code, code)} for code in codes if code != present]
        )
        catalogue = self._connection.catalogue or self._offline_mode.catalogue
        if catalogue is not None:
            self._idle.kiosks = catalogue.kiosk
        self._wish.read(catalogue, present)
        self.offerChanged.emit()
        self.hallChanged.emit()

    # Properties for QML --------------------------------------------------------------

    def _get_screen(self) -> str:
        """The page to show: that of the step, or one that says why the kiosk cannot be used."""
        kiosk_menu = self.kiosk_menu
        alone = self._connection.away and self._offline_mode.menu is None
        if self._step in BROWSING and (alone or kiosk_menu is None):
            return "no_server"
        if self._step is VisitorStep.START and kiosk_menu is not None:
            if kiosk_menu.menu.suspension is not None:
                return "paused"
            if kiosk_menu.closed(self._wordings.say) is not None:
                return "closed"
        return str(self._step)

    def _get_centre(self) -> str:
        return "" if self.kiosk_menu is None else self.kiosk_menu.centre_name

    def _get_service(self) -> dict[str, Any]:
        found = self.kiosk_menu and self.kiosk_menu.service(self._service, self._wordings.say)
        return found or {}

    def _get_ticket(self) -> dict[str, Any]:
        kiosk_menu, ticket = self.kiosk_menu, self._ticket_request.ticket

        def waits(service: str) -> tuple[str, str]:
            return kiosk_menu.waits(service, self._wordings.say) if kiosk_menu else ("", "")

        view = self._ticket_request.view(str(self._wordings.language), waits)
        if ticket is not None and self._step is VisitorStep.SCANNED:
            say, back = self._wordings.say, self._ticket_request.came_back
            view["scanned"] = where_to_go(
                ticket, say, came_back=back, problem=self._ticket_request.problem
            )
            view["waits"] = ticket.state is TicketState.WAITING
        return view

    def _get_printer_words(self) -> str:
        if self._paper.condition == "":
            return ""
        why = self._wordings.say(f"printer_{self._paper.condition}")
        return f"{why} {self._wordings.say('number_instead')}"

    step = shown(str, lambda self: str(self._step), stepChanged)
    screen = pyqtProperty(str, _get_screen, notify=hallChanged)
    centre = pyqtProperty(str, _get_centre, notify=offerChanged)
    languagesOffered = shown(
        bool, lambda self: self._step in BROWSING and self.screen != "no_server", hallChanged
    )
    known = shown(bool, lambda self: self.kiosk_menu is not None, offerChanged)
    begun = shown(bool, lambda self: self._idle.begun, stepChanged)
    languages = pyqtProperty(QObject, lambda self: self._languages, constant=True)
    service = pyqtProperty("QVariantMap", _get_service, notify=offerChanged)
    ticket = pyqtProperty("QVariantMap", _get_ticket, notify=offerChanged)
    problem = shown(str, lambda self: self._ticket_request.problem, stepChanged)
    paper = shown(bool, lambda self: self._paper.promised, paperChanged)
    printer = shown(str, lambda self: self._paper.condition, paperChanged)
    printerWords = pyqtProperty(str, _get_printer_words, notify=paperChanged)
    secondsLeft = shown(int, lambda self: self._idle.left, idleChanged)
