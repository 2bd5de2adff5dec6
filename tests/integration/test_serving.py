"""The server's own HTTP: bytes that are no request, large bodies, idle connections, its log."""

import socket
import struct
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
import requests

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.request_echo_server import HEAD as HEAD_SECONDS
from tests.parts.request_echo_server import IDLE
from tests.parts.requesting import issue, send


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    """A server that soon closes idle connections and logs all it can: nothing of the clients."""
    with RunningServer(
        VILLAGE,
        program="tests.parts.request_echo_server",
        variables={IDLE: "1.5", HEAD_SECONDS: "1"},
        options=("--verbose",),
    ) as running:
        yield running
        assert running.stop() == 0
        said = running.said()
    for secret in (MARK.decode(), "127.0.0.1", "\x1b", "Traceback"):
        assert secret not in said


@pytest.fixture
def kiosk(server: RunningServer) -> str:
    return server.token(Role.KIOSK)


HEAD = b"Host: x\r\n"
POST = b"POST /api/v1/centres/village/tickets HTTP/1.1\r\n" + HEAD


def received(server: RunningServer, sent: bytes) -> bytes:
    """All that the server answers on a connection that it ends."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(sent)
        return b"".join(iter(lambda: connection.recv(4000), b""))


def test_an_invalid_request_is_answered_and_harms_no_client(
    server: RunningServer, kiosk: str
) -> None:
    for sent, status in (
        (b"\x00\x01\x02\r\n\r\n", b"400"),
        (b"GET /api/v1/health HTTP/9.9\r\n" + HEAD + b"\r\n", b"400"),
        (POST + b"Content-Length: -5\r\n\r\n", b"400"),
        (POST + b"Content-Length: many\r\n\r\n", b"400"),
        (b"GET /api/v1/health HTTP/1.1\r\n" + HEAD + b"A: " + b"b" * 100_000 + b"\r\n\r\n", b"400"),
        (b"POST /api/v1/sessions HTTP/1.1\r\n" + HEAD + b"\r\n", b"400"),
        (b"GET /%ff%fe HTTP/1.1\r\n" + HEAD + b"\r\n", b"404"),
        (b"GET /static/../../bootstrap.py HTTP/1.1\r\n" + HEAD + b"\r\n", b"404"),
        (b"GET /api/v1/tickets/..%2f..%2f HTTP/1.1\r\n" + HEAD + b"\r\n", b"404"),
        (b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n" + HEAD + b"\r\n", b"400"),
    ):
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(sent)
            assert connection.recv(4000).split(b" ", 2)[1] == status, sent[:60]
    assert issue(server, kiosk, channel="kiosk").ok


def test_body_of_two_lengths_is_refused_and_what_follows_is_no_request(
    server: RunningServer,
) -> None:
    following = b"0\r\n\r\nGET /api/v1/health HTTP/1.1\r\n" + HEAD + b"\r\n"
    for fields in (
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Content-Length: 0\r\nContent-Length: 4\r\n",
    ):
        answers = received(server, POST + fields + b"\r\n" + following)
        assert answers.startswith(b"HTTP/1.1 400 "), fields
        assert answers.count(b"HTTP/1.1") == 1, fields


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


def test_invalid_requests_are_not_logged(server: RunningServer) -> None:
    """The server's fixture looks at its log."""
    for sent in STRANGE * 10:
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as one:
            one.sendall(sent)
            assert one.recv(4000).startswith(b"HTTP/1.1 4")
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as leaving:
        leaving.sendall(b"GET /t/" + MARK + b" HTTP/1.1\r\nHo")
        send(server, "GET", "health")
        leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
    with requests.Session() as session:
        for _ in range(70):
            send(server, "POST", "sessions", via=session, json={})  # more than the limit
    assert send(server, "GET", "health").ok


def test_body_too_large_is_refused_and_the_connection_goes_on(
    server: RunningServer, kiosk: str
) -> None:
    tickets = "centres/village/tickets"
    with requests.Session() as session:
        answer = send(server, "POST", tickets, kiosk, session, data=b" " * 3_000_000)
        assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too_large")
        assert "64 KB" in answer.json()["detail"]
        assert issue(server, kiosk, via=session, channel="kiosk").ok
        # In pieces, without its length; what it begins with would be a whole body.
        for path, size in ((tickets, 65_536), ("devices/me/picture", 2_097_152)):
            for more, status in (([b" "], 413), ([], 400)):
                pieces = iter([b"{}".ljust(size), *more])
                answer = send(server, "POST", path, kiosk, session, data=pieces)
                assert answer.status_code == status, (path, more, answer.text)
        assert issue(server, kiosk, via=session, channel="kiosk").ok


def test_idle_connection_is_closed(server: RunningServer) -> None:
    with ExitStack() as stack:
        idle: dict[bytes, socket.socket] = {}
        for sent in (b"", b"GET / HTTP/1.1\r\nHo", POST + b"Content-Length: 100\r\n\r\n{"):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=10)
            idle[sent] = stack.enter_context(connection)
            connection.sendall(sent)
        deadline = time.monotonic() + 10
        for sent, connection in idle.items():
            assert ends(connection, deadline), sent


def test_head_that_comes_byte_by_byte_has_one_time_for_all(
    server: RunningServer, kiosk: str
) -> None:
    """A byte within each idle time kept a connection for as long as its sender liked."""
    deadline = time.monotonic() + 10
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
        # A request on the same connection before, and a rest, take nothing of the time.
        slow.sendall(b"GET /api/v1/health HTTP/1.1\r\n" + HEAD + b"\r\n")
        assert slow.recv(4000).startswith(b"HTTP/1.1 200 ")
        slow.sendall(b"GET /api/v1/health HTTP/1.1\r\nX: ")
        while not ends(slow, time.monotonic() + 0.3):
            assert time.monotonic() < deadline
            with suppress(OSError):
                slow.sendall(b"x")
    assert issue(server, kiosk).ok


def ends(connection: socket.socket, deadline: float) -> bool:
    """Whether the other end closes a connection before a moment of the monotonic clock."""
    try:
        connection.settimeout(max(0.01, deadline - time.monotonic()))
        while connection.recv(4000):
            continue
    except TimeoutError:
        return False
    return True
