"""The main functions of kiosk, display and counter: from the command line to the exit code."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from client.net.endpoint import Endpoint
from client.net.identity import IdentityFile, IdentityUnusable, default_path
from client.net.settings import ClientSettings
from client.program.camera import Camera
from client.program.device import DeviceProgram, Enter, TokenProgram
from client.program.engine import FontsMissing, load_fonts
from client.program.exits import EXIT_FAULT, EXIT_SET_UP
from client.program.lifetime import ended_by_faults, ended_by_signals
from client.program.logs import LogUnusable, start_log
from client.program.options import ScreenOptions
from client.program.supervisor import Supervisor
from client.program.windows import Build, Look, Windows
from contract.enums import Role
from contract.texts import FALLBACK

_kept: list[object] = []
"""Objects that must live until the process ends, because running threads may still use them (see
`client.program.windows`)."""


def prepare_environment(screenshot: bool = False) -> None:
    """Set what Qt reads from the environment; call before the application exists.

    Variables that are set already are kept. Without a GPU Qt's software renderer is used, which
    needs a tenth of the time of an emulated GPU.
    """
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    if screenshot:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform != "linux":
        # On Windows Qt needs no such settings.
        return
    if not any(os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        os.environ["LC_ALL"] = "C.UTF-8"
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen")
    if offscreen or not any(Path("/dev/dri").glob("renderD*")):
        os.environ.setdefault("QT_QUICK_BACKEND", "software")


def run_device(
    role: Role,
    settings: ClientSettings,
    options: ScreenOptions,
    look: Look,
    build: Enter,
    enter: Enter | None = None,
    before: Callable[[Windows, Build], Build] | None = None,
) -> int:
    """Run a program with one window until it is closed or ended, with its token or as the device of
    its identity file; returns the exit code.

    For the exit codes see `client.program.exits`; 0 also after SIGINT, SIGTERM or a screenshot.

    Args:
        build: makes the program's window for an endpoint.
        enter: the same for an enrolled device, where that differs.
        before: makes a window that is shown first and opens the given one when it is done.
    """
    name = str(role)
    prepare_environment(options.screenshot is not None)
    try:
        start_log(name, settings.log_folder)
        app = QGuiApplication([name])
        app.setApplicationName(f"novbe-{name}")
        app.setDesktopFileName(f"novbe-{name}")
        load_fonts()
        if options.fullscreen and role is not Role.COUNTER:
            # Only the counter is used with a mouse.
            app.setOverrideCursor(Qt.CursorShape.BlankCursor)
        program: TokenProgram | DeviceProgram
        if settings.token:
            # A run for a screenshot does not report: the real device has the same token.
            reports = options.screenshot is None
            program = TokenProgram(role, Endpoint.from_settings(settings), build, reports)
        else:
            file = IdentityFile(settings.identity or default_path(role), role)
            program = DeviceProgram(file, settings, look, enter or build)
        windows = Windows(options, look, settings.language or FALLBACK)
        supervisor = Supervisor(windows)
        _kept.extend((app, windows, supervisor))
        try:
            with ended_by_faults(app), ended_by_signals(app):
                own = program.begin(windows)
                if not windows.open(own if before is None else before(windows, own)):
                    print(f"{name}: {windows.spec.qml.name} cannot be loaded", file=sys.stderr)
                    return EXIT_FAULT
                camera = Camera(name, windows, options, app)
                code = app.exec()
                camera.close()
                return code
        finally:
            windows.close()
            program.close()
    except (LogUnusable, FontsMissing, IdentityUnusable) as error:
        print(f"{name}: {error}", file=sys.stderr)
        return EXIT_SET_UP
