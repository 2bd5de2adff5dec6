"""The HTTP server: gevent's, with a time limit for idle connections, and an orderly end."""

import logging
import ssl
import time
from contextlib import AbstractContextManager, suppress
from typing import Any, Final

import gevent.ssl
from gevent import pywsgi
from gevent.pool import Pool

from server.connections import CONNECTION, Connection, Connections
from server.domain.networks import network_of
from server.realtime.websocket import SOCKET
from server.web.problems import without_words

_log = logging.getLogger("novbe.server")

IDLE_SECONDS = 30.0
"""How long a connection may send nothing while the server reads, or take nothing that it sends."""

HEAD_SECONDS = 15.0
"""How long the head of a request may take from its first byte on, and the handshake of TLS."""

CONNECTIONS_AT_MOST: Final = 5000
"""Connections at a time, WebSockets included; for a further one the oldest ends that has not
proved who it is."""

ADDRESS_AT_MOST: Final = 200
"""Connections of one address at a time, without the WebSockets of accepted readers."""

STRANGERS_A_SECOND: Final = 200
"""Requests that are answered on connections that have not proved who they are, and without a
token: pages, the open data. Without end of them, kiosks and counters would wait behind."""

STRANGERS_AT_ONCE: Final = 200
"""So many at once after a quiet time: many phones load their page when the server is back."""

ENDING: Final = 100
"""So many more connections may be on their way to their end."""


class TlsSocket(gevent.ssl.SSLSocket):
    """The server's end of a TLS connection; its errors reach no other connection.

    OpenSSL keeps errors by thread, and CPython leaves those of a connection that was reset there
    (CPython issue 148594): the next read of another connection would fail with them.
    """

    def read(self, *arguments: Any, **options: Any) -> Any:
        """Read what has arrived, or wait for it."""
        try:
            return super().read(*arguments, **options)
        except OSError:
            self._clear_errors()
            raise

    def send(self, *arguments: Any, **options: Any) -> int:
        """Send some of the data."""
        try:
            return int(super().send(*arguments, **options))
        except OSError:
            self._clear_errors()
            raise

    def _clear_errors(self) -> None:
        # A handshake begins with clearing them.
        handshake = self.context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_side=True)
        with suppress(ssl.SSLWantReadError):
            handshake.do_handshake()


class RequestHandler(pywsgi.WSGIHandler):
    """Answers the requests of one connection; what strangers send is not logged.

    Attributes:
        connection: it.
    """

    def __init__(self, connection: Connection, address: Any, server: "HttpServer") -> None:
        super().__init__(connection.socket, address, server)
        self.connection = connection
        self._head = gevent.Timeout()
        self._was_trusted = False

    @property
    def _http_server(self) -> "HttpServer":
        assert isinstance(self.server, HttpServer)
        return self.server

    def MessageClass(self, *arguments: Any) -> Any:
        """The fields of a head.

        Raises:
            ValueError: they do not say in one way how long the body is. A proxy may have believed
                the other, and would take what follows for another request.
        """
        fields = super().MessageClass(*arguments)
        lengths, codings = (
            fields.get_all(name, []) for name in ("Content-Length", "Transfer-Encoding")
        )
        is_clear = len(lengths) + len(codings) < 2
        if not is_clear or any(one.strip().lower() != "chunked" for one in codings):
            raise ValueError("the length of the body is not clear")
        return fields

    def handle_one_request(self) -> Any:
        """Read a request and answer it."""
        try:
            return super().handle_one_request()
        finally:
            self._head.close()

    def read_requestline(self) -> str:
        """Read the first line of a head, within the time for the whole of it.

        Raises:
            OSError: it did not arrive.
        """
        # Between two requests a connection may be idle for longer.
        self.rfile.peek(1)
        self._head = gevent.Timeout.start_new(HEAD_SECONDS, TimeoutError())
        return str(super().read_requestline())

    def read_request(self, raw_requestline: str) -> Any:
        """Read the head of a request.

        Raises:
            ValueError: it is malformed, or did not arrive.
        """
        try:
            return super().read_request(raw_requestline)
        except (OSError, IndexError) as error:
            # The library would print a traceback.
            raise ValueError from error
        finally:
            self._head.close()

    def get_environ(self) -> Any:
        """The environment of the request."""
        return super().get_environ() | {SOCKET: self.socket, CONNECTION: self.connection}

    def handle_one_response(self) -> None:
        """Answer the request."""
        server = self._http_server
        is_websocket = self.headers.get("Upgrade", "").lower() == "websocket"
        if not (self.connection.is_proved or is_websocket or self._may_prove()):
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
        # A client whose next request is here by now would else keep the loop to itself: for
        # seconds nothing else was answered.
        gevent.sleep(0)

    def _may_prove(self) -> bool:
        """Whether the request may prove who asks: the first of a connection that bears a secret.
        Where that proves nothing, the next ones are a stranger's."""
        may_prove = "Authorization" in self.headers and not self._was_trusted
        self._was_trusted = self._was_trusted or may_prove
        return may_prove

    def log_request(self) -> None:
        """Write nothing: there is no log of requests."""

    def handle_error(self, t: Any, v: Any, tb: Any) -> None:
        """Log an error of the application without what was sent."""
        if isinstance(v, OSError):
            # The client went away.
            self.close_connection = True
            return
        super().handle_error(t, v, tb)

    def _log_error(self, t: Any, v: Any, tb: Any) -> None:
        if isinstance(v, Exception):
            _log.error("a request failed\n%s", without_words(v))


class HttpServer(pywsgi.WSGIServer):
    """Serves one listening socket.

    Attributes:
        requests: how many are being answered, without WebSockets.
        stopping: whether each connection is closed after its next answer.
        stopped: whether requests are no longer answered.
    """

    def __init__(
        self,
        listener: Any,
        app: Any,
        context: ssl.SSLContext | None,
        *,
        shared: bool,
        proxied: bool = False,
    ) -> None:
        """Prepare to serve.

        Args:
            listener, app: where it listens, and which application answers.
            context: the certificate to serve TLS with.
            shared: whether other processes accept connections of the same socket.
            proxied: whether proxies open the connections: their addresses tell nothing of who
                asks.
        """
        self._connections = Connections(CONNECTIONS_AT_MOST, None if proxied else ADDRESS_AT_MOST)
        self._context = context
        self._next_turn = 0.0
        self.requests = 0
        self.stopping = False
        self.stopped = False
        tls: dict[str, Any] = {}
        if context is not None:
            context.sslsocket_class = TlsSocket
            tls = {"ssl_context": context}
        super().__init__(
            listener,
            app,
            spawn=Pool(CONNECTIONS_AT_MOST + ENDING),
            log=None,
            error_log=None,
            handler_class=RequestHandler,
            # Of several processes each accepts one connection at a time.
            environ={"wsgi.multiprocess": shared},
            **tls,
        )

    def await_turn(self) -> None:
        """Wait until a request of a stranger may be answered."""
        now = time.monotonic()
        turn = max(self._next_turn, now - STRANGERS_AT_ONCE / STRANGERS_A_SECOND)
        self._next_turn = turn + 1 / STRANGERS_A_SECOND
        gevent.sleep(max(0.0, turn - now))

    def wrap_socket_and_handle(self, client_socket: Any, address: Any) -> None:
        """Serve a connection by TLS until it ends."""
        client_socket.settimeout(IDLE_SECONDS)
        with suppress(OSError), self._opened(client_socket, address) as connection:
            assert self._context is not None
            connection.socket = self._context.wrap_socket(
                client_socket, server_side=True, do_handshake_on_connect=False
            )
            with connection.socket:
                with gevent.Timeout(HEAD_SECONDS, TimeoutError()):
                    connection.socket.do_handshake()
                RequestHandler(connection, address, self).handle()

    def handle(self, sock: Any, address: Any) -> None:
        """Serve a connection until it ends."""
        sock.settimeout(IDLE_SECONDS)
        # The client may go away before it is told that its request is malformed.
        with suppress(OSError), self._opened(sock, address) as connection:
            RequestHandler(connection, address, self).handle()

    def _opened(self, sock: Any, address: Any) -> AbstractContextManager[Connection]:
        # A client at a Unix socket has no address.
        own = network_of(address[0]) if isinstance(address, tuple) else ""
        return self._connections.opened(sock, own)
