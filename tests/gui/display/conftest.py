"""Boards in real windows, painted without a screen."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QObject
from PyQt6.QtGui import QGuiApplication, QImage
from PyQt6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from client.api import Api
from client.connection import ServerConnection
from client.engine import KitEngine, load_fonts
from client.link import LinkState
from client.options import ScreenOptions
from client.program import WindowSpec, prepare_environment, show
from display.__main__ import BOARD, FONT_BASE, TEXTS, window_spec
from display.calls import CallBook
from display.measures import Measures
from display.screen import BoardScreen
from display.settings import DisplaySettings
from tests.gui.display.hall import catalogue

prepare_environment(screenshot=True)

LANDSCAPE = (1920, 1080)
PORTRAIT = (1080, 1920)


class Wire(ServerConnection):
    """A connection that a test opens and cuts by hand."""

    def __init__(self) -> None:
        super().__init__(Api("http://127.0.0.1:9", None), lambda _api: ())
        self.set_connected(True)

    def set_connected(self, connected: bool) -> None:
        self._take_state(LinkState(connected, datetime.now(UTC)))


class Shown:
    """A board in its window."""

    def __init__(self, engine: KitEngine, window: QQuickWindow, board: BoardScreen) -> None:
        self.engine = engine
        self.window = window
        self.board = board

    def texts(self) -> list[QQuickItem]:
        """Every text that can be seen."""
        found: list[QQuickItem] = []

        def look(item: QQuickItem) -> None:
            if not item.isVisible():
                return
            if item.inherits("QQuickText") and item.property("text"):
                found.append(item)
            for child in item.childItems():
                look(child)

        content = self.window.contentItem()
        assert content is not None
        look(content)
        return found

    def words(self) -> list[str]:
        return [str(item.property("text")) for item in self.texts()]

    def speak(self, language: str) -> None:
        """Make it a board of this one language that has just started."""
        self.board._fixed_language = language
        self.board._book = CallBook(self.board._book._rows)
        self.board._turn = 0
        self.board._show_all()

    def picture(self) -> QImage:
        return self.window.grabWindow()


Open = Callable[..., Shown]


@pytest.fixture
def open_board(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Open]:
    """Opens a board without a server; a test gives it what a server would, and turns its pages.

    With a connection it knows the catalogue.
    """
    load_fonts()
    opened: list[Shown] = []
    keep: list[QObject] = []

    def open_one(
        language: str = "",
        size: tuple[int, int] = LANDSCAPE,
        link: ServerConnection | None = None,
    ) -> Shown:
        engine = KitEngine([TEXTS], language or "en", "night", FONT_BASE)
        measures = Measures(1397, 10)
        board = BoardScreen(engine.wordings, measures, language)
        board._turning.stop()
        if link is not None:
            board.use_connection(link)
            board.take_catalogue(catalogue())
        keep.extend([board, measures])
        window = show(
            engine,
            WindowSpec(BOARD, {"board": board}, lambda: True, lambda: None),
            ScreenOptions(size=size),
        )
        assert window is not None
        opened.append(Shown(engine, window, board))
        return opened[-1]

    yield open_one
    for shown in opened:
        shown.window.close()
        sip.delete(shown.engine)


@pytest.fixture
def open_display(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Callable[..., Shown]]:
    """Opens a whole display on a server."""
    load_fonts()
    ends: list[tuple[Shown, Callable[[], None]]] = []

    def open_one(settings: DisplaySettings, size: tuple[int, int] = LANDSCAPE) -> Shown:
        engine = KitEngine([TEXTS], settings.language or "en", "night", FONT_BASE)
        played = window_spec(engine, settings)
        board = played.properties["board"]
        assert isinstance(board, BoardScreen)
        window = show(engine, played, ScreenOptions(size=size))
        assert window is not None
        shown = Shown(engine, window, board)
        ends.append((shown, played.close))
        return shown

    yield open_one
    for shown, close in ends:
        shown.window.close()
        sip.delete(shown.engine)
        close()
