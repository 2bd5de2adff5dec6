"""The process that the benchmark of the display runs: a display in its window that gets boards of
the shipped centre, without a server.

`paint`: prints for each board with a new call the milliseconds until its frame was painted, and the
same for a plain loop. `pulse`: prints the frames per second and the share of a core while a call
glows. `day`: prints the resident bytes after each hundred calls of a day.
"""

import os
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from PyQt6.QtCore import QCoreApplication, QEvent, QEventLoop
from PyQt6.QtGui import QGuiApplication

from client.net.link import LinkState
from client.program.engine import KitEngine, load_fonts
from client.program.options import ScreenOptions
from client.program.run import prepare_environment
from client.program.windows import show
from client.speech.outputs import FolderSound
from client.ui.qt import once
from contract.board import TEXTS
from contract.enums import Role
from contract.screens import Display as Layout
from contract.snapshots import Board, Device
from display.app import spec_of
from display.look import FONT_BASE
from display.settings import DisplaySettings
from display.station import Station
from tests.gui.display.hall import catalogue, hall_board, hall_call
from tests.parts.wire_example import golden_example
from tools.bench.children import resident

SIZE: Final = (1920, 1080)
ON_BOARD: Final = 37
"""Calls of ten minutes at 222 an hour."""

ANSWER_MILLISECONDS: Final = 100
"""The delay until the server acknowledges the reports of shown calls."""

LOOP: Final = 250_000
"""Steps of a loop that takes about as long as a frame."""

PULSE_SECONDS: Final = 10.0
EVERY: Final = 100


class MeasuredDisplay:
    def __init__(self, folder: Path) -> None:
        load_fonts()
        self.engine = KitEngine([TEXTS], "az", "night", FONT_BASE)
        settings = DisplaySettings(server="http://127.0.0.1:9", token="novbe_t", folder=folder)
        sound = FolderSound(folder / "sound")
        self.station = Station(settings, self.engine.wordings, open_sound=lambda: sound)
        # As if a server had acknowledged them a moment later.
        self._answer = once(self.station, ANSWER_MILLISECONDS, self._tell_all)
        self.station.reports.send = self._answer.start  # type: ignore[method-assign]
        self.station.connection._take_state(LinkState(True))
        self.station.connection.catalogue = catalogue()
        window = show(self.engine, spec_of(self.station), ScreenOptions(size=SIZE))
        assert window is not None
        self.window = window
        layout = Layout(key="main", farthest_seat_m=5, voice=True)
        device = golden_example("snapshots", "device") | {
            "role": Role.DISPLAY,
            "display": layout,
            "restart_since": None,
        }
        self.station.apply_device(Device.model_validate(device))
        self.call = self.told = 0
        self.take(self.board())

    def _tell_all(self) -> None:
        for report in self.station.memory.record.unsent:
            self.station.memory.record_acknowledged(report)

    def board(self, new: bool = False) -> str:
        """The next board, as it comes over the wire; with a new call, or without."""
        now = datetime.now(UTC)
        self.call += new
        self.told += 1
        first = max(1, self.call - ON_BOARD)
        calls = tuple(
            hall_call(which, at=now, over=which < self.call - 4)
            for which in range(self.call, first - 1, -1)
            if which
        )
        return hall_board(self.told, calls=calls, at=now).model_dump_json()

    def take(self, board: str) -> None:
        self.station.connection.take(Board.model_validate_json(board))
        self.station.grant(("",), time.monotonic())


def paint(display: MeasuredDisplay, count: str) -> None:
    """Deliver boards, and wait for the frame of each."""
    painted: list[float] = []
    display.window.frameSwapped.connect(lambda: painted.append(time.monotonic()))
    for _ in range(int(count)):
        _let_work(0.3)
        board = display.board(new=True)
        painted.clear()
        begun = time.monotonic()
        display.take(board)
        while not painted:
            _let_work(0)
        print(f"painted {(painted[0] - begun) * 1000}", flush=True)
        # The machine without a display: the same pauses, and a loop of work.
        _let_work(0.3)
        begun = time.monotonic()
        sum(number * number for number in range(LOOP))
        print(f"loop {(time.monotonic() - begun) * 1000}", flush=True)


def pulse(display: MeasuredDisplay) -> None:
    frames: list[float] = []
    display.window.frameSwapped.connect(lambda: frames.append(time.monotonic()))
    display.take(display.board(new=True))
    _let_work(1.0)
    frames.clear()
    worked, begun = time.process_time(), time.monotonic()
    _let_work(PULSE_SECONDS)
    passed = time.monotonic() - begun
    print(f"pulse {len(frames) / passed} {(time.process_time() - worked) / passed}", flush=True)


def day(display: MeasuredDisplay, calls: str) -> None:
    """Show `calls` calls, one after the other without a pause."""
    for number in range(1, int(calls) + 1):
        display.take(display.board(new=True))
        if number % 5 == 0:
            display.station.screen.turn()
        _let_work(0.02)
        if number % EVERY == 0:
            print(f"bytes {number} {resident()}", flush=True)


def _let_work(seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        # Only a running event loop does that without a call.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if time.monotonic() >= end:
            return
        time.sleep(0.001)


KINDS: Final[dict[str, Callable[..., None]]] = {"paint": paint, "pulse": pulse, "day": day}


def main() -> None:
    prepare_environment(screenshot=True)
    _application = QGuiApplication([])
    with TemporaryDirectory() as folder:
        display = MeasuredDisplay(Path(folder))
        _let_work(1.0)
        KINDS[sys.argv[1]](display, *sys.argv[2:])
        display.station.close()
    sys.stdout.flush()
    # Skip the clean-up of Qt, which is not measured.
    os._exit(0)


if __name__ == "__main__":
    main()
