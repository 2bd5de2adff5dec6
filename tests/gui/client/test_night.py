"""Screens that are dark at night, by the hall's clock."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from client.connection import ServerConnection
from client.net.api import Api
from client.program.engine import load_fonts
from client.program.night import AWAKE_SECONDS, Night
from client.program.options import ScreenOptions
from client.program.windows import Look, Windows, WindowSpec
from contract.catalogue import Catalogue
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
        self.connection = ServerConnection(Api("http://127.0.0.1:9", None), lambda _api: ())
        self.seconds = 0.0

    def tell(self, screens_off: str | None, time_zone: str = "Asia/Baku") -> None:
        written = json.loads(WIRE.read_text())
        written |= {"screens_off": screens_off, "time_zone": time_zone}
        self.connection.catalogue = Catalogue.read(written)
        self.connection.changed.emit()

    def at(self, utc: str) -> None:
        """The hall's clock is at this moment (UTC), and stands still."""
        self.connection.clock.set(
            datetime.fromisoformat(f"2026-11-24T{utc}").replace(tzinfo=UTC), 0
        )

    def steady(self) -> float:
        return self.seconds


@pytest.fixture
def hall() -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.connection.close()


def dark(night: Night) -> bool:
    night.look()
    return bool(night.dark)


@pytest.mark.parametrize(
    ("own", "is_dark"),
    [(None, True), ("never", False), ("13:00-14:30", False), ("23:00-06:00", True)],
)
def test_the_hours_of_the_device_override_those_of_the_centre(
    qtbot: QtBot, hall: Hall, own: str | None, is_dark: bool
) -> None:
    hall.at("20:30")
    night = Night(hall.connection, own)
    assert not night.dark
    hall.tell("22:00-07:00")
    assert night.dark is is_dark


@pytest.mark.parametrize(
    ("screens_off", "utc", "is_dark"),
    [
        # Baku is four hours ahead.
        ("22:00-07:00", "17:59", False),
        ("22:00-07:00", "18:00", True),
        ("22:00-07:00", "20:30", True),
        ("22:00-07:00", "02:59", True),
        ("22:00-07:00", "03:00", False),
        ("13:00-14:30", "09:00", True),
        ("13:00-14:30", "10:30", False),
        ("22:00-24:00", "19:59", True),
        ("22:00-24:00", "20:00", False),
        (None, "20:00", False),
        ("not hours", "20:00", False),
    ],
)
def test_it_is_dark_at_these_hours(
    qtbot: QtBot, hall: Hall, screens_off: str | None, utc: str, is_dark: bool
) -> None:
    hall.at(utc)
    night = Night(hall.connection)
    assert not night.dark
    hall.tell(screens_off)
    assert night.dark is is_dark
    # Another version of the centre file.
    hall.tell(None)
    assert not night.dark


def test_the_clock_alone_makes_it_dark(qtbot: QtBot, hall: Hall) -> None:
    hall.tell("22:00-07:00")
    hall.connection.clock.set(datetime(2026, 11, 24, 17, 59, 59, tzinfo=UTC), 10)
    night = Night(hall.connection)
    with qtbot.waitSignal(night.darkChanged, timeout=5000):
        assert not night.dark
    assert night.dark


@pytest.fixture
def windows(qtbot: QtBot, qapp: QGuiApplication, hall: Hall, tmp_path: Path) -> Iterator[Windows]:
    load_fonts()
    qml = tmp_path / "Button.qml"
    qml.write_bytes(BUTTON)
    windows = Windows(ScreenOptions(), Look((640, 480), 16.0), "en")
    spec = WindowSpec(qml, {}, lambda: True, lambda: None, connection=hall.connection)
    hall.at("18:30")
    hall.tell("22:00-07:00")
    assert windows.open(lambda _engine: spec)
    FINGER.qWaitForWindowExposed(windows.window)
    windows.window.requestActivate()
    yield windows
    windows.close()


def night_of(windows: Windows, hall: Hall) -> Night:
    """The night of a window, with the steady clock of the test."""
    night = next(one for one in windows.children() if isinstance(one, Night))
    night._monotonic = hall.steady
    night._used_at = -AWAKE_SECONDS
    return night


def corners(windows: Windows) -> set[str]:
    """The colours in the corners, and where the dialog is."""
    image = windows.window.grabWindow()
    last = QPoint(image.width() - 1, image.height() - 1)
    return {QColor(image.pixel(one)).name() for one in (QPoint(50, 50), last)}


def test_a_touch_brings_the_screen_back_for_five_minutes(
    qtbot: QtBot, windows: Windows, hall: Hall
) -> None:
    night, window = night_of(windows, hall), windows.window
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert night.dark
    assert corners(windows) == {"#000000"}
    # The one that wakes does nothing else: what is under the finger cannot be seen.
    FINGER.mouseClick(window, left, none, QPoint(200, 150))
    assert not night.dark
    assert window.property("pressed") == 0
    assert corners(windows) == {"#ff0000", "#ffffff"}
    hall.seconds += AWAKE_SECONDS - 1
    assert not dark(night)
    # It stays on while a visitor uses it.
    FINGER.mouseClick(window, left, none, QPoint(200, 150))
    assert window.property("pressed") == 3
    hall.seconds += AWAKE_SECONDS - 1
    assert not dark(night)
    hall.seconds += 1
    assert dark(night)
    FINGER.mouseMove(window, QPoint(20, 20))
    assert night.dark
    FINGER.keyClick(window, Qt.Key.Key_Space)
    assert not night.dark
    assert window.property("pressed") == 3
    FINGER.keyClick(window, Qt.Key.Key_Space)
    assert window.property("pressed") == 4
