"""Messages of strangers to the entrance of the news: none takes the memory of the server."""

import json
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from websocket import ABNF, WebSocket, WebSocketConnectionClosedException, WebSocketException

from contract.enums import Role
from tests.parts.certificates import make
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.memory import growth
from tests.parts.nginx import Nginx
from tests.parts.postgres import PostgresServer
from tests.parts.redis import RedisServer

MEGABYTE = 1 << 20
SENT = 150
"""So many of them are sent, where nobody ends it."""

MORE_AT_MOST = 40
"""So many more a server may hold afterwards: a good deal for what it does besides."""

COMPRESSED = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "tls"])
def server(request: pytest.FixtureRequest) -> Iterator[RunningServer]:
    with RunningServer(VILLAGE, tls=request.param) as running:
        yield running
        assert running.said() == ""


@contextmanager
def come(url: str, *headers: str) -> Iterator[Any]:
    """A WebSocket that was let in and has said nothing."""
    found: Any = WebSocket(sslopt={"cert_reqs": ssl.CERT_NONE})
    address = f"ws{url.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
    found.connect(address, suppress_origin=True, timeout=5, header=list(headers))
    try:
        assert found.recv().startswith("0{")
        yield found
    finally:
        found.shutdown()


def closed(connection: Any) -> int | None:
    """The code with which a connection was closed, within seconds; None without any."""
    end = time.monotonic() + 4
    while time.monotonic() < end:
        try:
            opcode, data = connection.recv_data()
        except (WebSocketConnectionClosedException, OSError):
            return None
        if opcode == ABNF.OPCODE_CLOSE:
            return int.from_bytes(data[:2])
    raise AssertionError("it is still there")


def flood(connection: Any, say: Callable[[Any], None], times: int = SENT) -> None:
    """Say something so often, or until it is ended."""
    end = time.monotonic() + 20
    slow = []

    def run() -> None:
        with suppress(WebSocketException, OSError):
            for _ in range(times):
                if time.monotonic() > end:
                    slow.append(True)
                    return
                say(connection)

    # In a thread of its own: what breaks there would else be told to another connection, since
    # OpenSSL keeps it by thread.
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert not slow, "nobody reads it, and nobody ends it"


def say_on(connection: Any) -> None:
    """Say one message, which has no end, until it is ended."""
    connection.send_frame(ABNF.create_frame("4", ABNF.OPCODE_TEXT, 0))
    part = "x" * MEGABYTE
    flood(connection, lambda found: found.send_frame(ABNF.create_frame(part, ABNF.OPCODE_CONT, 0)))


def test_a_message_without_an_end_is_ended(server: RunningServer) -> None:
    grown = growth(server.pid)
    with come(server.url) as connection:
        say_on(connection)
        assert closed(connection) in (None, 1009)
        assert grown() < MORE_AT_MOST


@pytest.mark.parametrize("opcode", [ABNF.OPCODE_TEXT, ABNF.OPCODE_BINARY])
def test_small_pieces_count_together(server: RunningServer, opcode: int) -> None:
    with come(server.url) as connection:
        connection.send_frame(ABNF.create_frame("4" * 1000, opcode, 0))
        part = ABNF.create_frame("x" * 1000, ABNF.OPCODE_CONT, 0)
        flood(connection, lambda found: found.send_frame(part), times=65)
        assert closed(connection) in (None, 1009)


def test_one_frame_of_any_length_is_ended(server: RunningServer) -> None:
    grown = growth(server.pid)
    with come(server.url) as connection:
        # A text of 2^62 bytes, masked by nothing.
        connection.sock.sendall(b"\x81\xff" + (1 << 62).to_bytes(8) + bytes(4))
        flood(connection, lambda found: found.sock.sendall(b"4" * MEGABYTE))
        assert closed(connection) in (None, 1009)
        assert grown() < MORE_AT_MOST


def test_nothing_is_inflated(server: RunningServer) -> None:
    grown = growth(server.pid)
    with come(server.url, COMPRESSED) as connection:
        assert "sec-websocket-extensions" not in connection.headers
        squeezing = zlib.compressobj(wbits=-15)
        bomb = squeezing.compress(b"4" * SENT * MEGABYTE) + squeezing.flush(zlib.Z_SYNC_FLUSH)[:-4]
        frame = ABNF.create_frame(bomb, ABNF.OPCODE_BINARY)
        frame.rsv1 = 1
        flood(connection, lambda found: found.send_frame(frame), times=1)
        assert closed(connection) in (None, 1002)
        assert grown() < MORE_AT_MOST


def test_who_says_more_than_is_heard_is_slowed(server: RunningServer) -> None:
    grown = growth(server.pid)
    with come(server.url) as connection:
        frames = b"".join(
            ABNF.create_frame("2" * 60_000, ABNF.OPCODE_TEXT).format() for _ in range(17)
        )
        flood(connection, lambda found: found.sock.sendall(frames))
        assert grown() < MORE_AT_MOST


def test_a_long_hello_arrives(server: RunningServer) -> None:
    token = server.token(Role.DISPLAY)
    said = json.dumps({"token": token, "rooms": ["centre/village/board"], "more": "x" * 60_000})
    for parts in (1, 3):
        with come(server.url) as connection:
            size = -(-len(said) // parts)
            for place in range(parts):
                part = said[place * size : (place + 1) * size]
                opcode = ABNF.OPCODE_CONT if place else ABNF.OPCODE_TEXT
                text = part if place else f"40{part}"
                connection.send_frame(ABNF.create_frame(text, opcode, int(place == parts - 1)))
            assert connection.recv().startswith('42["board"')


def test_readers_are_let_in_meanwhile(server: RunningServer) -> None:
    hello = {"token": server.token(Role.DISPLAY), "rooms": ["centre/village/board"]}
    for _ in range(5):
        with come(server.url) as connection, come(server.url) as reader:
            say_on(connection)
            reader.send(f"40{json.dumps(hello)}")
            assert reader.recv().startswith('42["board"')


@pytest.mark.nginx
def test_nor_does_it_come_through_nginx(tmp_path_factory: pytest.TempPathFactory) -> None:
    with (
        RunningServer(VILLAGE, options=("--proxies", "1")) as behind,
        Nginx(behind.port, make(tmp_path_factory.mktemp("nginx"), "hall")) as nginx,
    ):
        grown = growth(behind.pid)
        with come(nginx.url, COMPRESSED) as connection:
            assert "sec-websocket-extensions" not in connection.headers
            say_on(connection)
            closed(connection)
        assert grown() < MORE_AT_MOST


@pytest.mark.postgres
@pytest.mark.redis
def test_nor_does_one_of_several_processes_take_it(postgres_server: PostgresServer) -> None:
    database = postgres_server.url("messages")
    with (
        RedisServer() as redis,
        RunningServer(VILLAGE, database=database, redis=redis.url, workers=2) as several,
    ):
        grown = [growth(pid) for pid in several.worker_pids()]
        for _ in range(4):
            with come(several.url) as connection:
                say_on(connection)
                closed(connection)
        assert all(more() < MORE_AT_MOST for more in grown)
