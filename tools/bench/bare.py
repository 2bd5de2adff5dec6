"""The fastest possible broadcast, as a limit: `python -m tools.bench.bare`.

A bare WebSocket server: it makes a frame once and writes it to every socket in
a loop. Its first line on standard input is the length of the frame, each
further line a broadcast.
"""

import socket
import sys
import threading

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection
from wsproto.frame_protocol import FrameProtocol


def frame(call: int, length: int) -> bytes:
    """A text frame of about this length in bytes, with a call in it."""
    body = f'42["board",{{"calls":[{{"call":{call},"filler":"'
    body += "x" * max(0, length - len(body) - 5) + '"}]}]'
    return bytes(FrameProtocol(client=False, extensions=[]).send_data(body, fin=True))


def accept(listener: socket.socket, readers: list[socket.socket]) -> None:
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        protocol = WSConnection(ConnectionType.SERVER)
        while not list(protocol.events()):
            protocol.receive_data(connection.recv(4096))
        # Before the answer: a connected reader must not miss the first broadcast.
        readers.append(connection)
        connection.sendall(protocol.send(AcceptConnection()))


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
