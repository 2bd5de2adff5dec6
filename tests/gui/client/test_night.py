"""Screens that are dark at night, by the hall's clock."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QColor, QGuiApplication
from PyQt6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from client.connection import ServerConnection
from client.net.api import ApiClient
from client.program.engine import load_fonts
from client.program.night import AWAKE_SECONDS, Night
from client.program.options import ScreenOptions
from client.program.windows import Look, Windows, WindowSpec
from contract.catalogue import Catalogue
from tests.gui.client.doors import Close
from tests.gui.window import FINGER
from tests.parts.hall import ROOT

pytestmark = pytest.mark.gui

WIRE = ROOT / "tests/data/wire/1/readings/catalogue.json"

BUTTON = b"""
import QtQuick
import QtQuick.Controls

Window {
    id: root

    property int pressed: 0

    width: 300
    height: 200
    color: "white"

    Item {
        focus: true
        Keys.onPressed: root.pressed++
    }
    MouseArea {
        anchors.fill: parent
        onPressed: root.pressed++
        onReleased: root.pressed++
        onClicked: root.pressed++
    }
    Popup {
        visible: true
        closePolicy: Popup.NoAutoClose
        Rectangle { width: 100; height: 100; color: "red" }
    }
}
"""


class Hall:
    """A connection whose state a test sets."""

    def __init__(self) -> None:
        self.connection = ServerConnection(ApiClient("http://127.0.0.1:9", None), lambda _api: ())

    def tell(self, screens_off: str | None) -> None:
        written = json.loads(WIRE.read_text())
        written |= {"screens_off": screens_off, "time_zone": "Asia/Baku"}
        self.connection.catalogue = Catalogue.read(written)
        self.connection.changed.emit()

    def at(self, utc: str, rate: float = 0) -> None:
        """The hall's clock is at this moment (UTC), and runs at this rate."""
        moment = datetime.fromisoformat(f"2026-11-24T{utc}").replace(tzinfo=UTC)
        self.connection.clock.set(moment, rate)


@pytest.fixture
def hall() -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.connection.close()


@pytest.mark.parametrize(
    ("hours", "utc", "is_dark"),
    [
        # Baku is four hours ahead.
        ("22:00-07:00", "17:59", False),
        ("22:00-07:00", "18:00", True),
        ("22:00-07:00", "02:59", True),
        ("22:00-07:00", "03:00", False),
        ("13:00-14:30", "09:00", True),
        ("13:00-14:30", "10:30", False),
        ("22:00-24:00", "20:00", False),
        ("never", "20:00", False),
        ("not hours", "20:00", False),
    ],
)
def test_it_is_dark_at_the_hours_of_the_device_or_else_of_the_centre(
    qtbot: QtBot, hall: Hall, hours: str, utc: str, is_dark: bool
) -> None:
    hall.at(utc)
    centre_s, device_s = Night(hall.connection), Night(hall.connection, hours)
    assert not device_s.dark
    hall.tell("00:00-24:00")
    assert centre_s.dark
    assert device_s.dark is is_dark
    hall.tell(hours)
    assert centre_s.dark is is_dark
    # Another version of the centre file.
    hall.tell(None)
    assert not centre_s.dark


def test_the_clock_alone_makes_it_dark(qtbot: QtBot, hall: Hall) -> None:
    hall.tell("22:00-07:00")
    hall.at("17:59:59", rate=10)
    night = Night(hall.connection)
    with qtbot.waitSignal(night.darkChanged):
        assert not night.dark
    assert night.dark


def corners(window: QQuickWindow) -> set[str]:
    """The colours in a corner, and where the dialog is."""
    image = window.grabWindow()
    last = QPoint(image.width() - 1, image.height() - 1)
    return {QColor(image.pixel(one)).name() for one in (QPoint(50, 50), last)}


def test_a_touch_brings_the_screen_back_for_five_minutes(
    qtbot: QtBot, qapp: QGuiApplication, hall: Hall, closes: list[Close], tmp_path: Path
) -> None:
    load_fonts()
    qml = tmp_path / "Button.qml"
    qml.write_bytes(BUTTON)
    windows = Windows(ScreenOptions(), Look((640, 480), 16.0), "en")
    spec = WindowSpec(qml, {}, lambda: True, lambda: None, connection=hall.connection)
    hall.at("18:30")
    hall.tell("22:00-07:00")
    closes.append(windows.close)
    assert windows.open(lambda _engine: spec)
    window = windows.window
    FINGER.qWaitForWindowExposed(window)
    window.requestActivate()
    night = next(one for one in windows.children() if isinstance(one, Night))
    now = 0.0
    night._monotonic = lambda: now
    night._used_at = -AWAKE_SECONDS

    def touch() -> None:
        none = Qt.KeyboardModifier.NoModifier
        FINGER.mouseClick(window, Qt.MouseButton.LeftButton, none, QPoint(200, 150))

    def is_dark() -> bool:
        night.look()
        return bool(night.dark)

    assert is_dark()
    assert corners(window) == {"#000000"}
    # The one that wakes does nothing else: what is under the finger cannot be seen.
    touch()
    assert not night.dark
    assert window.property("pressed") == 0
    assert corners(window) == {"#ff0000", "#ffffff"}
    now += AWAKE_SECONDS - 1
    assert not is_dark()
    # It stays on while a visitor uses it.
    touch()
    assert window.property("pressed") == 3
    now += AWAKE_SECONDS - 1
    assert not is_dark()
    now += 1
    assert is_dark()
    FINGER.mouseMove(window, QPoint(20, 20))
    assert night.dark
    FINGER.keyClick(window, Qt.Key.Key_Space)
    assert not night.dark
    assert window.property("pressed") == 3
    FINGER.keyClick(window, Qt.Key.Key_Space)
    assert window.property("pressed") == 4
