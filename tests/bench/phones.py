"""Many open ticket pages in one process: `python -m tests.bench.phones`.

Each is a bare socket in the room of its own ticket, as the visitor's page opens one. Says
`ready` once each has its first snapshot, then a line for each ticket that is called: its id, the
moment (`time.monotonic`) at which its page got it, and the length of the frame.
"""

import json
import re
import selectors
import sys
import time
from dataclasses import dataclass
from typing import Final

from tests.bench.boards import TOGETHER, Board, connect

_CALLED: Final = re.compile(rb'"state":\s*"called"')


@dataclass(eq=False)
class Phone(Board):
    """A ticket page.

    Attributes:
        ticket: the id of its ticket.
        called: whether it shows that it is called.
    """

    ticket: str = ""
    called: bool = False

    def _hear(self, frame: bytes) -> bool:
        if not frame.startswith(b'42["ticket"'):
            return super()._hear(frame)
        self.frames += 1
        self.length = len(frame)
        was, self.called = self.called, _CALLED.search(frame) is not None
        return self.called and not was


def main() -> None:
    said = json.loads(sys.stdin.readline())
    selector = selectors.DefaultSelector()
    selector.register(sys.stdin, selectors.EVENT_READ, None)

    def read() -> bool:
        """Read what has arrived, and report calls; False at the end of input."""
        for key, _ in selector.select():
            phone: Phone | None = key.data
            if phone is None:
                if not sys.stdin.readline():
                    return False
                continue
            data = phone.connection.recv(1 << 20)
            if not data:
                raise ConnectionError("the server closed a page")
            if phone.feed(data):
                told = [phone.ticket, time.monotonic(), phone.length]
                print(json.dumps(told), flush=True)
        return True

    tickets = said["tickets"]
    for place in range(0, len(tickets), TOGETHER):
        some = []
        for identity, token in tickets[place : place + TOGETHER]:
            hello = "40" + json.dumps({"rooms": [f"ticket/{token}"], "language": "az"})
            source = f"127.0.0.{place // TOGETHER + 1}"
            board = connect(said["port"], said["path"], hello, source)
            phone = Phone(board.connection, hello, ticket=identity)
            selector.register(phone.connection, selectors.EVENT_READ, phone)
            some.append(phone)
        while not all(phone.frames for phone in some):
            read()
    print("ready", flush=True)
    while read():
        pass


if __name__ == "__main__":
    main()
