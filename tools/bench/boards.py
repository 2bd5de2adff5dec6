"""Many boards, or `phones`, in one process: `python -m tools.bench.boards [phones]`.

Bare sockets that speak only the part of WebSocket and Socket.IO that a board needs, so that the
readers take little time of the processor that they share with the server. Each fifty sockets have
their own address. The first line of its input has the port, the path, and the first message of each
socket. It prints `ready` once each socket has its first frame. Then it prints one line for each new
call, once all sockets have it: the number of the call, the moment (`time.monotonic`) at which the
last socket got it, and the length of the frame. A phone joins the room of its own ticket, as the
visitor's page does. For each called ticket it prints such a line, with the first message of the
page in place of the number.
"""

import json
import os
import re
import selectors
import socket
import sys
import time
from base64 import b64encode
from dataclasses import dataclass
from typing import Final

_CALL: Final = re.compile(rb'"call":\s*(\d+)')
_CALLED: Final = re.compile(rb'"state":\s*"called"')
TOGETHER: Final = 50
"""The number of sockets that connect at once, from one address."""

_MASK: Final = b"\0\0\0\0"
"""A mask of zeros: it leaves the text unchanged, and the server accepts it."""


@dataclass(eq=False)
class BoardSocket:
    """One connection.

    Attributes:
        hello: the message after the open packet; empty for the bare server.
    """

    connection: socket.socket
    hello: str
    rest: bytes = b""
    upgraded: bool = False
    call: int = 0
    frames: int = 0
    length: int = 0

    def feed(self, data: bytes) -> bool:
        """Read received bytes; whether they contain a snapshot."""
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
        """The next complete text frame, removed from the buffer."""
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


def connect(port: int, path: str, source: str) -> socket.socket:
    """Open a connection from an address and ask for the upgrade."""
    connection = socket.create_connection(("127.0.0.1", port), source_address=(source, 0))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    key = b64encode(os.urandom(16)).decode()
    connection.sendall(
        (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n"
        ).encode()
    )
    return connection


class Crowd:
    """All boards, and those without the newest call."""

    reader: type[BoardSocket] = BoardSocket

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._selector.register(sys.stdin, selectors.EVENT_READ, None)
        self._boards: set[BoardSocket] = set()
        self._behind: set[BoardSocket] = set()
        self._call = 0

    def run(self) -> None:
        said = json.loads(sys.stdin.readline())
        for place in range(0, len(said["hellos"]), TOGETHER):
            source = f"127.0.0.{place // TOGETHER + 1}"
            some = []
            for hello in said["hellos"][place : place + TOGETHER]:
                board = self.reader(connect(said["port"], said["path"], source), hello)
                self._selector.register(board.connection, selectors.EVENT_READ, board)
                some.append(board)
            self._boards.update(some)
            # The bare server says nothing before the first broadcast.
            while not all(board.frames if board.hello else board.upgraded for board in some):
                self._read()
        print("ready", flush=True)
        while self._read():
            pass

    def heard(self, board: BoardSocket, now: float) -> None:
        """Print a call that all sockets have."""
        if board.call > self._call:
            self._call, self._behind = board.call, set(self._boards)
        if board.call == self._call and board in self._behind:
            self._behind.remove(board)
            if not self._behind:
                print(json.dumps([self._call, now, board.length]), flush=True)

    def _read(self) -> bool:
        """Read all received data; False at the end of the input."""
        for key, _ in self._selector.select():
            board: BoardSocket | None = key.data
            if board is None:
                if not sys.stdin.readline():
                    return False
                continue
            data = board.connection.recv(1 << 20)
            now = time.monotonic()
            if not data:
                raise ConnectionError("the server closed a connection")
            if board.feed(data):
                self.heard(board, now)
        return True


@dataclass(eq=False)
class Phone(BoardSocket):
    """A ticket page."""

    called: bool = False

    def _hear(self, frame: bytes) -> bool:
        if not frame.startswith(b'42["ticket"'):
            return super()._hear(frame)
        self.frames += 1
        self.length = len(frame)
        was, self.called = self.called, _CALLED.search(frame) is not None
        return self.called and not was


class Phones(Crowd):
    reader = Phone

    def heard(self, board: BoardSocket, now: float) -> None:
        """Print a page whose ticket is called."""
        print(json.dumps([board.hello, now, board.length]), flush=True)


if __name__ == "__main__":
    (Phones if sys.argv[1:] else Crowd)().run()
