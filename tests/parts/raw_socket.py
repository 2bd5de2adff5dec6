"""A client of Socket.IO that can send invalid packets, and read slowly."""

import ssl
from collections.abc import Sequence
from typing import Any

from websocket import ABNF, WebSocket, WebSocketException


class RawSocket:
    """A WebSocket without a handshake of Socket.IO.

    Args:
        options: of the system's socket, as for `setsockopt`.
        cookie: that of a browser.
    """

    def __init__(
        self, server: str, options: Sequence[tuple[int, int, int]] = (), cookie: str | None = None
    ) -> None:
        # It accepts any certificate.
        socket: Any = WebSocket(sockopt=[*options], sslopt={"cert_reqs": ssl.CERT_NONE})
        self._socket = socket
        url = f"ws{server.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
        self._socket.connect(url, suppress_origin=True, cookie=cookie, timeout=5)
        assert self.hear().startswith("0{")

    def say(self, packet: str | bytes) -> None:
        if isinstance(packet, bytes):
            self._socket.send(packet, ABNF.OPCODE_BINARY)
        else:
            self._socket.send(packet.encode(errors="surrogatepass"), ABNF.OPCODE_TEXT)

    def hear(self, seconds: float = 5) -> str:
        """The next packet; "" after the end of the connection or the timeout."""
        self._socket.settimeout(seconds)
        try:
            return str(self._socket.recv())
        except (WebSocketException, OSError):
            return ""

    def close(self) -> None:
        """End the connection."""
        self._socket.shutdown()
