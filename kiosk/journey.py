"""The journey of one visitor after the other: Python decides, QML shows.

One `QObject` for all screens. Where an act leads is the table in
`kiosk.steps`; what the screens offer is computed in `kiosk.offer`; the ticket
itself is the matter of `kiosk.taking`.
"""

from typing import Any, Final

from PyQt6.QtCore import QObject, pyqtSignal, pyqtSlot

from client.api import Api
from client.connection import ServerConnection
from client.models import RowModel
from client.qt import pyqtProperty
from client.wording import Wordings
from contract.snapshots import Menu, Ticket
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES
from kiosk.idle import Idle
from kiosk.offer import CATEGORY_NAMES, SERVICE_NAMES, Offer, page_of
from kiosk.paper import Paper
from kiosk.steps import BROWSING, Act, Step, after
from kiosk.taking import Taking
from kiosk.ticket_view import ticket_view

PAGE_SIZE: Final = 8
"""Tiles on one page."""


class Journey(QObject):
    """What the screens show, and what touches do.

    Args:
        api: for commands; its language follows the visitor's.
        connection: the menu, the catalogue, and whether the server is there.
        paper: the printer.
        taking: the ticket.
        wordings: the messages; their language is the visitor's.
        language: of the start screen; "" takes the hall's first.
    """

    stepChanged = pyqtSignal()
    offerChanged = pyqtSignal()
    paperChanged = pyqtSignal()
    hallChanged = pyqtSignal()
    idleChanged = pyqtSignal()
    wordsChanged = pyqtSignal()
    """The printer's condition, or the language in which it is said."""

    def __init__(
        self,
        api: Api,
        connection: ServerConnection,
        paper: Paper,
        taking: Taking,
        wordings: Wordings,
        language: str = "",
        idle: Idle | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._api, self._connection, self._paper, self._taking = api, connection, paper, taking
        self._wordings = wordings
        self._own_language = language
        self._idle = idle or Idle(parent=self)
        self._step = Step.START
        self._category = self._service = ""
        self._pages = {Step.CATEGORIES: 1, Step.SERVICES: 1}
        self._page = {Step.CATEGORIES: 0, Step.SERVICES: 0}
        self._languages = RowModel(("key", "name"), parent=self)
        self._categories = RowModel(CATEGORY_NAMES, parent=self)
        self._services = RowModel(SERVICE_NAMES, parent=self)
        connection.changed.connect(self._refresh)
        connection.state_changed.connect(self._stand)
        paper.changed.connect(self.paperChanged)
        paper.changed.connect(self.wordsChanged)
        taking.happened.connect(self._do)
        self._idle.changed.connect(self.idleChanged)
        self._idle.ran_out.connect(self._leave_alone)
        wordings.languageChanged.connect(self._refresh)
        self._start_anew()
        self._refresh()

    def close(self) -> None:
        """Count no more seconds."""
        self._idle.stop()

    @property
    def offer(self) -> Offer | None:
        """What the hall offers now, in the visitor's language; None until it is known."""
        menu, catalogue = self._connection.latest(Menu), self._connection.catalogue
        if menu is None or catalogue is None:
            return None
        return Offer(menu, catalogue, str(self._wordings.property("language")))

    @property
    def at(self) -> Step:
        """What the screen shows."""
        return self._step

    @property
    def issued(self) -> Ticket | None:
        """The ticket of the present visitor."""
        return self._taking.ticket

    # What a visitor does ---------------------------------------------------------

    @pyqtSlot()
    def touched(self) -> None:
        """Somebody is there."""
        self._idle.touched()

    @pyqtSlot(str)
    def chooseLanguage(self, language: str) -> None:
        """Read on in another language; from the start screen this begins the journey."""
        # The start screen speaks the hall's language: leave it before speaking another.
        self._do(Act.CHOOSE_LANGUAGE)
        self._speak(language)

    @pyqtSlot(str)
    def chooseCategory(self, category: str) -> None:
        """See its services; a single one at once."""
        offer = self.offer
        if offer is None or after(self._step, Act.CHOOSE_CATEGORY) is None:
            return
        self._category = category
        self._page[Step.SERVICES] = 0
        only = offer.only_service(category)
        if only is None:
            self._do(Act.CHOOSE_CATEGORY)
        else:
            self.chooseService(only)

    @pyqtSlot(str)
    def chooseService(self, service: str) -> None:
        """See what to bring and how long it takes."""
        if after(self._step, Act.CHOOSE_SERVICE) is not None:
            self._service = service
            self._do(Act.CHOOSE_SERVICE)

    @pyqtSlot()
    def take(self) -> None:
        """Take a ticket: one touch, one command, whatever is retried."""
        offer = self.offer
        if offer is not None and offer.is_open(self._service) and self._do(Act.TAKE):
            self._taking.begin(offer.catalogue, self._service, offer.language)

    @pyqtSlot()
    def again(self) -> None:
        """Ask the hall once more with the same command: it never gives two tickets for it."""
        if self._do(Act.AGAIN):
            self._taking.again()

    @pyqtSlot()
    def note(self) -> None:
        """The visitor has the number."""
        if after(self._step, Act.NOTE) is not None:
            self._taking.note()
            self._do(Act.NOTE)

    @pyqtSlot()
    def cancel(self) -> None:
        """The visitor gives the ticket up."""
        if after(self._step, Act.CANCEL) is not None:
            self._taking.cancel()
            self._do(Act.CANCEL)

    @pyqtSlot()
    def back(self) -> None:
        """One screen back; past the list of services where it would hold only one."""
        offer = self.offer
        single = offer is not None and offer.only_service(self._category) is not None
        far = self._step is Step.SERVICE and single
        self._do(Act.BACK_TO_CATEGORIES if far else Act.BACK)

    @pyqtSlot()
    def leave(self) -> None:
        """Done."""
        self._do(Act.LEAVE)

    @pyqtSlot(int)
    def turnPage(self, by: int) -> None:
        """Other tiles."""
        if self._step in self._page:
            self._page[self._step] += by
            self._refresh()

    # What follows from it --------------------------------------------------------

    def _do(self, act: Act) -> bool:
        """Take the table's step; False, and nothing happens, where it has none."""
        there = after(self._step, act)
        if there is None:
            return False
        self._step = there
        if there is Step.START:
            self._start_anew()
        self._refresh()
        self._idle.enter(there)
        self.stepChanged.emit()
        if there is Step.NO_ANSWER and self._connection.connected:
            # The hall is there again already, only the answer was lost.
            self.again()
        return True

    def _start_anew(self) -> None:
        """The next visitor finds nothing of the last one, the language included."""
        self._category = self._service = ""
        self._page = dict.fromkeys(self._page, 0)
        self._taking.forget()
        self._speak(self._own_language or self._first_language())

    def _first_language(self) -> str:
        catalogue = self._connection.catalogue
        return catalogue.languages[0] if catalogue is not None else PROGRAM_LANGUAGES[0]

    def _speak(self, language: str) -> None:
        self._api.language = language
        self._wordings.setProperty("language", language)

    def _leave_alone(self) -> None:
        if self._step in (Step.NUMBER, Step.SHOWN):
            self._taking.left_alone()
        self._do(Act.LEAVE)

    def _stand(self) -> None:
        self.hallChanged.emit()
        if self._connection.connected and self._step is Step.NO_ANSWER:
            self.again()

    def _refresh(self) -> None:
        offer = self.offer
        codes = PROGRAM_LANGUAGES if offer is None else offer.catalogue.languages
        self._languages.update([{"key": one, "name": OWN_NAMES.get(one, one)} for one in codes])
        if offer is not None:
            if self._step is Step.START and not self._own_language:
                self._speak(self._first_language())
            categories = offer.categories(self._wordings)
            self._categories.update(self._paged(categories, Step.CATEGORIES))
            services = offer.services(self._category, self._wordings)
            self._services.update(self._paged(services, Step.SERVICES))
        for signal in (self.offerChanged, self.hallChanged, self.wordsChanged):
            signal.emit()

    def _paged(self, rows: list[dict[str, Any]], step: Step) -> list[dict[str, Any]]:
        pages = self._pages[step] = max(1, -(-len(rows) // PAGE_SIZE))
        page = self._page[step] = min(max(0, self._page[step]), pages - 1)
        return page_of(rows, page, PAGE_SIZE)

    # What QML reads --------------------------------------------------------------

    def _get_step(self) -> str:
        return str(self._step)

    def _get_centre(self) -> str:
        return "" if self.offer is None else self.offer.centre_name

    def _get_known(self) -> bool:
        return self.offer is not None

    def _get_languages(self) -> RowModel:
        return self._languages

    def _get_language_name(self) -> str:
        language = str(self._wordings.property("language"))
        return OWN_NAMES.get(language, language)

    def _get_language_words(self) -> str:
        """The word "language" in every language of the hall: for whoever reads only one."""
        codes = [str(row["key"]) for row in self._languages.rows]
        return " · ".join(self._wordings.say_in(code, "language") for code in codes)

    def _get_offline_words(self) -> list[str]:
        """What to do without the hall, in its other languages."""
        present = str(self._wordings.property("language"))
        codes = [str(row["key"]) for row in self._languages.rows]
        return [self._wordings.say_in(code, "offline_short") for code in codes if code != present]

    def _get_printer_words(self) -> str:
        if self._paper.condition == "":
            return ""
        why = self._wordings.say(f"printer_{self._paper.condition}")
        return f"{why} {self._wordings.say('number_instead')}"

    def _get_categories(self) -> RowModel:
        return self._categories

    def _get_services(self) -> RowModel:
        return self._services

    def _get_category_name(self) -> str:
        return "" if self.offer is None else self.offer.category_name(self._category)

    def _get_service(self) -> dict[str, Any]:
        found = self.offer and self.offer.service(self._service, self._wordings)
        return found or {}

    def _get_notice(self) -> str:
        return "" if self.offer is None else self.offer.closed_notice(self._wordings)

    def _get_page(self) -> int:
        return self._page.get(self._step, 0)

    def _get_page_count(self) -> int:
        return self._pages.get(self._step, 1)

    def _get_ticket(self) -> dict[str, Any]:
        ticket, catalogue = self._taking.ticket, self._taking.catalogue
        if ticket is None or catalogue is None:
            return {}
        return ticket_view(ticket, catalogue, str(self._wordings.property("language")))

    def _get_problem(self) -> str:
        return self._taking.problem

    def _get_paper(self) -> bool:
        return self._paper.promised

    def _get_printer(self) -> str:
        return self._paper.condition

    def _get_cut_off(self) -> bool:
        return self._step in BROWSING and (self._connection.away or self.offer is None)

    def _get_searching(self) -> bool:
        return self.offer is None and not self._connection.away

    def _get_offline_since(self) -> str:
        return self._connection.offline_since

    def _get_refusal(self) -> str:
        if not self._connection.trusted:
            return self._wordings.say("server_not_trusted")
        return self._connection.refusal

    def _get_seconds_left(self) -> int:
        return self._idle.left

    step = pyqtProperty(str, _get_step, notify=stepChanged)
    centre = pyqtProperty(str, _get_centre, notify=offerChanged)
    known = pyqtProperty(bool, _get_known, notify=offerChanged)
    languages = pyqtProperty(QObject, _get_languages, constant=True)
    languageName = pyqtProperty(str, _get_language_name, notify=offerChanged)
    languageWords = pyqtProperty(str, _get_language_words, notify=offerChanged)
    offlineWords = pyqtProperty("QStringList", _get_offline_words, notify=offerChanged)
    categories = pyqtProperty(QObject, _get_categories, constant=True)
    services = pyqtProperty(QObject, _get_services, constant=True)
    categoryName = pyqtProperty(str, _get_category_name, notify=offerChanged)
    service = pyqtProperty("QVariantMap", _get_service, notify=offerChanged)
    notice = pyqtProperty(str, _get_notice, notify=offerChanged)
    page = pyqtProperty(int, _get_page, notify=offerChanged)
    pageCount = pyqtProperty(int, _get_page_count, notify=offerChanged)
    ticket = pyqtProperty("QVariantMap", _get_ticket, notify=offerChanged)
    problem = pyqtProperty(str, _get_problem, notify=stepChanged)
    paper = pyqtProperty(bool, _get_paper, notify=paperChanged)
    printer = pyqtProperty(str, _get_printer, notify=paperChanged)
    printerWords = pyqtProperty(str, _get_printer_words, notify=wordsChanged)
    cutOff = pyqtProperty(bool, _get_cut_off, notify=hallChanged)
    searching = pyqtProperty(bool, _get_searching, notify=hallChanged)
    offlineSince = pyqtProperty(str, _get_offline_since, notify=hallChanged)
    refusal = pyqtProperty(str, _get_refusal, notify=hallChanged)
    secondsLeft = pyqtProperty(int, _get_seconds_left, notify=idleChanged)
