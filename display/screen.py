"""The display as one object: Python decides, QML shows."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import monotonic
from typing import Final
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.pages.server_search import SearchView
from client.ui.bridge import ClockFace
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import KIT_TEXTS, Wordings
from contract import suspension
from contract.catalogue import Catalogue
from contract.formatting import coming_moment
from contract.letters import USUAL_WIDTHS, Widths
from contract.snapshots import Board
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, Say, is_right_to_left, pick, wording
from display import filtering
from display.calls import CallBook
from display.calls_view import CallsView
from display.measures import Measures
from display.pictures import Pictures
from display.plan import USUAL, Contents
from display.waits import TURN_SECONDS, face, rows
from display.waits_view import WaitsView

CLOCK_EMS: Final = 5.0
"""The width of the clock next to the hall's name, in em of words."""

LOGO_EMS: Final = 4.0
"""The width of the centre's logo next to it."""

SIGN_EMS: Final = 3.0
"""The icon before a pause or a notice, in em."""

OFFLINE_EMS: Final = 5.0
"""The items next to the offline text, in em."""

NARROW_EMS: Final = 26.0
"""Below this width the address button is below the text, as in `OfflineBand`."""

ENTER_EMS: Final = 10.0
"""The width of that button next to the text, in em."""

ENTER_LINES: Final = 2
"""Its height below the text."""

MOST_OF_THE_HEIGHT: Final = 0.35
"""The maximum share of the panel's height for a name, a pause or a notice."""


class Screen(QObject):
    """The state of the display's screen, for QML: `known` (board and catalogue have arrived),
    `quiet` (the text in place of the calls if there are none), `counter` (the number of the
    display's counter, or "").

    Args:
        language: a fixed one; "" rotates the languages of the centre.

    Signals:
        turned: the language or the page of the waits has changed; new text fades in.
    """

    turned = pyqtSignal()
    changed = pyqtSignal()

    def __init__(
        self,
        connection: ServerConnection,
        book: CallBook,
        measures: Measures,
        pictures: Pictures,
        wordings: Wordings,
        language: str = "",
        steady: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._connection = connection
        self._measures, self._pictures = measures, pictures
        self._wordings, self._fixed_language = wordings, language
        self.calls_view = CallsView(book, measures, wordings, steady, self)
        self._waits = WaitsView(measures, self)
        self._clock = ClockFace(connection.clock, self)
        self._clock.timeChanged.connect(self.changed)
        self._turn, self._page_count = 0, 1
        self._widest = USUAL_WIDTHS
        self._search: SearchView | None = None
        self._logo = ""
        if language:
            wordings.language = language
        connection.state_changed.connect(self._state_changed)
        measures.changed.connect(self.refresh)
        self.calls_view.changed.connect(self._look_for_room)
        self._turning = every(self, round(TURN_SECONDS * 1000), self.turn)
        self._state_changed()

    @property
    def board(self) -> Board | None:
        """The latest board."""
        return self._connection.latest(Board)

    @property
    def catalogue(self) -> Catalogue | None:
        """The centre's catalogue."""
        return self._connection.catalogue

    @property
    def language(self) -> str:
        """The current language."""
        return str(self._wordings.language)

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the rotation, the centre's first one first."""
        if self._fixed_language:
            return (self._fixed_language,)
        told = self.board.languages if self.board is not None else ()
        return tuple(language for language in told if language in PROGRAM_LANGUAGES) or ("en",)

    def refresh(self) -> None:
        """Update the screen from the current data."""
        self._clock.set_zone(self._connection.zone)
        self._measures.set_contents(self._contents(), mirrored=is_right_to_left(self.languages[0]))
        self._show_waits()
        self.calls_view.refresh()
        self.changed.emit()

    def use_search(self, search: SearchView) -> None:
        """Leave room for the text on the search for the server."""
        self._search = search
        search.changed.connect(self.refresh)

    def set_logo(self, source: str) -> None:
        """The address of the centre's logo; "" for none."""
        if source != self._logo:
            self._logo = source
            self.refresh()

    def turn(self) -> None:
        """Go on to the next language and page."""
        self._turn += 1
        board, catalogue = self.board, self.catalogue
        if board is not None and catalogue is not None:
            # Each page is seen in each language.
            here, languages = self._here(board, catalogue), self.languages
            found = self._waits.pages_in(here, catalogue, languages[0], languages)
            self._page_count = len(found)
        self.refresh()
        self.turned.emit()

    def _contents(self) -> Contents:
        """The contents to place, by the longest language, so that nothing moves when the language
        changes."""
        measures, words, catalogue = self._measures, self._measures.plan.words, self.catalogue
        if catalogue is None:
            return replace(USUAL, offline=self._offline_lines())
        book = self.calls_view.book
        beside_name = CLOCK_EMS + (LOGO_EMS if self._logo else 0)
        names = [pick(catalogue.names, language) for language in self.languages]
        return Contents(
            density=self.calls_view.density,
            idle=not (book.rows or book.recent or self._waits_at_all()),
            head=_most(measures, names, measures.width - beside_name * words),
            pause=_most(measures, self._pauses(), measures.width - SIGN_EMS * words),
            notice=_most(measures, self._all_notices(), measures.width - SIGN_EMS * words),
            offline=self._offline_lines(),
            widths=self._widths(catalogue),
            floor=self._floor_ems(catalogue),
        )

    def _waits_at_all(self) -> bool:
        """Whether there is a wait to show."""
        board, catalogue = self.board, self.catalogue
        if board is None or catalogue is None:
            return False
        by = self._measures.layout.waits_by
        return bool(rows(self._here(board, catalogue), catalogue, by, self.language))

    def _widths(self, catalogue: Catalogue) -> Widths:
        """The widths of the numbers: the widest so far, so that nothing moves back."""
        for call in self.board.calls if self.board is not None else ():
            figures = sum(map(str.isdigit, call.number))
            self._widest = self._widest.with_number(len(call.number) - figures, figures)
        for counter in catalogue.counters:
            self._widest = self._widest.with_counter(counter.number)
        return self._widest

    def _floor_ems(self, catalogue: Catalogue) -> float:
        """The width of the widest floor in em of words; 0 if all counters are on one."""
        measures, floors = self._measures, {zone.floor for zone in catalogue.zones if zone.floor}
        says = [wording(KIT_TEXTS, language) for language in self.languages]
        words = (say("floor", n=floor) for say in says for floor in floors)
        return max(map(measures.width_of, words), default=0.0) / measures.plan.words

    def _offline_lines(self) -> int:
        """The number of lines of the offline text."""
        if self._connection.connected:
            return 0
        since, say = self._connection.offline_since, self._wordings.say
        sentence = self.refusal or (
            say("not_connected_since", time=since) if since else say("not_connected")
        )
        search = str(self._search.words) if self._search is not None else ""
        words = self._measures.plan.words
        narrow = self._measures.width < NARROW_EMS * words
        taken = OFFLINE_EMS + (ENTER_EMS if search and not narrow else 0)
        text = ". ".join(filter(None, (sentence, search)))
        lines = _most(self._measures, [text], self._measures.width - taken * words)
        return lines + (ENTER_LINES if search and narrow else 0)

    def _pauses(self) -> Sequence[str]:
        """The text of a pause in each language."""
        found = (self._paused(wording(SENTENCES, language)) for language in self.languages)
        return [f"{headline}\n{words}" for headline, words in found if headline]

    def _all_notices(self) -> Sequence[str]:
        """The notices in each language."""
        board = self.board
        notices = board.notices if board is not None else ()
        return [pick(notice.texts, language) for notice in notices for language in self.languages]

    def _look_for_room(self) -> None:
        """Show the side blocks again when there are fewer calls."""
        if self.calls_view.density is not self._measures.density:
            self.refresh()

    def _state_changed(self) -> None:
        self.calls_view.set_connected(self._connection.connected)
        self.refresh()

    def _show_waits(self) -> None:
        board, catalogue, languages = self.board, self.catalogue, self.languages
        if board is None or catalogue is None:
            self._wordings.language = languages[0]
            return
        here = self._here(board, catalogue)
        language, page = face(languages, self._page_count, self._turn)
        self._wordings.language = language
        pages = self._waits.pages_in(here, catalogue, language, languages)
        self._waits.show(pages, page, here.services)

    def _here(self, board: Board, catalogue: Catalogue) -> Board:
        """The board, filtered for the services of this display."""
        layout = self._measures.layout
        services = filtering.services_of(board.services, layout, board.centre, catalogue)
        return board.model_copy(update={"services": services})

    # Properties ---------------------------------------------------------------

    measures = pyqtProperty(QObject, lambda self: self._measures, constant=True)
    calls = pyqtProperty(QObject, lambda self: self.calls_view, constant=True)
    waits = pyqtProperty(QObject, lambda self: self._waits, constant=True)
    pictures = pyqtProperty(QObject, lambda self: self._pictures, constant=True)
    known = shown(bool, lambda self: self.board is not None and self.catalogue is not None, changed)
    connected = shown(bool, lambda self: self._connection.connected, changed)
    offlineSince = shown(str, lambda self: self._connection.offline_since, changed)

    refusal = shown(str, lambda self: self._connection.refusal_words(self._wordings.say), changed)
    time = shown(str, lambda self: str(self._clock.time), changed)

    def _get_hall(self) -> str:
        return "" if self.catalogue is None else pick(self.catalogue.names, self.language)

    hall = pyqtProperty(str, _get_hall, notify=changed)
    logo = shown(str, lambda self: self._logo, changed)

    colour = shown(str, lambda self: (self.catalogue and self.catalogue.colour) or "", changed)

    def _get_notice(self) -> str:
        """The line at the bottom: the hall's notices, one after the other."""
        board = self.board
        if board is None or not board.notices:
            return ""
        return pick(board.notices[self._turn % len(board.notices)].texts, self.language)

    notice = pyqtProperty(str, _get_notice, notify=changed)

    def _paused(self, say: Say) -> tuple[str, str]:
        """The pause of the whole centre: a headline and sentences; empty if there is none."""
        board = self.board
        if board is None or board.suspension is None:
            return "", ""
        told = suspension.told(board.suspension, say, board.at, self._connection.zone)
        return told.headline, f"{told.why} {say('still_places')}"

    pause = shown(str, lambda self: self._paused(self._wordings.say)[0], changed)
    pauseWords = shown(str, lambda self: self._paused(self._wordings.say)[1], changed)

    def _get_quiet(self) -> str:
        board, say = self.board, self._wordings.say
        if board is None or self.calls_view.book.rows:
            return ""
        served = any(service.waiting for service in board.services)
        if board.day is not None and (board.opens_at is None or served):
            return say("no_calls")
        if board.opens_at is None or self.catalogue is None:
            return say("hall_closed")
        zone = ZoneInfo(self.catalogue.time_zone)
        return coming_moment(say, "hall_opens", board.opens_at, board.at, zone, self.language)

    quiet = pyqtProperty(str, _get_quiet, notify=changed)
    dayOver = shown(bool, lambda self: self.board is not None and self.board.day is None, changed)

    def _get_counter(self) -> str:
        key, catalogue = self._measures.layout.counter, self.catalogue
        if key is None or catalogue is None:
            return ""
        found = (counter.number for counter in catalogue.counters if counter.id.endswith(f".{key}"))
        return next(found, "")

    counter = pyqtProperty(str, _get_counter, notify=changed)


def _most(measures: Measures, texts: Sequence[str], width: float) -> int:
    """The number of lines of the longest text; 0 without texts."""
    lines = max((measures.lines(text, width) for text in texts), default=0)
    return min(lines, max(1, int(MOST_OF_THE_HEIGHT * measures.height / measures.plan.line)))
