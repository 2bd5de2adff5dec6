"""A device's program as a process of its own: `python -m tests.gui.client.begun WAY WORD...`.

`cursor ROLE` says which cursor it has and ends, `cursor ROLE --fullscreen` where it fills a panel;
`hangs QML` shows a window and hangs once it is painted.
"""

import sys
import threading
from pathlib import Path

from PyQt6.QtCore import QTimer
from PyQt6.QtGui import QGuiApplication

from client.net.endpoint import Endpoint
from client.net.settings import ClientSettings
from client.program.device import ProgramHandle
from client.program.engine import KitEngine
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Build, Look, Windows, WindowSpec
from contract.enums import Role


def begin(windows: Windows, own: Build) -> Build:
    if way == "cursor":
        cursor = QGuiApplication.overrideCursor()
        print(cursor and cursor.shape().name, flush=True)
        sys.exit()
    windows.painted.connect(lambda: QTimer.singleShot(0, hang))
    return own


def hang() -> None:
    threading.Event().wait()


def build(_engine: KitEngine, _endpoint: Endpoint, _program: ProgramHandle) -> WindowSpec:
    return WindowSpec(Path(word), {}, lambda: True, lambda: None)


if __name__ == "__main__":
    way, word, *rest = sys.argv[1:]
    role = Role(word) if way == "cursor" else Role.COUNTER
    options, look = ScreenOptions(fullscreen=bool(rest)), Look((640, 480), 16.0)
    run_device(role, ClientSettings(token="t"), options, look, build, before=begin)
