"""Before the entrance: whoever has come and has not said hello, or has left its rooms again."""

from collections import Counter
from typing import Any, Final

import gevent
from flask_socketio import SocketIO

from server.domain.networks import network_of
from server.sockets import HANG_UP

HELLO_SECONDS: Final = 5.0
"""How long somebody may stay who is in no room; the hello itself takes one round trip."""

WAITING_AT_MOST = 1000
"""So many of one address (of IPv6: of one network) may be about to say hello: after a restart all
phones of a hall come at once, and perhaps through one address. Who finds too many before it comes
again."""


class Porch:
    """Those who came and are in no room: not many of one address, and none for long.

    Their pings are answered like everybody's: without an end they would be kept for ever.
    """

    def __init__(self, socketio: SocketIO) -> None:
        self._server = socketio.server
        self._engine = self._server.eio
        self._address_of: dict[str, str] = {}
        self._waiting: Counter[str] = Counter()
        self._let_in = self._engine.handlers["connect"]
        self._let_go = self._engine.handlers["disconnect"]
        self._engine.on("connect", self._came)
        self._engine.on("disconnect", self._went)

    def entered(self, reader: str) -> None:
        """A reader, by its name in Socket.IO, has said hello and is in."""
        self._settle(self._server.manager.eio_sid_from_sid(reader, "/"))

    def left(self, reader: str) -> None:
        """A reader has left its rooms, or was shown out; its connection may still be there."""
        self._watch(self._server.manager.eio_sid_from_sid(reader, "/"))

    def _came(self, sid: str, environ: dict[str, Any]) -> bool | None:
        address = network_of(environ.get("REMOTE_ADDR", ""))
        if self._waiting[address] >= WAITING_AT_MOST:
            return False
        self._address_of[sid] = address
        self._waiting[address] += 1
        self._let_in(sid, environ)
        self._watch(sid)
        return None

    def _went(self, sid: str, reason: str) -> None:
        self._settle(sid)
        self._let_go(sid, reason)

    def _settle(self, sid: str) -> None:
        """It does not count among those who wait any more."""
        address = self._address_of.pop(sid, None)
        if address is not None:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

    def _watch(self, sid: str) -> None:
        connection = self._engine.sockets.get(sid)
        if connection is not None and not connection.closing:
            gevent.spawn_later(HELLO_SECONDS, self._look, sid)

    def _look(self, sid: str) -> None:
        """End a connection that is in no room now."""
        self._settle(sid)
        environ = self._server.environ.get(sid)
        if environ is not None and self._server.manager.sid_from_eio_sid(sid, "/") is None:
            environ[HANG_UP]()
