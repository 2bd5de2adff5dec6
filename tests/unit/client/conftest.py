"""Small real servers and the identity file of a device."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from client.net.identity import IdentityFile
from contract.enums import Role
from tests.parts.fake_hall import FakeHall
from tests.unit.client.small_server import SmallServer


@pytest.fixture
def server() -> Iterator[SmallServer]:
    with SmallServer() as small:
        yield small


@pytest.fixture
def hall() -> Iterator[FakeHall]:
    with FakeHall() as hall:
        yield hall


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    return IdentityFile(tmp_path / "novbe" / "kiosk.json", Role.KIOSK)
