"""A program that fills a panel: a visitor cannot close it, its supervisor can."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PyQt6.QtCore import QCoreApplication, Qt
from PyQt6.QtGui import QCloseEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.api import ApiClient
from client.program.engine import load_fonts
from client.program.exits import EXIT_RESTART
from client.program.options import ScreenOptions
from client.program.windows import Look, Windows, WindowSpec
from contract.enums import Role
from tests.gui.window import FINGER
from tests.parts import preloaded
from tests.parts.device_manager import DeviceManager
from tests.parts.hall import clean_env
from tests.parts.waiting import until

pytestmark = pytest.mark.gui

BEGUN = "tests.gui.client.begun"


@pytest.fixture
def qml(tmp_path: Path) -> Path:
    qml = tmp_path / "Plain.qml"
    qml.write_bytes(b"import QtQuick\nWindow { width: 300; height: 200 }\n")
    return qml


@pytest.mark.parametrize("fullscreen", [True, False])
def test_only_a_full_screen_stays_when_a_visitor_closes_it(
    qtbot: QtBot, qapp: QGuiApplication, qml: Path, fullscreen: bool
) -> None:
    load_fonts()
    plain = WindowSpec(qml, {}, lambda: True, lambda: None)
    windows = Windows(ScreenOptions(fullscreen=fullscreen), Look((640, 480), 16.0), "en")
    qapp.setQuitOnLastWindowClosed(False)
    assert windows.open(lambda _engine: plain)
    window = windows.window
    FINGER.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier)
    assert window.isVisible()
    assert window.close() is not fullscreen
    event = QCloseEvent()
    QCoreApplication.sendEvent(window, event)
    assert event.isAccepted() is not fullscreen
    assert window.isVisible() is fullscreen
    # The program itself shows another one, or none.
    assert windows.open(lambda _engine: plain)
    assert windows.window is not window
    windows.close()
    assert qapp.topLevelWindows() == []


@pytest.mark.parametrize(
    ("role", "more", "cursor"),
    [
        (Role.KIOSK, ["--fullscreen"], "BlankCursor"),
        (Role.COUNTER, ["--fullscreen"], "None"),
        (Role.KIOSK, [], "None"),
    ],
)
def test_a_panel_without_a_mouse_shows_no_cursor(role: Role, more: list[str], cursor: str) -> None:
    process = preloaded.start(
        *(preloaded.WINDOWS, BEGUN, "cursor", role, *more), env=clean_env(), stdout=preloaded.PIPE
    )
    assert process.stdout is not None
    with process.stdout as said:
        assert said.read().strip() == cursor
    assert process.wait(30) == 0


@contextmanager
def systemd(address: str) -> Iterator[socket.socket]:
    """The notification socket of systemd."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(address.replace("@", "\0"))
        heard.settimeout(30)
        yield heard


def test_a_display_with_a_token_is_watched_by_systemd_and_by_its_server(
    manager: DeviceManager, tmp_path: Path
) -> None:
    address, said = str(tmp_path / "notify"), tmp_path / "said"
    api = ApiClient(manager.server.url, manager.server.token(Role.DISPLAY))
    device = api.device().device
    env = {
        "NOVBE_TOKEN": str(api.token),
        "NOTIFY_SOCKET": address,
        "WATCHDOG_USEC": "100000",
        # The watchdog's process is the compositor, not the program.
        "WATCHDOG_PID": "1",
    }
    display = (preloaded.WINDOWS, "display", "--server", api.server, "--fullscreen")
    with systemd(address) as heard, said.open("wb") as log:
        process = preloaded.start(*display, env=clean_env() | env, stderr=log)
        try:
            assert heard.recv(100) == b"READY=1"
            assert {heard.recv(100) for _ in range(3)} == {b"WATCHDOG=1"}
            # Its secret is in its settings, where it cannot replace it.
            manager.ask(device, "rotate")
            manager.ask(device, "screenshot")
            until(lambda: manager.known(device).picture_at)
            with Image.open(BytesIO(manager.picture(device))) as picture:
                size = f"{picture.width}x{picture.height}"
            until(lambda: manager.known(device).screen == size)
            assert api.device().rotate_since is not None
            manager.ask(device, "restart")
            assert process.wait(30) == EXIT_RESTART
        finally:
            process.kill()
            process.wait()
    assert "Traceback" not in said.read_text()


def test_a_screen_that_hangs_falls_silent_and_its_end_says_where_it_hung(
    qml: Path, tmp_path: Path
) -> None:
    said = tmp_path / "said"
    # An abstract name.
    address = f"@novbe-test-{os.getpid()}"
    env = clean_env() | {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "20000"}
    with systemd(address) as heard, said.open("wb") as log:
        process = preloaded.start(
            *(preloaded.WINDOWS, BEGUN, "hangs", str(qml)), env=env, stderr=log
        )
        try:
            while heard.recv(100) != b"READY=1":
                pass
            heard.settimeout(0.5)
            with suppress(TimeoutError):
                while True:
                    assert heard.recv(100) == b"WATCHDOG=1"
            # As systemd ends it then.
            process.send_signal(signal.SIGABRT)
            assert process.wait(30) == -signal.SIGABRT
        finally:
            process.kill()
            process.wait()
    assert "in hang" in said.read_text()
