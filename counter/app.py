"""The counter put together: settings in, a window out."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from client.api import Api
from client.bridge import ClockFace
from client.engine import KitEngine
from client.options import ScreenOptions
from client.program import Scene, run
from client.wording import Wordings
from contract.texts import FALLBACK
from counter.connection import Connection
from counter.giving import Giving
from counter.keys import XKB_OFFSET, KeyTable
from counter.presses import Presses
from counter.screen import DeskScreen
from counter.settings import CounterSettings

QML: Final = Path(__file__).parent / "qml" / "Main.qml"
TEXTS: Final = Path(__file__).parent / "texts"

FONT_BASE: Final = 16.0
"""Plain text in a window of 1280 by 800, read from an arm's length."""


@dataclass(slots=True)
class Counter:
    """All parts of a running counter, for the window and for tests."""

    api: Api
    connection: Connection
    giving: Giving
    presses: Presses
    screen: DeskScreen
    face: ClockFace

    def start(self) -> None:
        """Look for the hall."""
        self.connection.start()

    def close(self) -> None:
        """End everything that runs beside the window."""
        self.api.close()
        self.giving.close()
        self.connection.close()

    def scene(self) -> Scene:
        """What the window shows."""
        return Scene(
            qml=QML,
            properties={"desk": self.screen, "presses": self.presses, "face": self.face},
            ready=lambda: self.screen.ready,
            close=self.close,
            waiting_for=lambda: str(self.screen.refusal) or "the server",
        )


def assemble(
    settings: CounterSettings,
    wordings: Wordings,
    monotonic: Callable[[], float] = time.monotonic,
) -> Counter:
    """Make the parts and join them; nothing runs yet.

    Args:
        settings: where the hall is, which counter, which keys.
        wordings: the messages of the engine that shows the screen.
        monotonic: seconds, for telling a doubled press from a second one.
    """
    api = Api(
        settings.server,
        settings.token,
        language=str(wordings.language),
        trust=settings.trust,
    )
    connection = Connection(api, settings.counter)
    giving = Giving(api)
    keys = KeyTable(settings.keys)
    presses = Presses(connection, giving, wordings, keys, scan_offset(), monotonic)
    screen = DeskScreen(connection, giving, presses, wordings, settings.language)
    face = ClockFace(connection.clock)

    def speak() -> None:
        api.language = str(wordings.language)

    def set_clock() -> None:
        if connection.catalogue is not None:
            face.set_zone(connection.zone)

    wordings.languageChanged.connect(speak)
    connection.news.connect(set_clock)
    giving.answered.connect(connection.take_answer)
    return Counter(api, connection, giving, presses, screen, face)


def scan_offset() -> int:
    """What this platform adds to the scan codes of keys."""
    return 0 if sys.platform == "win32" else XKB_OFFSET


def run_counter(settings: CounterSettings, options: ScreenOptions) -> int:
    """Run the counter until its window is closed; returns the exit code."""

    def build(engine: KitEngine) -> Scene:
        counter = assemble(settings, engine.wordings)
        counter.start()
        return counter.scene()

    return run(
        "counter",
        options,
        build,
        texts=[TEXTS],
        language=settings.language or FALLBACK,
        font_base=FONT_BASE,
    )
