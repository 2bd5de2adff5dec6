"""The HTTP server: gevent's, with timeouts, connection limits and a graceful shutdown."""

import logging
import re
import ssl
import time
from contextlib import AbstractContextManager, suppress
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import gevent.ssl
from gevent import pywsgi
from gevent.pool import Pool

from server.domain.buckets import TokenBuckets, network_of
from server.open_connections import CONNECTION, Connection, OpenConnections
from server.realtime.websocket import SOCKET
from server.web.http import without_words

_log = logging.getLogger("novbe.server")

IDLE_SECONDS = 30.0
"""The idle timeout of a connection, for reading and for writing."""

HEAD_SECONDS = 15.0
"""The timeout for a request's head, from its first byte, and for the TLS handshake."""

BODY_SECONDS = 15.0
"""The timeout for a request's body, from when it is first read: with the head 30 seconds."""

BODY_RATE: Final = 32 * 1024
"""The number of received bytes for which a body may take a second more: a slow line is no fault."""

MAX_LINES: Final = 100
"""The maximum number of lines of the header fields, with the empty one after them; of each line
`LINE_BYTES`."""
LINE_BYTES: Final = 8192

_FIELD: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\r\n\0]*\r\n")
"""A header field (RFC 9112, 5), without the forms that two servers may read differently: a folded
line, a blank before the colon, a line that does not end in CRLF."""

_LENGTHS: Final = {"Content-Length": r"[0-9]+", "Transfer-Encoding": r"(?i)chunked"}
"""The fields that tell the length of a body, and the forms that cannot be read in two ways."""

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

WRONG_SECRETS: Final = 200
"""The number of requests a minute with a wrong secret of an address that need not wait either: a
whole hall may reconnect at once, and its secrets are found right only afterwards."""

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


class _Body(pywsgi.Input):
    """The body of a request, with one deadline for all of it (`TimeoutError`). After an error it
    `is_lost`: the next request cannot be found on the connection."""

    def __init__(self, given: Any) -> None:
        super().__init__(given.rfile, given.content_length, given.socket, given.chunked_input)
        self._since, self._received, self.is_lost = 0.0, 0, False

    def read(self, length: int | None = None) -> bytes:
        if self._received:
            # Yield: a client that sends without a pause would occupy the loop.
            gevent.sleep(0)
        now = time.monotonic()
        self._since = self._since or now
        left = self._since + BODY_SECONDS + self._received / BODY_RATE - now
        try:
            if left <= 0:
                raise TimeoutError
            with gevent.Timeout(left, TimeoutError()):
                data = bytes(super().read(length))
        except OSError:
            self.is_lost = True
            raise
        self._received += len(data)
        return data


class _RequestHandler(pywsgi.WSGIHandler):
    """Handles the requests of one connection; requests are not logged."""

    def __init__(self, connection: Connection, address: Any, server: "HttpServer") -> None:
        super().__init__(connection.socket, address, server)
        self.connection = connection
        self._head = gevent.Timeout()
        self._was_trusted = False
        self._unproven = ("unproven", connection.address)

    def MessageClass(self, lines: Any, *_arguments: Any) -> Any:
        """Parse the header fields of a request; `ValueError` if a proxy might read them, or the
        length of the body, differently, which allows request smuggling."""
        unread = iter(lambda: lines.readline(LINE_BYTES), b"\r\n")
        head = list(islice(unread, MAX_LINES))
        if len(head) == MAX_LINES or not all(map(_FIELD.fullmatch, head)):
            raise ValueError("the header fields are malformed")
        # The parser of mails, which pywsgi uses, takes ten times as long.
        fields = pywsgi.OldMessage()
        for line in head:
            name, _, value = line.decode("latin-1").partition(":")
            fields.set_raw(name, value.strip(" \t\r\n"))
        forms = _LENGTHS.items()
        lengths = [(form, field) for name, form in forms for field in fields.get_all(name, [])]
        is_written = (re.fullmatch(form, field) for form, field in lengths)
        is_clear = len(lengths) < 2 and all(is_written)
        if not is_clear or ("Transfer-Encoding" in fields and self.request_version != "HTTP/1.1"):
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
            if not raw_requestline.endswith("\r\n"):
                raise ValueError("the request line does not end in CRLF")
            return super().read_request(raw_requestline)
        except Exception as error:
            # pywsgi would print a traceback for another exception.
            raise ValueError from error
        finally:
            self._head.close()

    def get_environ(self) -> Any:
        environ = super().get_environ()
        if not self._is_websocket:
            self.wsgi_input = _Body(self.wsgi_input)
            environ |= {"wsgi.input": self.wsgi_input, "wsgi.input_terminated": True}
        return environ | {SOCKET: self.socket, CONNECTION: self.connection}

    @property
    def _is_websocket(self) -> bool:
        """Whether the request opens a WebSocket; elsewhere the header has no meaning."""
        upgrade = self.headers.get("Upgrade", "").lower()
        return upgrade == "websocket" and (self.path or "").startswith("/socket.io/")

    def handle_one_response(self) -> None:
        server = self.server
        assert isinstance(server, HttpServer)
        is_websocket = self._is_websocket
        is_free = self.connection.is_authenticated or is_websocket
        proves = not is_free and self._may_prove(server)
        if not (is_free or proves):
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
            if proves and self.connection.is_authenticated:
                server.buckets.give_back(self._unproven, per_minute=WRONG_SECRETS)
            is_lost = isinstance(self.wsgi_input, _Body) and self.wsgi_input.is_lost
            self.close_connection |= server.stopping or is_lost
        # Yield to other greenlets: a client that pipelines requests would occupy the loop for
        # seconds.
        gevent.sleep(0)

    def _may_prove(self, server: "HttpServer") -> bool:
        """Whether the request may authenticate the connection without waiting: only the first one
        with a secret, and only while its address has not sent too many wrong ones."""
        if self._was_trusted or "Authorization" not in self.headers:
            return False
        self._was_trusted = True
        limit, now = {"per_minute": WRONG_SECRETS, "size": WRONG_SECRETS}, datetime.now(UTC)
        # A proxy has one address for all its clients, and limits them itself.
        return not self.connection.address or server.buckets.take(self._unproven, now, **limit) > 0

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
        self, listener: Any, app: Any, context: ssl.SSLContext | None, *, proxied: bool = False
    ) -> None:
        """Create a server that does not accept connections yet; `proxied` connections have no limit
        by address."""
        self._connections = OpenConnections(MAX_CONNECTIONS, None if proxied else MAX_PER_ADDRESS)
        self._context = context
        self.buckets = TokenBuckets()
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
        now, rate = datetime.now(UTC), 60 * ANONYMOUS_RATE
        gevent.sleep(self.buckets.queue("anonymous", now, per_minute=rate, size=ANONYMOUS_BURST))

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
