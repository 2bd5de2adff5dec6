"""Readers that stop reading: the server keeps nothing for them, and no other reader waits."""

import json
import socket
from contextlib import ExitStack, closing
from typing import Any

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.listening import Listener
from tests.parts.ports import sockets_of
from tests.parts.raw_socket import RawSocket
from tests.parts.waiting import until

READERS = 8


def paused(hall: RunningServer, token: str) -> RawSocket:
    """A reader of the board with the smallest buffers, which reads when it is told to."""
    found = RawSocket(hall.url, [(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)])
    found.say(f"40{json.dumps({'token': token, 'rooms': [f'centre/{hall.centre}/board']})}")
    return found


def read(reader: RawSocket) -> dict[str, Any] | None:
    """The next snapshot; None at the end of the connection."""
    while packet := reader.hear(30):
        if packet == "2":
            reader.say("3")
        elif packet.startswith("42"):
            name, snapshot = json.loads(packet[2:])
            assert name == "board"
            return dict(snapshot)
    return None


def test_a_stalled_reader_is_disconnected_and_reconnects_to_the_newest_snapshot() -> None:
    with RunningServer(VILLAGE) as hall, ExitStack() as stack:
        display = hall.token(Role.DISPLAY)
        other = stack.enter_context(Listener(hall.url, [f"centre/{hall.centre}/board"], display))
        others = sockets_of(hall.pid)
        slow = [stack.enter_context(closing(paused(hall, display))) for _ in range(READERS)]
        for one in slow:
            assert read(one)
        theirs = sockets_of(hall.pid) - others
        assert len(theirs) >= READERS
        with Issuing(hall, 1) as kiosks:
            until(lambda: not theirs & sockets_of(hall.pid))
        count = len(kiosks.tickets)
        other.await_one("board", lambda one: one["services"][0]["waiting"] == count)
        for one in slow:
            counts = [0]
            while (snapshot := read(one)) is not None:
                counts.append(snapshot["services"][0]["waiting"])
            assert counts == sorted(counts)
        with closing(paused(hall, display)) as back:
            snapshot = read(back)
            assert snapshot is not None
            assert snapshot["services"][0]["waiting"] == count
        assert hall.said() == ""
