"""A device in its window while its hall is elsewhere: what it says, and that it goes on."""

import logging
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PyQt6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from client.net import health
from client.net.endpoint import Endpoint
from client.net.finding import FoundServer, Tell
from client.net.identity import Identity, IdentityFile
from client.net.settings import ClientSettings
from client.program.device import DeviceProgram, ProgramHandle
from client.program.engine import KitEngine, load_fonts
from client.program.windows import Look, WindowSpec
from contract.enums import Role
from contract.pairing import hash_of
from server.store import tables
from server.store.databases import open_engine
from tests.gui.client.doors import BOARD, DESK, PORTRAIT, Staged, own_window
from tests.parts.device_manager import DeviceManager
from tests.parts.device_server import DEVICES
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.languages import Languages
from tests.parts.ports import free_port

pytestmark = pytest.mark.gui

LOOK = Look(DESK, 16.0)


class Network:
    """Which servers announce themselves."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def find(self, tell: Tell) -> Any:
        tell(tuple(FoundServer(one, one, "") for one in self.addresses))
        return SimpleNamespace(close=lambda: None)


class Shown(Staged):
    """A counter's PC of a hall, in its own window."""

    def __init__(self, qtbot: QtBot, hall: RunningServer, folder: Path, network: Network) -> None:
        self.endpoints: list[Endpoint] = []
        qml = own_window(folder)

        def enter(_engine: KitEngine, endpoint: Endpoint, _program: ProgramHandle) -> WindowSpec:
            self.endpoints.append(endpoint)
            return WindowSpec(qml, {}, lambda: True, lambda: None)

        self.file = IdentityFile(folder / "counter.json", Role.COUNTER)
        settings = ClientSettings(server=hall.url)
        program = DeviceProgram(self.file, settings, LOOK, enter, network.find, look_after=0.3)
        program._search._search._listen_seconds = 0.2
        super().__init__(qtbot, program, LOOK)
        self.shows("code")
        DeviceManager(hall).confirm_next(self.file)
        self.shows("own")
        self.until(lambda: self.identity.device)

    @property
    def identity(self) -> Identity:
        identity = self.file.load()
        assert identity is not None
        return identity

    def says(self, message: str) -> None:
        self.until(lambda: self.windows.shows and self.page.says(message))

    def is_at(self, address: str) -> None:
        self.until(lambda: self.endpoints[-1].server == address)
        assert self.identity.server == address
        self.reports()
        self.shows("own")


@pytest.fixture
def hall() -> Iterator[RunningServer]:
    with RunningServer(VILLAGE, await_day=False, program=DEVICES) as hall:
        yield hall


@pytest.fixture
def network() -> Network:
    return Network()


@pytest.fixture
def shown(
    qtbot: QtBot,
    qapp: QGuiApplication,
    hall: RunningServer,
    tmp_path: Path,
    network: Network,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Shown]:
    load_fonts()
    monkeypatch.setattr(health, "AGAIN_SECONDS", 0.2)
    one = Shown(qtbot, hall, tmp_path, network)
    yield one
    one.close()


def move(hall: RunningServer) -> None:
    hall.stop()
    hall.port = free_port()
    hall.start()


def test_a_device_follows_its_hall_by_itself(
    shown: Shown,
    hall: RunningServer,
    network: Network,
    caplog: pytest.LogCaptureFixture,
) -> None:
    # To the address that is announced.
    first = hall.url
    move(hall)
    shown.says("search_looking")
    network.addresses = [f"http://127.0.0.1:{free_port()}", hall.url]
    shown.is_at(hall.url)

    # To TLS.
    caplog.set_level(logging.WARNING, "client.pages.server_search")
    caplog.clear()
    before = hall.url
    hall.stop()
    shown.says("search_looking")
    hall.tls = True
    hall.start()
    shown.is_at(hall.url)
    assert hall.url.startswith("https:")
    assert shown.identity.certificate == hall.certificate.read_text()
    # The address in the settings is the old one: it does not count any more.
    assert shown.identity.address(first) == hall.url
    assert not shown.page.says("search_looking")
    assert [one.getMessage() for one in caplog.records] == [
        f"the server does not answer at {before}: looking for it",
        f"followed the hall from {before} to {hall.url}",
    ]
    # Back to plain HTTP it does not go.
    hall.stop()
    hall.tls = False
    hall.start()
    shown.says("search_without_tls")
    assert shown.identity.server.startswith("https:")


def test_a_device_gets_another_address_or_is_enrolled_again_in_its_place(
    shown: Shown, hall: RunningServer, network: Network, languages: Languages
) -> None:
    move(hall)
    shown.says("search_looking")
    page = shown.page

    def enter(address: str) -> None:
        page.click("enterAddress")
        page.until(lambda: page.focus() == "address_input")
        page.type(address)
        page.click("useAddress")

    enter("not an address")
    page.until(lambda: page.says("pair_address_fault"))
    page.languages = languages
    page.look("address", {"board": BOARD, "desk": DESK, "portrait": PORTRAIT})
    page.click("addressBack")
    enter(f"127.0.0.1:{free_port()}")
    page.until(lambda: page.says("search_no_hall"))
    page.click("addressBack")
    enter(hall.url.removeprefix("http://"))
    shown.is_at(hall.url)

    # The backup that serves now is older than the secret.
    before = shown.identity
    hall.stop()
    engine = open_engine(hall.settings.database_url)
    with engine.begin() as connection:
        connection.execute(tables.device.update().values(hash=hash_of("the secret before")))
    engine.dispose()
    move(hall)
    network.addresses = [hall.url]
    shown.says("search_unknown")
    # It changes nothing until a person confirms: an impostor may answer this too.
    assert shown.identity == before
    shown.page.click("enterAddress")
    shown.page.click("enrolAgain")
    shown.shows("code")
    manager = DeviceManager(hall)
    shown.until(lambda: [one.replaces for one in manager.waiting()] == [before.device])
    manager.confirm_next(shown.file, replaces=before.device)
    shown.is_at(hall.url)
    assert shown.identity.secret != before.secret
    assert shown.identity.device == before.device
