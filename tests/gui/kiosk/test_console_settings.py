"""A kiosk in its window at a real server, while a manager changes its settings in the console."""

from pathlib import Path
from typing import Any

import pytest
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.api import Bearer
from client.net.endpoint import Endpoint
from client.program.device import TokenProgram
from client.program.engine import load_fonts
from client.program.options import ScreenOptions
from client.program.windows import Look, Windows
from contract.commands import SetDevice
from contract.device_settings import DeviceSettings
from contract.enums import Role
from kiosk.app import FONT_BASE, TEXTS, USUAL, entering
from kiosk.settings import KioskSettings
from kiosk.steps import Step
from tests.browser.staff import Staff
from tests.gui.window import present
from tests.parts.hall import RunningServer

pytestmark = pytest.mark.gui

LABEL = "kiosk of a test"


def test_other_settings_wait_until_no_visitor_is_there(
    qtbot: QtBot, qapp: QGuiApplication, hall: RunningServer, tmp_path: Path
) -> None:
    load_fonts()
    windows = Windows(ScreenOptions(size=(540, 960)), Look(USUAL, FONT_BASE, (TEXTS,)), "en")
    endpoint = Endpoint(hall.url, Bearer(hall.token(Role.KIOSK, label=LABEL)))
    settings = KioskSettings(folder=tmp_path, headset=f"file:{tmp_path}/sound")
    program = TokenProgram(Role.KIOSK, endpoint, entering(settings), reports=True)

    def part(name: str) -> Any:
        return windows.spec.properties[name]

    try:
        assert windows.open(program.begin(windows))
        qtbot.waitUntil(
            lambda: part("session").known and program.device is not None, timeout=20_000
        )
        assert part("service").property("volume") > 0
        visit = part("session")
        visit.touched()
        visit.chooseGroup(f"{hall.centre}.identity")
        wanted = DeviceSettings(printer="tcp://127.0.0.1:9", inches=32, volume=100, language="ru")
        told = {"device": present(program.device).device, "label": LABEL, "settings": wanted}
        Staff(hall).give(SetDevice, **told)
        # Another size is reported at once, and the settings come with the answer.
        windows.window.resize(541, 960)
        qtbot.waitUntil(lambda: program.settings == wanted, timeout=20_000)
        assert part("session") is visit
        assert visit.at is not Step.START
        visit.leave()
        windows.window.resize(540, 960)
        qtbot.waitUntil(lambda: windows.shows and part("session") is not visit, timeout=20_000)
        assert part("access").inches == 32
        # Neither page of the set-up nor the volume can be changed at the kiosk now.
        assert part("service").property("volume") == 0
        set_up = part("service").set_up
        set_up.open()
        assert set_up.property("locked")
        assert set_up.property("printer") == "tcp://127.0.0.1:9"
        qtbot.waitUntil(lambda: windows.engine.wordings.language == "ru", timeout=20_000)
    finally:
        program.close()
        windows.close()
