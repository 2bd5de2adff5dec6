"""The server's own HTTP: bytes that are no request, bodies that are too large, many at once."""

import socket
import struct
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
import requests

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.telling_server import IDLE

ISSUE = "centres/village/tickets"
GOOD = {"services": ["village.certificate"], "language": "az"}


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    with RunningServer(VILLAGE) as running:
        yield running
        assert "Traceback" not in running.said()


@pytest.fixture
def session(server: RunningServer) -> Iterator[requests.Session]:
    with requests.Session() as found:
        found.headers["Authorization"] = f"Bearer {server.token(Role.KIOSK)}"
        yield found


def issue(server: RunningServer, session: requests.Session) -> requests.Response:
    body = {**GOOD, "command_id": str(uuid4())}
    return session.post(f"{server.api}/{ISSUE}", json=body, timeout=10)


HEAD = b"Host: x\r\n"
POST = b"POST /api/v1/centres/village/tickets HTTP/1.1\r\n" + HEAD


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x00\x01\x02\r\n\r\n", b"400"),
        (b"GET /api/v1/health HTTP/9.9\r\n" + HEAD + b"\r\n", b"400"),
        (POST + b"Content-Length: -5\r\n\r\n", b"400"),
        (POST + b"Content-Length: many\r\n\r\n", b"400"),
        (b"GET /api/v1/health HTTP/1.1\r\n" + HEAD + b"A: " + b"b" * 100_000 + b"\r\n\r\n", b"400"),
        (b"GET /%ff%fe HTTP/1.1\r\n" + HEAD + b"\r\n", b"404"),
        (b"GET /static/../../bootstrap.py HTTP/1.1\r\n" + HEAD + b"\r\n", b"404"),
        (b"GET /api/v1/tickets/..%2f..%2f HTTP/1.1\r\n" + HEAD + b"\r\n", b"404"),
        (b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n" + HEAD + b"\r\n", b"400"),
    ],
)
def test_what_is_no_request_is_answered_and_harms_nobody(
    server: RunningServer, session: requests.Session, sent: bytes, status: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        connection.sendall(sent)
        assert connection.recv(4000).split(b" ", 2)[1] == status
    assert issue(server, session).ok


MARK = b"hunter2"
STRANGE = (
    b"GET /t/" + MARK + b"\x1b[31m HTTP/9.9\r\n" + HEAD + b"\r\n",
    b"PASSWORD=" + MARK + b"\r\n\r\n",
    POST + b"Content-Length: " + MARK + b"\r\n\r\n",
    POST + b"Content-Length: -1\r\nX: " + MARK + b"\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\n" + MARK + b"\r\n\r\n",
)
RESET = struct.pack("ii", 1, 0)
"""So that a connection is not closed, but reset."""


def test_what_strangers_send_is_not_logged() -> None:
    with RunningServer(VILLAGE, options=("--verbose",)) as server:
        for _ in range(10):
            for sent in STRANGE:
                with socket.create_connection(("127.0.0.1", server.port), timeout=5) as one:
                    one.sendall(sent)
                    assert one.recv(4000).startswith(b"HTTP/1.1 4")
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as leaving:
            leaving.sendall(b"GET /t/" + MARK + b" HTTP/1.1\r\nHo")
            requests.get(f"{server.api}/health", timeout=5)
            leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        for _ in range(70):
            requests.post(f"{server.api}/sessions", json={}, timeout=5)  # more than one may
        assert requests.get(f"{server.api}/health", timeout=5).ok
        assert server.stop() == 0
        said = server.said()
    assert MARK.decode() not in said
    assert "127.0.0.1" not in said
    assert "\x1b" not in said
    assert "Traceback" not in said


def test_who_sends_no_body_is_answered_at_once(server: RunningServer) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as connection:
        connection.sendall(b"POST /api/v1/sessions HTTP/1.1\r\n" + HEAD + b"\r\n")
        assert connection.recv(4000).split(b" ", 2)[1] == b"400"


def test_a_body_too_large_is_refused_and_the_connection_goes_on(
    server: RunningServer, session: requests.Session
) -> None:
    answer = session.post(f"{server.api}/{ISSUE}", data=b" " * 3_000_000, timeout=10)
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too_large")
    assert issue(server, session).ok
    # In pieces, without its length; what it begins with would be a whole body.
    for path, size in ((ISSUE, 65_536), ("devices/me/picture", 2_097_152)):
        for more, status in ((b" ", 413), (b"", 400)):
            pieces = iter((b"{}".ljust(size), more) if more else (b"{}".ljust(size),))
            answer = session.post(f"{server.api}/{path}", data=pieces, timeout=10)
            assert answer.status_code == status, (path, more, answer.text)
    assert issue(server, session).ok


def test_idle_connections_are_closed() -> None:
    with RunningServer(
        VILLAGE, program="tests.parts.telling_server", variables={IDLE: "0.5"}
    ) as server:
        for sent in (b"", b"GET / HTTP/1.1\r\nHo", POST + b"Content-Length: 100\r\n\r\n{"):
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
                connection.sendall(sent)
                while connection.recv(4000):
                    continue
        assert server.said() == ""


def test_many_at_once_get_each_a_ticket(server: RunningServer, session: requests.Session) -> None:
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: issue(server, session).json(), range(80)))
    assert len({one["id"] for one in answers}) == 80
    assert len({one["number"] for one in answers}) == 80
    assert len({one["token"] for one in answers}) == 80
