"""A small real server for each test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.unit.client.small_server import SmallServer


@pytest.fixture
def server() -> Iterator[SmallServer]:
    small = SmallServer().start()
    yield small
    small.stop()
