"""The process that the benchmark of the counter runs: a counter in its window, with a real server.
For each visitor it prints the milliseconds from the key to the frame with the number on its own
screen, and after each hundred visitors its resident bytes.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PyQt6.QtCore import QEventLoop, QTimer
from PyQt6.QtGui import QGuiApplication

from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.run import prepare_environment
from client.program.windows import show
from contract.snapshots import Desk
from counter.app import FONT_BASE, TEXTS, CounterApp
from counter.settings import CounterSettings
from tools.bench.children import resident

SIZE: Final = (1280, 800)
RESTS: Final = 0.15
"""Seconds between two keys. The window is at rest by then; an operator takes longer."""

TICK_MILLISECONDS: Final = 20
"""The interval at which a timeout is checked."""

LATE: Final = 30.0


def counter_of(engine: KitEngine, server: str, token: str, folder: Path) -> CounterApp:
    """A counter without the protection against double presses, which is not measured here."""
    settings = CounterSettings(
        server=server, token=token, language="en", folder=folder, speaker="none"
    )
    seconds = iter(range(10_000_000))
    return CounterApp(settings, engine.wordings, lambda: float(next(seconds)))


def main(server: str, token: str, folder: str, visitors: str, every: str) -> None:
    """Serve `visitors` visitors by the keys N and S."""
    prepare_environment(screenshot=True)
    application = QGuiApplication([])
    load_fonts()
    engine = KitEngine(TEXTS, "en", font_base=FONT_BASE)
    counter = counter_of(engine, server, token, Path(folder))
    window = show(engine, counter.spec(), ScreenOptions(size=SIZE))
    assert window is not None
    painted: list[float] = []
    window.frameSwapped.connect(lambda: painted.append(time.monotonic()))
    counter.start()

    # As in the program's own loop, the thread that paints sleeps until there is something to do.
    tick = QTimer()
    tick.start(TICK_MILLISECONDS)

    def wait(until: Callable[[], object]) -> None:
        end = time.monotonic() + LATE
        while not until():
            if time.monotonic() > end:
                raise RuntimeError(
                    f"{counter.screen.message.text!r} {counter.key_handler.available}"
                )
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def rest(seconds: float) -> None:
        end = time.monotonic() + seconds
        wait(lambda: time.monotonic() >= end)

    def number() -> str:
        desk = counter.connection.latest(Desk)
        return "" if desk is None or desk.ticket is None else desk.ticket.number

    def press(letter: str) -> None:
        counter.key_handler.press(ord(letter), 0, letter, 0, False)

    wait(lambda: counter.screen.ready)
    press("O")
    wait(lambda: counter.sender.under_way is None)
    for visitor in range(1, int(visitors) + 1):
        rest(RESTS)
        before = number()
        begun = time.monotonic()
        press("N")
        wait(lambda: number() not in ("", before))  # noqa: B023 it is over before the next
        seen = time.monotonic()
        wait(lambda: painted and painted[-1] >= seen)  # noqa: B023
        first = next(moment for moment in painted if moment >= seen)
        print(f"key {(first - begun) * 1000}", flush=True)
        painted.clear()
        wait(lambda: counter.sender.under_way is None)
        press("S")
        wait(lambda: counter.sender.under_way is None)
        if visitor % int(every) == 0:
            print(f"bytes {visitor} {resident()}", flush=True)
    sys.stdout.flush()
    # Skip the clean-up of Qt, which is not measured.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
