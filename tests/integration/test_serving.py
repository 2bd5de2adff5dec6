"""The server's own HTTP: bytes that are no request, large bodies, idle connections, its log."""

import os
import random
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

import pytest
import requests
from sqlalchemy import Engine, select, text

from contract.enums import Role
from server.store import tables as t
from server.store.databases import disposed, open_engine
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.issuing import Issuing
from tests.parts.postgres import PostgresServer
from tests.parts.request_echo_server import HEAD as HEAD_SECONDS
from tests.parts.request_echo_server import IDLE
from tests.parts.requesting import issue, send
from tests.parts.waiting import until


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
        b"Content-Length: +0\r\n",
        b"Content-Length: 1_0\r\n",
        b"Content-Length: \r\n",
        b"Content-Length : 4\r\n",
        b"Content-Length:\r\n 4\r\n",
        b"A: b\r\n Content-Length: 4\r\n",
        b"A: b\nContent-Length: 4\r\n",
        b"A: b\rContent-Length: 4\r\n",
        b"A: b\0\r\n",
        b"A\r\n",
        b": b\r\n",
        b"A: b\r\n" * 100,
    ):
        answers = received(server, POST + fields + b"\r\n" + following)
        assert answers.startswith(b"HTTP/1.1 400 "), fields
        assert answers.count(b"HTTP/1.1") == 1, fields
    for head in (
        b"POST /api/v1/sessions HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET /api/v1/health HTTP/1.1\n" + HEAD + b"\r\n",
        b"GET /api/v1/health HTTP/1.1\r\nHost: x\n\n",
    ):
        answers = received(server, head + following)
        assert answers.startswith(b"HTTP/1.1 400 "), head
        assert answers.count(b"HTTP/1.1") == 1, head
    most = b"GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n" + b"A: b\r\n" * 98 + b"\r\n"
    assert received(server, most).startswith(b"HTTP/1.1 200 ")


def test_no_bytes_make_the_server_log_anything(server: RunningServer) -> None:
    """The server's fixture looks at its log. More than 100 header fields wrote a traceback, 4.9 MB
    of them in four seconds."""
    chance = random.Random(11)
    head = b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nA: " + MARK
    whole = (
        head + b"\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    )
    parts = [bytes([one]) for one in range(256)] + [b"\r\nA: b", b"\n", b":", b"-1"] * 60
    for _ in range(300):
        sent = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(sent))
            sent[at : at + chance.randint(0, 3)] = chance.choice(parts) * chance.choice((1, 1, 200))
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as one:
            one.sendall(sent)
            one.shutdown(socket.SHUT_WR)
            with suppress(ConnectionError):
                while one.recv(4000):
                    continue
    assert send(server, "GET", "health").ok


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


@pytest.mark.parametrize(
    "slowly",
    [
        b"GET /api/v1/health HTTP/1.1\r\nX: ",
        POST + b"Content-Length: 60000\r\n\r\n",
        b"POST /api/v1/sessions HTTP/1.1\r\nContent-Length: 60000\r\n\r\n",
        b"POST /api/v1/sessions HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfff;",
        b"POST /api/v1/sessions HTTP/1.1\r\nUpgrade: websocket\r\nContent-Length: 60000\r\n\r\n",
    ],
    ids=["head", "unread body", "body", "chunks", "upgrade"],
)
def test_request_that_comes_byte_by_byte_has_one_time_for_all(
    server: RunningServer, kiosk: str, slowly: bytes
) -> None:
    """A byte within each idle time kept a connection for as long as its sender liked."""
    deadline = time.monotonic() + 10
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as slow:
        # A request on the same connection before, and a rest, take nothing of the time.
        slow.sendall(b"GET /api/v1/health HTTP/1.1\r\n" + HEAD + b"\r\n")
        assert slow.recv(4000).startswith(b"HTTP/1.1 200 ")
        slow.sendall(slowly)
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


def test_what_psycopg_repeats_is_not_logged() -> None:
    # The watch of the database logs the cause once.
    code = (
        "import logging; from server import logs\n"
        "logs.configure(logs.LogFormat.TEXT, verbose=False)\n"
        "for n in range(5): logging.getLogger('psycopg').warning('error ignored in %s', n)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=30
    )
    assert done.stderr == ""


def waits_for_a_row(engine: Engine) -> bool:
    with engine.connect() as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        return bool(connection.execute(text(query)).scalar_one())


def answers_at(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=30).close()
    except ConnectionRefusedError:
        return False
    return True


@pytest.mark.postgres
def test_the_end_waits_for_requests_under_way_and_not_for_steady_ones(
    postgres_server: PostgresServer,
) -> None:
    url, answers = postgres_server.url("ending"), list[int]()
    with RunningServer(VILLAGE, database=url) as hall, disposed(open_engine(url)) as engine:
        token = hall.token(Role.GREETER)
        with engine.begin() as connection:
            connection.execute(select(t.centre.c.id).with_for_update())
            asking = threading.Thread(target=lambda: answers.append(issue(hall, token).status_code))
            asking.start()
            until(lambda: waits_for_a_row(engine))
            os.kill(hall.pid, signal.SIGTERM)
            until(lambda: not answers_at(hall.port))
            assert not answers
        asking.join(30)
        assert answers == [200]
        assert hall.stop() == 0
        hall.start()
        with Issuing(hall, 8) as kiosks:
            kiosks.go_on()
            assert hall.stop() == 0
        kiosks.prove()
    postgres_server.drop("ending")
