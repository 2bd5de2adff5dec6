"""A lean HTTP client over one raw socket, for load on the two cores that the server uses too.

It repeats a request byte for byte, and so with the same `command_id`, until it gets an answer: so
it continues when a killed server runs again.
"""

import json
import random
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

API: Final = "/api/v1"

DEADLINE_SECONDS: Final = 60.0
ANSWER_SECONDS: Final = 30.0


class NoAnswer(Exception):
    """No answer before the deadline; the request may have been carried out."""


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """The answer of the server.

    Attributes:
        tries: how often the request was sent.
        seconds: from the first byte sent to the whole answer.
    """

    status: int
    body: dict[str, Any]
    tries: int
    seconds: float

    @property
    def problem(self) -> str:
        """The problem's type without its prefix; empty where there is none."""
        return str(self.body.get("type", "")).removeprefix("/problems/")


class RawClient:
    """One keep-alive connection with one token."""

    def __init__(self, port: int, token: str) -> None:
        self._address = ("127.0.0.1", port)
        self._head = (
            f"Host: 127.0.0.1:{port}\r\n"
            f"Authorization: Bearer {token}\r\n"
            "Content-Type: application/json\r\n"
        )
        self._socket: socket.socket | None = None
        self._chance = random.Random(token)

    def give(self, path: str, **fields: Any) -> dict[str, Any]:
        """Send a command with a new id, and return the answer.

        Raises:
            RuntimeError: it is refused.
        """
        answer = self.post(path, {"command_id": str(uuid4()), **fields})
        if answer.status != 200:
            raise RuntimeError(f"{answer.status}: {answer.body}")
        return answer.body

    def post(self, path: str, body: Mapping[str, Any]) -> RawAnswer:
        """Send a command to an address below `/api/v1`.

        Raises:
            NoAnswer: none before the deadline.
        """
        return self._ask("POST", path, json.dumps(body).encode())

    def get(self, path: str) -> RawAnswer:
        """Read an address below `/api/v1`.

        Raises:
            NoAnswer: none before the deadline.
        """
        return self._ask("GET", path, b"")

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _ask(self, method: str, path: str, body: bytes) -> RawAnswer:
        head = f"{method} {API}/{path} HTTP/1.1\r\n{self._head}Content-Length: {len(body)}\r\n\r\n"
        request = head.encode() + body
        begun = time.monotonic()
        tries = 0
        while True:
            tries += 1
            try:
                status, content = self._once(request)
                if status != 503:
                    seconds = time.monotonic() - begun
                    return RawAnswer(status, json.loads(content), tries, seconds)
                why = "it is not available"
            except OSError as error:
                self.close()
                why = str(error)
            if time.monotonic() - begun > DEADLINE_SECONDS:
                raise NoAnswer(f"{method} {path} after {tries} tries: {why}")
            time.sleep(self._chance.uniform(0.02, 0.1))

    def _once(self, request: bytes) -> tuple[int, bytes]:
        if self._socket is None:
            self._socket = socket.create_connection(self._address, timeout=ANSWER_SECONDS)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.sendall(request)
        had = b""
        while (end := had.find(b"\r\n\r\n")) < 0:
            had += self._more()
        lines = had[:end].decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ", 2)[1])
        length, keep = 0, True
        for line in lines[1:]:
            name, _, value = line.partition(":")
            match name.lower():
                case "content-length":
                    length = int(value)
                case "connection":
                    keep = value.strip().lower() != "close"
        parts, got = [had[end + 4 :]], len(had) - end - 4
        while got < length:
            parts.append(self._more())
            got += len(parts[-1])
        if not keep:
            self.close()
        return status, b"".join(parts)

    def _more(self) -> bytes:
        assert self._socket is not None
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionResetError("the server closed the connection")
        return data
