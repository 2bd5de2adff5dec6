"""A device from nothing to its own window and back, in one process; and the real programs."""

import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net.endpoint import Endpoint
from client.net.identity import IdentityFile
from client.net.settings import ClientSettings
from client.printer.settings import PrinterSettings
from client.program.device import DeviceProgram, ProgramHandle
from client.program.engine import KitEngine, load_fonts
from client.program.windows import Look, WindowSpec
from contract.access import Health, PrinterState, SoundState
from contract.commands import EndSessions, SetBadge, SetDevice
from contract.enums import Role
from contract.ids import full_id
from counter.app import FONT_BASE, TEXTS, USUAL
from counter.program import sign_in_flow
from counter.settings import CounterSettings
from server.signing import SESSION_PREFIX
from tests.gui.client.doors import Begin, Key, Staged, own_window
from tests.parts import preloaded
from tests.parts.device_manager import DeviceManager
from tests.parts.faulty_relay import FaultyRelay
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


def reports(relay: FaultyRelay) -> list[Health]:
    return [Health.model_validate_json(one) for one in relay.bodies(HEALTH)]


def test_a_device_is_enrolled_revoked_enrolled_again_and_takes_other_settings(
    begin: Begin, relay: FaultyRelay, manager: DeviceManager, file: IdentityFile, tmp_path: Path
) -> None:
    qml = own_window(tmp_path)
    closed: list[bool] = []
    endpoints: list[Endpoint] = []
    printers: list[str] = []
    rests = threading.Event()

    def enter(_engine: KitEngine, endpoint: Endpoint, program: ProgramHandle) -> WindowSpec:
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
        return DeviceProgram(file, ClientSettings(server=relay.address), LOOK, enter)

    staged = begin(started(), LOOK)
    staged.shows("code")
    device = manager.confirm_next(file)
    staged.shows("own")
    assert endpoints[0].server == relay.address
    staged.reports(2)
    last = reports(relay)[-1]
    assert (last.screen, last.printer) == ("540x960", PrinterState.PAPER_OUT)
    assert last.sound is SoundState.FAILED
    # What is asked for is done from the thread that paints.
    manager.ask(device, "screenshot")
    staged.until(lambda: relay.bodies("devices/me/picture"))
    with Image.open(BytesIO(relay.bodies("devices/me/picture")[0])) as picture:
        assert picture.size == (540, 960)
    secret = endpoints[0].bearer.now
    manager.ask(device, "rotate")
    staged.until(lambda: endpoints[0].bearer.now != secret)

    manager.revoke(device)
    staged.shows("code", 40)
    assert closed == [True]
    assert staged.page.says("pair_out")
    again = manager.confirm_next(file)
    staged.shows("own")
    assert again != device
    assert len(endpoints) == 2

    # It takes other settings when it can, and keeps them.
    address = "tcp://192.0.2.20"
    manager.give(SetDevice, device=again, label="door", settings={"printer": address})
    staged.until(lambda: staged.heard[-1].settings.printer == address)
    assert printers == ["", ""]
    rests.set()
    # A secret that is renewed meanwhile is not lost.
    manager.ask(again, "rotate")
    staged.until(lambda: printers == ["", "", address])
    staged.reports(3)
    staged.close()
    # After a restart without the server it goes straight in.
    relay.stop()
    staged = begin(started(), LOOK)
    staged.shows("own")
    assert printers[-1] == address


def sign_in(staged: Staged, badge: str) -> None:
    page = staged.page
    page.until(lambda: page.focus() == "login_input")
    page.type(badge)
    page.press(Key.Key_Return)
    staged.shows("sign_out")


def test_an_operator_signs_in_at_a_counter_leaves_and_is_signed_out(
    begin: Begin, manager: DeviceManager, languages: Languages, tmp_path: Path
) -> None:
    badge = f"B-{uuid4().hex[:7]}"
    leyla = manager.add_person(badge.lower(), "Leyla Məmmədova", Role.OPERATOR)["person"]
    manager.give(SetBadge, person=leyla, badge=badge)
    file = IdentityFile(tmp_path / "counter.json", Role.COUNTER)
    settings = CounterSettings(server=manager.server.url, folder=tmp_path)
    look = Look(USUAL, FONT_BASE, TEXTS)
    staged = begin(DeviceProgram(file, settings, look, sign_in_flow(settings, look)), look)
    staged.shows("code")
    manager.confirm_next(file, counter=full_id(manager.server.centre, "1"))
    staged.shows("login")
    staged.page.until(lambda: "Counter 1" in staged.page.texts())
    sign_in(staged, badge)
    # In the language of the operator.
    staged.page.until(lambda: "Leyla Məmmədova" in staged.page.texts())
    assert staged.page.says("sign_out")
    assert str(staged.page.engine.wordings.language) == "az"
    assert manager.is_signed_in(leyla)
    for path in filter(Path.is_file, tmp_path.rglob("*")):
        assert SESSION_PREFIX.encode() not in path.read_bytes()
    # A counter's screen has personal data: it sends no picture of it.
    assert staged.program._monitor is not None
    assert staged.program._monitor._give_picture() is None
    staged.page.languages = languages
    staged.page.look("counter-signed-in", {"window": USUAL, "small": (1024, 640)})
    staged.page.press(Key.Key_F12)
    staged.shows("login")
    staged.page.until(lambda: not manager.is_signed_in(leyla))

    sign_in(staged, badge)
    staged.page.click("sign_out")
    staged.shows("login")

    sign_in(staged, badge)
    manager.give(EndSessions, person=leyla)
    staged.shows("login", 40)
    assert staged.page.says("sign_in_over")
    # Closing the program leaves no session behind.
    sign_in(staged, badge)
    assert manager.is_signed_in(leyla)
    staged.windows.close()
    assert not manager.is_signed_in(leyla)


def start(module: str, said: Path, *arguments: str) -> Preloaded:
    """Start a program; what it says of itself is added to a file."""
    with said.open("ab") as log:
        return preloaded.start(preloaded.WINDOWS, module, *arguments, env=clean_env(), stderr=log)


def test_a_program_as_it_is_started(
    relay: FaultyRelay, manager: DeviceManager, tmp_path: Path
) -> None:
    file = IdentityFile(tmp_path / "identity" / "own.json", Role.KIOSK)
    # A kiosk that knows its panel does not ask for it at its first start.
    panel = ("--size", "640x960", "--inches", "24")
    arguments = ("--server", relay.address, "--identity", str(file.path), *panel)
    said = tmp_path / "said"
    process = start("kiosk", said, *arguments)
    try:
        device = manager.confirm_next(file)
        until(lambda: reports(relay))
        manager.ask(device, "restart")
        assert process.wait(30) == 75
        # Its supervisor starts it again: it is known.
        process = start("tests.gui.client.ending", said, "kiosk", *arguments)
        before = len(reports(relay))
        until(lambda: len(reports(relay)) > before)
        assert reports(relay)[-1].boot != reports(relay)[0].boot
        manager.revoke(device)
        manager.confirm_next(file)
        # It ends in the middle of a report.
        relay.late[HEALTH] = threading.Event()
        until(lambda: relay.waiting[HEALTH])
        process.terminate()
        until(lambda: "has ended" in said.read_text())
        relay.late[HEALTH].set()
        assert process.wait(30) == 0
    finally:
        relay.late.setdefault(HEALTH, threading.Event()).set()
        process.kill()
        process.wait()
    assert "Traceback" not in said.read_text()
    assert "its reports go on" not in said.read_text()
    assert file.path.stat().st_mode & 0o777 == 0o600


def test_a_file_that_other_users_can_read_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "own.json"
    file.write_text("{}")
    file.chmod(0o644)
    said = tmp_path / "said"
    process = start("display", said, "--identity", str(file))
    assert process.wait(30) == 3
    assert said.read_text().startswith(f"display: the identity {file} can be read by others")
    assert "Traceback" not in said.read_text()
