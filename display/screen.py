"""The board as one object: Python decides, QML shows."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, Final
from zoneinfo import ZoneInfo

from PyQt6.QtCore import QObject, QTimer, pyqtSignal

from client.bridge import ClockFace
from client.connection import ServerConnection
from client.models import RowModel
from client.qt import pyqtProperty
from client.wording import Wordings
from contract import suspension
from contract.catalogue import Catalogue
from contract.centre import Direction
from contract.snapshots import Board
from contract.suspension import SuspensionSentences
from contract.texts import PROGRAM_LANGUAGES, is_right_to_left, pick
from display import lines as board_lines
from display.calls import CallBook, Shown
from display.measures import Measures
from display.rotation import TURN_SECONDS, face

STEP_SECONDS: Final = 0.2

ARROWS: Final = {
    Direction.LEFT: "arrow-left",
    Direction.RIGHT: "arrow-right",
    Direction.AHEAD: "arrow-up",
    Direction.BACK: "arrow-down",
    Direction.AHEAD_LEFT: "arrow-up-left",
    Direction.AHEAD_RIGHT: "arrow-up-right",
    Direction.BACK_LEFT: "arrow-down-left",
    Direction.BACK_RIGHT: "arrow-down-right",
    Direction.UP: "arrow-up",
    Direction.DOWN: "arrow-down",
}
"""As on signs: the arrow ahead points up. What is upstairs or downstairs says its floor too."""


class BoardScreen(QObject):
    """What the display shows.

    Args:
        wordings: the messages; their language is turned here.
        measures: where everything is; the number of rows comes from there.
        language: shown all the time; "" shows the languages of the centre in turns.
        steady: a clock that only goes forward, in seconds.

    Signals:
        turned: language or page has changed; what is new fades in.
        changed: something changed.
        olderWanted: calls of a centre above a number are missing.
    """

    turned = pyqtSignal()
    changed = pyqtSignal()
    olderWanted = pyqtSignal(str, int)

    def __init__(
        self,
        wordings: Wordings,
        measures: Measures,
        language: str = "",
        steady: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wordings = wordings
        self._measures = measures
        self._fixed_language = language
        self._steady = steady
        self._book = CallBook(measures.layout.rows.rows)
        self._rows = RowModel(
            ("key", "number", "counter", "arrow", "floor", "standing", "glowing"), parent=self
        )
        self._lines = RowModel(("key", "name", "colour", "ahead", "wait", "still"), parent=self)
        self._board: Board | None = None
        self._catalogue: Catalogue | None = None
        self._connection: ServerConnection | None = None
        self._clock: ClockFace | None = None
        self._turn = 0
        self._page = 0
        self._pages = 1
        if language:
            wordings.language = language
        measures.changed.connect(self._measured)
        self._stepping = QTimer(self)
        self._stepping.timeout.connect(self.step)
        self._stepping.start(round(STEP_SECONDS * 1000))
        self._turning = QTimer(self)
        self._turning.timeout.connect(self.turn)
        self._turning.start(round(TURN_SECONDS * 1000))

    # What comes in ------------------------------------------------------------

    def use_connection(self, connection: ServerConnection) -> None:
        """Show what arrives on a connection."""
        self._connection = connection
        self._clock = ClockFace(connection.clock, self)
        self._clock.timeChanged.connect(self.changed)
        connection.state_changed.connect(self._state_changed)
        connection.changed.connect(self._update)
        self._state_changed()

    def _update(self) -> None:
        assert self._connection is not None
        catalogue, board = self._connection.catalogue, self._connection.latest(Board)
        if catalogue is not None and catalogue is not self._catalogue:
            self.take_catalogue(catalogue)
        if board is not None and board is not self._board:
            self.take_snapshot(board)

    def take_snapshot(self, board: Board) -> None:
        """Show a board."""
        self._board = board
        if self._book.gap(board.calls):
            self.olderWanted.emit(board.centre, self._book.last or 0)
        self._book.take(board.calls, board.epoch, self._steady())
        self._measures.set_still(board.suspension is not None)
        self._show_all()

    def take_older(self, board: Board) -> None:
        """Take in calls that a long absence left out."""
        if self._board is not None and board.epoch == self._board.epoch:
            self._book.take_older(board.calls, self._steady())
            self._show_all()

    def take_catalogue(self, catalogue: Catalogue) -> None:
        """Know the names of the centre."""
        self._catalogue = catalogue
        if self._clock is not None:
            self._clock.set_zone(ZoneInfo(catalogue.time_zone))
        self._show_all()

    @property
    def ready(self) -> bool:
        """Whether everything is there that a full board needs."""
        return self.waiting_for == ""

    @property
    def waiting_for(self) -> str:
        """What is missing, for a log; "" when nothing is."""
        if not self._is_connected():
            refusal = self._get_refusal()
            return "a connection to the server" + (f" ({refusal})" if refusal else "")
        if self._board is None:
            return "the board"
        return "the catalogue" if self._catalogue is None else ""

    # What time does -----------------------------------------------------------

    def step(self) -> None:
        """Let waiting calls come in and old ones stop glowing."""
        self._book.step(self._steady())
        self._show_rows()

    def turn(self) -> None:
        """Go on to the next language and page."""
        self._turn += 1
        self._show_all()
        self.turned.emit()

    def _measured(self) -> None:
        self._book.set_rows(self._measures.layout.rows.rows, self._steady())
        self._show_all()

    # What is shown ------------------------------------------------------------

    def _state_changed(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _is_connected(self) -> bool:
        return self._connection is not None and self._connection.connected

    def _languages(self) -> Sequence[str]:
        if self._fixed_language:
            return (self._fixed_language,)
        told = self._board.languages if self._board is not None else ()
        return tuple(one for one in told if one in PROGRAM_LANGUAGES) or ("en",)

    def _show_all(self) -> None:
        self._show_lines()
        self._show_rows()
        self.changed.emit()

    def _show_lines(self) -> None:
        if self._board is None or self._catalogue is None:
            self._wordings.language = self._languages()[0]
            return
        per_page = self._measures.layout.lines
        services = board_lines.chosen(self._board.services, self._catalogue, per_page)
        self._pages = board_lines.page_count(len(services), per_page)
        shown = face(self._languages(), self._pages, self._turn)
        self._page = shown.page
        self._wordings.language = shown.language
        page = board_lines.page_of(
            services,
            self._catalogue,
            per_page,
            shown.page,
            shown.language,
            self._wordings.say,
        )
        self._lines.update(
            [
                {
                    "key": line.service,
                    "name": line.name,
                    "colour": line.colour,
                    "ahead": line.ahead,
                    "wait": line.wait,
                    "still": line.still,
                }
                for line in page
            ]
        )

    def _show_rows(self) -> None:
        now = self._steady()
        called = self._book.now()
        glowing = self._book.glowing(now) and self._is_connected()
        self._rows.update(
            [
                self._row(shown, called=shown is called, glowing=glowing)
                for shown in self._book.shown
            ]
        )

    def _row(self, shown: Shown, *, called: bool, glowing: bool) -> dict[str, Any]:
        call = shown.call
        if call.withdrawn:
            standing = "withdrawn"
        elif call.over:
            standing = "over"
        elif called and self._is_connected():
            standing = "now"
        else:
            standing = "open"
        floor = call.floor or None
        return {
            "key": call.number,
            "number": call.number,
            "counter": call.counter,
            "arrow": ARROWS[call.direction] if call.direction is not None else "",
            "floor": self._wordings.say("floor", n=floor) if floor is not None else "",
            "standing": standing,
            "glowing": called and glowing,
        }

    # Properties ---------------------------------------------------------------

    def _get_measures(self) -> QObject:
        return self._measures

    measures = pyqtProperty(QObject, _get_measures, constant=True)

    def _get_rows(self) -> QObject:
        return self._rows

    rows = pyqtProperty(QObject, _get_rows, constant=True)

    def _get_lines(self) -> QObject:
        return self._lines

    lines = pyqtProperty(QObject, _get_lines, constant=True)

    def _get_connected(self) -> bool:
        return self._is_connected()

    connected = pyqtProperty(bool, _get_connected, notify=changed)

    def _get_offline_since(self) -> str:
        return "" if self._connection is None else self._connection.offline_since

    offlineSince = pyqtProperty(str, _get_offline_since, notify=changed)

    def _get_refusal(self) -> str:
        if self._connection is None or self._connection.trusted:
            return "" if self._connection is None else self._connection.refusal
        return self._wordings.say("server_not_trusted")

    refusal = pyqtProperty(str, _get_refusal, notify=changed)

    def _get_time(self) -> str:
        return str(self._clock.time) if self._clock is not None else ""

    time = pyqtProperty(str, _get_time, notify=changed)

    def _get_hall(self) -> str:
        if self._catalogue is None:
            return ""
        return pick(self._catalogue.names, str(self._wordings.language))

    hall = pyqtProperty(str, _get_hall, notify=changed)

    def _get_news(self) -> bool:
        return self._board is not None and bool(self._board.notices)

    hasNotice = pyqtProperty(bool, _get_news, notify=changed)

    def _get_notice(self) -> str:
        """The line at the bottom: what the hall tells everybody, else where it is."""
        language = str(self._wordings.language)
        if self._board is not None and self._board.notices:
            notices = self._board.notices
            return pick(notices[self._turn % len(notices)].texts, language)
        if self._catalogue is None:
            return ""
        parts = [pick(self._catalogue.address, language)]
        if self._catalogue.help_line:
            parts.append(self._wordings.say("help_line", line=self._catalogue.help_line))
        return "   ·   ".join(part for part in parts if part)

    notice = pyqtProperty(str, _get_notice, notify=changed)

    def _told(self) -> SuspensionSentences | None:
        """That the whole centre is suspended; None while it is not."""
        if self._board is None or self._board.suspension is None:
            return None
        zone = ZoneInfo(self._catalogue.time_zone) if self._catalogue is not None else None
        return suspension.told(self._board.suspension, self._wordings.say, self._board.at, zone)

    def _get_still(self) -> str:
        told = self._told()
        return told.headline if told else ""

    still = pyqtProperty(str, _get_still, notify=changed)

    def _get_still_words(self) -> str:
        told = self._told()
        return f"{told.why} {self._wordings.say('still_places')}" if told else ""

    stillWords = pyqtProperty(str, _get_still_words, notify=changed)

    def _get_quiet_sentence(self) -> str:
        """What stands in place of rows where there are none."""
        if self._board is None or self._book.shown:
            return ""
        return self._wordings.say("hall_closed" if self._board.day is None else "no_calls")

    quietSentence = pyqtProperty(str, _get_quiet_sentence, notify=changed)

    def _get_mirrored(self) -> bool:
        """Whether the board is laid out from the right: by its own language, else by the
        first of the centre. Turning languages does not turn the board over."""
        return is_right_to_left(self._languages()[0])

    mirrored = pyqtProperty(bool, _get_mirrored, notify=changed)

    def _get_page(self) -> int:
        return self._page

    page = pyqtProperty(int, _get_page, notify=changed)

    def _get_pages(self) -> int:
        return self._pages

    pages = pyqtProperty(int, _get_pages, notify=changed)
