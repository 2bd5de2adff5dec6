"""A fake hall, and windows that are closed after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from client.net.identity import IdentityFile
from contract.enums import Role
from tests.gui.client.doors import Close
from tests.parts.fake_hall import FakeHall


@pytest.fixture
def hall() -> Iterator[FakeHall]:
    with FakeHall() as hall:
        yield hall


@pytest.fixture
def file(tmp_path: Path) -> IdentityFile:
    return IdentityFile(tmp_path / "kiosk.json", Role.KIOSK)


@pytest.fixture
def closes() -> Iterator[list[Close]]:
    closes: list[Close] = []
    yield closes
    for close in closes:
        close()
