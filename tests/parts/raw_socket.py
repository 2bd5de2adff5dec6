"""A client of Socket.IO that can send invalid packets."""

import ssl
from typing import Any

from websocket import ABNF, WebSocket, WebSocketException, WebSocketTimeoutException


class RawSocket:
    def __init__(self, server: str, headers: dict[str, str] | None = None) -> None:
        # It accepts any certificate.
        socket: Any = WebSocket(sslopt={"cert_reqs": ssl.CERT_NONE})
        self._socket = socket
        url = f"ws{server.removeprefix('http')}/socket.io/?EIO=4&transport=websocket"
        self._socket.connect(url, suppress_origin=True, timeout=5, header=headers)
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
        except (WebSocketTimeoutException, WebSocketException, OSError):
            return ""

    def lives(self) -> bool:
        """Answer pings; whether the connection is still open."""
        self._socket.settimeout(0.001)
        while True:
            try:
                if self._socket.recv() == "2":
                    self.say("3")
            except WebSocketTimeoutException:
                return True
            except (WebSocketException, OSError):
                return False

    def close(self) -> None:
        """End the connection."""
        self._socket.shutdown()
