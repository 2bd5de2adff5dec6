"""A device in its window while its hall is elsewhere: what it says, and that it goes on."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net import health
from client.net.endpoint import Endpoint
from client.net.finding import Finder, FoundServer, Tell
from client.net.identity import Identity, IdentityFile
from client.net.settings import ClientSettings
from client.program.device import DeviceProgram, Program
from client.program.engine import KitEngine, load_fonts
from client.program.windows import Look, WindowSpec
from contract.enums import Role
from contract.pairing import hash_of
from tests.gui.client.doors import BOARD, DESK, PORTRAIT, Page
from tests.gui.client.staged import Staged
from tests.gui.client.test_device import confirm_next
from tests.parts.certificates import make
from tests.parts.fake_hall import FakeHall
from tests.parts.languages import Languages
from tests.parts.ports import free_port

pytestmark = pytest.mark.gui

OWN = b"""
import QtQuick
import Novbe.Kit

Window {
    width: 300
    height: 200
    color: Theme.background

    OfflineBand {
        objectName: "own"
        width: parent.width
        connected: false
        since: "10:42"
    }
}
"""

LOOK = Look(DESK, 16.0)
LOOK_AFTER = 0.3


class Network:
    """Which servers announce themselves."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def find(self, tell: Tell) -> Finder:
        found = [FoundServer(one, one, "") for one in self.addresses]
        tell(tuple(found))
        return _Silent()


class _Silent(Finder):
    def __init__(self) -> None:
        """Hears nothing more."""

    def close(self) -> None:
        """Do nothing."""


class Shown:
    """A counter's PC of a hall, in its own window."""

    def __init__(self, qtbot: QtBot, hall: FakeHall, folder: Path, network: Network) -> None:
        self.endpoints: list[Endpoint] = []
        qml = folder / "Own.qml"
        qml.write_bytes(OWN)

        def enter(_engine: KitEngine, endpoint: Endpoint, _program: Program) -> WindowSpec:
            self.endpoints.append(endpoint)
            return WindowSpec(qml, {}, lambda: True, lambda: None)

        self.file = IdentityFile(folder / "counter.json", Role.COUNTER)
        settings = ClientSettings(server=hall.address)
        program = DeviceProgram(
            self.file, settings, LOOK, enter, network.find, look_after=LOOK_AFTER
        )
        program._search._search._listen_seconds = 0.2
        self.staged = Staged(qtbot, program, LOOK)
        self.staged.shows("code")
        self.device = confirm_next(hall)
        self.staged.shows("own")
        qtbot.waitUntil(lambda: bool(self.identity.device), timeout=10_000)

    @property
    def identity(self) -> Identity:
        identity = self.file.load()
        assert identity is not None
        return identity

    @property
    def page(self) -> Page:
        return self.staged.page

    def says(self, message: str) -> None:
        self.staged.qtbot.waitUntil(
            lambda: self.staged.windows.shows and self.page.says(message), timeout=20_000
        )

    def is_at(self, address: str) -> None:
        self.staged.qtbot.waitUntil(lambda: self.endpoints[-1].server == address, timeout=20_000)
        assert self.identity.server == address
        before = len(self.device.reports)
        self.staged.qtbot.waitUntil(lambda: len(self.device.reports) > before, timeout=10_000)
        self.staged.shows("own")


Open = Callable[[], Shown]


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def shown(
    qtbot: QtBot,
    qapp: QGuiApplication,
    hall: FakeHall,
    tmp_path: Path,
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Shown]:
    load_fonts()
    monkeypatch.setattr(health, "AGAIN_SECONDS", 0.2)
    one = Shown(qtbot, hall, tmp_path, network)
    yield one
    one.staged.close()


def move(hall: FakeHall) -> None:
    hall.stop()
    hall._port = free_port()
    hall.start()


def test_a_device_goes_on_by_itself_once_its_hall_has_tls(
    shown: Shown, hall: FakeHall, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "client.pages.server_search")
    before = hall.address
    hall.stop()
    shown.says("search_looking")
    hall.made = make(tmp_path, "own")
    hall.start()
    shown.is_at(hall.address)
    assert hall.address.startswith("https:")
    assert shown.identity.certificate == hall.made.pem
    # The address in the settings is the old one: it does not count any more.
    assert shown.identity.address(before) == hall.address
    assert not shown.page.says("search_looking")
    assert [one.getMessage() for one in caplog.records] == [
        f"the server does not answer at {before}: looking for it",
        f"followed the hall from {before} to {hall.address}",
    ]
    # Back to plain HTTP it does not go.
    hall.stop()
    hall.made = None
    hall.start()
    shown.says("search_without_tls")
    assert shown.identity.server.startswith("https:")


def test_a_device_follows_the_address_that_is_announced(
    shown: Shown, hall: FakeHall, network: Network
) -> None:
    move(hall)
    shown.says("search_looking")
    network.addresses = [f"http://127.0.0.1:{free_port()}", hall.address]
    shown.is_at(hall.address)


def test_a_manager_enters_the_address(shown: Shown, hall: FakeHall, languages: Languages) -> None:
    move(hall)
    shown.says("search_looking")
    page = shown.page
    page.click("enterAddress")
    page.until(lambda: page.focus() == "address_input")
    page.type("not an address")
    page.click("useAddress")
    page.until(lambda: page.says("pair_address_fault"))
    page.languages = languages
    page.look("address", {"desk": DESK, "board": BOARD, "portrait": PORTRAIT})
    page.click("addressBack")
    page.click("enterAddress")
    page.until(lambda: page.focus() == "address_input")
    page.type(f"127.0.0.1:{free_port()}")
    page.click("useAddress")
    page.until(lambda: page.says("search_no_hall"))
    page.click("addressBack")
    page.click("enterAddress")
    page.until(lambda: page.focus() == "address_input")
    page.type(hall.address.removeprefix("http://"))
    page.click("useAddress")
    shown.is_at(hall.address)


def test_a_device_whose_secret_is_unknown_is_enrolled_again_in_its_old_place(
    shown: Shown, hall: FakeHall, network: Network
) -> None:
    # The backup that serves now is older than the secret.
    before, shown.device.hash = shown.identity, hash_of("the secret before")
    move(hall)
    network.addresses = [hall.address]
    shown.says("search_unknown")
    # It changes nothing until a person confirms: an impostor may answer this too.
    assert shown.identity == before
    shown.page.click("enterAddress")
    shown.page.click("enrolAgain")
    shown.staged.shows("code")
    shown.device = confirm_next(hall, earlier=1)
    assert list(hall.asking.values())[-1].replaces == before.device
    shown.is_at(hall.address)
    assert shown.identity.secret != before.secret
