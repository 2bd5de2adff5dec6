"""The WebSocket of a client, against a real Socket.IO server on loopback."""

import subprocess
import sys
from json import dumps
from typing import Self

import pytest

from client.net.link import Link, LinkState
from client.net.trust import Trust
from contract.errors import ProblemType
from contract.rooms import board as board_room
from contract.snapshots import Snapshot
from contract.wire_version import SPOKEN
from tests.parts.hall import ROOT
from tests.parts.ports import free_port
from tests.parts.waiting import until
from tests.unit.client.examples import board
from tests.unit.client.small_server import TOKEN, SmallServer


class Reader:
    """A link that remembers what it was told; use it as a context."""

    def __init__(self, address: str, token: str = TOKEN, trust: Trust | None = None) -> None:
        self.heard: list[Snapshot] = []
        self.states: list[LinkState] = []
        rooms = (board_room("asan-7"),)
        self.link = Link(address, token, rooms, self._hear, self.states.append, trust=trust)

    def _hear(self, snapshot: Snapshot) -> None:
        self.heard.append(snapshot)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.link.close()

    @property
    def revisions(self) -> list[int]:
        return [snapshot.revision for snapshot in self.heard]


def test_a_new_connection_brings_the_current_snapshot_even_an_older_one(
    server: SmallServer,
) -> None:
    server.truths["board"] = board(5).wire()
    with Reader(server.address) as reader:
        until(lambda: reader.heard == [board(5)])
        assert reader.link.state.connected
        assert server.auths[0] == {
            "token": TOKEN,
            "rooms": ["centre/asan-7/board"],
            "language": "en",
            "epoch": "",
            "wire": SPOKEN,
        }
        server.push("board", board(4).wire())
        server.push("board", board(6).wire())
        until(lambda: reader.revisions == [5, 6])
        server.truths["board"] = board(3).wire()
        server.drop()
        until(lambda: reader.revisions == [5, 6, 3])
        # With it a server says that the hall was restored elsewhere.
        assert server.auths[1]["epoch"] == board(5).epoch
        until(lambda: [state.connected for state in reader.states] == [True, False, True])


def test_what_cannot_be_read_is_left_out_and_the_link_stays(
    server: SmallServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.truths["board"] = {"revision": "many"}
    with Reader(server.address) as reader:
        until(lambda: reader.link.state.connected)
        server.push("board", board(6).wire())
        until(lambda: reader.revisions == [6])
    assert "is not valid" in caplog.text


def test_a_refused_connection_says_its_reason(server: SmallServer) -> None:
    with Reader(server.address, token="wrong") as reader:
        until(lambda: reader.link.state.problem is not None)
        problem = reader.link.state.problem
        assert problem is not None
        assert problem.kind is ProblemType.NOT_SIGNED_IN
        assert not reader.link.state.connected


def test_a_change_of_rooms_is_a_new_connection(server: SmallServer) -> None:
    with Reader(server.address) as reader:
        until(lambda: reader.link.state.connected)
        reader.link.set_rooms((board_room("asan-8"),))
        until(lambda: len(server.auths) == 2)
        assert server.auths[1]["rooms"] == ["centre/asan-8/board"]


def test_no_snapshot_is_delivered_after_closing(server: SmallServer) -> None:
    with Reader(server.address) as reader, Reader(server.address) as other:
        until(lambda: reader.link.state.connected and other.link.state.connected)
        reader.link.close()
        told = len(reader.states)
        server.push("board", board(9).wire())
        until(lambda: other.revisions == [9])
    assert reader.heard == []
    assert len(reader.states) == told


def test_a_killed_server_is_found_again() -> None:
    port = free_port()
    # The server starts later: the link waits for it.
    with Reader(f"http://127.0.0.1:{port}") as reader:
        truths = dumps({"board": board(5).wire()})
        words = [sys.executable, "-m", "tests.unit.client.small_server", str(port), truths]
        with subprocess.Popen(words, cwd=ROOT) as process:
            try:
                until(lambda: reader.revisions == [5])
            finally:
                process.kill()
        until(lambda: not reader.link.state.connected)
        with SmallServer(port) as again:
            again.push("board", board(2, epoch="e2").wire())
            until(lambda: reader.revisions == [5, 2])
        assert [state.connected for state in reader.states][:3] == [True, False, True]
