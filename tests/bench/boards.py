"""Fifty boards in one process: `python -m tests.bench.boards`.

Bare sockets that speak as much WebSocket and Socket.IO as a board needs, so
that the readers cost little of the cores they share with the server. Says
`ready` once each has its first frame, then one line for each new call that
all of them have: its number, the moments (`time.monotonic`) at which the first
and the last got it, and the length of the frame.
"""

import json
import os
import re
import selectors
import socket
import sys
import time
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Final

_CALL: Final = re.compile(rb'"call":\s*(\d+)')
_MASK: Final = b"\0\0\0\0"
"""A mask of zeros leaves the text as it is; the server cannot tell."""


@dataclass(eq=False)
class Board:
    """One connection.

    Attributes:
        hello: what is said after the open packet; empty for the bare server.
        call: the newest call it has.
        frames: how many snapshots it got.
    """

    connection: socket.socket
    hello: str
    rest: bytes = b""
    upgraded: bool = False
    call: int = 0
    frames: int = 0
    length: int = 0
    _parts: list[bytes] = field(default_factory=list)

    def feed(self, data: bytes) -> bool:
        """Take what arrived; whether a snapshot was in it."""
        self.rest += data
        if not self.upgraded:
            end = self.rest.find(b"\r\n\r\n")
            if end < 0:
                return False
            if b" 101 " not in self.rest.partition(b"\r\n")[0]:
                raise ConnectionError(self.rest.decode(errors="replace"))
            self.upgraded = True
            self.rest = self.rest[end + 4 :]
        news = False
        while (frame := self._frame()) is not None:
            news = self._hear(frame) or news
        return news

    def _frame(self) -> bytes | None:
        """The next whole text frame, taken off what has arrived."""
        data = self.rest
        if len(data) < 2:
            return None
        length, start = data[1] & 127, 2
        if length == 126:
            length, start = int.from_bytes(data[2:4]), 4
        elif length == 127:
            length, start = int.from_bytes(data[2:10]), 10
        if len(data) < start + length:
            return None
        self.rest = data[start + length :]
        return data[start : start + length]

    def _hear(self, frame: bytes) -> bool:
        if frame.startswith(b"0") and self.hello:
            self._say(self.hello)
        elif frame == b"2":
            self._say("3")
        elif frame.startswith(b"44"):
            raise ConnectionError(frame.decode())
        elif frame.startswith(b'42["board"'):
            found = _CALL.search(frame)
            self.call = int(found[1]) if found else 0
            self.frames += 1
            self.length = len(frame)
            return True
        return False

    def _say(self, text: str) -> None:
        body = text.encode()
        head = bytes([0x81])
        if len(body) < 126:
            head += bytes([0x80 | len(body)])
        else:
            head += bytes([0x80 | 126]) + len(body).to_bytes(2)
        self.connection.sendall(head + _MASK + body)


def connect(port: int, path: str, hello: str) -> Board:
    """Open a connection and ask for the upgrade."""
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    key = b64encode(os.urandom(16)).decode()
    connection.sendall(
        (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
    )
    return Board(connection, hello)


def main() -> None:
    """Read until standard input ends."""
    said = json.loads(sys.stdin.readline())
    boards = [
        connect(
            said["port"],
            said["path"],
            "40" + json.dumps({"token": token, "rooms": said["rooms"]}) if said["rooms"] else "",
        )
        for token in said["tokens"]
    ]
    selector = selectors.DefaultSelector()
    for board in boards:
        selector.register(board.connection, selectors.EVENT_READ, board)
    selector.register(sys.stdin, selectors.EVENT_READ, None)
    ready = not said["rooms"]
    if ready:
        print("ready", flush=True)
    first: dict[int, float] = {}
    told = 0
    while True:
        for key, _ in selector.select():
            board = key.data
            if board is None:
                if not sys.stdin.readline():
                    return
                continue
            data = board.connection.recv(1 << 20)
            now = time.monotonic()
            if not data:
                raise ConnectionError("the server closed a board")
            if board.feed(data) and board.call not in first:
                first[board.call] = now
        if not ready and all(board.frames for board in boards):
            ready = True
            told = min(board.call for board in boards)
            print("ready", flush=True)
        newest = min(board.call for board in boards)
        if ready and newest > told:
            told = newest
            last = time.monotonic()
            length = boards[0].length
            print(json.dumps([newest, first.get(newest, last), last, length]), flush=True)


if __name__ == "__main__":
    main()
