"""How long the server listens to whoever is slow, and to how many of one address."""

import json
import socket
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from typing import Final

import pytest
import requests

from contract.enums import Role
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.knocking import Knock
from tests.parts.postgres import PostgresServer
from tests.parts.redis import RedisServer
from tests.parts.telling_server import BODY_PATIENCE, CONNECTIONS, PATIENCE

HEAD_SECONDS: Final = 1.0
LONG_SECONDS: Final = 1.5
"""For a body."""

LATE_SECONDS: Final = 3.0
"""How much longer it may take on a machine that is busy."""

SHORT: Final = {PATIENCE: str(HEAD_SECONDS), BODY_PATIENCE: str(LONG_SECONDS)}
PROGRAM: Final = "tests.parts.telling_server"

POST: Final = b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
UPGRADE: Final = b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
SLOW: Final = {
    "line": (b"GET /", b"a"),
    "head": (b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-A: ", b"a"),
    "heads": (b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n", b"A: b\r\n"),
    "body": (POST + b"Content-Length: 60000\r\n\r\n{", b" "),
    "pieces": (POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "size of a piece": (POST + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a"),
    "body that nobody reads": (
        b"GET /t HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{",
        b" ",
    ),
    "body of a WebSocket that is none": (POST + UPGRADE + b"Content-Length: 60000\r\n\r\n{", b" "),
}


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "tls"])
def server(request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    with RunningServer(VILLAGE, tls=request.param, program=PROGRAM, variables=SHORT) as running:
        yield running
        assert running.stop() in (0, None)
        assert "Traceback" not in running.said()


def reach(server: RunningServer) -> socket.socket:
    """A connection that has said nothing."""
    plain = socket.create_connection(("127.0.0.1", server.port), timeout=5)
    if not server.tls:
        return plain
    context = ssl.create_default_context(cafile=server.certificate)
    return context.wrap_socket(plain, server_hostname="127.0.0.1")


def is_answered(connection: socket.socket) -> bool:
    """Whether the health of the server is told; the connection stays."""
    found = b""
    while not found.endswith(b"}"):
        more = connection.recv(4000)
        if not more:
            return False
        found += more
    return found.startswith(b"HTTP/1.1 200 ")


def listened_to(server: RunningServer, first: bytes, more: bytes) -> float:
    """How many seconds a connection lasts on which a little more comes all the time."""
    with reach(server) as connection:
        connection.sendall(first)
        connection.settimeout(0.1)
        began = time.monotonic()
        with suppress(ConnectionError, ssl.SSLError):
            while time.monotonic() - began < HEAD_SECONDS + LONG_SECONDS + LATE_SECONDS:
                try:
                    if not connection.recv(1000):
                        break
                except TimeoutError:
                    connection.sendall(more)
        return time.monotonic() - began


def listened_to_all(server: RunningServer) -> dict[str, float]:
    with ThreadPoolExecutor(len(SLOW)) as pool:
        found = pool.map(lambda one: listened_to(server, *one), SLOW.values())
    return dict(zip(SLOW, found, strict=True))


def test_whoever_is_slow_is_listened_to_for_so_long(server: RunningServer) -> None:
    for what, seconds in listened_to_all(server).items():
        bound = HEAD_SECONDS if what in ("line", "head", "heads") else LONG_SECONDS
        assert seconds < bound + LATE_SECONDS, what
        if what != "body of a WebSocket that is none":
            assert seconds > bound - 0.2, what
    answer = requests.get(f"{server.api}/health", timeout=5, verify=server.certificate_to_believe)
    assert answer.ok


def test_waiting_between_two_requests_is_not_being_slow(server: RunningServer) -> None:
    """Neither of both counts for the other, nor one request for the next."""
    with reach(server) as connection:
        for _ in range(3):
            time.sleep(HEAD_SECONDS * 0.7)
            connection.sendall(b"GET /api/v1/health HTTP/1.1\r\n")
            time.sleep(HEAD_SECONDS * 0.6)
            connection.sendall(b"Host: x\r\n\r\n")
            assert is_answered(connection)


def test_a_reader_stays_for_as_long_as_it_likes(server: RunningServer) -> None:
    knock = Knock(server.url)
    hello = {"token": server.token(Role.DISPLAY), "rooms": ["centre/village/board"]}
    knock.say(f"40{json.dumps(hello)}")
    assert knock.hear().startswith('42["board"')
    end = time.monotonic() + HEAD_SECONDS + LONG_SECONDS + 1
    while time.monotonic() < end:
        assert knock.lives()
        time.sleep(0.1)
    knock.close()


def test_a_head_has_so_many_bytes(server: RunningServer) -> None:
    line = b"A: " + b"b" * 30_000 + b"\r\n"
    for lines, status in ((1, b"200"), (90, b"400")):
        with reach(server) as connection:
            connection.sendall(b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n")
            said = b""
            with suppress(ConnectionError, ssl.SSLError):
                for _ in range(lines):
                    connection.sendall(line)
                connection.sendall(b"\r\n")
            with suppress(ConnectionError, ssl.SSLError):
                said = connection.recv(4000)
            assert said[9:12] in (status, b"" if status == b"400" else status)


@pytest.mark.postgres
@pytest.mark.redis
def test_nor_does_one_of_several_processes_listen_longer(postgres_server: PostgresServer) -> None:
    database = postgres_server.url("patience")
    with (
        RedisServer() as redis,
        RunningServer(
            VILLAGE,
            database=database,
            redis=redis.url,
            workers=2,
            program=PROGRAM,
            variables=SHORT,
        ) as several,
    ):
        assert max(listened_to_all(several).values()) < LONG_SECONDS + LATE_SECONDS


def is_served(connection: socket.socket) -> bool:
    """Whether a connection has found a place; it stays."""
    with suppress(ConnectionError, ssl.SSLError):
        connection.sendall(b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n")
        return is_answered(connection)
    return False


def test_an_address_has_so_many_connections() -> None:
    with (
        RunningServer(VILLAGE, program=PROGRAM, variables={CONNECTIONS: "4"}) as server,
        ExitStack() as stack,
    ):
        hello = {"token": server.token(Role.DISPLAY), "rooms": ["centre/village/board"]}
        for _ in range(6):
            # Who reads the news is not among them.
            knock = Knock(server.url)
            stack.callback(knock.close)
            knock.say(f"40{json.dumps(hello)}")
            assert knock.hear().startswith('42["board"')
        four = [stack.enter_context(reach(server)) for _ in range(4)]
        assert all(map(is_served, four))
        with reach(server) as fifth:
            assert not is_served(fifth)
        assert all(map(is_served, four))
        four[0].close()
        end = time.monotonic() + LATE_SECONDS
        while True:
            with reach(server) as again:
                if is_served(again):
                    break
            assert time.monotonic() < end, "nobody is let in any more"
            time.sleep(0.05)
        assert server.stop() == 0
        assert "an address had too many connections, and one was refused" in server.said()
        assert "127.0.0.1" not in server.said()


def test_a_proxy_has_as_many_as_it_likes() -> None:
    with (
        RunningServer(
            VILLAGE, program=PROGRAM, variables={CONNECTIONS: "4"}, options=("--proxies", "1")
        ) as server,
        ExitStack() as stack,
    ):
        assert all(is_served(stack.enter_context(reach(server))) for _ in range(8))
        assert server.said() == ""
