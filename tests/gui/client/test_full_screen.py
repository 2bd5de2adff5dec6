"""A program that fills a panel: a visitor cannot close it, its supervisor can."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtCore import QCoreApplication, Qt
from PyQt6.QtGui import QCloseEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from client.program.engine import load_fonts
from client.program.options import ScreenOptions
from client.program.windows import Look, Windows, WindowSpec
from contract.enums import Role
from contract.pairing import hash_of
from tests.gui.window import FINGER
from tests.parts.fake_hall import FakeDevice, FakeHall
from tests.parts.hall import ROOT, clean_env

pytestmark = pytest.mark.gui

PLAIN = b"import QtQuick\nWindow { width: 300; height: 200 }\n"


@pytest.fixture
def plain(tmp_path: Path) -> WindowSpec:
    qml = tmp_path / "Plain.qml"
    qml.write_bytes(PLAIN)
    return WindowSpec(qml, {}, lambda: True, lambda: None)


@pytest.mark.parametrize("fullscreen", [True, False])
def test_only_a_full_screen_stays_when_a_visitor_closes_it(
    qtbot: QtBot, qapp: QGuiApplication, plain: WindowSpec, fullscreen: bool
) -> None:
    load_fonts()
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


CURSOR = """
import sys
from PyQt6.QtGui import QGuiApplication
from client.net.settings import ClientSettings
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Look
from contract.enums import Role

def begin(_windows, _own):
    cursor = QGuiApplication.overrideCursor()
    print(cursor and cursor.shape().name)
    sys.exit()

options = ScreenOptions(fullscreen=bool(int(sys.argv[1])))
look = Look((640, 480), 16.0)
run_device(Role(sys.argv[2]), ClientSettings(token="t"), options, look, None, before=begin)
"""


@pytest.mark.parametrize(
    ("fullscreen", "role", "cursor"),
    [
        (True, Role.KIOSK, "BlankCursor"),
        (True, Role.COUNTER, "None"),
        (False, Role.KIOSK, "None"),
    ],
)
def test_a_panel_without_a_mouse_shows_no_cursor(fullscreen: bool, role: Role, cursor: str) -> None:
    command = [sys.executable, "-c", CURSOR, str(int(fullscreen)), role]
    said = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env=clean_env(), check=True
    )
    assert said.stdout.strip() == cursor


class Systemd:
    """The notification socket of systemd."""

    def __init__(self, path: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(path)
        self.socket.settimeout(30)

    def hears(self) -> str:
        return self.socket.recv(100).decode()


@pytest.fixture
def systemd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Systemd, str]]:
    """The notification socket, and its address as systemd writes it."""
    abstract = request.param == "an abstract name"
    address = f"@novbe-test-{os.getpid()}" if abstract else str(tmp_path / "notify")
    systemd = Systemd(address.replace("@", "\0"))
    yield systemd, address
    systemd.socket.close()


@pytest.mark.parametrize("systemd", ["a file"], indirect=True)
def test_systemd_hears_that_it_is_ready_and_answers_and_can_end_it(
    systemd: tuple[Systemd, str], hall: FakeHall
) -> None:
    heard, address = systemd
    hall.devices.append(FakeDevice("display-1", Role.DISPLAY, hash_of("token")))
    process = subprocess.Popen(
        [sys.executable, "-m", "display", "--server", hall.address, "--fullscreen"],
        cwd=ROOT,
        # The watchdog's process is the compositor, not the program.
        env=clean_env()
        | {
            "NOVBE_TOKEN": "token",
            "NOTIFY_SOCKET": address,
            "WATCHDOG_USEC": "100000",
            "WATCHDOG_PID": "1",
        },
    )
    try:
        assert heard.hears() == "READY=1"
        assert {heard.hears() for _ in range(3)} == {"WATCHDOG=1"}
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()


HANGS = """
import threading
from pathlib import Path
from PyQt6.QtCore import QTimer
from client.net.settings import ClientSettings
from client.program.options import ScreenOptions
from client.program.run import run_device
from client.program.windows import Look, WindowSpec
from contract.enums import Role

def hang():
    threading.Event().wait()

def begin(windows, _own):
    windows.painted.connect(lambda: QTimer.singleShot(0, hang))
    spec = WindowSpec(Path({qml!r}), {{}}, lambda: True, lambda: None)
    return lambda engine: spec

settings, look = ClientSettings(token="t"), Look((640, 480), 16.0)
run_device(Role.COUNTER, settings, ScreenOptions(), look, None, before=begin)
"""


@pytest.mark.parametrize("systemd", ["an abstract name"], indirect=True)
def test_a_screen_that_hangs_falls_silent_and_its_end_says_where_it_hung(
    systemd: tuple[Systemd, str], plain: WindowSpec
) -> None:
    heard, address = systemd
    process = subprocess.Popen(
        [sys.executable, "-c", HANGS.format(qml=str(plain.qml))],
        cwd=ROOT,
        env=clean_env() | {"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "20000"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        while heard.hears() != "READY=1":
            pass
        heard.socket.settimeout(0.5)
        silent = False
        while not silent:
            try:
                assert heard.hears() == "WATCHDOG=1"
            except TimeoutError:
                silent = True
        # As systemd ends it then.
        process.send_signal(signal.SIGABRT)
        _, said = process.communicate(timeout=30)
        assert process.returncode == -signal.SIGABRT
        assert "in hang" in said
    finally:
        process.kill()
        process.wait()
