"""A device from nothing to its own window and back, in one process; and the real programs."""

import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.endpoint import Endpoint
from client.net.identity import IdentityFile
from client.net.settings import ClientSettings
from client.printer.settings import PrinterSettings
from client.program.device import DeviceProgram, Program
from client.program.engine import KitEngine, load_fonts
from client.program.windows import Look, WindowSpec
from contract.access import PrinterState, SoundState
from contract.enums import Role
from contract.pairing import hash_of
from counter.app import FONT_BASE, TEXTS, USUAL
from counter.program import sign_in_flow
from counter.settings import CounterSettings
from tests.gui.client.doors import Begin, Key, Staged, confirm_next, own_window
from tests.parts import preloaded
from tests.parts.fake_hall import FakeDevice, FakeHall, FakePerson
from tests.parts.hall import clean_env
from tests.parts.languages import Languages
from tests.parts.preloaded import Preloaded
from tests.parts.waiting import until

pytestmark = pytest.mark.gui

HEALTH = "devices/me/health"

LOOK = Look((540, 960), 36.0)


@pytest.fixture
def begin(qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Begin]:
    load_fonts()
    staged: list[Staged] = []

    def begin(program: DeviceProgram, look: Look) -> Staged:
        staged.append(Staged(qtbot, program, look))
        return staged[-1]

    yield begin
    for one in staged:
        one.close()


def test_a_device_is_enrolled_revoked_enrolled_again_and_takes_other_settings(
    begin: Begin, hall: FakeHall, tmp_path: Path
) -> None:
    qml = own_window(tmp_path)
    closed: list[bool] = []
    endpoints: list[Endpoint] = []
    printers: list[str] = []
    rests = threading.Event()

    def enter(_engine: KitEngine, endpoint: Endpoint, program: Program) -> WindowSpec:
        endpoints.append(endpoint)
        printers.append(program.with_settings(PrinterSettings()).printer)
        return WindowSpec(
            qml,
            {},
            lambda: True,
            lambda: closed.append(True),
            printer=lambda: PrinterState.PAPER_OUT,
            sound=lambda: SoundState.FAILED,
            can_change=rests.is_set,
        )

    def started() -> DeviceProgram:
        file = IdentityFile(tmp_path / "kiosk.json", Role.KIOSK)
        return DeviceProgram(file, ClientSettings(server=hall.address), LOOK, enter)

    staged = begin(started(), LOOK)
    staged.shows("code")
    device = confirm_next(hall)
    staged.shows("own")
    assert endpoints[0].server == hall.address
    staged.reports(device, 2)
    assert device.reports[-1].screen == "540x960"
    assert device.reports[-1].printer is PrinterState.PAPER_OUT
    assert device.reports[-1].sound is SoundState.FAILED
    # What is asked for is done from the thread that paints.
    hall.ask(device, "screenshot")
    staged.until(lambda: device.pictures)
    with Image.open(BytesIO(device.pictures[0])) as picture:
        assert picture.size == (540, 960)
    secret = endpoints[0].bearer.now
    hall.ask(device, "rotate")
    staged.until(lambda: endpoints[0].bearer.now != secret)

    hall.revoke(device)
    staged.shows("code", 40)
    assert closed == [True]
    assert staged.page.says("pair_out")
    again = confirm_next(hall, earlier=1)
    staged.shows("own")
    assert again.hash != device.hash
    assert len(endpoints) == 2

    # It takes other settings when it can, and keeps them.
    again.settings = {"printer": "tcp://192.0.2.20", "of_a_later_release": True}
    staged.reports(again, 3)
    assert printers == ["", ""]
    rests.set()
    # A secret that is renewed meanwhile is not lost.
    hall.ask(again, "rotate")
    staged.until(lambda: printers == ["", "", "tcp://192.0.2.20"])
    staged.reports(again, 3)
    staged.close()
    # After a restart without the server it goes straight in.
    hall.stop()
    staged = begin(started(), LOOK)
    staged.shows("own")
    assert printers[-1] == "tcp://192.0.2.20"


def sign_in(staged: Staged) -> None:
    page = staged.page
    page.until(lambda: page.focus() == "login_input")
    page.type("B-0042-17")
    page.press(Key.Key_Return)
    staged.shows("sign_out")


def test_an_operator_signs_in_at_a_counter_leaves_and_is_signed_out(
    begin: Begin, hall: FakeHall, languages: Languages, tmp_path: Path
) -> None:
    hall.people["leyla"] = FakePerson("Leyla Məmmədova", "secret", badge="B-0042-17", language="az")
    file = IdentityFile(tmp_path / "counter.json", Role.COUNTER)
    settings = CounterSettings(server=hall.address)
    look = Look(USUAL, FONT_BASE, (TEXTS,))
    staged = begin(DeviceProgram(file, settings, look, sign_in_flow(settings, look)), look)
    staged.shows("code")
    device = confirm_next(hall)
    staged.shows("login")
    staged.page.until(lambda: "Counter 12" in staged.page.texts())
    sign_in(staged)
    # In the language of the operator.
    staged.page.until(lambda: "Leyla Məmmədova" in staged.page.texts())
    assert staged.page.says("sign_out")
    assert str(staged.windows.engine.wordings.language) == "az"
    (token,) = hall.sessions
    for path in tmp_path.iterdir():
        assert token not in path.read_text()
    # A counter's screen has personal data: it sends no picture of it.
    hall.ask(device, "screenshot")
    staged.reports(device, 2)
    assert device.pictures == []
    staged.page.languages = languages
    staged.page.look("counter-signed-in", {"window": USUAL, "small": (1024, 640)})
    staged.page.press(Key.Key_F12)
    staged.shows("login")
    staged.page.until(lambda: hall.ended == [token])

    sign_in(staged)
    staged.page.click("sign_out")
    staged.shows("login")

    sign_in(staged)
    hall.sessions.clear()
    staged.shows("login", 40)
    assert staged.page.says("sign_in_over")
    # Closing the program leaves no session behind.
    sign_in(staged)
    (last,) = hall.sessions
    staged.windows.close()
    assert last in hall.ended


def start(module: str, said: Path, *arguments: str, token: str = "") -> Preloaded:
    """Start a program; what it says of itself is added to a file."""
    env = clean_env() | {"NOVBE_TOKEN": token}
    with said.open("ab") as log:
        return preloaded.start(preloaded.WINDOWS, module, *arguments, env=env, stderr=log)


def test_a_program_as_it_is_started(hall: FakeHall, tmp_path: Path) -> None:
    file = tmp_path / "identity" / "own.json"
    # A kiosk that knows its panel does not ask for it at its first start.
    panel = ("--size", "640x960", "--inches", "24")
    arguments = ("--server", hall.address, "--identity", str(file), *panel)
    said = tmp_path / "said"
    process = start("kiosk", said, *arguments)
    try:
        device = confirm_next(hall)
        assert device.role is Role.KIOSK
        until(lambda: device.reports)
        hall.ask(device, "restart")
        assert process.wait(30) == 75
        # Its supervisor starts it again: it is known.
        process = start("tests.gui.client.ending", said, "kiosk", *arguments)
        before = len(device.reports)
        until(lambda: len(device.reports) > before)
        assert device.reports[-1].boot != device.reports[0].boot
        hall.revoke(device)
        confirm_next(hall, earlier=1)
        # It ends in the middle of a report.
        hall.late[HEALTH] = threading.Event()
        until(lambda: hall.waiting[HEALTH])
        process.terminate()
        until(lambda: "has ended" in said.read_text())
        hall.late[HEALTH].set()
        assert process.wait(30) == 0
    finally:
        hall.late.setdefault(HEALTH, threading.Event()).set()
        process.kill()
        process.wait()
    assert "Traceback" not in said.read_text()
    assert "its reports go on" not in said.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_program_with_a_token_is_looked_after_like_any_device(
    hall: FakeHall, tmp_path: Path
) -> None:
    device = FakeDevice("display-1", Role.DISPLAY, hash_of("its-token"))
    hall.devices.append(device)
    said = tmp_path / "said"
    process = start(
        "display", said, "--server", hall.address, "--size", "640x960", token="its-token"
    )
    try:
        until(lambda: device.reports)
        # Its secret is in its settings, where it cannot replace it.
        hall.ask(device, "rotate")
        hall.ask(device, "screenshot")
        until(lambda: device.pictures)
        with Image.open(BytesIO(device.pictures[0])) as picture:
            assert picture.size == (640, 960)
        hall.ask(device, "restart")
        assert process.wait(30) == 75
    finally:
        process.kill()
        process.wait()
    assert hall.bearers == ["its-token"]
    assert "Traceback" not in said.read_text()


def test_a_file_that_other_users_can_read_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text("{}")
    file.chmod(0o644)
    said = tmp_path / "said"
    process = start("display", said, "--identity", str(file))
    assert process.wait(30) == 3
    assert said.read_text().startswith(f"display: the identity {file} can be read by others")
    assert "Traceback" not in said.read_text()
