"""The WebSocket connections of readers: text only, of limited size, and read no faster than they
are answered.

Engine.IO's own driver hands a frame to `socket.send`, which may send only a part of it, reads ahead
without limit, and accepts messages of any size.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

import gevent
from flask_socketio import SocketIO
from gevent import socket
from gevent.lock import BoundedSemaphore
from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Event, Ping, Pong, TextMessage
from wsproto.utilities import ProtocolError

SOCKET: Final = "novbe.socket"
"""In the environment of a request: the socket of its connection."""

MESSAGE_LIMIT: Final = 64 * 1024
"""The maximum length of one message to the server in characters, over all its frames."""

READ_BYTES: Final = 16 * 1024

CONNECT: Final = "40"
"""The start of the packet with which a reader subscribes to its rooms."""

PING: Final = "2"
PONG: Final = "3"

ENDS: Final = ("1", "41")
"""The other packets that a reader may send: close, disconnect. Only the server sends events,
including binary ones with their attachments."""


class WebSocket:
    """One connection, with the methods that Engine.IO calls; the timeout of its `socket`, which
    Engine.IO sets, limits each read and the sending of each frame."""

    def __init__(self, handler: Callable[["WebSocket"], object], _server: Any) -> None:
        self._handler = handler
        self._protocol = WSConnection(ConnectionType.SERVER)
        self._sending = BoundedSemaphore(1)
        self._has_connected = False
        self._owes_pong = False

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Serve the connection of an upgrade request until it ends."""
        self.socket = environ[SOCKET]
        self._input = environ["wsgi.input"]
        headers = [
            (name.removeprefix("HTTP_").replace("_", "-").encode(), value.encode("latin-1"))
            for name, value in environ.items()
            if name.startswith("HTTP_")
        ]
        try:
            self._protocol.initiate_upgrade_connection(headers, "/")
            list(self._protocol.events())
            # Without extensions: messages are not compressed.
            self._send(AcceptConnection())
        except ProtocolError:
            start_response("400 Bad Request", [])
            return [b"This is no WebSocket handshake.\n"]
        self._handler(self)
        return []

    def wait(self) -> str | None:
        """The next packet; None once the peer closes the connection or sends a forbidden packet.
        Raises `OSError` and `ProtocolError`."""
        packet = ""
        while True:
            for event in self._protocol.events():
                # A peer that sends without a pause must not occupy the loop.
                gevent.sleep(0)
                match event:
                    case TextMessage():
                        packet += event.data
                        if len(packet) > MESSAGE_LIMIT:
                            return None
                        if event.message_finished:
                            return packet if self._accepts(packet) else None
                    case Ping():
                        self._send(event.response())
                    case Pong():
                        pass
                    case _:
                        return None
            self._protocol.receive_data(self._input.read1(READ_BYTES) or None)

    def send(self, packet: str) -> None:
        """Send one packet, or `OSError` if the connection broke, or the peer reads nothing."""
        self._owes_pong = self._owes_pong or packet == PING
        self._send(TextMessage(packet))

    def close(self) -> None:
        """End the connection, and with it a `wait` in another greenlet."""
        with suppress(OSError, ProtocolError):
            self._send(CloseConnection(code=1000))
        with suppress(OSError):
            # `SSLSocket.shutdown` would drop the TLS object that `wait` still reads from.
            socket.socket.shutdown(self.socket, socket.SHUT_RDWR)

    def _accepts(self, packet: str) -> bool:
        if packet == PONG:
            # Only as the answer to a ping: a reader that sends pongs without reading would stay
            # connected, and the packets that it does not read would stay in memory.
            owed, self._owes_pong = self._owes_pong, False
            return owed
        if not packet.startswith(CONNECT):
            return packet in ENDS
        # Each one costs a database query: one for each connection.
        first, self._has_connected = not self._has_connected, True
        return first

    def _send(self, event: Event) -> None:
        with self._sending:
            self.socket.sendall(self._protocol.send(event))


def use_websockets(socketio: SocketIO) -> None:
    """Have Engine.IO serve its WebSockets by `WebSocket`."""
    engine = socketio.server.eio
    # A copy: the library's own belongs to all servers of the process.
    engine._async = {**engine._async, "websocket": WebSocket}
