"""The switches of `novbe demo --faults` break a part and restore it, and need the key."""

import os
import re
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient

from novbe.demo.child import Child
from novbe.demo.crew import Crew
from novbe.demo.fault_page import make_app
from novbe.demo.faults import Faults
from novbe.demo.relay import Relay
from tests.parts.emupos import EmuPos
from tests.parts.ports import free_port
from tests.parts.waiting import until

SERVER = """
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
server = ThreadingHTTPServer(("127.0.0.1", {port}), SimpleHTTPRequestHandler)
print("Novbe is ready at this port", flush=True)
server.serve_forever()
"""


@dataclass(frozen=True)
class Broken:
    """Parts that can be broken, and what the page shows of them."""

    faults: Faults
    relay: Relay
    crew: Crew
    page: FlaskClient

    def shows(self, switch: str, state: str) -> bool:
        """Whether the page shows this state; the crew has looked after the server meanwhile."""
        self.crew.look()
        return f'id="{switch}" data-state="{state}"' in self.page.get("/key/").text

    def answers(self) -> bool:
        """Whether the server is up."""
        try:
            return self.through_the_relay().ok
        except requests.ConnectionError:
            return False

    def through_the_relay(self) -> requests.Response:
        """What the server answers to a program."""
        return requests.get(f"http://127.0.0.1:{self.relay.port}/", timeout=5)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Broken]:
    folder: Path = tmp_path_factory.mktemp("faults")
    port = free_port()
    command = [sys.executable, "-c", SERVER.format(port=port)]
    server = Child("server", command, dict(os.environ), folder / "server.log")
    crew = Crew(lambda _line: None)
    with EmuPos() as printer, closing(Relay("127.0.0.1", port)) as relay, ExitStack() as leaving:
        leaving.callback(crew.end)
        crew.start(server)
        address = f"http://127.0.0.1:{printer.api_port}/api/v1/devices/printer"
        sound = folder / "sound"
        sound.mkdir()
        faults = Faults(address, relay, server, sound)
        broken = Broken(faults, relay, crew, make_app(faults, "key", look="").test_client())
        until(partial(broken.shows, "server", "running"))
        until(partial(broken.shows, "network", "connected"))
        until(broken.answers)
        yield broken


def test_a_cut_network_ends_what_is_connected_and_refuses_the_next(parts: Broken) -> None:
    assert parts.through_the_relay().ok
    with socket.create_connection(("127.0.0.1", parts.relay.port), timeout=5) as open_connection:
        open_connection.sendall(b"GET / HTTP/1.1\r\n")
        parts.faults.set("network", "cut")
        # It is closed, with a reset where the relay had not read all of it.
        with suppress(ConnectionResetError):
            assert open_connection.recv(1) == b""
    with pytest.raises(requests.ConnectionError, match="refused"):
        parts.through_the_relay()
    parts.faults.set("network", "connected")
    assert parts.through_the_relay().ok


def test_without_the_key_nothing_is_shown_and_nothing_pressed(parts: Broken) -> None:
    for path in ("/", "/other/", "/static/faults.html"):
        assert parts.page.get(path).status_code == 404
    for path in ("/cover/open", "/other/cover/open", "/key/cover/ajar", "/key/roof/open"):
        assert parts.page.post(path).status_code == 404
    assert parts.page.get("/key/cover/open").status_code == 405
    assert parts.shows("cover", "closed")
    policy = parts.page.get("/key/").headers["Content-Security-Policy"]
    assert re.search(r"default-src 'none';.* form-action 'self';.* frame-ancestors 'none'", policy)
