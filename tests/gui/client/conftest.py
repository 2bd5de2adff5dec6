"""A hall of few devices, and windows that are closed after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from client.net.identity import IdentityFile
from contract.enums import Role
from tests.gui.client.doors import Close
from tests.parts.device_manager import DeviceManager
from tests.parts.device_server import DEVICES
from tests.parts.faulty_relay import FaultyRelay
from tests.parts.hall import VILLAGE, RunningServer


@pytest.fixture(scope="package")
def manager() -> Iterator[DeviceManager]:
    """The manager of a hall that all tests share: each has devices and people of its own."""
    with RunningServer(VILLAGE, program=DEVICES) as hall:
        yield DeviceManager(hall)


@pytest.fixture
def relay(manager: DeviceManager) -> Iterator[FaultyRelay]:
    """The network between that hall and a device, without Socket.IO."""
    with FaultyRelay(manager.server.url) as relay:
        yield relay


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    return IdentityFile(tmp_path / "kiosk.json", Role.KIOSK)


@pytest.fixture
def closes() -> Iterator[list[Close]]:
    closes: list[Close] = []
    yield closes
    for close in closes:
        close()
