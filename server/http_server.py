"""The HTTP server: gevent's, with timeouts, connection limits and a graceful shutdown."""

import logging
import ssl
import time
from contextlib import AbstractContextManager, suppress
from typing import Any, Final

import gevent.ssl
from gevent import pywsgi
from gevent.pool import Pool

from server.connections import CONNECTION, Connection, Connections
from server.domain.buckets import network_of
from server.realtime.websocket import SOCKET
from server.web.http import without_words

_log = logging.getLogger("novbe.server")

IDLE_SECONDS = 30.0
"""The idle timeout of a connection, for reading and for writing."""

HEAD_SECONDS = 15.0
"""The timeout for a request's head, from its first byte, and for the TLS handshake."""

MAX_CONNECTIONS: Final = 5000
"""The maximum number of connections, with WebSockets; for a further one the oldest
unauthenticated connection is closed."""

MAX_PER_ADDRESS: Final = 200
"""The maximum number of connections of an address, without the WebSockets of accepted readers."""

ANONYMOUS_RATE: Final = 200
"""The rate limit for requests without a token on unauthenticated connections (pages, open data), so
that kiosks and counters need not wait."""

ANONYMOUS_BURST: Final = 200
"""The burst of that rate limit: many phones load their page when the server is back."""

CLOSING: Final = 100
"""The number of connections that may be closing in addition."""


class _TlsSocket(gevent.ssl.SSLSocket):
    """The server's side of a TLS connection, which clears OpenSSL's error queue: it has one for
    each thread, and CPython leaves the errors of a reset connection in it (CPython issue 148594),
    with which the next read of another connection would fail."""

    def read(self, *arguments: Any, **options: Any) -> Any:
        try:
            return super().read(*arguments, **options)
        except OSError:
            self._clear_errors()
            raise

    def send(self, *arguments: Any, **options: Any) -> int:
        try:
            return int(super().send(*arguments, **options))
        except OSError:
            self._clear_errors()
            raise

    def _clear_errors(self) -> None:
        # A handshake clears the error queue when it begins.
        handshake = self.context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_side=True)
        with suppress(ssl.SSLWantReadError):
            handshake.do_handshake()


class _RequestHandler(pywsgi.WSGIHandler):
    """Handles the requests of one connection; requests are not logged."""

    def __init__(self, connection: Connection, address: Any, server: "HttpServer") -> None:
        super().__init__(connection.socket, address, server)
        self.connection = connection
        self._head = gevent.Timeout()
        self._was_trusted = False

    def MessageClass(self, *arguments: Any) -> Any:
        """Parse the header fields of a request; `ValueError` if the length of its body is not
        clear: a proxy might read it differently, which allows request smuggling."""
        fields = super().MessageClass(*arguments)
        lengths, codings = (
            fields.get_all(name, []) for name in ("Content-Length", "Transfer-Encoding")
        )
        is_clear = len(lengths) + len(codings) < 2
        if not is_clear or any(one.strip().lower() != "chunked" for one in codings):
            raise ValueError("the length of the body is not clear")
        return fields

    def handle_one_request(self) -> Any:
        try:
            return super().handle_one_request()
        finally:
            self._head.close()

    def read_requestline(self) -> str:
        """Read the request line, or `OSError`; sets the timeout for the whole head."""
        # Between two requests the longer idle timeout applies.
        self.rfile.peek(1)
        self._head = gevent.Timeout.start_new(HEAD_SECONDS, TimeoutError())
        return str(super().read_requestline())

    def read_request(self, raw_requestline: str) -> Any:
        """Read the head of a request; `ValueError` if it is malformed or late."""
        try:
            return super().read_request(raw_requestline)
        except (OSError, IndexError) as error:
            # pywsgi would print a traceback for another exception.
            raise ValueError from error
        finally:
            self._head.close()

    def get_environ(self) -> Any:
        return super().get_environ() | {SOCKET: self.socket, CONNECTION: self.connection}

    def handle_one_response(self) -> None:
        server = self.server
        assert isinstance(server, HttpServer)
        is_websocket = self.headers.get("Upgrade", "").lower() == "websocket"
        if not (self.connection.is_authenticated or is_websocket or self._may_authenticate()):
            server.await_turn()
        if server.stopped or (server.stopping and is_websocket):
            # The client repeats the request after the restart.
            self.close_connection = True
            return
        if is_websocket:
            super().handle_one_response()
            self.close_connection = True
            return
        server.requests += 1
        try:
            super().handle_one_response()
        finally:
            server.requests -= 1
            self.close_connection = self.close_connection or server.stopping
        # Yield to other greenlets: a client that pipelines requests would occupy the loop for
        # seconds.
        gevent.sleep(0)

    def _may_authenticate(self) -> bool:
        """Whether the request may authenticate the connection: only the first one with a secret. If
        that secret is invalid, later requests are rate limited as unauthenticated."""
        may_prove = "Authorization" in self.headers and not self._was_trusted
        self._was_trusted = self._was_trusted or may_prove
        return may_prove

    def log_request(self) -> None:
        """Do nothing: requests are not logged."""

    def handle_error(self, t: Any, v: Any, tb: Any) -> None:
        """Log an error of the application, without data of the request."""
        if isinstance(v, OSError):
            # The client went away.
            self.close_connection = True
            return
        super().handle_error(t, v, tb)

    def _log_error(self, t: Any, v: Any, tb: Any) -> None:
        if isinstance(v, Exception):
            _log.error("a request failed\n%s", without_words(v))


class HttpServer(pywsgi.WSGIServer):
    """Serves one listening socket, and counts its `requests` in progress, without WebSockets. One
    that is `stopping` closes each connection after its response; a `stopped` one answers no
    request."""

    def __init__(
        self,
        listener: Any,
        app: Any,
        context: ssl.SSLContext | None,
        *,
        shared: bool,
        proxied: bool = False,
    ) -> None:
        """Create a server that does not accept connections yet. Other processes may accept some on
        a `shared` socket; `proxied` connections have no limit by address."""
        self._connections = Connections(MAX_CONNECTIONS, None if proxied else MAX_PER_ADDRESS)
        self._context = context
        self._next_turn = 0.0
        self.requests = 0
        self.stopping = False
        self.stopped = False
        tls: dict[str, Any] = {}
        if context is not None:
            context.sslsocket_class = _TlsSocket
            tls = {"ssl_context": context}
        super().__init__(
            listener,
            app,
            spawn=Pool(MAX_CONNECTIONS + CLOSING),
            log=None,
            error_log=None,
            handler_class=_RequestHandler,
            # With several processes, each accepts one connection at a time.
            environ={"wsgi.multiprocess": shared},
            **tls,
        )

    def finish(self, seconds: float) -> None:
        """Accept no new connections, and finish the requests in progress within this time."""
        end = time.monotonic() + seconds
        self.close()
        self.stopping = True
        while self.requests and time.monotonic() < end:
            gevent.sleep(0.01)
        self.stopped = True

    def await_turn(self) -> None:
        """Wait until the rate limit allows an unauthenticated request."""
        now = time.monotonic()
        turn = max(self._next_turn, now - ANONYMOUS_BURST / ANONYMOUS_RATE)
        self._next_turn = turn + 1 / ANONYMOUS_RATE
        gevent.sleep(max(0.0, turn - now))

    def wrap_socket_and_handle(self, client_socket: Any, address: Any) -> None:
        """Serve a TLS connection until it ends."""
        client_socket.settimeout(IDLE_SECONDS)
        with suppress(OSError), self._opened(client_socket, address) as connection:
            assert self._context is not None
            connection.socket = self._context.wrap_socket(
                client_socket, server_side=True, do_handshake_on_connect=False
            )
            with connection.socket:
                with gevent.Timeout(HEAD_SECONDS, TimeoutError()):
                    connection.socket.do_handshake()
                _RequestHandler(connection, address, self).handle()

    def handle(self, sock: Any, address: Any) -> None:
        """Serve a connection until it ends."""
        sock.settimeout(IDLE_SECONDS)
        # The client may close the connection before it gets an error response.
        with suppress(OSError), self._opened(sock, address) as connection:
            _RequestHandler(connection, address, self).handle()

    def _opened(self, sock: Any, address: Any) -> AbstractContextManager[Connection]:
        # A client at a Unix socket has no address.
        own = network_of(address[0]) if isinstance(address, tuple) else ""
        return self._connections.opened(sock, own)
