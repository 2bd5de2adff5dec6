"""The display as one object: Python decides, QML shows."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from client.connection import ServerConnection
from client.pages.server_search import SearchView
from client.ui.bridge import ClockFace
from client.ui.code_picture import code_picture
from client.ui.qt import every, pyqtProperty, shown
from client.ui.wording import Wordings
from contract.board.calls import CallBook
from contract.board.screen import BoardScreen
from contract.board.waits import TURN_SECONDS
from contract.snapshots import Board
from display.calls_view import CallsView
from display.measures import Measures
from display.pictures import Pictures
from display.waits_view import WaitsView

OFFLINE_EMS: Final = 5.0
"""The items next to the offline text, in em."""

NARROW_EMS: Final = 26.0
"""Below this width the address button is below the text, as in `OfflineBand`."""

ENTER_EMS: Final = 10.0
"""The width of that button next to the text, in em."""

ENTER_LINES: Final = 2
"""Its height below the text."""


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
        self._wordings = wordings
        self.calls_view = CallsView(book, measures, wordings, steady, self)
        self._waits = WaitsView(measures, self)
        self.contents = BoardScreen(measures, self.calls_view.calls, self._waits.waits, language)
        self._clock = ClockFace(connection.clock, self)
        self._clock.timeChanged.connect(self.changed)
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
    def language(self) -> str:
        """The current language."""
        return str(self._wordings.language)

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the rotation, the centre's first one first."""
        return self.contents.languages

    def refresh(self) -> None:
        """Update the screen from the current data."""
        contents = self.contents
        contents.board = self._connection.latest(Board)
        contents.catalogue = self._connection.catalogue
        contents.has_logo = bool(self._logo)
        self._clock.set_zone(self._connection.zone)
        contents.place(self._offline_lines())
        language, page = contents.face()
        self._wordings.language = language
        here = contents.here()
        if here is not None:
            self._waits.show(contents.pages_in(language), page, here.services)
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
        self.contents.turn_on(self.contents.turn + 1)
        self.refresh()
        self.turned.emit()

    def _offline_lines(self) -> int:
        """The number of lines of the offline text."""
        if self._connection.connected:
            return 0
        since, say = self._connection.offline_since, self._wordings.say
        sentence = self.refusal or (
            say("not_connected_since", time=since) if since else say("not_connected")
        )
        search = str(self._search.words) if self._search is not None else ""
        words, width = self._measures.plan.words, self._measures.inner_width
        narrow = width < NARROW_EMS * words
        taken = OFFLINE_EMS + (ENTER_EMS if search and not narrow else 0)
        text = ". ".join(filter(None, (sentence, search)))
        lines = self.contents.most_lines([text], width - taken * words)
        return lines + (ENTER_LINES if search and narrow else 0)

    def _look_for_room(self) -> None:
        """Show the side blocks or the code again when there are fewer calls."""
        if self.calls_view.density is not self._measures.density:
            self.refresh()
        self.changed.emit()

    def _state_changed(self) -> None:
        self.calls_view.set_connected(self._connection.connected)
        self.refresh()

    # Properties ---------------------------------------------------------------

    measures = pyqtProperty(QObject, lambda self: self._measures, constant=True)
    calls = pyqtProperty(QObject, lambda self: self.calls_view, constant=True)
    waits = pyqtProperty(QObject, lambda self: self._waits, constant=True)
    pictures = pyqtProperty(QObject, lambda self: self._pictures, constant=True)
    known = shown(bool, lambda self: self.contents.here() is not None, changed)
    connected = shown(bool, lambda self: self._connection.connected, changed)
    offlineSince = shown(str, lambda self: self._connection.offline_since, changed)

    refusal = shown(str, lambda self: self._connection.refusal_words(self._wordings.say), changed)
    time = shown(str, lambda self: str(self._clock.time), changed)
    hall = shown(str, lambda self: self.contents.hall(self.language), changed)
    logo = shown(str, lambda self: self._logo, changed)

    def _get_colour(self) -> str:
        return (self.contents.catalogue and self.contents.catalogue.colour) or ""

    colour = pyqtProperty(str, _get_colour, notify=changed)
    notice = shown(str, lambda self: self.contents.notice(self.language), changed)
    pause = shown(str, lambda self: self.contents.pause(self.language)[0], changed)
    pauseWords = shown(str, lambda self: self.contents.pause(self.language)[1], changed)
    quiet = shown(str, lambda self: self.contents.quiet(self.language), changed)

    def _get_day_over(self) -> bool:
        return self.contents.board is not None and self.contents.board.day is None

    dayOver = pyqtProperty(bool, _get_day_over, notify=changed)
    counter = shown(str, lambda self: self.contents.counter, changed)
    code = shown(
        "QVariantMap",
        lambda self: self.contents.shown_code(self.language, code_picture),
        changed,
    )
