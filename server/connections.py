"""One listening socket of the server, and how each of its connections is answered."""

import logging
import ssl
from collections import Counter
from contextlib import closing
from functools import partial
from typing import Any, Final

from gevent import pywsgi

from server.domain.networks import network_of
from server.sockets import HANG_UP, LAST, by_tls, whole
from server.tally import Tally
from server.web.problems import without_words

_log = logging.getLogger("novbe.server")

REQUEST_SECONDS = 30.0
"""How long a connection may take over the head of a request, however slowly each byte comes, or
wait between two."""

HEAD_LIMIT: Final = 64 * 1024
"""Bytes of a head: the library bounds its lines and their number, which makes six megabytes."""

BODY_SECONDS = 60.0
"""How long it may take over a body: the longest is two megabytes."""

CONNECTIONS_AT_MOST = 2000
"""So many connections of one address (of IPv6: of one network) may be at a request, or wait
between two: all phones of a hall may come through one. WebSockets are counted at the porch."""


class _Place:
    """The place of a connection among those of its address, until it is left."""

    def __init__(self, taken: Counter[str], whose: str) -> None:
        self._taken = taken
        self._whose: str | None = whose
        taken[whose] += 1

    def leave(self) -> None:
        """Somebody else may have it."""
        whose, self._whose = self._whose, None
        if whose is not None:
            self._taken[whose] -= 1
            if not self._taken[whose]:
                del self._taken[whose]


def _last(connection: Any, place: _Place) -> None:
    """It is a WebSocket: its pings are what keeps the time."""
    connection.settimeout(None)
    connection.read_within(None)
    place.leave()


class Handler(pywsgi.WSGIHandler):
    """Waits for nobody for ever, and reads nothing more from what was a WebSocket.

    Nothing of what strangers send is said in the log, nor from where: it is counted.
    """

    def __init__(self, sock: Any, address: Any, server: Any, place: _Place) -> None:
        sock.settimeout(REQUEST_SECONDS)
        self._place = place
        super().__init__(sock, address, server)

    @property
    def _door(self) -> "Door":
        door = self.server
        assert isinstance(door, Door)
        return door

    @property
    def _is_websocket(self) -> bool:
        return str((self.environ or {}).get("HTTP_UPGRADE", "")).lower() == "websocket"

    def handle(self) -> None:
        """Answer one request after the other."""
        try:
            super().handle()
        except OSError:
            # It went away before it was told that what it sent is no request.
            self._door.broken_off.count()

    def read_requestline(self) -> str:
        """Read how a request begins; what stands before its body has the same time."""
        connection: Any = self.socket
        connection.read_within(None)
        # Between two requests there is nothing to be slow about.
        self.rfile.peek(1)
        connection.read_within(REQUEST_SECONDS, HEAD_LIMIT)
        return str(super().read_requestline())

    def read_request(self, raw_requestline: str) -> Any:
        """Read what stands before a body.

        Raises:
            ValueError: it is no request.
        """
        try:
            return super().read_request(raw_requestline)
        except (OSError, IndexError) as error:
            # It went away, or takes too long, or names no whole version: the library would say
            # a traceback.
            raise ValueError from error

    def get_environ(self) -> Any:
        """What the application is told of a request."""
        environ = super().get_environ()
        environ[HANG_UP] = self.socket.hang_up  # type: ignore[attr-defined]
        # Not a method of this: it would hold itself, and each request wait to be collected.
        environ[LAST] = partial(_last, self.socket, self._place)
        return environ

    def handle_one_response(self) -> None:
        """Answer."""
        door = self._door
        if door.left or (door.closing and self._is_websocket):
            # Nobody does anything any more; who repeats it elsewhere finds it not done.
            self.close_connection = True
            return
        connection: Any = self.socket
        connection.read_within(BODY_SECONDS)
        if self._is_websocket:
            super().handle_one_response()
            self.close_connection = True
            return
        # A connection that is kept would else bring one request after the other to the end.
        self.close_connection = self.close_connection or door.closing
        door.under_way += 1
        try:
            super().handle_one_response()
        finally:
            door.under_way -= 1

    def handle_error(self, t: Any, v: Any, tb: Any) -> None:
        """A peer that goes away, or talks nonsense on its WebSocket or by TLS, is counted."""
        if self._is_websocket or isinstance(v, OSError):
            self._door.broken_off.count()
            self.close_connection = True
            return
        super().handle_error(t, v, tb)

    def _log_error(self, t: Any, v: Any, tb: Any) -> None:
        if isinstance(v, Exception):
            _log.error("a request failed\n%s", without_words(v))
        else:
            super()._log_error(t, v, tb)  # type: ignore[misc]

    def log_error(self, _msg: Any, *_args: Any) -> None:
        """Count a request that is none: what would be said holds the whole of its line."""
        self._door.no_requests.count()


class Door(pywsgi.WSGIServer):
    """One listening socket, and how many of its requests are not answered yet.

    Each connection has a greenlet of its own, in which it begins: who never says how to
    speak by TLS holds up nobody.

    Attributes:
        closing: whether each of its connections is closed with its next answer.
        left: whether no request is taken any more, on no connection.
        under_way: how many are not answered yet.
        no_requests: counts what came and was no request.
        broken_off: counts connections that ended, or never began, by nonsense.
        too_many: counts those that found all places of their address taken.
    """

    def __init__(
        self,
        listener: Any,
        app: Any,
        context: ssl.SSLContext | None,
        *,
        shared: bool,
        proxied: bool,
    ) -> None:
        """Open it.

        Args:
            listener, app: where it listens, and who answers.
            context: the certificate, by TLS.
            shared: whether other processes listen there too.
            proxied: whether all come through a proxy, which counts them itself.
        """
        self._context = context
        self._proxied = proxied
        self._taken: Counter[str] = Counter()
        self.closing = False
        self.left = False
        self.under_way = 0
        self.no_requests = Tally(_log, logging.WARNING, "what came was no request, and was refused")
        self.broken_off = Tally(_log, logging.INFO, "a connection broke off, or did not begin")
        self.too_many = Tally(
            _log, logging.WARNING, "an address had too many connections, and one was refused"
        )
        super().__init__(
            listener,
            app,
            log=None,
            error_log=_log,
            environ={
                # Of several processes each takes one connection at a time.
                "wsgi.multiprocess": shared,
                "wsgi.url_scheme": "http" if context is None else "https",
            },
        )

    def handle(self, sock: Any, address: Any) -> None:
        """Answer one connection until it ends."""
        # At a Unix socket nobody has an address.
        whose = network_of(address[0]) if isinstance(address, tuple) and not self._proxied else ""
        if whose and self._taken[whose] >= CONNECTIONS_AT_MOST:
            self.too_many.count()
            return
        place = _Place(self._taken, whose)
        try:
            self._answer(sock, address, place)
        finally:
            place.leave()

    def _answer(self, sock: Any, address: Any, place: _Place) -> None:
        if self._context is None:
            Handler(whole(sock), address, self, place).handle()
            return
        try:
            secured = by_tls(sock, self._context, REQUEST_SECONDS)
        except OSError:
            self.broken_off.count()
            return
        with closing(secured):
            Handler(secured, address, self, place).handle()

    def tell(self) -> None:
        """Say what was counted, at the end."""
        self.no_requests.tell()
        self.broken_off.tell()
        self.too_many.tell()
