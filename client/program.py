"""From the command line to a window and back: what kiosk, display and counter start with."""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from client.camera import Camera
from client.engine import FontsMissing, load_fonts
from client.exits import EXIT_FAULT, EXIT_NOTHING_TO_SHOW, EXIT_RESTART, EXIT_SET_UP
from client.lifetime import LastResort, Signals
from client.logs import LogUnusable, start_log
from client.options import ScreenOptions
from client.supervisor import Supervisor
from client.windows import Build, Windows, WindowSpec, show

__all__ = [
    "EXIT_FAULT",
    "EXIT_NOTHING_TO_SHOW",
    "EXIT_RESTART",
    "EXIT_SET_UP",
    "WindowSpec",
    "Windows",
    "prepare_environment",
    "run",
    "show",
]

_kept: list[object] = []
"""What is not destroyed before the process ends: threads that are still under way, as in
`client.windows`, may know it."""


def prepare_environment(screenshot: bool = False) -> None:
    """Set what Qt reads from the environment; call before the application exists.

    Values that are set already stay. Without a graphics processor the scene is
    painted by Qt's own software renderer, which costs a tenth of an emulated one.
    """
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    if screenshot:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform != "linux":
        # A PC with Windows has its screen and its graphics without being told.
        return
    if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        os.environ["LC_ALL"] = "C.UTF-8"
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen")
    if offscreen or not any(Path("/dev/dri").glob("renderD*")):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


def run(
    name: str,
    options: ScreenOptions,
    begin: Callable[[Windows], Build],
    *,
    texts: Sequence[Path] = (),
    language: str = "en",
    palette: str = "day",
    font_base: float = 16.0,
    pointer: bool = True,
    log_folder: Path | None = None,
    close: Callable[[], None] = lambda: None,
) -> int:
    """Run a program with one window until it is closed or ended; returns the exit code.

    0 after a normal end (also by SIGINT or SIGTERM) and after a screenshot,
    1 where the program is at fault, 3 where the set-up is not complete,
    4 where nothing arrived to take a picture of, 75 where the hall asks for a restart:
    the supervisor starts it again.

    Args:
        begin: is given the windows and returns the first one.
        pointer: whether it is worked with by a mouse; if not, a full screen shows no cursor.
        log_folder: where the log is written to as well.
        close: ends what runs beside the windows.
    """
    prepare_environment(options.screenshot is not None)
    try:
        start_log(name, log_folder)
    except LogUnusable as error:
        print(f"{name}: {error}", file=sys.stderr)
        return EXIT_SET_UP
    app = QGuiApplication([name])
    app.setApplicationName(f"novbe-{name}")
    app.setDesktopFileName(f"novbe-{name}")
    try:
        load_fonts()
    except FontsMissing as error:
        print(f"{name}: {error}", file=sys.stderr)
        return EXIT_SET_UP
    if options.fullscreen and not pointer:
        app.setOverrideCursor(Qt.CursorShape.BlankCursor)
    windows = Windows(options, texts, language, palette, font_base)
    supervisor = Supervisor(windows)
    _kept.extend((app, windows, supervisor))
    try:
        with LastResort(app), Signals(app):
            if not windows.open(begin(windows)):
                print(f"{name}: {windows.qml_name} cannot be loaded", file=sys.stderr)
                return EXIT_FAULT
            camera = Camera(name, windows, options, app)
            code = app.exec()
            camera.close()
            return code
    finally:
        windows.close()
        close()
