"""Qt Quick as it is painted without a screen and without a graphics processor."""

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from client.net.identity import IdentityFile
from client.program.run import prepare_environment
from contract.enums import Role
from tests.gui.client.doors import Close
from tests.parts.fake_hall import FakeHall

prepare_environment(screenshot=True)


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
