"""What comes in by a WebSocket: no more at a time than somebody may say, and as it came.

The libraries measure a message when all of it is there, and inflate what is compressed before.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Final

from engineio.async_drivers.gevent import WebSocketWSGI
from flask_socketio import SocketIO
from gevent.event import Event
from simple_websocket import ConnectionClosed, Server

from server.sockets import HANG_UP, LAST

MESSAGE_LIMIT: Final = 64 * 1024
"""Signs of a message to the server, in however many pieces; readers say nothing but hello."""

_OFFERS: Final = "HTTP_SEC_WEBSOCKET_EXTENSIONS"


class _Connection(Server):  # type: ignore[misc]
    """A connection by which nothing is compressed, and which ends with a message too long.

    Its pieces are counted as they come, those of one frame too. Nothing is read before what
    came is taken: whoever says more than can be heard is slowed by the system.
    """

    def __init__(self, environ: dict[str, Any], **options: Any) -> None:
        self._taken = Event()
        self._left = False
        # What a few bytes are inflated to, nobody could measure before.
        plain = {name: value for name, value in environ.items() if name != _OFFERS}
        super().__init__(plain, max_message_size=MESSAGE_LIMIT, **options)

    def receive(self, timeout: float | None = None) -> Any:
        """The next message."""
        found = super().receive(timeout)
        if not self.input_buffer:
            self._taken.set()
        return found

    def leave(self) -> None:
        """Nobody takes anything more."""
        self._left = True
        self._taken.set()

    def _handle_events(self) -> bool:
        goes_on: bool = super()._handle_events()
        if goes_on and self.input_buffer:
            goes_on = self._is_taken()
        if not goes_on:
            # The library tells whoever waits for a message before it is over.
            self.connected = False
            self.event.set()
            self.environ[HANG_UP]()
        return goes_on

    def _is_taken(self) -> bool:
        """Wait until what came is taken; whether somebody wants more."""
        while self.input_buffer and not self._left:
            self._taken.clear()
            self._taken.wait()
        return self.connected and not self._left


class _Door(WebSocketWSGI):  # type: ignore[misc]
    """Opens the connections of the news."""

    def __call__(self, environ: dict[str, Any], _start: Callable[..., Any]) -> Iterable[bytes]:
        environ[LAST]()
        self.ws = _Connection(environ, **self.server_args)
        try:
            said: Iterable[bytes] = self.app(self)
            return said
        finally:
            self.ws.leave()

    def close(self) -> None:
        """End the connection; whoever went already is not waited for."""
        with suppress(OSError, ConnectionClosed):
            super().close()


def bound_messages(socketio: SocketIO) -> None:
    """Have a server take no message that is too long."""
    engine = socketio.server.eio
    # A copy: that of the library belongs to all servers of the process.
    engine._async = {**engine._async, "websocket": _Door}
