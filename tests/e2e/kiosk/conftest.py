"""A hall with many numbers, and Qt without a window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PyQt6.QtGui import QGuiApplication

from client.program.run import prepare_environment
from tests.parts.hall import RunningServer
from tests.parts.visiting import HALL_URL, wide_centre

prepare_environment(screenshot=True)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """A hall for the tests of a module; each leaves it running."""
    folder: Path = tmp_path_factory.mktemp("hall")
    with RunningServer(
        centre_file=wide_centre(folder), data=folder / "data", public_url=HALL_URL
    ) as server:
        yield server
