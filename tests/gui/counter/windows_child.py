"""A counter's PC without what only POSIX has, as Windows is: an operator signs in and serves.

A process of its own: those modules are gone before anything is imported. It prints the number of
the ticket that is served, and ends with 0.
"""

# These ask which system it is, and take what that has.
import asyncio  # noqa: F401
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import platformdirs  # noqa: F401

for name in ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"):
    # Its import fails from now on, also where the interpreter has it already.
    sys.modules[name] = None  # type: ignore[assignment]
for name in ("O_DIRECTORY", "fork", "geteuid", "getuid"):
    delattr(os, name)

_open_posix = os.open


def _open(path: Any, flags: int, *more: int) -> int:
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied", str(path))
    return _open_posix(path, flags, *more)


os.open = _open  # type: ignore[assignment]

from PyQt6.QtCore import QCoreApplication, Qt, QTimer  # noqa: E402
from PyQt6.QtTest import QTest  # noqa: E402

from client.program.device import Look  # noqa: E402
from client.program.options import ScreenOptions  # noqa: E402
from client.program.run import prepare_environment, run_device  # noqa: E402
from client.program.windows import Build, Windows  # noqa: E402
from contract.enums import Role  # noqa: E402
from contract.snapshots import Desk  # noqa: E402
from counter.app import FONT_BASE, TEXTS, USUAL  # noqa: E402
from counter.settings import CounterSettings  # noqa: E402
from counter.sign_in_flow import SignInFlow  # noqa: E402

LOOK_MILLISECONDS: Final = 20
LOOKS: Final = 1500
"""How often one condition is looked at before the test has failed."""

FINGER: Any = QTest


def main(server: str, identity: str, login: str, password: str) -> int:
    """Serve one visitor; the exit code."""
    settings = CounterSettings(
        server=server,
        identity=Path(identity),
        folder=Path(identity).with_name("kept"),
        language="en",
        speaker="none",
    )
    look = Look(USUAL, FONT_BASE, (TEXTS,))
    entrance = SignInFlow(settings, look)
    timer: list[QTimer] = []

    def begin(windows: Windows, first: Build) -> Build:
        timer.append(_driven(windows, login, password))
        return first

    prepare_environment(screenshot=True)
    return run_device(
        Role.COUNTER, settings, ScreenOptions(size=USUAL), look, entrance.enter, None, begin
    )


def _driven(windows: Windows, login: str, password: str) -> QTimer:
    steps = _steps(windows, login, password)
    wanted, looks = next(steps), 0
    timer = QTimer()

    def look() -> None:
        nonlocal wanted, looks
        looks += 1
        if windows.shows and wanted():
            wanted, looks = next(steps, None) or _ended, 0
        elif looks > LOOKS:
            print(f"nothing more happens in {windows.qml_name}", file=sys.stderr)
            QCoreApplication.exit(1)

    timer.timeout.connect(look)
    timer.start(LOOK_MILLISECONDS)
    return timer


def _ended() -> bool:
    QCoreApplication.exit(0)
    return False


def _steps(windows: Windows, login: str, password: str) -> Iterator[Callable[[], bool]]:
    """The actions of the operator, each with what must be on the screen before."""

    def focus() -> str:
        item = windows.window.activeFocusItem()
        return "" if item is None else item.objectName()

    def press(key: Qt.Key) -> None:
        FINGER.keyClick(windows.window, key)

    def paste(text: str) -> None:
        # Sign by sign it would be faster than by hand: a badge's scanner.
        item = windows.window.activeFocusItem()
        assert item is not None
        item.setProperty("text", text)
        press(Qt.Key.Key_Return)

    def desk() -> Desk | None:
        counter: Any = windows.spec.properties["desk"]
        found = counter._connection.latest(Desk)
        return found if isinstance(found, Desk) else None

    def serving() -> bool:
        now = desk()
        return now is not None and now.ticket is not None and now.ticket.state == "serving"

    yield lambda: focus() == "login_input"
    paste(login)
    yield lambda: focus() == "password_input"
    paste(password)
    yield lambda: windows.qml_name == "Main.qml" and windows.spec.ready()
    press(Qt.Key.Key_O)
    yield lambda: (now := desk()) is not None and now.state == "open" and now.waiting > 0
    press(Qt.Key.Key_N)
    yield lambda: (now := desk()) is not None and now.ticket is not None
    press(Qt.Key.Key_S)
    yield serving
    now = desk()
    assert now is not None
    assert now.ticket is not None
    print(now.ticket.number, flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
