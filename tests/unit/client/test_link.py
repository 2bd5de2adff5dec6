"""The WebSocket of a client, against a real Socket.IO server on loopback."""

import os
import signal
import subprocess
import sys
from json import dumps
from pathlib import Path

import pytest

from client.net.link import Link, LinkState
from contract.errors import ProblemType
from contract.rooms import board as board_room
from contract.snapshots import Board, Snapshot
from contract.wire_version import SPOKEN
from tests.parts.ports import free_port
from tests.parts.waiting import until
from tests.unit.client.examples import board
from tests.unit.client.small_server import TOKEN, SmallServer

ROOMS = (board_room("asan-7"),)


class Reader:
    """A link that remembers what it was told."""

    def __init__(self, address: str, token: str = TOKEN) -> None:
        self.heard: list[Snapshot] = []
        self.states: list[LinkState] = []
        self.link = Link(address, token, ROOMS, self._hear, self.states.append)

    def _hear(self, snapshot: Snapshot) -> None:
        self.heard.append(snapshot)

    @property
    def revisions(self) -> list[int]:
        return [snapshot.revision for snapshot in self.heard]


def test_current_snapshots_come_on_connecting(server: SmallServer) -> None:
    server.truths["board"] = board(5).wire()
    reader = Reader(server.address)
    until(lambda: bool(reader.heard))
    assert isinstance(reader.heard[0], Board)
    assert reader.heard[0] == board(5)
    assert reader.link.state.connected
    assert server.auths[0] == {
        "token": TOKEN,
        "rooms": ["centre/asan-7/board"],
        "language": "en",
        "epoch": "",
        "wire": SPOKEN,
    }
    reader.link.close()


def test_what_cannot_be_read_is_left_out_and_the_link_stays(
    server: SmallServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.truths["board"] = {"revision": "many"}
    reader = Reader(server.address)
    until(lambda: reader.link.state.connected)
    server.push("board", board(6).wire())
    until(lambda: reader.revisions == [6])
    assert "is not valid" in caplog.text
    reader.link.close()


def test_an_older_snapshot_is_dropped_until_the_next_connection(server: SmallServer) -> None:
    server.truths["board"] = board(5).wire()
    reader = Reader(server.address)
    until(lambda: reader.revisions == [5])
    server.push("board", board(4).wire())
    server.push("board", board(6).wire())
    until(lambda: reader.revisions == [5, 6])
    server.truths["board"] = board(3).wire()
    server.drop()
    until(lambda: reader.revisions == [5, 6, 3])
    # With it a server says that the hall was restored elsewhere.
    assert server.auths[1]["epoch"] == board(5).epoch
    until(lambda: [state.connected for state in reader.states] == [True, False, True])
    reader.link.close()


def test_a_refused_connection_says_its_reason(server: SmallServer) -> None:
    reader = Reader(server.address, token="wrong")
    until(lambda: reader.link.state.problem is not None)
    problem = reader.link.state.problem
    assert problem is not None
    assert problem.kind is ProblemType.NOT_SIGNED_IN
    assert not reader.link.state.connected
    reader.link.close()


def test_a_change_of_rooms_delivers_their_snapshots(server: SmallServer) -> None:
    reader = Reader(server.address)
    until(lambda: reader.link.state.connected)
    reader.link.set_rooms((board_room("asan-8"),))
    until(lambda: len(server.auths) == 2)
    assert server.auths[1]["rooms"] == ["centre/asan-8/board"]
    reader.link.close()


def test_no_snapshot_is_delivered_after_closing(server: SmallServer) -> None:
    reader = Reader(server.address)
    until(lambda: reader.link.state.connected)
    other = Reader(server.address)
    until(lambda: other.link.state.connected)
    reader.link.close()
    told = len(reader.states)
    server.push("board", board(9).wire())
    until(lambda: other.revisions == [9])
    other.link.close()
    assert reader.heard == []
    assert len(reader.states) == told


def start(port: int, file: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.unit.client.small_server", str(port), str(file)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


def test_a_killed_server_is_found_again_within_five_seconds(tmp_path: Path) -> None:
    file = tmp_path / "truths.json"
    file.write_text(dumps({"board": board(5).wire()}))
    port = free_port()
    # The server starts later: the link waits for it.
    reader = Reader(f"http://127.0.0.1:{port}")
    process = start(port, file)
    until(lambda: reader.revisions == [5], seconds=25)
    os.kill(process.pid, signal.SIGKILL)
    end(process)
    until(lambda: not reader.link.state.connected, seconds=15)
    file.write_text(dumps({"board": board(2, epoch="e2").wire()}))
    process = start(port, file)
    until(lambda: reader.revisions[-1] == 2, seconds=25)
    assert [state.connected for state in reader.states] == [True, False, True]
    reader.link.close()
    end(process)
