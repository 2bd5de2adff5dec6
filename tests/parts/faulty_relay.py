"""What goes wrong between a program and its server, one request at a time."""

import threading
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple, Self

from contract.errors import Problem, ProblemType
from tests.parts.certificates import Made
from tests.parts.ports import free_port


class Heard(NamedTuple):
    path: str
    head: str
    body: bytes


class FaultyRelay:
    """Hands each request on to the server at an address. Use it as a context. Its own address stays
    the same over `stop` and `start`, and is one of TLS where it has a certificate.

    Attributes:
        heard: the requests that reached it. Paths are those under `/api/v1/`, here as below.
        lose: how many answers of a path are lost next: done, and not heard.
        late: paths whose answers wait for an event; `waiting` counts them.
        refuse: the refusals of a path that come first: kind, sentence, seconds until a retry.
        silent: nothing is handed on and nothing is answered.
    """

    def __init__(self, server: str, made: Made | None = None) -> None:
        self.heard: list[Heard] = []
        self.lose: Counter[str] = Counter()
        self.late: dict[str, threading.Event] = {}
        self.waiting: Counter[str] = Counter()
        self.refuse: dict[str, list[tuple[ProblemType, str, int]]] = {}
        self.silent = False
        self.host = server.removeprefix("http://")
        self.context = None if made is None else made.context()
        self._port = free_port()
        self.address = f"{'http' if made is None else 'https'}://127.0.0.1:{self._port}"
        self.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        handler = type("Handler", (_Handler,), {"relay": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        if self.context is not None:
            plain = self._server.socket
            self._server.socket = self.context.wrap_socket(plain, server_side=True)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def bodies(self, path: str) -> list[bytes]:
        """What was sent to a path."""
        return [one.body for one in self.heard if one.path == path]


class _Handler(BaseHTTPRequestHandler):
    relay: FaultyRelay

    def do_GET(self) -> None:
        relay, path = self.relay, self.path.removeprefix("/api/v1/")
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        relay.heard.append(Heard(path, str(self.headers), body))
        lost = relay.lose[path] > 0
        relay.lose[path] -= lost
        if relay.silent:
            return
        if refusals := relay.refuse.get(path):
            kind, said, again = refusals.pop(0)
            problem = Problem(type=f"/problems/{kind}", title=kind, status=kind.status, detail=said)
            self._say(kind.status, {"Retry-After": str(again)}, problem.model_dump_json().encode())
            return
        with suppress(OSError, HTTPException), closing(HTTPConnection(relay.host)) as server:
            server.request(self.command, self.path, body, dict(self.headers))
            answer = server.getresponse()
            content = answer.read()
            if path in relay.late:
                relay.waiting[path] += 1
                relay.late[path].wait()
            if not lost:
                self._say(answer.status, dict(answer.getheaders()), content)

    do_POST = do_GET

    def _say(self, status: int, head: Mapping[str, str], body: bytes) -> None:
        self.send_response_only(status)
        for name in {"Content-Type", "Retry-After"} & set(head):
            self.send_header(name, head[name])
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
