"""The server's end of a WebSocket: which packets it accepts, and that frames are sent whole."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from gevent import Timeout, socket, spawn
from websocket import ABNF
from wsproto.frame_protocol import FrameProtocol

from server.realtime.websocket import MESSAGE_LIMIT, SOCKET, WebSocket

HANDSHAKE = {
    "HTTP_HOST": "x",
    "HTTP_UPGRADE": "websocket",
    "HTTP_CONNECTION": "keep-alive, Upgrade",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
    "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",
    "HTTP_SEC_WEBSOCKET_EXTENSIONS": "permessage-deflate",
}
LONG = "40" + "x" * (MESSAGE_LIMIT - 2)


def frame(text: str | bytes, opcode: int = ABNF.OPCODE_TEXT, fin: int = 1) -> bytes:
    return bytes(ABNF.create_frame(text, opcode, fin).format())


class Peers:
    """A client and the server's end of the same connection."""

    def __init__(self) -> None:
        one, self.client = socket.socketpair()
        self._server = one
        self._file = one.makefile("rb")
        self.refused = ""

    def serve(self, handler: Callable[[WebSocket], object], **changes: str) -> None:
        environ: dict[str, Any] = HANDSHAKE | changes
        environ |= {SOCKET: self._server, "wsgi.input": self._file}
        WebSocket(handler, None)(environ, self._refuse)

    def _refuse(self, status: str, _headers: object) -> None:
        self.refused = status

    def close(self) -> None:
        self._file.close()
        self._server.close()
        self.client.close()


@pytest.fixture
def peers() -> Iterator[Peers]:
    found = Peers()
    with Timeout(20):
        yield found
    found.close()


def taken(peers: Peers, *frames: bytes, pings: int = 1) -> list[str]:
    """The packets of some frames that the server accepts before it closes the connection.

    Args:
        pings: how many it sends before.
    """
    found = []

    def handler(websocket: WebSocket) -> None:
        for _ in range(pings):
            websocket.send("2")
        while (packet := websocket.wait()) is not None:
            found.append(packet)
        websocket.close()

    serving = spawn(peers.serve, handler)
    peers.client.sendall(b"".join(frames))
    peers.client.shutdown(socket.SHUT_WR)
    serving.get()
    return found


def test_a_reader_says_hello_once_and_answers_pings(peers: Peers) -> None:
    frames = map(frame, ("40{}", "3", "41", "1"))
    assert taken(peers, *frames, frame("", ABNF.OPCODE_CLOSE), frame("3")) == [
        "40{}", "3", "41", "1"
    ]  # fmt: skip


@pytest.mark.parametrize("pings", [0, 1])
def test_a_pong_that_no_ping_asked_for_is_not_taken(peers: Peers, pings: int) -> None:
    """Else a reader that reads nothing would stay, and the server buffer its snapshots."""
    assert taken(peers, frame("40{}"), *[frame("3")] * 3, pings=pings) == ["40{}", *["3"] * pings]


@pytest.mark.parametrize(
    "refused",
    [
        '42["board"]', "42[]", "43[]", '451-["x",{"_placeholder":true,"num":0}]', "461-[]", "45",
        "b4AAAA", "2probe", "5", "3x", "", "4", "x", "40",
    ],
)  # fmt: skip
def test_other_packets_are_refused(peers: Peers, refused: str) -> None:
    assert taken(peers, frame("40{}"), frame(refused), frame("3")) == ["40{}"]


@pytest.mark.parametrize(
    "sent",
    [
        frame(b"40{}", ABNF.OPCODE_BINARY),
        frame(b"", ABNF.OPCODE_BINARY),
        frame(b"4", ABNF.OPCODE_BINARY, 0),
        frame(LONG + "x"),
        frame(LONG, fin=0) + frame("x", ABNF.OPCODE_CONT),
        frame("4" * 9000, fin=0) + frame("x" * 9000, ABNF.OPCODE_CONT, 0) * 8,
        b"\x81\xff" + (1 << 62).to_bytes(8) + bytes(4) + b"4" * 2 * MESSAGE_LIMIT,
    ],
    ids=["binary", "empty", "begun", "long", "two", "pieces", "endless"],
)
def test_no_binary_frame_is_taken_nor_a_message_too_long(peers: Peers, sent: bytes) -> None:
    assert taken(peers, sent, frame("3")) == []


def test_a_message_of_the_full_length_in_three_pieces(peers: Peers) -> None:
    pieces = (
        frame(LONG[:10], fin=0),
        frame(b"ping", ABNF.OPCODE_PING),
        frame(LONG[10:20_000], ABNF.OPCODE_CONT, 0),
        frame(LONG[20_000:], ABNF.OPCODE_CONT),
    )
    assert taken(peers, *pieces, frame("3")) == [LONG, "3"]


def test_an_invalid_handshake_is_refused(peers: Peers) -> None:
    peers.serve(lambda _websocket: pytest.fail("served"), HTTP_SEC_WEBSOCKET_VERSION="1")
    assert peers.refused.startswith("400")


def test_frames_of_two_senders_arrive_whole_at_a_slow_reader(peers: Peers) -> None:
    def handler(websocket: WebSocket) -> None:
        for sender in [spawn(websocket.send, letter * 3_000_000) for letter in "ab"]:
            sender.get()
        websocket.close()

    serving = spawn(peers.serve, handler)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += peers.client.recv(10_000)
    head, _, rest = answer.partition(b"\r\n\r\n")
    # Compression would take a quarter of a megabyte for each connection.
    assert b"deflate" not in head
    reading, texts = FrameProtocol(client=True, extensions=[]), [""]
    while len(texts) < 3:
        reading.receive_bytes(rest)
        for found in reading.received_frames():
            if isinstance(found.payload, str):
                texts[-1] += found.payload
            if found.message_finished:
                texts.append("")
        rest = peers.client.recv(50_000)
    assert sorted(texts[:2]) == ["a" * 3_000_000, "b" * 3_000_000]
    serving.get()


def test_a_reader_that_reads_nothing_is_disconnected(peers: Peers) -> None:
    given_up = []

    def handler(websocket: WebSocket) -> None:
        websocket.socket.settimeout(0.1)
        with pytest.raises(TimeoutError):
            websocket.send("x" * 3_000_000)
        websocket.close()
        given_up.append(websocket)

    peers.serve(handler)
    assert given_up
