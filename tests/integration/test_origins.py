"""From which pages the news may be read in a browser: from those of the hall's own addresses."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from websocket import WebSocketBadStatusException, create_connection

from tests.parts.hall import VILLAGE, RunningServer


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    """A server behind a relay, at a path of it."""
    with RunningServer(VILLAGE, public_url="https://Relay.example:443/hall7/") as running:
        yield running
        assert running.said() == ""


def comes_in(server: RunningServer, origin: str, host: str | None = None) -> bool:
    """Whether a browser's page is let in."""
    address = f"ws{server.url.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
    try:
        with closing(create_connection(address, origin=origin, host=host, timeout=5)) as found:
            return str(found.recv()).startswith("0{")
    except WebSocketBadStatusException:
        return False


def test_pages_of_the_public_address_are_let_in(server: RunningServer) -> None:
    assert comes_in(server, "https://relay.example")


def test_pages_of_the_same_address_are_let_in(server: RunningServer) -> None:
    assert comes_in(server, server.url)
    assert comes_in(server, "https://other.example", "other.example")
    assert comes_in(server, "https://other.example", "Other.example:443")
    assert comes_in(server, "http://[2001:db8::7]:8750", "[2001:db8::7]:8750")


@pytest.mark.parametrize(
    "origin",
    [
        "https://relay.example/hall7",
        "http://relay.example",
        "https://relay.example:8443",
        "https://relay.example.evil.example",
        "https://evil.example",
        "null",
    ],
)
def test_pages_of_others_are_not(server: RunningServer, origin: str) -> None:
    assert not comes_in(server, origin)


@pytest.mark.parametrize("host", ["", "[", "x:y", "[x]", "\t"])
def test_a_host_that_is_none_lets_nobody_in(server: RunningServer, host: str) -> None:
    assert not comes_in(server, "https://evil.example", host or None)
