"""A load balancer in front of two servers, as a data centre has it: it sends new connections to the
server whose `/health/ready` is 200, and ends those to another one."""

import select
import socket
import socketserver
import threading
from collections.abc import Sequence
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from typing import Final, Self

from tests.parts.hall import RunningServer
from tests.parts.waiting import until

LOOK_SECONDS: Final = 0.2


def status_of(port: int, path: str = "/health/ready") -> int:
    """The status with which a server answers within a second; 0 for none."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=1)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return 0


class Balancer(socketserver.ThreadingTCPServer):
    """One balancer; use it as a context.

    Attributes:
        port: where it listens.
        ready: the port of the server that is ready; None if there is none.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, servers: Sequence[RunningServer]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port: int = self.server_address[1]
        self.ready: int | None = None
        self._ports = [server.port for server in servers]
        self._ended = threading.Event()
        self._tasks = [
            threading.Thread(target=self.serve_forever, args=(0.05,)),
            threading.Thread(target=self._look),
        ]

    def __enter__(self) -> Self:
        for task in self._tasks:
            task.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._ended.set()
        self.shutdown()
        for task in self._tasks:
            task.join()
        self.server_close()

    def await_ready(self) -> int:
        """The port of the server that is ready, once there is one."""
        while (found := self.ready) is None:
            until(lambda: self.ready)
        return found

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            # The one that was ready is asked first: of a frozen one no answer comes.
            found = sorted(self._ports, key=lambda port: port != self.ready)
            self.ready = next((port for port in found if status_of(port) == 200), None)


class _Handler(socketserver.BaseRequestHandler):
    server: Balancer

    def handle(self) -> None:
        port = self.server.ready
        if port is None:
            return
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1) as behind:
            other = {self.request: behind, behind: self.request}
            while self.server.ready == port:
                for end in select.select(other, [], [], LOOK_SECONDS)[0]:
                    data = end.recv(65536)
                    if not data:
                        return
                    other[end].sendall(data)
