"""Attacks on a server, each from a process of its own: it takes no time of the test's process."""

import asyncio
import json
import socket
import ssl
import struct
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Final
from urllib.parse import urlsplit

from tests.parts.hall import ROOT

FLOODING: Final = 32

_HEAD: Final = b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-A: "
_BODY: Final = (
    b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    b"Content-Length: 60000\r\n\r\n{"
)
_UPGRADE: Final = (
    b"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
_ROOMS: Final = ["centre/village/board"]

type Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Target:
    """The server that is attacked.

    Attributes:
        token: of a display; it may read the board.
        page: the path that anonymous clients request.
    """

    def __init__(self, url: str, token: str) -> None:
        parts = urlsplit(url)
        assert parts.hostname is not None
        self._host, self._port = parts.hostname, parts.port
        self.token = token
        self.page = parts.path or "/static/pages.css"
        self.connections = 0
        self._tls: ssl.SSLContext | None = None
        if parts.scheme == "https":
            self._tls = ssl.create_default_context()
            self._tls.check_hostname, self._tls.verify_mode = False, ssl.CERT_NONE

    def hello(self, number: int = 1) -> bytes:
        """The handshake of Socket.IO; that of each second attacker has a wrong token."""
        token = self.token if number % 2 else "novbe_wrong"
        return frame(b"40" + json.dumps({"token": token, "rooms": _ROOMS}).encode())

    async def connect(self, *, tls: bool = True) -> Streams:
        """A connection on which nothing was sent."""
        context = self._tls if tls else None
        streams = await asyncio.open_connection(self._host, self._port, ssl=context)
        self.connections += 1
        return streams

    async def connect_websocket(self) -> Streams:
        """A WebSocket without a handshake of Socket.IO."""
        reader, writer = await self.connect()
        writer.write(_UPGRADE)
        await reader.readuntil(b"\r\n\r\n")
        return reader, writer


def frame(text: bytes, head: int = 0x81) -> bytes:
    """A whole message, masked by zeros."""
    size = len(text)
    length = bytes([0x80 | size]) if size < 126 else b"\xfe" + size.to_bytes(2)
    return bytes([head]) + length + bytes(4) + text


async def flood(writer: asyncio.StreamWriter, data: bytes) -> None:
    """Send without end, as fast as the server reads."""
    while True:
        writer.write(data)
        await writer.drain()
        # Else an attacker that is served fast would keep the others from starting.
        await asyncio.sleep(0)


async def idle(target: Target, _number: int) -> None:
    """Send nothing; with TLS no handshake either."""
    reader, _ = await target.connect(tls=False)
    await reader.read()


async def half_open(target: Target, number: int) -> None:
    """Begin a request, or a WebSocket, and never finish it."""
    if number % 2:
        reader, writer = await target.connect()
        writer.write(_HEAD)
    else:
        reader, writer = await target.connect_websocket()
        writer.write(frame(b"40{}")[:3])
    await reader.read()


async def slow(target: Target, number: int) -> None:
    """Send a byte of a head or of a body each second."""
    reader, writer = await target.connect()
    writer.write(_HEAD if number % 2 else _BODY)
    while not reader.at_eof():
        writer.write(b" ")
        await writer.drain()
        with suppress(TimeoutError):
            await asyncio.wait_for(reader.read(1000), 1)


async def silent(target: Target, _number: int) -> None:
    """Open a WebSocket, answer its pings, and never send the handshake."""
    reader, writer = await target.connect_websocket()
    while received := await reader.read(1000):
        if received.endswith(b"2"):
            writer.write(frame(b"3"))


async def hellos(target: Target, number: int) -> None:
    """Open a WebSocket, send the handshake, read the first packets, and reconnect."""
    while True:
        reader, writer = await target.connect_websocket()
        await reader.read(1000)
        writer.write(target.hello(number))
        await reader.read(1000)
        writer.close()


async def hellos_on_one(target: Target, number: int) -> None:
    """Repeat the handshake on one WebSocket as fast as the server reads."""
    _, writer = await target.connect_websocket()
    await flood(writer, target.hello(number) * 10)


async def frames(target: Target, number: int) -> None:
    """After the handshake, send packets that a reader may not, or pongs, as fast as possible.

    The head of a binary event that awaits attachments, and attachments; a text of any length;
    pongs.
    """
    head = b'451-["board",{"_placeholder":true,"num":0}]'
    kinds = (
        (frame(head), frame(b"x" * 60_000, 0x82)),
        (b"\x81\xff" + (1 << 62).to_bytes(8) + bytes(4), b"4" * 60_000),
        (frame(b"3"), frame(b"3") * 1000),
    )
    first, more = kinds[number % len(kinds)]
    _, writer = await target.connect_websocket()
    writer.write(target.hello() + first)
    await flood(writer, more)


async def leaving(target: Target, _number: int) -> None:
    """Send the handshake, and reset the connection while the server answers."""
    _, writer = await target.connect_websocket()
    writer.write(target.hello())
    await asyncio.sleep(0.02)
    # So that a connection is not closed, but reset.
    writer.get_extra_info("socket").setsockopt(
        socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
    )
    writer.close()


async def requests(target: Target, _number: int) -> None:
    """Send one request after the other on one connection, and read no answer."""
    _, writer = await target.connect()
    await flood(writer, b"GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n" * 10)


async def pages(target: Target, _number: int) -> None:
    """Request the same page or open data repeatedly on one connection, and read it."""
    reader, writer = await target.connect()
    while True:
        writer.write(f"GET {target.page} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.partition(b":")[2])
            for line in head.splitlines()
            if line.lower().startswith(b"content-length:")
        )
        await reader.readexactly(length)


type Attack = Callable[[Target, int], Coroutine[None, None, None]]

ATTACKS: Final[dict[str, tuple[Attack, int]]] = {
    "idle": (idle, 500),
    "half-open": (half_open, 500),
    "slow": (slow, 200),
    "silent": (silent, 500),
    "hellos": (hellos, FLOODING),
    "hellos-on-one": (hellos_on_one, 4),
    "frames": (frames, 6),
    "leaving": (leaving, FLOODING),
    "requests": (requests, 4),
    "pages": (pages, FLOODING),
}


async def _attack(names: list[str], share: float, target: Target) -> None:
    begun = 0

    async def again(attack: Attack, number: int) -> None:
        """Reconnect after each disconnection."""
        while True:
            with suppress(OSError, EOFError):
                await attack(target, number)
            await asyncio.sleep(0.05)

    tasks = []
    for attack, count in (ATTACKS[name] for name in names):
        for number in range(round(count * share)):
            tasks.append(asyncio.create_task(again(attack, number)))
            begun += 1
            if begun % 20 == 0:
                # The server under attack is measured, not the start of the attackers.
                await asyncio.sleep(0.1)
    while target.connections < begun:
        await asyncio.sleep(0.05)
    print("ready", flush=True)
    await asyncio.gather(*tasks)


@contextmanager
def attacked(url: str, token: str, *names: str, share: float = 1.0) -> Iterator[None]:
    """A server is attacked by all of these at once while the context lasts."""
    command = [sys.executable, "-m", "tests.parts.attacker", url, token, str(share), *names]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as attacker:
        assert attacker.stdout is not None
        assert attacker.stdout.readline() == b"ready\n"
        try:
            yield
            assert attacker.poll() is None, "the attack ended by itself"
        finally:
            attacker.kill()


if __name__ == "__main__":
    asyncio.run(_attack(sys.argv[4:], float(sys.argv[3]), Target(sys.argv[1], sys.argv[2])))
