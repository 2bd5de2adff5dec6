"""Real servers, and the identity file of a device."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from client.net.identity import IdentityFile
from contract.enums import Role
from tests.parts.device_manager import DeviceManager
from tests.parts.device_server import DEVICES
from tests.parts.faulty_relay import FaultyRelay
from tests.parts.hall import VILLAGE, RunningServer
from tests.unit.client.small_server import SmallServer


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with SmallServer() as small:
        yield small


@pytest.fixture(scope="package")
def manager() -> Iterator[DeviceManager]:
    """The manager of a hall that all tests share: each has a device of its own."""
    with RunningServer(VILLAGE, await_day=False, program=DEVICES) as hall:
        yield DeviceManager(hall)


@pytest.fixture
def relay(manager: DeviceManager) -> Iterator[FaultyRelay]:
    """The network between that hall and a device."""
    with FaultyRelay(manager.server.url) as relay:
        yield relay


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    return IdentityFile(tmp_path / "novbe" / "kiosk.json", Role.KIOSK)
