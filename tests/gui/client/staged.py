"""A device's program on a stage, from its pairing page on."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from client.device import DeviceProgram, Look
from client.options import ScreenOptions
from client.stage import Build, Stage
from tests.gui.client.doors import Page


class Staged:
    """A device's program on a stage."""

    def __init__(self, qtbot: QtBot, program: DeviceProgram, look: Look) -> None:
        self.qtbot = qtbot
        self.program = program
        self.stage = Stage(
            ScreenOptions(size=look.usual), look.texts, "en", look.palette, look.font_base
        )
        first: Build = program.begin(self.stage)
        assert self.stage.play(first)

    @property
    def page(self) -> Page:
        """What is shown now."""
        return Page(self.qtbot, self.stage.engine, self.stage.window)

    def shows(self, name: str, seconds: float = 20.0) -> None:
        """Wait until a part of that name is shown."""

        def there() -> bool:
            return self.stage.shows and self.page.sees(name) is not None

        self.qtbot.waitUntil(there, timeout=round(seconds * 1000))

    def close(self) -> None:
        """Leave the stage."""
        self.stage.close()
        self.program.close()


Begin = Callable[[DeviceProgram, Look], Staged]
