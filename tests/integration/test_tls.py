"""A server with TLS: bytes that are no TLS, and a renewed certificate. `test_care` has requests and
WebSockets."""

import os
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests.integration.test_nginx import LIES
from tests.parts.certificates import make
from tests.parts.hall import VILLAGE, RunningServer
from tests.parts.request_echo_server import ADDRESS, HOST, IDLE, SCHEME
from tests.parts.requesting import send
from tests.parts.waiting import until

IDLE_SECONDS = 1.5
"""How long the server of these tests waits for a client that sends nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[RunningServer]:
    with RunningServer(
        VILLAGE,
        tls=True,
        program="tests.parts.request_echo_server",
        variables={IDLE: str(IDLE_SECONDS)},
    ) as running:
        yield running
        assert running.stop() in (0, None)
        assert running.said() == ""


def answers(server: RunningServer) -> bool:
    return send(server, "GET", "health").ok


def test_the_application_sees_client_address_and_scheme(server: RunningServer) -> None:
    answer = send(server, "GET", "health", headers=LIES)
    assert answer.headers[ADDRESS] == "127.0.0.1"
    assert answer.headers[SCHEME] == "https"
    assert answer.headers[HOST] == f"127.0.0.1:{server.port}"


def test_bytes_that_are_no_tls_are_not_answered_and_do_no_harm(server: RunningServer) -> None:
    for sent in (
        b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n",
        b"",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # the beginning of a hello
        b"\x16\x03\x01\x00\x05\x01\x00\x00\x01\x00",  # a hello of nothing
        b"\x16" + os.urandom(3000),
    ):
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(sent)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_WR)
                assert b"HTTP" not in connection.recv(4000)
        assert answers(server)


def test_a_client_without_a_handshake_delays_no_other_and_is_disconnected(
    server: RunningServer,
) -> None:
    with ExitStack() as stack:
        silent = [
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=10))
            for _ in range(50)
        ]
        for slow in silent[:10]:
            slow.sendall(b"\x16\x03\x01\x02\x00")
        began = time.monotonic()
        assert answers(server)
        # One after the other they would take longer.
        assert time.monotonic() - began < len(silent) * IDLE_SECONDS / 5, "it waited for them"
        for connection in silent:
            assert connection.recv(100) == b""


def test_a_renewed_certificate_is_taken_while_the_server_runs(tmp_path: Path) -> None:
    # It has expired: the hall is served all the same.
    shown, renewed = make(tmp_path, "shown", days=-2), make(tmp_path, "renewed")
    first = shown.pem
    options = ("--certificate", str(shown.chain), "--certificate-key", str(shown.key))
    with RunningServer(VILLAGE, await_day=False, options=options) as server:

        def seen() -> str:
            return ssl.get_server_certificate(("127.0.0.1", server.port))

        assert seen() == first
        assert "the certificate expired on" in server.said()
        shown.chain.write_text("half of a file")
        until(lambda: "taking a renewed certificate failed: " in server.said())
        assert seen() == first
        shown.key.write_text(renewed.key.read_text())
        shown.chain.write_text(renewed.pem)
        until(lambda: seen() == renewed.pem)
        assert "the certificate was renewed" in server.said()
        until(lambda: "taking a renewed certificate works again" in server.said())
