"""The limit of a broadcast: `python -m tests.bench.bare`.

A bare WebSocket server: it makes a frame once and writes it to every socket in
a loop. Its first line on standard input is the length of the frame, each
further line a broadcast.
"""

import hashlib
import socket
import sys
import threading
from base64 import b64encode
from typing import Final

_MAGIC: Final = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def frame(call: int, length: int) -> bytes:
    """A text frame of about that many bytes that tells of a call."""
    body = f'42["board",{{"calls":[{{"call":{call},"filler":"'.encode()
    body += b"x" * max(0, length - len(body) - 5) + b'"}]}]'
    if len(body) < 65536:
        return bytes([0x81, 126]) + len(body).to_bytes(2) + body
    return bytes([0x81, 127]) + len(body).to_bytes(8) + body


def accept(listener: socket.socket, readers: list[socket.socket]) -> None:
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        request = b""
        while b"\r\n\r\n" not in request:
            request += connection.recv(4096)
        key = next(
            line.partition(b":")[2].strip()
            for line in request.split(b"\r\n")
            if line.lower().startswith(b"sec-websocket-key:")
        )
        proof = b64encode(hashlib.sha1(key + _MAGIC).digest())
        # Before the answer: a connected reader must not miss the first broadcast.
        readers.append(connection)
        connection.sendall(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Accept: " + proof + b"\r\n\r\n"
        )


def main() -> None:
    length = int(sys.stdin.readline())
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    readers: list[socket.socket] = []
    threading.Thread(target=accept, args=(listener, readers), daemon=True).start()
    print(listener.getsockname()[1], flush=True)
    for call, _ in enumerate(sys.stdin, 1):
        data = frame(call, length)
        for reader in readers:
            reader.sendall(data)


if __name__ == "__main__":
    main()
