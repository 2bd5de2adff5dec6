"""A board that is dark when the centre file says so."""

from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.windows import Windows, WindowSpec
from contract.enums import Role
from display.app import spec_of
from display.look import FONT_BASE, TEXTS
from display.settings import DisplaySettings
from display.station import Station
from tests.gui.window import FINGER
from tests.parts.hall import VILLAGE, RunningServer

pytestmark = pytest.mark.gui


def test_a_board_is_dark_while_the_screens_are_off(
    qtbot: QtBot, qapp: QGuiApplication, server: RunningServer, tmp_path: Path
) -> None:
    load_fonts()
    file = tmp_path / "village.toml"
    # The clock of the hall stands at ten.
    hours = '[centre]\nscreens_off = "09:00-15:00"\n'
    file.write_text(VILLAGE.read_text("utf-8").replace("[centre]\n", hours, 1), "utf-8")
    hall = server.fresh_centre(file)
    token = hall.token(Role.DISPLAY)
    settings = DisplaySettings(server=hall.url, token=token, folder=tmp_path / "display")

    def build(engine: KitEngine) -> WindowSpec:
        station = Station(settings, engine.wordings)
        station.start()
        return spec_of(station)

    windows = Windows(ScreenOptions(size=(960, 540)), (TEXTS,), "az", "night", FONT_BASE)
    assert windows.open(build)

    def colours() -> set[str]:
        image = windows.window.grabWindow().scaled(48, 27)
        return {QColor(image.pixel(x, y)).name() for x in range(48) for y in range(27)}

    assert colours() != {"#000000"}
    qtbot.waitUntil(lambda: colours() == {"#000000"}, timeout=20_000)
    FINGER.mouseClick(windows.window, Qt.MouseButton.LeftButton)
    assert colours() != {"#000000"}
    windows.close()
