"""A device's program in its windows, from the pairing page on."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from client.program.device import DeviceProgram
from client.program.options import ScreenOptions
from client.program.windows import Build, Look, Windows
from tests.gui.client.doors import Page


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

    def shows(self, name: str, seconds: float = 20.0) -> None:
        """Wait until a part of that name is shown."""

        def there() -> bool:
            return self.windows.shows and self.page.sees(name) is not None

        self.qtbot.waitUntil(there, timeout=round(seconds * 1000))

    def close(self) -> None:
        self.windows.close()
        self.program.close()


Begin = Callable[[DeviceProgram, Look], Staged]
