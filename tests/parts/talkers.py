"""A peer on loopback that answers each connection without an end: slowly, or with all it can."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def endless(first: bytes, then: bytes, pause: float = 0.02) -> Iterator[int]:
    """A server that sends `first`, and then `then` again and again, with a pause in seconds between
    them; yields its port."""
    ending = threading.Event()

    class Talker(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                self.request.sendall(first)
                while not ending.wait(pause):
                    self.request.sendall(then)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talker) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            ending.set()
            server.shutdown()
            thread.join()
