"""Readers that stop reading: the server keeps nothing for them, and no other reader waits."""

import json
import socket
from contextlib import ExitStack, closing
from typing import Any

import websocket

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.listening import Listener
from tests.parts.ports import sockets_of
from tests.parts.waiting import until

READERS = 8


class Paused:
    def __init__(self, hall: RunningServer, token: str) -> None:
        self._socket = websocket.create_connection(
            f"ws://127.0.0.1:{hall.port}/socket.io/?EIO=4&transport=websocket",
            timeout=30,
            # The smallest buffers.
            sockopt=((socket.SOL_SOCKET, socket.SO_RCVBUF, 2048),),
        )
        hello = {"token": token, "rooms": [f"centre/{hall.centre}/board"]}
        self._socket.send(f"40{json.dumps(hello)}")

    def read(self) -> dict[str, Any] | None:
        """The next snapshot; None at the end of the connection."""
        while packet := self._packet():
            if packet == "2":
                self._socket.send("3")
            elif packet.startswith("42"):
                name, snapshot = json.loads(packet[2:])
                assert name == "board"
                return dict(snapshot)
        return None

    def _packet(self) -> str:
        try:
            return str(self._socket.recv())
        except (websocket.WebSocketConnectionClosedException, ConnectionError):
            return ""

    def close(self) -> None:
        self._socket.close()


def test_readers_that_stop_reading_are_disconnected_and_reconnect_to_the_newest_snapshot() -> None:
    with RunningServer(VILLAGE) as hall, ExitStack() as stack:
        display = hall.token(Role.DISPLAY)
        other = stack.enter_context(Listener(hall.url, [f"centre/{hall.centre}/board"], display))
        others = sockets_of(hall.pid)
        slow = [stack.enter_context(closing(Paused(hall, display))) for _ in range(READERS)]
        for one in slow:
            assert one.read()
        theirs = sockets_of(hall.pid) - others
        assert len(theirs) >= READERS
        with Issuing(hall, 1) as kiosks:
            until(lambda: not theirs & sockets_of(hall.pid))
        count = len(kiosks.tickets)
        other.await_one("board", lambda one: one["services"][0]["waiting"] == count)
        for one in slow:
            read = [0]
            while (snapshot := one.read()) is not None:
                read.append(snapshot["services"][0]["waiting"])
            assert read == sorted(read)
        with closing(Paused(hall, display)) as back:
            snapshot = back.read()
            assert snapshot is not None
            assert snapshot["services"][0]["waiting"] == count
        assert hall.said() == ""
