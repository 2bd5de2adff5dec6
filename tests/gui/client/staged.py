"""A device's program in its windows, from the pairing page on."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from client.program.device import DeviceProgram
from client.program.options import ScreenOptions
from client.program.windows import Build, Look, Windows
from contract.pairing import code_of
from tests.gui.client.doors import Page
from tests.parts.fake_hall import FakeDevice, FakeHall
from tests.parts.waiting import until

OWN = b"""
import QtQuick
import Novbe.Kit

Window {
    width: 300
    height: 200
    color: Theme.background

    OfflineBand {
        objectName: "own"
        width: parent.width
        connected: false
        since: "10:42"
    }
}
"""


def own_window(folder: Path) -> Path:
    """The QML of a device's own window; it shows `own`."""
    qml = folder / "Own.qml"
    qml.write_bytes(OWN)
    return qml


def confirm_next(hall: FakeHall, earlier: int = 0) -> FakeDevice:
    """Confirm the next device that asks, after so many."""
    until(lambda: len(hall.asking) > earlier)
    return hall.confirm(code_of(list(hall.asking)[-1]))


class Staged:
    """A device's program in its windows."""

    def __init__(self, qtbot: QtBot, program: DeviceProgram, look: Look) -> None:
        self.qtbot = qtbot
        self.program = program
        self.windows = Windows(ScreenOptions(size=look.usual), look, "en")
        first: Build = program.begin(self.windows)
        assert self.windows.open(first)

    @property
    def page(self) -> Page:
        return Page(self.qtbot, self.windows.engine, self.windows.window)

    def until(self, holds: Callable[[], object], seconds: float = 20.0) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=round(seconds * 1000))

    def shows(self, name: str, seconds: float = 20.0) -> None:
        """Wait until a part of that name is shown."""
        self.until(lambda: self.windows.shows and self.page.sees(name) is not None, seconds)

    def reports(self, device: FakeDevice, more: int = 1) -> None:
        """Wait until the device has reported so many times more."""
        wanted = len(device.reports) + more
        self.until(lambda: len(device.reports) >= wanted)

    def close(self) -> None:
        self.windows.close()
        self.program.close()


Begin = Callable[[DeviceProgram, Look], Staged]
