"""Connections that send the whole of what they are given."""

import time
from collections.abc import Iterator
from pathlib import Path
from ssl import CERT_NONE, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER

import pytest
from gevent import Timeout, sleep, socket, spawn
from gevent.ssl import SSLContext

from server.sockets import WholeSocket, WholeTlsSocket, by_tls, whole
from tests.parts.certificates import make

MUCH = bytes(range(256)) * 20_000


@pytest.fixture
def ends() -> Iterator[tuple[WholeSocket, socket.socket]]:
    one, other = socket.socketpair()
    sending = whole(one)
    yield sending, other
    sending.close()
    other.close()


def test_all_of_it_goes_out_by_one_send(ends: tuple[WholeSocket, socket.socket]) -> None:
    sending, slow = ends

    def read() -> bytes:
        found = b""
        while len(found) < len(MUCH):
            found += slow.recv(100_000)
        return found

    reading = spawn(read)
    assert sending.send(MUCH) == len(MUCH)
    assert reading.get() == MUCH


def test_two_senders_do_not_mix(ends: tuple[WholeSocket, socket.socket]) -> None:
    two_senders(*ends)


def contexts(folder: Path) -> tuple[SSLContext, SSLContext]:
    """Of a server, and of a client that believes anybody."""
    made = make(folder, "made")
    serving, reading = SSLContext(PROTOCOL_TLS_SERVER), SSLContext(PROTOCOL_TLS_CLIENT)
    serving.load_cert_chain(made.chain, made.key)
    reading.check_hostname = False
    reading.verify_mode = CERT_NONE
    return serving, reading


def test_nor_by_tls(tmp_path: Path) -> None:
    serving, reading = contexts(tmp_path)
    one, other = socket.socketpair()
    hello = spawn(reading.wrap_socket, other)
    with by_tls(one, serving, 5) as sending, hello.get() as slow:
        two_senders(sending, slow)


def test_a_broken_connection_breaks_no_other(tmp_path: Path) -> None:
    serving, reading = contexts(tmp_path)

    def meet() -> tuple[WholeTlsSocket, socket.socket]:
        one, other = socket.socketpair()
        hello = spawn(reading.wrap_socket, other)
        return by_tls(one, serving, 5), hello.get()

    (broken, gone), (well, there) = meet(), meet()
    with broken, well, there:
        gone.close()
        for _ in range(2):
            with pytest.raises(ConnectionError):
                broken.send(b"x" * 100)
        hearing = spawn(well.recv, 10)
        sleep(0.05)
        there.send(b"hello")
        assert hearing.get(timeout=5) == b"hello"


def two_senders(sending: socket.socket, slow: socket.socket) -> None:
    giving_up = Timeout.start_new(20)
    greenlets = [spawn(sending.send, letter * 3_000_000) for letter in (b"a", b"b")]
    found = b""
    while len(found) < 6_000_000:
        found += slow.recv(100_000)
    assert found == b"a" * 3_000_000 + b"b" * 3_000_000
    assert [one.get() for one in greenlets] == [3_000_000, 3_000_000]
    giving_up.close()


def test_who_takes_nothing_is_waited_for_so_long(
    ends: tuple[WholeSocket, socket.socket],
) -> None:
    sending, _ = ends
    sending.settimeout(0.1)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        sending.sendall(MUCH)
    assert time.monotonic() - began < 5


def test_what_is_read_as_a_file_has_so_long_as_a_whole(
    ends: tuple[WholeSocket, socket.socket],
) -> None:
    reading, slow = ends

    def trickle() -> None:
        while True:
            slow.send(b"a")
            sleep(0.05)

    trickling = spawn(trickle)
    file = reading.makefile("rb")
    reading.read_within(0.3)
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        file.read(1000)
    assert 0.2 < time.monotonic() - began < 5
    with pytest.raises(TimeoutError):
        reading.recv_into(bytearray(1))
    reading.read_within(None)
    assert reading.recv_into(bytearray(1)) == 1
    trickling.kill()
    file.close()


def test_and_is_so_long_as_a_whole(ends: tuple[WholeSocket, socket.socket]) -> None:
    reading, sending = ends
    sending.sendall(b"a" * 30)
    reading.read_within(5, 20)
    assert reading.recv_into(bytearray(10)) == 10
    assert reading.recv_into(bytearray(10)) == 10
    with pytest.raises(OSError, match="too long"):
        reading.recv_into(bytearray(10))
