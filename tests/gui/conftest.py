"""One server for all windows, and a centre of its own for each test."""

from collections.abc import Iterator
from functools import cache

import pytest
from PyQt6.QtGui import QGuiApplication

from client.program.run import prepare_environment
from client.ui import wording
from tests.parts.hall import RunningServer
from tests.parts.unlimited_server import UNLIMITED

PUBLIC_URL = "http://hall.example"

prepare_environment(screenshot=True)

# Each window reads the files of messages, which is half the time of opening it.
wording.plain_messages = cache(wording.plain_messages)


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture(scope="package")
def server() -> Iterator[RunningServer]:
    """Any test may end it: the next one starts it again. A test presses faster than a person."""
    with RunningServer(public_url=PUBLIC_URL, program=UNLIMITED) as server:
        yield server


@pytest.fixture
def hall(server: RunningServer) -> RunningServer:
    """The server with a whole centre that no other test sees, its day open."""
    return server.fresh_centre()
