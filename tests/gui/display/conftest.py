"""Displays in real windows, painted without a screen."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt6 import sip
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.link import LinkState
from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.windows import show
from client.speech.sound import Sound
from contract.board import TEXTS
from contract.catalogue import Catalogue
from contract.screens import WHOLE_HALL, Display
from contract.snapshots import Board
from display.app import spec_of
from display.look import FONT_BASE
from display.settings import DisplaySettings
from display.station import Station
from tests.gui.display.hall import catalogue
from tests.gui.window import ShownWindow, present
from tests.parts.recording_sound import RecordingSound

LANDSCAPE = (1920, 1080)
PORTRAIT = (1080, 1920)


class Shown(ShownWindow):
    """A display in its window, with snapshots that a test delivers."""

    seconds = 1000.0
    """Its steady clock, which a test moves on."""

    def __init__(
        self,
        qtbot: QtBot,
        settings: DisplaySettings,
        layout: Display,
        size: tuple[int, int],
        sound: Sound | None,
    ) -> None:
        engine = KitEngine([TEXTS], settings.language or "en", "night", FONT_BASE)
        self.station = Station(
            settings,
            engine.wordings,
            open_sound=lambda: sound or RecordingSound(),
            steady=lambda: self.seconds,
        )
        self.station.use_layout(layout)
        window = show(engine, spec_of(self.station), ScreenOptions(size=size))
        super().__init__(qtbot, engine, present(window))
        self.screen, self.size = self.station.screen, size
        self.settled: object = None
        """The rows, and their plan, that have come to their places."""

    def connect(self, connected: bool = True) -> None:
        self.station.connection._take_state(LinkState(connected))

    def tell(self, board: Board) -> None:
        self.station.connection.take(board)

    def speak(self, *languages: str) -> None:
        self.screen.contents.fixed_language = languages[0] if len(languages) == 1 else ""
        self.screen.contents.turn = 0
        self.screen.refresh()

    def numbers(self) -> list[str]:
        return [str(row["number"]) for row in self.screen.calls_view.rows.rows]

    def standing(self) -> dict[str, str]:
        return {row["number"]: row["standing"] for row in self.screen.calls_view.rows.rows}


Open = Callable[..., Shown]


@pytest.fixture
def open_display(qtbot: QtBot, qapp: QGuiApplication, tmp_path: Path) -> Iterator[Open]:
    """Opens a display without a server; a test gives it what a server would."""
    load_fonts()
    opened: list[Shown] = []

    def open_one(
        language: str = "",
        size: tuple[int, int] = LANDSCAPE,
        layout: Display = WHOLE_HALL,
        settings: DisplaySettings | None = None,
        sound: Sound | None = None,
        told: Catalogue | None = None,
    ) -> Shown:
        there = settings or DisplaySettings(
            server="http://127.0.0.1:9", token="novbe_t", language=language, folder=tmp_path
        )
        shown = Shown(qtbot, there, layout, size, sound)
        opened.append(shown)
        if settings is None:
            # The test turns its pages.
            shown.screen._turning.stop()
            shown.station.connection.catalogue = told or catalogue()
            shown.connect()
        else:
            shown.station.start()
        return shown

    yield open_one
    for shown in opened:
        shown.window.close()
        sip.delete(shown.engine)
        shown.station.close()
